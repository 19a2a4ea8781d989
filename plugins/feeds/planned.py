"""Every feed of the site, with the function that draws it."""

from collections.abc import Iterator

from plugins.domain.outputs import Drawn
from plugins.domain.site import Site
from plugins.feeds.atom import draw_atom
from plugins.feeds.former import former_feeds
from plugins.feeds.json_feed import draw_json
from plugins.feeds.rss import draw_rss
from plugins.views.feed_items import subjects_of_items, subjects_of_lasting_items
from plugins.views.feeds import (
    FeedSubject,
    Items,
    plan_archives,
    plan_campaign_feed,
    plan_category_feed,
    plan_changes_feed,
    plan_newsletter_feed,
    plan_person_feed,
    plan_series_feed,
    plan_site_feed,
    plan_topic_feed,
    present_feed,
)


def outputs(site: Site) -> Iterator[Drawn]:
    """Every feed, those at former addresses last."""
    items = subjects_of_items(site)
    own = [
        *_of_the_site(site, items),
        *(Drawn(feed.path, feed, rss) for feed in _followed(site, items)),
    ]
    yield from own
    yield from former_feeds(site.settings, own)


def _of_the_site(site: Site, items: Items) -> Iterator[Drawn]:
    formats = (("/feed.xml", rss), ("/feed.atom", atom), ("/feed.json", json_feed))
    for address, draw in formats:
        feed = plan_site_feed(site, items, address)
        yield Drawn(feed.path, feed, draw)
    for archive in plan_archives(site, subjects_of_lasting_items(site, items)):
        yield Drawn(archive.path, archive, rss)


def _followed(site: Site, items: Items) -> Iterator[FeedSubject]:
    """What a reader may follow by itself."""
    yield from (plan_series_feed(site, items, series) for series in site.series)
    yield from (plan_campaign_feed(site, items, campaign) for campaign in site.campaigns)
    yield from (plan_person_feed(site, items, person) for person in site.people)
    yield from (plan_topic_feed(site, items, topic) for topic in site.topics)
    yield from (plan_category_feed(site, items, category) for category in site.categories)
    if site.editions:
        yield plan_newsletter_feed(site, items)
    yield plan_changes_feed(site)


def rss(subject: FeedSubject) -> bytes:
    return draw_rss(present_feed(subject))


def atom(subject: FeedSubject) -> bytes:
    return draw_atom(present_feed(subject))


def json_feed(subject: FeedSubject) -> bytes:
    return draw_json(present_feed(subject))
