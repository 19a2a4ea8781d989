"""Two versions of a site put side by side, by the digests of their files."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from msgspec import Struct

from plugins.domain.outputs import address_of
from plugins.publishing.report.report import Entry, FeedNews
from plugins.publishing.verified.feeds import Entry as Item
from plugins.publishing.verified.feeds import is_feed, parse_feed

_MAY_BE_FEEDS = (".xml", ".atom", ".json", "/index.html", ".rss", ".rdf")
_ARCHIVE = re.compile(r"feed/\d+\.xml")
_MAIN = "feed.xml"


class Differences(Struct, frozen=True):
    """The paths of files that are new, that are others than before, and that are gone."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def differences(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> Differences:
    """Each in the order of their paths; the values are digests of files."""
    return Differences(
        tuple(sorted(now.keys() - before.keys())),
        tuple(sorted(path for path in now.keys() & before.keys() if now[path] != before[path])),
        tuple(sorted(before.keys() - now.keys())),
    )


def feed_news(
    paths: Iterable[str],
    before: Callable[[str], bytes],
    now: Callable[[str], bytes],
    known: Container[str],
    public: Container[str],
) -> Iterator[FeedNews]:
    """What becomes different in each feed among files that changed, the feed of the whole site
    first; archives, which nobody follows, apart. `before` and `now` fetch a file's bytes, `known`
    has the ids of items that were published before, `public` of those that readers may see: what
    is gone and not among them is told of by its address alone."""
    found = []
    for path in paths:
        if path.endswith(_MAY_BE_FEEDS) and not _ARCHIVE.fullmatch(path):
            news = _news(path, (before(path), now(path)), known, public)
            found += [news] if news else []
    yield from sorted(found, key=lambda news: (news.feed != f"/{_MAIN}", -len(news.new), news.feed))


def _news(
    path: str, contents: tuple[bytes, bytes], known: Container[str], public: Container[str]
) -> FeedNews | None:
    before, now = contents
    if not is_feed(path, now) or not is_feed(path, before):
        return None
    old, new = _items(before), _items(now)
    entered = [item for id_, item in new.items() if id_ not in old]
    left = _left(old, new, len(entered))
    if not entered and not left:
        return None
    return FeedNews(
        address_of(path),
        tuple(_entry(item) for item in entered if item.id not in known),
        tuple(_entry(item) for item in entered if item.id in known),
        tuple(_entry(item) if item.id in public else Entry("", "", item.link) for item in left),
    )


def _left(old: Mapping[str, Item], new: Mapping[str, Item], entered: int) -> list[Item]:
    """The items that are in a feed no more, without those at its end that newer ones pushed out."""
    items = list(old.values())
    while entered and len(new) >= len(old) and items and items[-1].id not in new:
        items.pop()
        entered -= 1
    return [item for item in items if (item.id or item.link) not in new]


def _items(content: bytes) -> dict[str, Item]:
    """The items by what readers know them by; none of a feed that cannot be read."""
    try:
        return {entry.id or entry.link: entry for entry in parse_feed(content).entries}
    except ValueError:
        return {}


def _entry(item: Item) -> Entry:
    return Entry(item.id, item.title, item.link)
