"""The content folder, read: every file as a typed head and a body, and what is wrong with them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.body import AnyBody, Body
from plugins.domain.pictures import Asset
from plugins.domain.places import Places, SourceText, Written
from plugins.domain.problem import Problem
from plugins.domain.progress import Progress, silent
from plugins.domain.settings import Settings
from plugins.reading.found import Found, found_below
from plugins.reading.front_matter.heads import HEADS, Head, Kind, SiteHead
from plugins.reading.front_matter.source import Source, read_source
from plugins.reading.kept_sources import KeptSource
from plugins.reading.known_problems import NAME as KNOWN_PROBLEMS
from plugins.reading.known_problems import known_problems
from plugins.reading.site_settings import settings_from

AnySource = Source | KeptSource

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


class FileReader(Protocol):
    """Reads the files of a content folder, which it knows."""

    def read(self, found: Iterable[tuple[Kind, Found]], progress: Progress) -> Sequence[AnySource]:
        """What stands in content files, in the order given."""

    def size_of(self, found: Found) -> tuple[int, int]:
        """Width and height of a picture in pixels, (0, 0) of what is none."""


class ReadFile(Struct, frozen=True):
    """A file of the content folder: its head and body as far as they could be read."""

    source: AnySource
    given: AnyBody | None = None

    @property
    def body(self) -> AnyBody:
        if self.given is not None:
            return self.given
        return self.source.made if isinstance(self.source, KeptSource) else Body()


class Content(Struct, frozen=True, kw_only=True, dict=True):
    """All files in order of their paths. `known` are the lines of `known-problems.txt`."""

    settings: Settings
    zone: ZoneInfo
    files: tuple[ReadFile, ...] = ()
    assets: tuple[Asset, ...] = ()
    places: Places = Places({})
    known: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def of_kind(self) -> dict[type, list[ReadFile]]:
        """The files by the type that the head of their kind has."""
        found: dict[type, list[ReadFile]] = {}
        for read in self.files:
            found.setdefault(HEADS[read.source.kind], []).append(read)
        return found


def read_content(
    folder: Path,
    read_files: Callable[[Settings], FileReader],
    address: str = "",
    progress: Progress = silent,
) -> Content:
    """Read the whole of `folder`. Whatever is wrong with a file is in `problems`; nothing raises
    for a mistake in content.

    `address` is the site's, where the command names one. `read_files` gives, for the settings of
    the site, what reads its files; `progress` is told how many of how many have been read.
    """
    everything = tuple(found_below(folder))
    files = [found for found in everything if found.stamp and _is_readable(found.path)]
    readable = frozenset(found.path for found in files)
    site, zone, problems = read_site(folder)
    settings = settings_from(site, address)
    wanted = [
        (kind, found) for found in files if (kind := kind_of_source(found.path)) and kind != "site"
    ]
    reader = read_files(settings)
    read = tuple(ReadFile(source) for source in reader.read(wanted, progress))
    places = Places({one.source.source: _written(one.source) for one in read})
    return Content(
        settings=settings,
        zone=zone,
        files=read,
        assets=tuple(_assets(folder, files, reader)),
        places=places,
        known=known_problems(folder),
        problems=(
            *problems,
            *(problem for one in read for problem in _problems_of(one, places)),
            *unread_files(found.path for found in files),
            *(_unreadable(found.path) for found in everything if found.path not in readable),
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


def _is_readable(path: str) -> bool:
    """Whether the path is text."""
    return "\N{REPLACEMENT CHARACTER}" not in _as_text(path)


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


class HeadsAlone:
    """Reads front matter, converts no body and keeps nothing."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder, self._zone = folder, ZoneInfo(settings.timezone)

    def read(self, found: Iterable[tuple[Kind, Found]], _progress: Progress) -> list[Source]:
        return [
            read_source(kind, one.path, (self._folder / one.path).read_bytes(), self._zone)
            for kind, one in found
        ]

    def size_of(self, _found: Found) -> tuple[int, int]:
        return 0, 0


def as_source(source: AnySource, head: Head) -> Source:
    """The same file with another head; where its text stands is told by the places."""
    return Source(
        source=source.source,
        kind=source.kind,
        head=head,
        lines=source.lines,
        text="",
        body_line=source.body_line,
        problems=source.problems,
    )


def _written(source: AnySource) -> Written:
    if isinstance(source, KeptSource):
        return source
    return SourceText(source.lines, source.text, source.body_line)


def _assets(folder: Path, files: Iterable[Found], reader: FileReader) -> Iterator[Asset]:
    root = folder.resolve()
    for found in files:
        if found.path.partition("/")[0] in ASSETS and "/" in found.path and found.stamp:
            size = reader.size_of(found)
            yield Asset(found.path, found.stamp[0], f"{root}/{found.path}", *size)


def _problems_of(read: ReadFile, places: Places) -> Iterator[Problem]:
    source = read.source
    if isinstance(source, KeptSource) and not source.file.is_noted:
        return
    yield from source.problems
    for remark in read.body.remarks:
        yield Problem(
            source=source.source,
            line=places.of_words(source.source, remark.subject),
            check=remark.check,
            message=remark.message,
            subject=remark.subject,
            severity="warning",
        )
