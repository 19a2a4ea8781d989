"""Feeds and items for tests: valid by default, each test names only what it is about."""

from typing import Any

from hypothesis import strategies as st

from plugins.views.feed_items import FeedAuthor, FeedItem
from plugins.views.feeds import Feed
from tests.builders import a_moment

ANY_TEXT = st.text(st.characters(), max_size=80) | st.text(
    st.sampled_from("<>&;\"']![CDATA/scripty \n\r\x00\x0b\u202e\ufffe👩🏽‍🦼"), max_size=80
)
"""What an editor can paste, and what looks like markup."""


def an_item(**changes: Any) -> FeedItem:
    given: dict[str, Any] = {
        "id": "urn:uuid:5d1c7a2e-0000-5000-8000-000000000000",
        "title": "Shared Society",
        "address": "https://example.org/2017/01/shared-society/",
        "published": a_moment("2017-01-13 09:00"),
        "updated": a_moment("2017-01-13 09:00"),
        "html": "<p>What it <em>means</em>.</p>",
        "summary": "What it means.",
        "language": "en-GB",
        "authors": (FeedAuthor("Nia Powell", "https://example.org/people/nia-powell/"),),
        "categories": ("Analysis", "Housing"),
        **changes,
    }
    return FeedItem(**given)


def a_feed(*items: FeedItem, **changes: Any) -> Feed:
    given: dict[str, Any] = {
        "path": "feed.xml",
        "address": "https://example.org/feed.xml",
        "id": "urn:uuid:5d1c7a2e-0000-5000-8000-00000000000f",
        "title": "The Green Paper",
        "home": "https://example.org/",
        "description": "Policy for people",
        "language": "en-GB",
        "publisher": FeedAuthor("Community Together", "https://example.org/"),
        "items": items,
        "updated": max((item.updated for item in items), default=None),
        **changes,
    }
    return Feed(**given)
