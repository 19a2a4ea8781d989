"""Which files of an old site are posts, and what their names and places say of them."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NoReturn

from msgspec import Struct

from plugins.domain.refusal import WrongCall
from plugins.importing.report import Notice, Skipped

ENDINGS = (".md", ".markdown")
NOT_ENTERED = ("node_modules", "_site", "vendor")
"""Folders of tools and of results; those whose names begin with a dot are not entered either."""

_LANGUAGE = re.compile(r"(.+)\.([a-z]{2}(?:-[A-Za-z]{2,4})?)")


class Found(Struct, frozen=True):
    """A Markdown file of the old site. `path` is its place below the folder that is imported.

    `name` is the post's: the file's without its ending, in a Hugo bundle (`x/index.md`) the
    folder's. `language` is what the name says (`x.es.md`), empty if nothing.
    """

    path: str
    name: str
    language: str = ""
    jekyll: bool = False
    draft: bool = False


class Survey(Struct, frozen=True):
    """What lies below a folder: posts in the order in which they are imported, Markdown files that
    are no posts, and files that nobody reads."""

    posts: tuple[Found, ...]
    skipped: tuple[Skipped, ...]
    others: tuple[Notice, ...]


def survey(source: Path, leave_out: Path) -> Survey:
    """What is to be imported from the folder `source`, without what lies in `leave_out`.

    Raises `WrongCall` for a folder that cannot be read.

    Where there is a `_posts` folder, Jekyll's rule holds: posts are in `_posts` and `_drafts`. Else
    where there is a `content` folder, Hugo's: posts are in it. Else every Markdown file is one.
    """
    paths = sorted(files_below(source, leave_out.resolve(), _refuse))
    markdown = [path for path in paths if PurePosixPath(path).suffix.lower() in ENDINGS]
    reasons = {path: _reason(path, rule) for rule in [_rule(source, markdown)] for path in markdown}
    posts = [found_at(path, source.name) for path in markdown if not reasons[path]]
    return Survey(
        tuple(sorted(posts, key=lambda post: (_folder(post), bool(post.language), post.path))),
        tuple(Skipped(_legible(path), reason) for path, reason in reasons.items() if reason),
        tuple(_others(paths)),
    )


def found_at(path: str, root: str = "") -> Found:
    """What the place `path` says of a post; `root` is the name of the folder that is imported."""
    folders = PurePosixPath(path).parts[:-1]
    name = PurePosixPath(path).stem.removesuffix(".html")
    language = ""
    if spoken := _LANGUAGE.fullmatch(name):
        name, language = spoken.groups()
    if name == "index" and folders:
        name = folders[-1]
    return Found(
        path,
        _spelled(name),
        language,
        jekyll="_posts" in (root, *folders),
        draft="_drafts" in (root, *folders),
    )


def _rule(source: Path, markdown: Iterable[str]) -> str:
    if source.name == "_posts" or any("_posts" in _folders(path) for path in markdown):
        return "_posts"
    return "content" if (source / "content").is_dir() else ""


def _reason(path: str, rule: str) -> str:
    """Why the file is no post; empty for a post."""
    if PurePosixPath(path).name.lower() in ("_index.md", "_index.markdown"):
        return "describes a list of the old site, not a post"
    if _legible(path) != path:
        return "its name is not UTF-8; give it another"
    if rule == "_posts" and not {"_posts", "_drafts"} & {*_folders(path)}:
        return "lies outside _posts, so it was no post of the old site"
    if rule == "content" and _folders(path)[:1] != ("content",):
        return "lies outside content, so it was no post of the old site"
    return ""


def _folders(path: str) -> tuple[str, ...]:
    return PurePosixPath(path).parts[:-1]


def _folder(post: Found) -> str:
    return PurePosixPath(post.path).parent.as_posix()


def _others(paths: Iterable[str]) -> Iterator[Notice]:
    for path in paths:
        suffix = PurePosixPath(path).suffix.lower()
        if suffix not in ENDINGS:
            yield Notice("other-file", _legible(path), _legible(suffix) or "without an ending")


def files_below(
    source: Path, leave_out: Path, on_error: Callable[[OSError], object] | None
) -> Iterator[str]:
    """The paths of the files in `source`, without hidden ones, those of tools and of `leave_out`.
    `on_error` is told which folders cannot be read."""
    for root, folders, names in os.walk(source, onerror=on_error):
        here = Path(root)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in NOT_ENTERED
            and (here / name).resolve() != leave_out
        )
        for name in names:
            if not name.startswith("."):
                yield (here / name).relative_to(source).as_posix()


def _refuse(wrong: OSError) -> NoReturn:
    raise WrongCall(f"{wrong.filename} cannot be read: {wrong.strerror}") from wrong


def _legible(path: str) -> str:
    """`path` with a question mark for each byte that is no text."""
    return path.encode("utf-8", "replace").decode("utf-8")


def _spelled(name: str) -> str:
    """`name` as every machine can spell it: composed letters, nothing invisible."""
    visible = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in name)
    return unicodedata.normalize("NFC", visible).strip(" .") or "post"
