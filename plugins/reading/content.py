"""The content folder, read: every file as a typed head and a body, and what is wrong with them."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.body import Body
from plugins.domain.pictures import Asset
from plugins.domain.places import Places, SourceText
from plugins.domain.problem import Problem
from plugins.domain.progress import Progress, silent
from plugins.domain.settings import Settings
from plugins.domain.unchecked import without_comments
from plugins.reading.front_matter.heads import Kind, SiteHead
from plugins.reading.front_matter.source import Source, read_source
from plugins.reading.known_problems import NAME as KNOWN_PROBLEMS
from plugins.reading.known_problems import known_problems
from plugins.reading.picture_sizes import size_of
from plugins.reading.site_settings import settings_from

FOLDERS: dict[str, Kind] = {
    "posts": "post",
    "pages": "page",
    "series": "series",
    "campaigns": "campaign",
    "people": "person",
    "organisations": "organisation",
}
ASSETS = ("images", "files")
OURS = ("site.yaml", KNOWN_PROBLEMS)
_SYSTEM_FILES = (".DS_Store", "Thumbs.db", "desktop.ini")


BodyMaker = Callable[[Sequence[str], frozenset[str], str, Progress], list[Body]]
"""Turns the Markdown of bodies into `Body` values: texts, what the site allows, its address."""

FileReader = Callable[[Kind, str, bytes, ZoneInfo], Source]
"""Reads a file of a kind, by its path and bytes, on a site of that zone, as `read_source` does."""


class ReadFile(Struct, frozen=True):
    """A file of the content folder: its head and body as far as they could be read."""

    source: Source
    body: Body = Body()


class Content(Struct, frozen=True, kw_only=True):
    """All files in order of their paths. `known` are the lines of `known-problems.txt`."""

    settings: Settings
    zone: ZoneInfo
    files: tuple[ReadFile, ...] = ()
    assets: tuple[Asset, ...] = ()
    places: Places = Places({})
    known: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def read_content(
    folder: Path,
    make_bodies: BodyMaker,
    address: str = "",
    progress: Progress = silent,
    read_file: FileReader = read_source,
) -> Content:
    """Read the whole of `folder`. Whatever is wrong with a file is in `problems`; nothing raises
    for a mistake in content.

    `address` is the site's, where the command names one. `progress` is told how many bodies of how
    many have been converted. `read_file` may remember what stood in files that are as they were.
    """
    everything = sorted(files_below(folder))
    paths = [path for path in everything if _is_readable(folder, path)]
    readable = frozenset(paths)
    site, zone, problems = read_site(folder)
    settings = settings_from(site, address)
    sources = [
        read_file(kind, path, (folder / path).read_bytes(), zone)
        for path in paths
        if (kind := kind_of_source(path)) and kind != "site"
    ]
    texts = [without_comments(source.text) for source in sources]
    bodies = make_bodies(texts, frozenset(settings.allow), settings.address, progress)
    files = [ReadFile(source, body) for source, body in zip(sources, bodies, strict=True)]
    places = Places({source.source: _text(source) for source in sources})
    return Content(
        settings=settings,
        zone=zone,
        files=tuple(files),
        assets=tuple(_assets(folder, paths)),
        places=places,
        known=known_problems(folder),
        problems=(
            *problems,
            *(problem for read in files for problem in _problems_of(read, places)),
            *unread_files(paths),
            *(_unreadable(path) for path in everything if path not in readable),
        ),
    )


def kind_of_source(path: str) -> Kind | None:
    """The kind of the content file `path` (`posts/2017/x.md`), None if it is none."""
    if path == "site.yaml":
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


def read_site(folder: Path) -> tuple[SiteHead, ZoneInfo, tuple[Problem, ...]]:
    """What `site.yaml` says, the site's zone, and what is wrong with it; it may be missing."""
    path = folder / "site.yaml"
    head = SiteHead()
    problems: tuple[Problem, ...] = ()
    if path.is_file():
        read = read_source("site", "site.yaml", path.read_bytes(), ZoneInfo(head.timezone))
        problems = read.problems
        if isinstance(read.head, SiteHead):
            head = read.head
    if not head.name:
        head = replace(head, name=folder.resolve().name)
    return head, ZoneInfo(head.timezone), problems


def _is_readable(folder: Path, path: str) -> bool:
    """Whether there is a file at the path, under a name that is text."""
    return "\N{REPLACEMENT CHARACTER}" not in _as_text(path) and (folder / path).is_file()


def _unreadable(path: str) -> Problem:
    name = _as_text(path)
    return Problem(
        source=name,
        check="unread-file",
        message="this file cannot be read: it is a link to nothing, or its name is not UTF-8",
        hint="put the file itself there, under a name of plain letters",
        subject=name,
    )


def _as_text(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def files_below(folder: Path) -> Iterator[str]:
    """The path within `folder` of every file below it, but of hidden ones and editors' copies."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = PurePosixPath(Path(root).relative_to(folder).as_posix())
        for name in names:
            if not name.startswith(".") and not name.endswith("~"):
                yield str(inside / name)


def _assets(folder: Path, paths: Iterable[str]) -> Iterator[Asset]:
    for path in paths:
        if PurePosixPath(path).parts[0] in ASSETS and "/" in path:
            file = folder / path
            yield Asset(path, file.stat().st_size, str(file.resolve()), *size_of(file))


def _text(source: Source) -> SourceText:
    return SourceText(source.lines, source.text, source.body_line)


def _problems_of(read: ReadFile, places: Places) -> Iterator[Problem]:
    yield from read.source.problems
    for remark in read.body.remarks:
        yield Problem(
            source=read.source.source,
            line=places.of_words(read.source.source, remark.subject),
            check=remark.check,
            message=remark.message,
            subject=remark.subject,
            severity="warning",
        )
