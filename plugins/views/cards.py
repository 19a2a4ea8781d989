"""Posts in lists, and the way from one page of a list to the next."""

from collections.abc import Sequence
from math import ceil
from typing import TypeVar

from msgspec import Struct

from plugins.domain.posts import Post
from plugins.domain.sealed import Sealed
from plugins.domain.site import Site
from plugins.views.days import Day, present_day
from plugins.views.heads import marker_of
from plugins.views.once import once

Item = TypeVar("Item")

PAGE_LENGTH = 10
"""Items of a list that one page shows."""


class PostCard(Struct, frozen=True, gc=False):
    """A post in a list. `authors` is words ("Nia Powell and Sam Reed"); `language` is empty where
    it is the site's."""

    title: str
    address: str
    day: Day
    kicker: str
    summary: str
    authors: str
    language: str
    marker: str


class PostEntry(Struct, frozen=True, gc=False):
    """A post in one line. `language` is empty where it is the site's."""

    title: str
    address: str
    day: Day
    language: str
    marker: str


class Pager(Struct, frozen=True):
    """Where a page stands in its list. `words` are "Page 2 of 7"; `previous` is the page of newer
    items, `next` that of older ones, empty at the ends."""

    words: str
    previous: str
    next: str


@once
def cards_of(site: Site) -> dict[str, Sealed[PostCard]]:
    """Id of listed post → its card."""
    return {post.id: Sealed(present_card(site, post)) for post in site.posts}


@once
def entries_of(site: Site) -> dict[str, Sealed[PostEntry]]:
    """Id of listed post → its entry."""
    return {
        id_: Sealed(PostEntry(card.title, card.address, card.day, card.language, card.marker))
        for id_, card in ((id_, sealed.value) for id_, sealed in cards_of(site).items())
    }


def present_card(site: Site, post: Post) -> PostCard:
    return PostCard(
        post.title,
        post.address,
        present_day(post.published),
        post.kicker,
        post.summary,
        in_words([line.name for line in post.bylines]),
        language_of(site, post),
        marker_of(post),
    )


def language_of(site: Site, post: Post) -> str:
    """The post's language where it is not the site's, else empty."""
    return "" if post.lang == site.settings.language else post.lang


def in_words(names: Sequence[str]) -> str:
    """Nia Powell; Nia Powell and Sam Reed; Nia Powell, Sam Reed and Jo Bell."""
    if len(names) == 1:
        return names[0]
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, one: str, many: str) -> str:
    """1 post, 12 posts."""
    return f"{number} {one if number == 1 else many}"


def pages_of(items: Sequence[Item]) -> tuple[Sequence[Item], ...]:
    """The items in pages of a list; one empty page when there are none."""
    starts = range(0, max(1, len(items)), PAGE_LENGTH)
    return tuple([items[start : start + PAGE_LENGTH] for start in starts])


def page_address(address: str, number: int) -> str:
    """The address of the page `number` of the list at `address`: `/topics/x/page/2/`."""
    return address if number == 1 else f"{address}page/{number}/"


def present_pager(address: str, number: int, length: int) -> Pager | None:
    """Of the page `number` of a list of `length` items; None when one page shows them all."""
    last = ceil(length / PAGE_LENGTH)
    if last < 2:
        return None
    return Pager(
        f"Page {number} of {last}",
        page_address(address, number - 1) if number > 1 else "",
        page_address(address, number + 1) if number < last else "",
    )
