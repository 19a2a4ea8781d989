"""Attributes as HTML5 has them: values that are not valid are mended or left out."""

import re
from collections.abc import Callable, Iterator

from plugins.domain.addresses import encoded, is_whole
from plugins.reading.body.allowed import ATTRIBUTES, EVERYWHERE, SCHEMES
from plugins.reading.body.tokens import Tag

BOOLEAN = frozenset(
    {"reversed", "open", "controls", "loop", "muted", "playsinline", "default", "async", "defer",
     "allowfullscreen"}
)  # fmt: skip
ADDRESSES = frozenset({"href", "src", "poster", "cite"})

_RELATIONS = frozenset(
    {"alternate", "author", "bookmark", "external", "help", "license", "me", "next", "nofollow",
     "noopener", "noreferrer", "prev", "search", "tag"}
)  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WHOLE = re.compile(r"\s*(\d{1,5})(?:px|\.\d+)?\s*")
_VALID: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "start": r"-?\d{1,9}",
        "colspan": r"[1-9]\d{0,2}",
        "rowspan": r"[1-9]\d{0,3}",
        "span": r"[1-9]\d{0,2}",
        "scope": "row|col|rowgroup|colgroup",
        "preload": "none|metadata|auto",
        "loading": "lazy|eager",
        "decoding": "sync|async|auto",
        "kind": "subtitles|captions|descriptions|chapters|metadata",
        "dir": "ltr|rtl|auto",
        "target": "_blank",
        "display": "block|inline",
        "mathvariant": "normal",
        "aria-hidden": "true|false",
        "role": "doc-endnotes|doc-noteref|doc-backlink|group",
        "tabindex": "0",
        "lang": _LANGUAGE.pattern,
        "hreflang": _LANGUAGE.pattern,
        "srclang": _LANGUAGE.pattern,
        "datetime": (
            r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
        ),
        "aria-label": r".*\S.*",
        "abbr": r".*\S.*",
        "name": r".*\S.*",
        "label": r".*\S.*",
        "id": r"\S+",
        "media": r"[\w\s():.,-]+",
        "sizes": r"[\w\s():.,%-]+",
    }.items()
}
_MEDIA_TYPE = re.compile(r"[a-z]+/[\w.+-]+(?:\s*;\s*[\w-]+=(?:[\w.-]+|\"[^\"]+\"))*", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*([^\s,](?:\S*[^\s,])?)(?:\s+(\d+w|\d+(?:\.\d+)?x))?\s*(?:,|$)")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = re.compile(
    r"(?:https?:)?//(?:[^/?#@\s]*@)?"
    r"(?:[^/?#@:\s\[\]<>^|%\\]+|\[[\dA-Fa-f:.]+\])(?::\d{0,5})?(?:[/?#]|$)",
    re.IGNORECASE,
)


def scheme_of(address: str) -> str:
    """The scheme of an absolute address in small letters; empty of a relative one."""
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def is_usable(address: str) -> bool:
    """Whether a page may lead to `address`: a safe scheme, and a host where it needs one."""
    scheme = scheme_of(address)
    if "[" in address or not address.isascii():
        whole = f"https:{address}" if address.startswith("//") else address
        if not is_whole(whole):
            return False
    if scheme in ("http", "https") or address.startswith("//"):
        return bool(_WEB.match(address))
    return not scheme or (scheme in SCHEMES and len(address) > len(scheme) + 1)


def is_elsewhere(address: str, own: str) -> bool:
    """Whether `address` is on another host than the site, whose absolute address is `own`."""
    if not (scheme_of(address) or address.startswith("//")):
        return False
    return not own or not f"{address}/".startswith(f"{own}/")


def candidates(srcset: str) -> Iterator[tuple[str, str]]:
    """The pictures of a `srcset`: (address, descriptor such as `2x` or `640w`, or nothing)."""
    for found in _CANDIDATE.finditer(srcset):
        yield found[1], found[2] or ""


def without_breaks(address: str) -> str:
    """The address as browsers read it: no blanks around it, no line breaks or tabs in it."""
    return address.strip().replace("\n", "").replace("\t", "").replace("\r", "")


def valid(tag: Tag) -> Iterator[tuple[str, str]]:
    """The attributes of `tag` that HTML5 has, in the order written, with valid values.

    Addresses are encoded; whether they are safe is not asked here.
    """
    known = ATTRIBUTES.get(tag.name, frozenset()) | EVERYWHERE
    for name, value in tag.attributes.items():
        if name in known:
            mended = _mended(tag.name, name, value)
            if mended is not None:
                yield name, mended


def _mended(element: str, name: str, value: str) -> str | None:
    if name in ADDRESSES:
        return encoded(without_breaks(value)) or None
    if name in BOOLEAN:
        return ""
    if mend := _MENDS.get(name):
        return mend(value)
    if name in ("type", "value"):
        return _of_list(element, name, value)
    pattern = _VALID.get(name)
    return value if pattern is None or pattern.fullmatch(value) else None


def _of_list(element: str, name: str, value: str) -> str | None:
    if name == "value":
        return value if element == "data" or re.fullmatch(r"-?\d{1,9}", value) else None
    if element == "ol":
        return value if value in ("1", "a", "A", "i", "I") else None
    return value if _MEDIA_TYPE.fullmatch(value) else None


def _whole(value: str) -> str | None:
    found = _WHOLE.fullmatch(value)
    return found[1] if found else None


def _identifier(value: str) -> str | None:
    return "-".join(value.split()) or None


def _relations(value: str) -> str | None:
    return " ".join(word for word in value.lower().split() if word in _RELATIONS) or None


def _srcset(value: str) -> str | None:
    found = dict.fromkeys((encoded(address), size) for address, size in candidates(value))
    return ", ".join(f"{address} {size}".strip() for address, size in found) or None


_MENDS: dict[str, Callable[[str], str | None]] = {
    "width": _whole,
    "height": _whole,
    "id": _identifier,
    "rel": _relations,
    "srcset": _srcset,
}
