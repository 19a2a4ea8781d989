"""The archive: every post, by year and month."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.moments import month_in_words
from plugins.domain.people import Link
from plugins.domain.sealed import Sealed
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.views.cards import PostEntry, entries_of
from plugins.views.heads import PageView, plain_head

INDEX = Link("Archive", "/archive/")


class ArchiveMonth(Struct, frozen=True):
    """`words` are "January 2017"."""

    words: str
    posts: tuple[PostEntry, ...]


class ArchiveYear(Struct, frozen=True):
    year: str
    months: tuple[ArchiveMonth, ...]


class ArchivePage(PageView, frozen=True, kw_only=True):
    """Newest first throughout."""

    template: ClassVar[str] = "pages/archive.html"

    years: tuple[ArchiveYear, ...]


class ArchiveSubject(Struct, frozen=True):
    """All that the archive is made from, the settings apart."""

    entries: tuple[Sealed[PostEntry], ...]
    is_preview: bool


def subject_of_archive(site: Site) -> ArchiveSubject:
    return ArchiveSubject(tuple(entries_of(site).values()), site.preview)


def present_archive(subject: ArchiveSubject, settings: Settings) -> ArchivePage:
    head = plain_head(
        settings,
        INDEX.label,
        INDEX.address,
        description="Everything published here, by year and month.",
    )
    return ArchivePage(
        head=replace(head, robots="noindex") if subject.is_preview else head,
        years=tuple(_years(sealed.value for sealed in subject.entries)),
    )


def _years(entries: Iterable[PostEntry]) -> Iterator[ArchiveYear]:
    for year, of_year in groupby(entries, key=lambda entry: entry.day.iso[:4]):
        months = groupby(of_year, key=lambda entry: entry.day.iso[:7])
        yield ArchiveYear(year, tuple(_month(tuple(of_month)) for _, of_month in months))


def _month(entries: tuple[PostEntry, ...]) -> ArchiveMonth:
    return ArchiveMonth(month_in_words(date.fromisoformat(entries[0].day.iso)), entries)
