"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from typing import Any

import msgspec

from plugins.feeds.characters import line, xml_text
from plugins.views.feed_items import FeedAuthor, FeedItem
from plugins.views.feeds import Feed

VERSION = "https://jsonfeed.org/version/1.1"


def draw_json(feed: Feed) -> bytes:
    """The feed as a JSON Feed in UTF-8. The text is the same as in the other formats, so without
    the characters that these cannot hold."""
    return msgspec.json.encode(
        {
            "version": VERSION,
            "title": line(feed.title, feed.home),
            "home_page_url": feed.home,
            "feed_url": feed.address,
            "description": line(feed.description),
            "language": feed.language,
            "authors": [_author(feed.publisher)],
            "items": [_item(item, feed.language) for item in feed.items],
        }
    )


def _item(item: FeedItem, language: str) -> dict[str, Any]:
    title = line(item.title, item.address)
    members = {
        "id": xml_text(item.id),
        "url": item.address,
        "title": title,
        "content_html": xml_text(item.html),
        "summary": line(item.summary, title),
        "image": item.image,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [_author(author) for author in item.authors if line(author.name)],
        "tags": [name for name in map(line, item.categories) if name],
        "language": item.language if item.language != language else "",
    }
    return {name: value for name, value in members.items() if value}


def _author(author: FeedAuthor) -> dict[str, str]:
    name = {"name": line(author.name)}
    return {**name, "url": author.address} if author.address else name
