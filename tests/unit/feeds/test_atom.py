"""Atom: read back by feedparser and as XML."""

from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from lxml import etree

from plugins.feeds.atom import draw_atom
from plugins.feeds.characters import line, xml_text
from plugins.views.feed_items import FeedAuthor
from plugins.views.feeds import Feed
from tests.builders import a_moment
from tests.unit.feeds.feed_values import ANY_TEXT, a_feed, an_item

ATOM = "{http://www.w3.org/2005/Atom}"


def read(feed: Feed) -> Any:
    found = feedparser.parse(draw_atom(feed), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


def xml(feed: Feed) -> "etree._Element":
    return etree.fromstring(draw_atom(feed))


def test_a_feed_says_what_it_is() -> None:
    feed = read(a_feed(an_item(), address="https://example.org/feed.atom")).feed
    assert feed.title == "The Green Paper"
    assert feed.subtitle == "Policy for people"
    assert feed.id == "urn:uuid:5d1c7a2e-0000-5000-8000-00000000000f"
    assert feed.language == "en-GB"
    assert feed.author == "Community Together"
    assert feed.generator == "Greenpaper"
    assert feed.updated == "2017-01-13T09:00:00+00:00"
    assert {link.rel: link.href for link in feed.links} == {
        "self": "https://example.org/feed.atom",
        "alternate": "https://example.org/",
    }


def test_an_entry_has_every_field() -> None:
    authors = (
        FeedAuthor("Nia Powell", "https://example.org/people/nia-powell/"),
        FeedAuthor("Sam"),
    )
    (entry,) = read(a_feed(an_item(authors=authors, updated=a_moment("2017-06-01")))).entries
    assert entry.title_detail == {
        "type": "text/plain", "language": "en-GB", "base": "", "value": "Shared Society",
    }  # fmt: skip
    assert entry.link == "https://example.org/2017/01/shared-society/"
    assert entry.id == "urn:uuid:5d1c7a2e-0000-5000-8000-000000000000"
    assert (entry.summary, entry.summary_detail.type) == ("What it means.", "text/plain")
    assert entry.content[0].value == "<p>What it <em>means</em>.</p>"
    assert entry.content[0].type == "text/html"
    assert [dict(author) for author in entry.authors] == [
        {"name": "Nia Powell", "href": "https://example.org/people/nia-powell/"},
        {"name": "Sam"},
    ]
    assert [tag.term for tag in entry.tags] == ["Analysis", "Housing"]
    assert entry.published == "2017-01-13T09:00:00+00:00"
    assert entry.updated == "2017-06-01T00:00:00+01:00"


def test_an_entry_in_another_language_says_so() -> None:
    entries = xml(a_feed(an_item(), an_item(language="cy"))).findall(f"{ATOM}entry")
    key = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [entry.get(key) for entry in entries] == [None, "cy"]


def test_an_empty_feed_has_a_date_that_is_always_the_same() -> None:
    assert read(a_feed()).feed.updated == "1970-01-01T00:00:00+00:00"
    assert draw_atom(a_feed()) == draw_atom(a_feed())


@pytest.mark.parametrize("title", ["<b>No</b>", "R&amp;D", "5 < 6", "a ]]> b"])
def test_a_title_is_text_and_no_markup(title: str) -> None:
    (entry,) = read(a_feed(an_item(title=title))).entries
    assert entry.title == title


@settings(deadline=None)
@given(title=ANY_TEXT, html=ANY_TEXT, summary=ANY_TEXT, name=ANY_TEXT, category=ANY_TEXT)
def test_any_text_comes_back(title: str, html: str, summary: str, name: str, category: str) -> None:
    author = FeedAuthor(name, "https://example.org/x/")
    item = an_item(
        title=title, html=html, summary=summary, authors=(author,), categories=(category,)
    )
    feed = a_feed(item, title=title, description=summary, publisher=author)
    assert len(read(feed).entries) == 1
    entry = xml(feed).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == line(title, item.address)
    assert entry.findtext(f"{ATOM}content") == xml_text(html)
    assert entry.findtext(f"{ATOM}summary") == line(summary, line(title, item.address))
    assert (entry.findtext(f"{ATOM}author/{ATOM}name") or "") == line(name)
    terms = [found.get("term") for found in entry.findall(f"{ATOM}category")]
    assert terms == [*filter(None, [line(category)])]
