"""What a feed says, read as a strict reader would: RSS 2.0, Atom, JSON Feed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from itertools import pairwise
from typing import Any

import msgspec
from lxml import etree
from msgspec import Struct

from plugins.publishing.verified.looks import Fault, Item, Look
from plugins.publishing.verified.references import Own, each_once, of_source_set

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_COMPLETE = "{http://purl.org/syndication/history/1.0}complete"
_NAMES = re.compile(r"(?:.*/)?feed\.(?:xml|atom|json)|feed/\d+\.xml")
_BEGINS = re.compile(rb"(?:<\?xml[^>]*>)?\s*<(?:rss|feed)[\s>]")
_JSON = re.compile(rb'\{\s*"version"\s*:\s*"https://jsonfeed\.org/')
_ATTRIBUTE = re.compile(r"""\b(href|src|poster|srcset)=(?:"([^"]*)"|'([^']*)')""")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|#")


class Entry(Struct, frozen=True, kw_only=True):
    """An item as it stands in a feed. `addresses` are those that it leads to besides `link`."""

    id: str
    title: str
    link: str
    date: str
    moment: datetime | None
    addresses: tuple[str, ...]


class Feed(Struct, frozen=True):
    """A feed as it stands. `address` is the one that it gives for itself, `home` that of its page;
    one that is complete begins with its oldest item."""

    address: str
    home: str
    entries: tuple[Entry, ...]
    is_complete: bool = False


def is_feed(path: str, content: bytes) -> bool:
    """Whether a file is meant as a feed, by its name or by what it begins with."""
    return bool(_NAMES.fullmatch(path) or _BEGINS.match(content) or _JSON.match(content))


def parse_feed(content: bytes) -> Feed:
    """The feed in a file. Raises `ValueError` for what is none."""
    if content.lstrip()[:1] == b"{":
        return _json_feed(content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error.msg)) from None
    if root.tag == f"{_ATOM}feed":
        return _atom_feed(root)
    channel = root.find("channel") if root.tag == "rss" else None
    if channel is None:
        raise ValueError(f"it begins with <{root.tag}>")
    return _rss_feed(channel)


def look_at_feed(content: bytes, own: Own) -> Look:
    """The feed in a file, and whatever readers of it would stumble over."""
    try:
        feed = parse_feed(content)
    except ValueError as error:
        return Look(faults=(Fault("broken-feed", f"is not a well-formed feed: {error}"),))
    items = tuple(Item(entry.id, own.place(entry.link, "/"), entry.title) for entry in feed.entries)
    written = [feed.address, feed.home]
    for entry in feed.entries:
        written += (entry.link, *(one for one in entry.addresses if one[:1] != "#"))
    places = each_once(own.place(address, "/") for address in dict.fromkeys(written))
    return Look(
        links=places,
        faults=tuple(dict.fromkeys(_faults(feed, own))),
        items=items,
        feed=own.place(feed.address, "/"),
    )


def _faults(feed: Feed, own: Own) -> Iterator[Fault]:
    for address in (feed.address, feed.home):
        if address and not own.is_own(address):
            yield Fault("own-address", f"names {address} as its own, which is on another site")
    for id_, count in Counter(entry.id for entry in feed.entries).items():
        if id_ and count > 1:
            yield Fault("broken-feed", f"has {count} items with one id, {id_}")
    for entry in feed.entries:
        yield from _of_entry(entry, own)
    if not _is_in_order(feed):
        order = "oldest" if feed.is_complete else "newest"
        yield Fault("broken-feed", f"has items out of order: the {order} comes first")


def _of_entry(entry: Entry, own: Own) -> Iterator[Fault]:
    name = f"“{entry.title}”" if entry.title else entry.link or entry.id or "without a title"
    if not entry.id.strip():
        yield Fault("broken-feed", f"has an item without an id: {name}")
    if entry.moment is None:
        given = f"a date that is none, “{entry.date}”" if entry.date else "no date"
        yield Fault("broken-feed", f"has an item with {given}: {name}")
    if not entry.link:
        yield Fault("broken-feed", f"has an item that leads nowhere: {name}")
    elif _ABSOLUTE.match(entry.link) and not own.is_own(entry.link):
        yield Fault("own-address", f"has an item that leads to {entry.link}, on another site")
    for address in (entry.link, *entry.addresses):
        if address and not _ABSOLUTE.match(address.strip()):
            yield Fault("broken-feed", f"has a relative address, {address}, in the item {name}")


def _is_in_order(feed: Feed) -> bool:
    moments = [entry.moment.timestamp() for entry in feed.entries if entry.moment]
    if feed.is_complete:
        moments.reverse()
    return all(later >= earlier for later, earlier in pairwise(moments))


def _rss_feed(channel: Any) -> Feed:
    return Feed(
        address=_relation(channel, "self"),
        home=(channel.findtext("link") or "").strip(),
        entries=tuple(map(_rss_entry, channel.iterfind("item"))),
        is_complete=channel.find(_COMPLETE) is not None,
    )


def _rss_entry(item: Any) -> Entry:
    date = (item.findtext("pubDate") or "").strip()
    enclosures = (one.get("url", "") for one in item.iterfind("enclosure"))
    return Entry(
        id=item.findtext("guid") or "",
        title=(item.findtext("title") or "").strip(),
        link=(item.findtext("link") or "").strip(),
        date=date,
        moment=_moment_of_mail(date),
        addresses=(*_addresses_in(item.findtext(_CONTENT) or ""), *enclosures),
    )


def _atom_feed(root: Any) -> Feed:
    entries = tuple(map(_atom_entry, root.iterfind(f"{_ATOM}entry")))
    return Feed(_relation(root, "self"), _relation(root, "alternate"), entries)


def _atom_entry(entry: Any) -> Entry:
    dates = (entry.findtext(f"{_ATOM}{name}") for name in ("published", "updated"))
    date = next(filter(None, dates), "").strip()
    return Entry(
        id=entry.findtext(f"{_ATOM}id") or "",
        title=(entry.findtext(f"{_ATOM}title") or "").strip(),
        link=_relation(entry, "alternate"),
        date=date,
        moment=_moment(date),
        addresses=tuple(_addresses_in(entry.findtext(f"{_ATOM}content") or "")),
    )


def _relation(element: Any, relation: str) -> str:
    for link in element.iterfind(f"{_ATOM}link"):
        if link.get("rel", "alternate") == relation:
            return str(link.get("href", ""))
    return ""


class _JsonItem(Struct, frozen=True):
    id: str = ""
    url: str = ""
    title: str = ""
    content_html: str = ""
    image: str = ""
    date_published: str = ""


class _JsonFeed(Struct, frozen=True):
    feed_url: str = ""
    home_page_url: str = ""
    items: tuple[_JsonItem, ...] = ()


def _json_feed(content: bytes) -> Feed:
    try:
        feed = msgspec.json.decode(content, type=_JsonFeed)
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from None
    return Feed(feed.feed_url, feed.home_page_url, tuple(map(_json_entry, feed.items)))


def _json_entry(item: _JsonItem) -> Entry:
    return Entry(
        id=item.id,
        title=item.title,
        link=item.url,
        date=item.date_published,
        moment=_moment(item.date_published),
        addresses=(*_addresses_in(item.content_html), *filter(None, [item.image])),
    )


def _addresses_in(html: str) -> Iterable[str]:
    """What the HTML of an item leads to or shows. It was parsed and written by the HTML pass, so
    that its attributes stand in quotation marks."""
    for name, double, single in _ATTRIBUTE.findall(html):
        value = unescape(double or single)
        yield from of_source_set(value) if name == "srcset" else (value,)


def _moment_of_mail(written: str) -> datetime | None:
    """RFC 5322, 3.3."""
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _moment(written: str) -> datetime | None:
    """RFC 3339."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
