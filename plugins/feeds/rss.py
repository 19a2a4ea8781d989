"""RSS 2.0, with the whole text (`content:encoded`), every author (`dc:creator`) and RFC 5005."""

from collections.abc import Iterator
from email.utils import format_datetime
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from plugins.feeds.characters import html_line, in_xml, line
from plugins.feeds.drawing import begin_drawing
from plugins.views.feed_items import FeedItem
from plugins.views.feeds import Feed

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"


_ITEM = (
    b"<item><title>%b</title><link>%b</link><description>%b</description>"
    b'<content:encoded>%b</content:encoded><guid isPermaLink="false">%b</guid>'
    b"%b<pubDate>%b</pubDate>%b</item>"
)


def draw_rss(feed: Feed) -> bytes:
    """The feed as an RSS 2.0 document in UTF-8. The same feed gives the same bytes: its date is
    that of its newest item, and an empty feed has none.

    feedgen draws the channel. Its items, thousands in the feeds of an archive, are written here:
    a tree of elements for each would take several times as long.
    """
    drawing = begin_drawing(feed)
    drawing.register_extension("ours", FeedAdditions, atom=False)
    drawing.ours.feed = feed
    drawing.description(html_line(feed.description, line(feed.title, feed.home)))
    drawing.link(href=feed.address, rel="self", type="application/rss+xml")
    drawing.link(href=feed.home, rel="alternate")
    if feed.updated:
        drawing.lastBuildDate(feed.updated)
    head, end, tail = cast("bytes", drawing.rss_str()).rpartition(b"</channel>")
    return b"".join((head, *(_item(item, feed.language) for item in feed.items), end, tail))


def _item(item: FeedItem, language: str) -> bytes:
    title = line(item.title, item.address)
    return _ITEM % (
        in_xml(title),
        in_xml(item.address),
        in_xml(html_line(item.summary, title)),
        in_xml(item.html),
        in_xml(item.id),
        b"".join([_named(b"category", name) for name in item.categories]),
        format_datetime(item.published).encode(),
        b"".join(_additions(item, language)),
    )


def _additions(item: FeedItem, language: str) -> Iterator[bytes]:
    """The authors of an item, its language where that is not the feed's, and when it last changed
    in a major way, where that is later than its publication. RSS 2.0 has no word of its own for
    any of them: these are Dublin Core's and Atom's."""
    for author in item.authors:
        yield _named(b"dc:creator", author.name)
    if item.language != language:
        yield _named(b"dc:language", item.language)
    if item.updated > item.published:
        yield _named(b"atom:updated", item.updated.isoformat())


@lru_cache(maxsize=4096)
def _named(element: bytes, name: str) -> bytes:
    """An element for a name that many items have, none for one without letters."""
    text = in_xml(line(name))
    return b"<%b>%b</%b>" % (element, text, element) if text else b""


class FeedAdditions:
    """An extension of feedgen: who publishes an RSS feed (feedgen's own for Dublin Core asks of
    every item for fifteen elements), and what RFC 5005, appendix B, puts into the head of one.

    It also takes out the date of the clock, which feedgen gives to a feed that has none.
    """

    feed: Feed

    def extend_ns(self) -> dict[str, str]:
        archives = {"fh": HISTORY} if self.feed.complete or self.feed.archive else {}
        return {"dc": DUBLIN_CORE, **archives}

    def extend_rss(self, rss: "_Element") -> "_Element":
        from lxml.etree import SubElement

        channel, feed = rss[0], self.feed
        SubElement(channel, f"{{{DUBLIN_CORE}}}creator").text = line(feed.publisher.name)
        for name, said in (("complete", feed.complete), ("archive", feed.archive)):
            if said:
                SubElement(channel, f"{{{HISTORY}}}{name}")
        for relation, address in (("current", feed.current), ("prev-archive", feed.previous)):
            if address:
                SubElement(channel, f"{{{ATOM}}}link", rel=relation, href=address)
        if feed.updated is None:
            for clock in channel.findall("lastBuildDate"):
                channel.remove(clock)
        return rss
