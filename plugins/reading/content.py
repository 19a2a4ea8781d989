"""The content folder, read: every file as a typed head and a body, and what is wrong with them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.body import AnyBody, Body
from plugins.domain.check_names import ERRORS
from plugins.domain.ledger import NO_PAST, Past, past_of
from plugins.domain.pictures import Asset
from plugins.domain.places import Places, SourceText, Written
from plugins.domain.problem import Problem
from plugins.domain.progress import Progress, silent
from plugins.domain.settings import SITE_FILE, Settings
from plugins.reading.folders import (
    ASSETS,
    LARGEST,
    is_readable,
    is_too_large,
    kind_of_source,
    too_large,
    unread_files,
    unreadable,
)
from plugins.reading.found import Found, found_below, is_within
from plugins.reading.fresh_files import bytes_of
from plugins.reading.front_matter.heads import HEADS, Head, Kind, SiteHead
from plugins.reading.front_matter.source import Source, read_source
from plugins.reading.kept_sources import KeptSource
from plugins.reading.known_problems import known_problems
from plugins.reading.ledger_file import read_ledger
from plugins.reading.site_settings import settings_from

AnySource = Source | KeptSource

_HINTS = {
    "script-in-body": "take it out, or add allow: [scripts] to site.yaml",
    "frame-in-body": "write a link to it, [what it shows](https://…), or add allow: [frames] to "
    "site.yaml",
    "unsafe-address": "write an address that begins with https://, mailto: or tel:, or a path on "
    "this site",
    "too-large": "look for a sign that stands there thousands of times, or make several posts of "
    "it",
}
"""What to do about what a body may not have."""


class FileReader(Protocol):
    """Reads the files of a content folder, which it knows."""

    def read(self, found: Iterable[tuple[Kind, Found]], progress: Progress) -> Sequence[AnySource]:
        """What stands in content files, in the order given."""

    def past(self) -> tuple[Past, tuple[Problem, ...]]:
        """What was published, by the ledger of the folder, and what is wrong with that."""

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
    """All files in order of their paths. `known` are the lines of `known-problems.txt`, `past` is
    what those of the ledger add up to."""

    settings: Settings
    zone: ZoneInfo
    files: tuple[ReadFile, ...] = ()
    assets: tuple[Asset, ...] = ()
    places: Places = Places({})
    known: frozenset[str] = frozenset()
    past: Past = NO_PAST
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
    files = [found for found in everything if found.stamp and is_readable(found.path)]
    readable = frozenset(found.path for found in files)
    site_source = _site_source(folder)
    site, zone, problems = _said_of_site(folder, site_source)
    settings = settings_from(site, address)
    wanted = [
        (kind, found)
        for found in files
        if (kind := kind_of_source(found.path)) and kind != "site" and not is_too_large(found)
    ]
    reader = read_files(settings)
    past, unread_facts = reader.past()
    read = tuple(ReadFile(source) for source in reader.read(wanted, progress))
    sources: dict[str, Written] = {one.source.source: _written(one.source) for one in read}
    if SITE_FILE in readable:
        lines = site_source.lines if site_source else {}
        sources[SITE_FILE] = SourceText(lines, has_text=False, has_comments=False)
    places = Places(sources)
    return Content(
        settings=settings,
        zone=zone,
        files=read,
        assets=tuple(_assets(folder, files, reader)),
        places=places,
        known=known_problems(folder),
        past=past,
        problems=(
            *problems,
            *unread_facts,
            *(problem for one in read for problem in _problems_of(one, places)),
            *unread_files(found.path for found in files),
            *(unreadable(found) for found in everything if found.path not in readable),
            *(too_large(found.path) for found in files if is_too_large(found)),
        ),
    )


def read_site(folder: Path) -> tuple[SiteHead, ZoneInfo, tuple[Problem, ...]]:
    """What `site.yaml` says, the site's zone, and what is wrong with it; it may be missing."""
    return _said_of_site(folder, _site_source(folder))


def _site_source(folder: Path) -> Source | None:
    """`site.yaml` as read; None if it is missing or too large."""
    path = folder / SITE_FILE
    if not is_within(folder, SITE_FILE) or path.stat().st_size > LARGEST:
        return None
    return read_source("site", SITE_FILE, path.read_bytes(), ZoneInfo(SiteHead().timezone))


def _said_of_site(
    folder: Path, source: Source | None
) -> tuple[SiteHead, ZoneInfo, tuple[Problem, ...]]:
    head = source.head if source and isinstance(source.head, SiteHead) else SiteHead()
    if not head.name:
        head = replace(head, name=folder.resolve().name)
    return head, ZoneInfo(head.timezone), source.problems if source else ()


class HeadsAlone:
    """Reads front matter, converts no body and keeps nothing."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder, self._zone = folder, ZoneInfo(settings.timezone)

    def read(self, found: Iterable[tuple[Kind, Found]], _progress: Progress) -> list[Source]:
        return [
            read_source(kind, one.path, bytes_of(self._folder / one.path), self._zone)
            for kind, one in found
        ]

    def past(self) -> tuple[Past, tuple[Problem, ...]]:
        facts, problems = read_ledger(self._folder)
        return past_of(facts), problems

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
            line=places.of_words(source.source, remark.subject, remark.words),
            check=remark.check,
            message=remark.message,
            hint=_HINTS.get(remark.check, ""),
            subject=remark.subject,
            severity="error" if remark.check in ERRORS else "warning",
        )
