"""RSS 2.0, with the whole text (`content:encoded`), every author (`dc:creator`) and RFC 5005."""

from typing import TYPE_CHECKING, Any, cast

from plugins.feeds.characters import html_line, line, xml_text
from plugins.feeds.drawing import begin_drawing
from plugins.views.feed_items import FeedItem
from plugins.views.feeds import Feed

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"


def draw_rss(feed: Feed) -> bytes:
    """The feed as an RSS 2.0 document in UTF-8. The same feed gives the same bytes: its date is
    that of its newest item, and an empty feed has none."""
    drawing = begin_drawing(feed)
    drawing.register_extension("ours", FeedAdditions, ItemAdditions, atom=False)
    drawing.ours.feed = feed
    drawing.description(html_line(feed.description, line(feed.title, feed.home)))
    drawing.link(href=feed.address, rel="self", type="application/rss+xml")
    drawing.link(href=feed.home, rel="alternate")
    if feed.updated:
        drawing.lastBuildDate(feed.updated)
    for item in feed.items:
        _draw_item(drawing.add_entry(order="append"), item, feed.language)
    return cast("bytes", drawing.rss_str())


def _draw_item(entry: Any, item: FeedItem, language: str) -> None:
    title = line(item.title, item.address)
    entry.guid(xml_text(item.id), permalink=False)
    entry.title(title)
    entry.link(href=item.address)
    entry.published(item.published)
    entry.description(html_line(item.summary, title))
    entry.content(xml_text(item.html))
    entry.category([{"term": name} for name in map(line, item.categories) if name])
    entry.ours.item = item
    entry.ours.language = item.language if item.language != language else ""


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


class ItemAdditions:
    """An extension of feedgen: the authors of an item, its language where that is not the feed's,
    and when it last changed in a major way, where that is later than its publication. RSS 2.0 has
    no word of its own for any of them: these are Dublin Core's and Atom's."""

    item: FeedItem
    language: str

    def extend_rss(self, element: "_Element") -> "_Element":
        from lxml.etree import SubElement

        for name in (line(author.name) for author in self.item.authors):
            if name:
                SubElement(element, f"{{{DUBLIN_CORE}}}creator").text = name
        if self.language:
            SubElement(element, f"{{{DUBLIN_CORE}}}language").text = self.language
        if self.item.updated > self.item.published:
            updated = SubElement(element, f"{{{ATOM}}}updated")
            updated.text = self.item.updated.isoformat()
        return element
