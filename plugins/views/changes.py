"""The page of changes: corrections, major changes, withdrawals."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar, Literal

from msgspec import Struct

from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.site import Site
from plugins.views.cards import language_of
from plugins.views.days import Day, present_day
from plugins.views.heads import PageView, present_head
from plugins.views.once import once

INDEX = Link("Changes", "/changes/")

Kind = Literal["Correction", "Change", "Withdrawal"]


class ChangeEntry(Struct, frozen=True):
    """Something that changed on a page after it was published.

    `title` is empty for a withdrawal, which is known by its address alone; `published` is the day
    on which that was published, None for everything else. `day` is None for a withdrawal of which
    nobody noted the day.
    """

    kind: Kind
    day: Day | None
    title: str
    address: str
    text: str
    language: str = ""
    published: Day | None = None


class ChangesPage(PageView, frozen=True, kw_only=True):
    template: ClassVar[str] = "pages/changes.html"

    entries: tuple[ChangeEntry, ...]


def present_changes(site: Site) -> ChangesPage:
    return ChangesPage(
        head=present_head(
            site,
            INDEX.label,
            INDEX.address,
            description="Corrections, major changes and withdrawals.",
            feed=f"{INDEX.address}feed.xml",
        ),
        entries=change_entries(site),
    )


@once
def change_entries(site: Site) -> tuple[ChangeEntry, ...]:
    """Corrections and major changes of listed posts, and withdrawals: newest first."""
    dated = [*_withdrawals(site)]
    for post in site.posts:
        if post.corrections or post.changes:
            dated += _of_post(site, post)
    dated.sort(key=lambda pair: (pair[0], pair[1].address, pair[1].text), reverse=True)
    return tuple(entry for _, entry in dated)


def _of_post(site: Site, post: Post) -> Iterator[tuple[datetime, ChangeEntry]]:
    said: list[tuple[Kind, datetime, str]] = [
        ("Correction", correction.date, correction.text) for correction in post.corrections
    ]
    said += [("Change", change.date, change.note) for change in post.changes if change.major]
    for kind, date, text in said:
        yield (
            date,
            ChangeEntry(
                kind, present_day(date), post.title, post.address, text, language_of(site, post)
            ),
        )


def _withdrawals(site: Site) -> Iterator[tuple[datetime, ChangeEntry]]:
    for post in site.withdrawn:
        day = present_day(post.withdrawn) if post.withdrawn else None
        yield (
            post.withdrawn or post.published,
            ChangeEntry(
                "Withdrawal",
                day,
                "",
                post.address,
                post.because,
                published=present_day(post.published),
            ),
        )
