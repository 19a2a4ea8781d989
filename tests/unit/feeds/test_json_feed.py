"""JSON Feed 1.1: its members, its types, its text."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.characters import line, xml_text
from plugins.feeds.json_feed import draw_json
from plugins.views.feed_items import FeedAuthor
from plugins.views.feeds import Feed
from tests.builders import a_moment
from tests.unit.feeds.feed_values import ANY_TEXT, a_feed, an_item


def read(feed: Feed) -> Any:
    return json.loads(draw_json(feed).decode())


def test_a_feed_has_the_members_of_the_specification() -> None:
    item = an_item(
        updated=a_moment("2017-06-01"),
        image="https://example.org/images/square.svg",
        language="cy",
        authors=(
            FeedAuthor("Nia Powell", "https://example.org/people/nia-powell/"),
            FeedAuthor("Sam"),
        ),
    )
    assert read(a_feed(item, address="https://example.org/feed.json")) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Green Paper",
        "home_page_url": "https://example.org/",
        "feed_url": "https://example.org/feed.json",
        "description": "Policy for people",
        "language": "en-GB",
        "authors": [{"name": "Community Together", "url": "https://example.org/"}],
        "items": [
            {
                "id": "urn:uuid:5d1c7a2e-0000-5000-8000-000000000000",
                "url": "https://example.org/2017/01/shared-society/",
                "title": "Shared Society",
                "content_html": "<p>What it <em>means</em>.</p>",
                "summary": "What it means.",
                "image": "https://example.org/images/square.svg",
                "date_published": "2017-01-13T09:00:00+00:00",
                "date_modified": "2017-06-01T00:00:00+01:00",
                "authors": [
                    {"name": "Nia Powell", "url": "https://example.org/people/nia-powell/"},
                    {"name": "Sam"},
                ],
                "tags": ["Analysis", "Housing"],
                "language": "cy",
            }
        ],
    }


def test_what_an_item_has_not_is_left_out() -> None:
    (item,) = read(a_feed(an_item(authors=(), categories=(), image="")))["items"]
    assert set(item) == {
        "id", "url", "title", "content_html", "summary", "date_published", "date_modified",
    }  # fmt: skip


def test_an_empty_feed_has_an_empty_list_of_items() -> None:
    assert read(a_feed())["items"] == []


@given(title=ANY_TEXT, html=ANY_TEXT.filter(xml_text), names=st.lists(ANY_TEXT))
def test_any_text_comes_back(title: str, html: str, names: list[str]) -> None:
    authors = tuple(FeedAuthor(name) for name in names)
    (item,) = read(a_feed(an_item(title=title, html=html, authors=authors)))["items"]
    assert item["title"] == line(title, item["url"])
    assert item["content_html"] == xml_text(html)
    assert [author["name"] for author in item.get("authors", [])] == [
        *filter(None, map(line, names))
    ]
