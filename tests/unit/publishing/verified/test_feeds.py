"""A feed that is sound has no fault; every fault is told by itself."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from plugins.feeds.atom import draw_atom
from plugins.feeds.json_feed import draw_json
from plugins.feeds.rss import draw_rss
from plugins.publishing.verified.feeds import is_feed, look_at_feed, parse_feed
from plugins.publishing.verified.references import Own
from plugins.views.feed_items import FeedAuthor, FeedItem
from plugins.views.feeds import Feed

OWN = Own("https://example.org")
DRAW = [
    pytest.param(draw_rss, id="RSS"),
    pytest.param(draw_atom, id="Atom"),
    pytest.param(draw_json, id="JSON Feed"),
]


def an_item(day: int = 2, **changes: object) -> FeedItem:
    moment = datetime(2017, 1, day, tzinfo=UTC)
    item = FeedItem(
        id=f"urn:uuid:{day}", title=f"Item {day}", address=f"https://example.org/{day}/",
        published=moment, updated=moment, html='<p><a href="https://example.org/x/">x</a></p>',
        summary="Words.", language="en-GB",
    )  # fmt: skip
    return replace(item, **changes)


def a_feed(*items: FeedItem, **changes: object) -> Feed:
    feed = Feed(
        path="feed.xml", address="https://example.org/feed.xml", id="urn:uuid:feed", title="Feed",
        home="https://example.org/", description="News", language="en-GB",
        publisher=FeedAuthor("Us", "https://example.org/"), items=items, updated=None,
    )  # fmt: skip
    return replace(feed, **changes)


@pytest.mark.parametrize("draw", DRAW)
def test_what_we_draw_is_read_again(draw: object) -> None:
    content = draw(a_feed(an_item(3), an_item(2)))  # type: ignore[operator]
    assert is_feed("x", content)
    feed = parse_feed(content)
    assert [(entry.id, entry.title) for entry in feed.entries] == [
        ("urn:uuid:3", "Item 3"),
        ("urn:uuid:2", "Item 2"),
    ]
    look = look_at_feed(content, OWN)
    assert look.faults == ()
    assert look.feed == "/feed.xml"
    assert {"/3/", "/2/", "/x/", "/feed.xml", "/"} <= {*look.links}


FAULTS = [
    pytest.param((an_item(), an_item()), "2 items with one id", id="one id twice"),
    pytest.param((an_item(2), an_item(3)), "out of order", id="the older one first"),
    pytest.param((an_item(html='<img src="/a.png" alt="">'),), "relative address, /a.png", id="a relative address"),
    pytest.param((an_item(html='<img srcset="https://x.org/a.png 1x, b.png 2x">'),), "relative address, b.png", id="one in a source set"),
    pytest.param((an_item(address="https://example.net/2/"),), "on another site", id="an item of another site"),
]  # fmt: skip


@pytest.mark.parametrize("draw", DRAW)
@pytest.mark.parametrize(("items", "words"), FAULTS)
def test_a_fault_is_told(draw: object, items: tuple[FeedItem, ...], words: str) -> None:
    faults = look_at_feed(draw(a_feed(*items)), OWN).faults  # type: ignore[operator]
    assert [fault for fault in faults if words in fault.words]


@pytest.mark.parametrize("draw", [draw_rss, draw_json])
def test_an_item_without_an_id_is_told(draw: object) -> None:
    faults = look_at_feed(draw(a_feed(an_item(id=""))), OWN).faults  # type: ignore[operator]
    assert [fault.words for fault in faults] == ["has an item without an id: “Item 2”"]


def test_a_series_runs_the_other_way() -> None:
    items = (an_item(2), an_item(3))
    assert look_at_feed(draw_rss(a_feed(*items, complete=True)), OWN).faults == ()
    assert look_at_feed(draw_rss(a_feed(*items[::-1], complete=True)), OWN).faults != ()


def test_moments_of_several_zones_are_compared_as_moments() -> None:
    content = draw_json(a_feed(an_item(3), an_item(2)))
    shifted = content.replace(b"2017-01-03T00:00:00Z", b"2017-01-01T23:00:00-11:00")
    shifted = shifted.replace(b"2017-01-03T00:00:00+00:00", b"2017-01-01T23:00:00-11:00")
    assert shifted != content
    assert look_at_feed(shifted, OWN).faults == ()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<rss><channel>", id="half of one"),
        pytest.param(b"<html></html>", id="a page"),
        pytest.param(b"<rss/>", id="an empty one"),
        pytest.param(b"{", id="half of one in JSON"),
        pytest.param(b'{"items": [{"id": 1}]}', id="a number for an id"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_is_no_feed_is_no_feed(content: bytes) -> None:
    (fault,) = look_at_feed(content, OWN).faults
    assert fault.words.startswith("is not a well-formed feed: ")


def test_a_feed_never_fetches_or_expands_anything() -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>'
    assert parse_feed(bomb).entries[0].title in ("", "&a;")


@pytest.mark.parametrize("path", ["feed.xml", "series/x/feed.xml", "feed.json", "feed/3.xml"])
def test_a_feed_is_one_by_its_name(path: str) -> None:
    assert is_feed(path, b"")
    assert not is_feed("sitemap.xml", b"<urlset>")
