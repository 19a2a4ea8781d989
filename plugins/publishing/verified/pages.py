"""What an HTML page says, parsed as a browser would."""

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from plugins.publishing.verified.looks import Fault, Look
from plugins.publishing.verified.references import Own, each_once, of_source_set

LONG = 150_000
"""Bytes of HTML from which on it counts how many are sent once they are packed."""


def _path(expression: str) -> Callable[[Any], list[str]]:
    """Gives the values of attributes, or texts, of a page."""
    found: Any = etree.XPath(expression, smart_strings=False)
    return found  # type: ignore[no-any-return]


_REFERENCES = _path("//@href | //@src | //@poster | //@data")
_SETS = _path("//@srcset")
_LOADS = _path(
    "//img/@src | //script/@src | //link[@rel='stylesheet' or @rel='preload']/@href | //iframe/@src"
)
_IDS = _path("//@id | //a/@name")
_OWN_ADDRESSES = _path("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
_SHARED = _path("//meta[@property='og:image']/@content")
_REFRESH = _path("//meta[@http-equiv='refresh']/@content")
_DATA = _path("//script[@type='application/ld+json']/text()")

_LOCAL_IN_DATA = re.compile(
    r'"(https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d+)?(?:/[^"\\]*)?)"'
)
_SELF = ("top",)
"""Fragments that lead to the beginning of any page."""


def look_at_page(content: bytes, here: str, own: Own) -> Look:
    """The page whose address on the site is `here`."""
    root = _root(content)
    if root is None:
        return Look(faults=(Fault("not-as-written", "is an empty page"),))
    ids = frozenset(_IDS(root))
    places = each_once(own.place(one, here) for one in _references(root))
    return Look(
        links=tuple(place for place in places if not _is_on_page(place, here, ids)),
        loads=each_once(own.place(one, here) for one in _LOADS(root)),
        ids=tuple(sorted(ids)),
        faults=tuple(
            Fault("own-address", f"says that its address is {address}, on another site")
            for address in dict.fromkeys(_OWN_ADDRESSES(root))
            if not own.is_own(address)
        ),
        weight=len(content) if len(content) <= LONG else len(zlib.compress(content, 6)),
    )


def leads_into_text(fragment: str, ids: frozenset[str]) -> bool:
    """Whether a browser goes anywhere for a fragment of a page that has these anchors."""
    return fragment in ids or fragment in _SELF or fragment.startswith(":~:")


def _is_on_page(place: str, here: str, ids: frozenset[str]) -> bool:
    """Whether a place is an anchor of the page itself."""
    fragment = place.removeprefix(f"{here}#")
    return fragment != place and leads_into_text(fragment, ids)


def _root(content: bytes) -> Any:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None


def _references(root: Any) -> Iterator[str]:
    yield from _REFERENCES(root)
    for written in _SETS(root):
        yield from of_source_set(written)
    yield from _SHARED(root)
    for written in _REFRESH(root):
        yield written.partition("=")[2]
    for data in _DATA(root):
        yield from _LOCAL_IN_DATA.findall(data)
