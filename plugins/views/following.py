"""The page of feeds: for people, what following is and what can be followed."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from msgspec import Struct

from plugins.domain.people import Link
from plugins.domain.site import Site
from plugins.views.heads import FeedLink, PageView, present_head
from plugins.views.lists import CATEGORIES, TOPICS

INDEX = Link("Feeds", "/feeds/")


class SiteFeed(Struct, frozen=True):
    """A feed of everything: its format in words, its site path, its media type."""

    format: str
    address: str
    type: str


SITE_FEEDS = (
    SiteFeed("RSS", "/feed.xml", "application/rss+xml"),
    SiteFeed("Atom", "/feed.atom", "application/atom+xml"),
    SiteFeed("JSON Feed", "/feed.json", "application/feed+json"),
)


class FeedGroup(Struct, frozen=True):
    """Feeds of one kind, with what they have in common as `title`."""

    title: str
    feeds: tuple[FeedLink, ...]


class FeedsPage(PageView, frozen=True, kw_only=True):
    """`everything` are the feeds of all posts, by format."""

    template: ClassVar[str] = "pages/feeds.html"

    everything: tuple[SiteFeed, ...]
    groups: tuple[FeedGroup, ...]


def present_feeds(site: Site) -> FeedsPage:
    return FeedsPage(
        head=present_head(
            site,
            INDEX.label,
            INDEX.address,
            description="What can be followed here, and how.",
        ),
        everything=SITE_FEEDS,
        groups=tuple(_groups(site)),
    )


def _groups(site: Site) -> Iterator[FeedGroup]:
    regular = [FeedLink("Corrections and changes", "/changes/feed.xml")]
    if site.editions:
        regular.insert(0, FeedLink("Newsletter", "/newsletter/feed.xml"))
    yield FeedGroup("Regular reading", tuple(regular))
    kinds: tuple[tuple[str, Iterable[tuple[str, str]]], ...] = (
        ("Series", ((one.title, one.address) for one in site.series)),
        ("Campaigns", ((one.title, one.address) for one in site.campaigns)),
        (TOPICS.label, ((one.name, f"{TOPICS.address}{one.slug}/") for one in site.topics)),
        (
            CATEGORIES.label,
            ((one.name, f"{CATEGORIES.address}{one.slug}/") for one in site.categories),
        ),
        ("People", ((one.name, one.address) for one in site.people)),
    )
    for title, places in kinds:
        feeds = [FeedLink(name, f"{address}feed.xml") for name, address in places]
        if feeds:
            yield FeedGroup(title, tuple(sorted(feeds, key=lambda feed: feed.title.casefold())))
