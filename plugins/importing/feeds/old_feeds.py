"""A copy of the old feed, RSS or Atom → its items, each with what readers know it by."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urlsplit

from lxml import etree
from msgspec import Struct

from plugins.domain.refusal import WrongCall


class OldItem(Struct, frozen=True):
    """An item of the old feed. `guid` is what readers know it by: its own, else its link. `day` is
    the one it was published on, as written in the feed: 2015-05-21; empty where it has none."""

    guid: str
    link: str = ""
    title: str = ""
    day: str = ""


class OldFeedCopy(Struct, frozen=True):
    """What the copy says. `address` is the feed's own (`rel="self"`), `site` the blog's."""

    title: str = ""
    site: str = ""
    address: str = ""
    is_atom: bool = False
    items: tuple[OldItem, ...] = ()


def read_old_feed(data: bytes, name: str) -> OldFeedCopy:
    """The feed in `data`; `name` is the file's, for the message. Raises `WrongCall` for what is no
    RSS and no Atom."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or _name(root) not in ("rss", "feed", "RDF"):
        raise WrongCall(f"{name} is no feed: FEED= is a copy of the old one, RSS or Atom")
    heads = [element for element in root if _name(element) == "channel"]
    head = heads[0] if heads else root
    items = (e for e in root.iter() if _name(e) in ("item", "entry"))
    return OldFeedCopy(
        _text(head, "title"),
        _link(head, ("alternate", "")),
        _link(head, ("self",)),
        _name(root) == "feed",
        tuple(item for element in items if (item := _item(element)).guid),
    )


def steps_of(address: str) -> str:
    """What is the same in two spellings of an address: the path, without a slash or `index.html`
    at its end, decoded."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:
        return ""
    return unquote(path).removesuffix("index.html").strip("/")


def _item(element: etree._Element) -> OldItem:
    link = _link(element, ("alternate", ""))
    about = next((str(v) for k, v in element.attrib.items() if str(k).endswith("}about")), "")
    guid = _text(element, "guid") or _text(element, "id") or about or link
    when = _text(element, "pubDate") or _text(element, "published") or _text(element, "date")
    return OldItem(guid, link, _text(element, "title"), _day(when or _text(element, "updated")))


def _day(written: str) -> str:
    if written[:4].isdecimal():
        return written[:10]
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def _link(element: etree._Element, relations: tuple[str, ...]) -> str:
    """The link with one of the relations; RSS writes that to a page as a text, without one."""
    for link in _children(element, "link"):
        href, relation = link.get("href"), link.get("rel") or ""
        if relation in relations and (found := (href or link.text or "").strip()):
            return found
    return ""


def _text(element: etree._Element, name: str) -> str:
    found = next(iter(_children(element, name)), None)
    return "" if found is None else " ".join("".join(map(str, found.itertext())).split())


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element if _name(child) == name)


def _name(element: etree._Element) -> str:
    """The name without its namespace; empty for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
