"""The archive: every post, by year and month."""

from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar

from msgspec import Struct

from plugins.domain.moments import month_in_words
from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.site import Site
from plugins.views.cards import PostEntry, present_entry
from plugins.views.heads import PageView, present_head

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


def present_archive(site: Site) -> ArchivePage:
    return ArchivePage(
        head=present_head(
            site,
            INDEX.label,
            INDEX.address,
            description="Everything published here, by year and month.",
        ),
        years=tuple(_years(site)),
    )


def _years(site: Site) -> Iterator[ArchiveYear]:
    for year, of_year in groupby(site.posts, key=lambda post: post.published.year):
        months = groupby(of_year, key=lambda post: post.published.month)
        yield ArchiveYear(str(year), tuple(_month(site, posts) for _, posts in months))


def _month(site: Site, posts: Iterator[Post]) -> ArchiveMonth:
    of_month = tuple(posts)
    words = month_in_words(of_month[0].published)
    return ArchiveMonth(words, tuple(present_entry(site, post) for post in of_month))
