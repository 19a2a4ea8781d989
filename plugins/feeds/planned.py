"""Every feed of the site, with the function that draws it."""

from collections.abc import Iterator

from plugins.domain.outputs import Drawn
from plugins.domain.site import Site
from plugins.feeds.atom import draw_atom
from plugins.feeds.former import former_feeds
from plugins.feeds.json_feed import draw_json
from plugins.feeds.rss import draw_rss
from plugins.views.feed_items import FeedItem, present_items, present_lasting_items
from plugins.views.feeds import (
    Feed,
    present_archives,
    present_campaign_feed,
    present_category_feed,
    present_changes_feed,
    present_newsletter_feed,
    present_person_feed,
    present_series_feed,
    present_site_feed,
    present_topic_feed,
)


def outputs(site: Site) -> Iterator[Drawn]:
    """Every feed, those at former addresses last."""
    items = present_items(site)
    own = [
        *_of_the_site(site, items),
        *(Drawn(feed.path, feed, draw_rss) for feed in _followed(site, items)),
    ]
    yield from own
    yield from former_feeds(site.settings, own)


def _of_the_site(site: Site, items: dict[str, FeedItem]) -> Iterator[Drawn]:
    formats = (("/feed.xml", draw_rss), ("/feed.atom", draw_atom), ("/feed.json", draw_json))
    for address, draw in formats:
        feed = present_site_feed(site, items, address)
        yield Drawn(feed.path, feed, draw)
    for archive in present_archives(site, present_lasting_items(site, items)):
        yield Drawn(archive.path, archive, draw_rss)


def _followed(site: Site, items: dict[str, FeedItem]) -> Iterator[Feed]:
    """What a reader may follow by itself."""
    yield from (present_series_feed(site, items, series) for series in site.series)
    yield from (present_campaign_feed(site, items, campaign) for campaign in site.campaigns)
    yield from (present_person_feed(site, items, person) for person in site.people)
    yield from (present_topic_feed(site, items, topic) for topic in site.topics)
    yield from (present_category_feed(site, items, category) for category in site.categories)
    if site.editions:
        yield present_newsletter_feed(site, items)
    yield present_changes_feed(site)
