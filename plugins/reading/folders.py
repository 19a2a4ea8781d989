"""Which files of the content folder are read, as what, and why others are not."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from plugins.domain.ledger import NAME as LEDGER
from plugins.domain.problem import Problem
from plugins.domain.settings import SITE_FILE
from plugins.reading.found import Fault, Found
from plugins.reading.front_matter.heads import Kind
from plugins.reading.known_problems import NAME as KNOWN_PROBLEMS

FOLDERS: dict[str, Kind] = {
    "posts": "post",
    "pages": "page",
    "series": "series",
    "campaigns": "campaign",
    "people": "person",
    "organisations": "organisation",
}
ASSETS = ("images", "files")
OURS = (SITE_FILE, KNOWN_PROBLEMS, LEDGER)
_SYSTEM_FILES = (".DS_Store", "Thumbs.db", "desktop.ini")

LARGEST = 1_000_000
"""Bytes that a content file may have: some 170,000 words, two novels."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that no name of a file has for a good reason: they are not seen, and some of them
turn round what is shown after them."""


def kind_of_source(path: str) -> Kind | None:
    """The kind of the content file `path` (`posts/2017/x.md`), None if it is none."""
    if path == SITE_FILE:
        return "site"
    first, _, rest = path.partition("/")
    return FOLDERS.get(first) if rest and path.endswith(".md") else None


def unread_files(paths: Iterable[str]) -> Iterator[Problem]:
    """A problem for every file that stands where content is read and that nobody reads."""
    for path in paths:
        if kind_of_source(path) or path in OURS or PurePosixPath(path).parts[0] in ASSETS:
            continue
        if PurePosixPath(path).name not in _SYSTEM_FILES:
            message, hint = _what_to_do(path)
            yield Problem(
                source=path, check="unread-file", message=message, hint=hint, subject=path
            )


def _what_to_do(path: str) -> tuple[str, str]:
    """What is wrong with a file that nobody reads, and the mend."""
    pure = PurePosixPath(path)
    if pure.suffix == ".md":
        folders = ", ".join(f"{name}/" for name in FOLDERS)
        return (
            "nobody reads this file: it lies outside the folders for content",
            f"move it to one of {folders}",
        )
    if pure.suffix.lower() in (".md", ".markdown", ".mkd", ".mdown", ".txt"):
        return (
            f"nobody reads this file: its name ends in {pure.suffix}",
            f"if it is a post, rename it to {pure.stem}.md",
        )
    if pure.suffix.lower() in (".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".rst"):
        return (
            f"nobody reads this file: posts are written in Markdown, not {pure.suffix}",
            f"save its text as {pure.stem}.md; to offer it for download move it to files/",
        )
    return (
        "nobody reads this file",
        "pictures belong in images/, documents in files/; anything else outside this folder",
    )


def is_readable(path: str) -> bool:
    """Whether the path is text, all of which is seen."""
    name = _as_text(path)
    return "\N{REPLACEMENT CHARACTER}" not in name and not _UNSEEN.search(name)


def unreadable(found: Found) -> Problem:
    name = _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _as_text(found.path))
    message, hint = _WHY_NOT[found.fault]
    return Problem(source=name, check="unread-file", message=message, hint=hint, subject=name)


_WHY_NOT: dict[Fault, tuple[str, str]] = {
    "": (
        "the name of this file has bytes that are not UTF-8, or characters that are not seen",
        "rename it, with plain letters, digits and hyphens",
    ),
    "leads out": (
        "this is a link to a place outside the content folder, which nothing here follows",
        "put the file or folder itself there",
    ),
    "leads nowhere": (
        "this file cannot be read: it is a link to nothing",
        "put the file itself there, or delete the link",
    ),
    "leads to a folder": (
        "this is a link to a folder, which nothing here follows",
        "put the folder itself there, or delete the link",
    ),
    "no file": (
        "this is no file but a pipe, a socket or a device",
        "delete it, or put a file there",
    ),
    "closed folder": (
        "this folder cannot be looked into",
        "let whoever builds the site read it (on Linux and macOS: chmod +rx)",
    ),
}


def is_too_large(found: Found) -> bool:
    return (
        found.stamp is not None
        and found.stamp[0] > LARGEST
        and kind_of_source(found.path) is not None
    )


def too_large(path: str) -> Problem:
    return Problem(
        source=path,
        line=1,
        check="too-large",
        message=f"this file is larger than {LARGEST:,} bytes and was not read",
        hint="make several of it; pictures that were pasted into the text belong in images/, "
        "a document to download in files/",
        subject=path,
    )


def _as_text(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
