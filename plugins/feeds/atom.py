"""Atom (RFC 4287)."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from plugins.feeds.characters import line, xml_text
from plugins.feeds.drawing import begin_drawing
from plugins.views.feed_items import FeedAuthor, FeedItem
from plugins.views.feeds import Feed

if TYPE_CHECKING:
    from lxml.etree import _Element

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The date of an empty feed: Atom wants one, and the clock's would change with every build."""

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def draw_atom(feed: Feed) -> bytes:
    """The feed as an Atom document in UTF-8. The same feed gives the same bytes."""
    drawing = begin_drawing(feed)
    drawing.register_extension("languages", FeedLanguages, ItemLanguage, rss=False)
    drawing.id(feed.id)
    drawing.subtitle(line(feed.description))
    drawing.link(href=feed.address, rel="self", type="application/atom+xml")
    drawing.link(href=feed.home, rel="alternate", type="text/html")
    drawing.author(_author(feed.publisher))
    drawing.updated(feed.updated or NEVER)
    for item in feed.items:
        _draw_entry(drawing.add_entry(order="append"), item, feed.language)
    return cast("bytes", drawing.atom_str())


def _draw_entry(entry: Any, item: FeedItem, language: str) -> None:
    title = line(item.title, item.address)
    entry.id(xml_text(item.id))
    entry.title(title)
    entry.link(href=item.address, rel="alternate", type="text/html")
    entry.published(item.published)
    entry.updated(item.updated)
    entry.summary(line(item.summary, title))
    entry.content(xml_text(item.html), type="html")
    entry.category([{"term": name} for name in map(line, item.categories) if name])
    entry.author([author for author in map(_author, item.authors) if author["name"]])
    entry.languages.language = item.language if item.language != language else ""


def _author(author: FeedAuthor) -> dict[str, str]:
    return {"name": line(author.name), "uri": author.address}


class FeedLanguages:
    """An extension of feedgen that adds nothing to the feed, only to its entries."""

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_atom(self, feed: "_Element") -> "_Element":
        return feed


class ItemLanguage:
    """An extension of feedgen: the language of an entry that is not in that of the feed."""

    language: str

    def extend_atom(self, entry: "_Element") -> "_Element":
        if self.language:
            entry.set(LANGUAGE, self.language)
        return entry
