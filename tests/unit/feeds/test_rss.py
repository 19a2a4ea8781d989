"""RSS 2.0: read back by feedparser, and as XML where feedparser has ideas of its own."""

from datetime import timedelta
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from lxml import etree
from msgspec.structs import replace

from plugins.feeds.characters import line, xml_text
from plugins.feeds.rss import draw_rss
from plugins.views.feed_items import FeedAuthor
from plugins.views.feeds import Feed
from tests.builders import a_moment
from tests.unit.feeds.feed_values import ANY_TEXT, a_feed, an_item

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
}


def read(feed: Feed) -> Any:
    found = feedparser.parse(draw_rss(feed), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


def xml(feed: Feed) -> "etree._Element":
    return etree.fromstring(draw_rss(feed))[0]


def texts(element: "etree._Element", path: str) -> list[str | None]:
    return [found.text for found in element.findall(path, NAMES)]


def test_a_feed_says_what_it_is() -> None:
    feed = read(a_feed(an_item())).feed
    assert feed.title == "The Green Paper"
    assert feed.link == "https://example.org/"
    assert feed.subtitle == "Policy for people"
    assert feed.language == "en-GB"
    assert feed.author == "Community Together"
    assert feed.generator == "Greenpaper"
    assert [link.href for link in feed.links if link.rel == "self"] == [
        "https://example.org/feed.xml"
    ]


def test_an_item_has_every_field() -> None:
    authors = (FeedAuthor("Nia Powell"), FeedAuthor("Sam Reed"))
    (entry,) = read(a_feed(an_item(authors=authors))).entries
    assert entry.title == "Shared Society"
    assert entry.link == "https://example.org/2017/01/shared-society/"
    assert entry.id == "urn:uuid:5d1c7a2e-0000-5000-8000-000000000000"
    assert not entry.guidislink
    assert entry.summary == "What it means."
    assert entry.content[0].value == "<p>What it <em>means</em>.</p>"
    assert [author.name for author in entry.authors] == ["Nia Powell", "Sam Reed"]
    assert [tag.term for tag in entry.tags] == ["Analysis", "Housing"]
    assert entry.published == "Fri, 13 Jan 2017 09:00:00 +0000"
    assert "updated" not in entry.keys()  # noqa: SIM118 - feedparser's `in` answers otherwise


def test_the_guid_is_no_address() -> None:
    assert xml(a_feed(an_item())).find("item/guid").attrib == {"isPermaLink": "false"}


def test_the_date_of_the_feed_is_that_of_its_newest_item() -> None:
    old = an_item(published=a_moment("2016-07-01 10:00"), updated=a_moment("2016-07-01 10:00"))
    channel = xml(a_feed(an_item(), old))
    assert texts(channel, "lastBuildDate") == ["Fri, 13 Jan 2017 09:00:00 +0000"]


def test_an_empty_feed_can_be_read_and_has_no_date_of_the_clock() -> None:
    found = read(a_feed())
    assert found.entries == []
    assert texts(xml(a_feed()), "lastBuildDate") == []


def test_the_same_feed_gives_the_same_bytes() -> None:
    feed = a_feed(an_item(), an_item(id="urn:x:2"))
    assert draw_rss(feed) == draw_rss(feed)


def test_a_major_change_is_said_and_leaves_the_date_of_publication() -> None:
    changed = an_item(updated=a_moment("2017-06-01"))
    (entry,) = read(a_feed(changed)).entries
    assert entry.published == "Fri, 13 Jan 2017 09:00:00 +0000"
    assert entry.updated == "2017-06-01T00:00:00+01:00"


def test_an_item_in_another_language_says_so() -> None:
    channel = xml(a_feed(an_item(), an_item(language="cy")))
    assert texts(channel, "item/dc:language") == ["cy"]


def test_a_feed_keeps_the_order_it_is_given() -> None:
    items = [an_item(id=f"urn:x:{n}", title=f"Part {n}") for n in range(1, 5)]
    assert [entry.title for entry in read(a_feed(*items)).entries] == [
        "Part 1", "Part 2", "Part 3", "Part 4",
    ]  # fmt: skip


def test_a_complete_feed_says_so_and_has_no_archive() -> None:
    channel = xml(a_feed(an_item(), complete=True))
    assert len(channel.findall("fh:complete", NAMES)) == 1
    assert channel.find("fh:archive", NAMES) is None
    assert [link.get("rel") for link in channel.findall("atom:link", NAMES)] == ["self"]


def test_an_archive_leads_back_and_to_the_current_feed() -> None:
    feed = a_feed(
        an_item(),
        archive=True,
        previous="https://example.org/feed/1.xml",
        current="https://example.org/feed.xml",
    )
    channel = xml(feed)
    assert len(channel.findall("fh:archive", NAMES)) == 1
    links = {link.get("rel"): link.get("href") for link in channel.findall("atom:link", NAMES)}
    assert links == {
        "self": "https://example.org/feed.xml",
        "current": "https://example.org/feed.xml",
        "prev-archive": "https://example.org/feed/1.xml",
    }


def test_a_current_feed_leads_to_its_last_archive_and_is_none() -> None:
    channel = xml(a_feed(an_item(), previous="https://example.org/feed/3.xml"))
    rels = [link.get("rel") for link in channel.findall("atom:link", NAMES)]
    assert rels == ["self", "prev-archive"]
    assert channel.find("fh:archive", NAMES) is None


@pytest.mark.parametrize(
    ("changes", "path", "said"),
    [
        pytest.param(
            {"title": "\x01"}, "item/title", "https://example.org/2017/01/shared-society/",
            id="a title that cannot be written",
        ),
        pytest.param({"summary": " "}, "item/description", "Shared Society", id="no summary"),
        pytest.param({"summary": "5 < 6"}, "item/description", "5 &lt; 6", id="a summary as HTML"),
        pytest.param({"title": "5 < 6"}, "item/title", "5 < 6", id="a title as text"),
    ],
)  # fmt: skip
def test_an_item_is_never_without(changes: dict[str, str], path: str, said: str) -> None:
    assert texts(xml(a_feed(an_item(**changes))), path) == [said]


def test_a_name_that_cannot_be_written_is_left_out() -> None:
    item = an_item(authors=(FeedAuthor("\x02"), FeedAuthor("Sam")), categories=("\x03", "Care"))
    channel = xml(a_feed(item))
    assert texts(channel, "item/dc:creator") == ["Sam"]
    assert texts(channel, "item/category") == ["Care"]


@settings(deadline=None)
@given(title=ANY_TEXT, html=ANY_TEXT, summary=ANY_TEXT, name=ANY_TEXT, category=ANY_TEXT)
def test_any_text_comes_back(title: str, html: str, summary: str, name: str, category: str) -> None:
    item = an_item(
        title=title,
        html=html,
        summary=summary,
        authors=(FeedAuthor(name), FeedAuthor("Nia Powell")),
        categories=(category,),
    )
    feed = a_feed(item, title=title, description=summary, publisher=FeedAuthor(name))
    assert len(read(feed).entries) == 1
    channel = xml(feed)
    assert texts(channel, "item/title") == [line(title, item.address)]
    assert texts(channel, "item/content:encoded") == [xml_text(html) or None]
    assert texts(channel, "item/dc:creator") == [*filter(None, [line(name)]), "Nia Powell"]
    assert texts(channel, "item/category") == [*filter(None, [line(category)])]
    assert texts(channel, "title") == [line(title, feed.home)]
    shown = etree.HTML(f"<p>{channel.findtext('item/description')}</p>", None)
    if summary.isascii() and summary.isprintable() and summary.strip():
        assert "".join(shown.itertext()) == summary.strip()


def test_dates_of_summer_and_winter_have_their_own_zone() -> None:
    summer = an_item(published=a_moment("2017-07-01 09:00"), updated=a_moment("2017-07-01 09:00"))
    dates = texts(xml(a_feed(an_item(), summer)), "item/pubDate")
    assert dates == ["Fri, 13 Jan 2017 09:00:00 +0000", "Sat, 01 Jul 2017 09:00:00 +0100"]


def test_a_later_version_of_an_item_has_the_same_guid_and_date() -> None:
    before = an_item()
    after = replace(before, title="Retitled", updated=before.updated + timedelta(days=9))
    (one,), (other,) = (read(a_feed(item)).entries for item in (before, after))
    assert (one.id, one.published) == (other.id, other.published)
