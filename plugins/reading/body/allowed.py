"""The HTML that a body may have: elements, their attributes, schemes of addresses.

Two cleaners of nh3 hold to it: `repaired` makes any HTML well-formed and keeps what the later steps
must see to say something of it; `cleaned` lets through only what is allowed and is the barrier
that no body goes round.
"""

from functools import cache
from typing import TYPE_CHECKING

from plugins.reading.body.tokens import MATHEMATICS

if TYPE_CHECKING:
    from nh3 import Cleaner

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
EVERYWHERE = frozenset({"class", "id", "title", "lang", "dir", "aria-hidden"})
ATTRIBUTES: dict[str, frozenset[str]] = {
    name: frozenset(attributes.split())
    for name, attributes in {
        "a": "href hreflang type download rel target role aria-label",
        "img": "src srcset sizes alt width height loading decoding",
        "section": "role aria-label",
        "div": "role aria-label tabindex",
        "pre": "tabindex",
        "audio": "src controls preload loop muted",
        "video": "src poster controls preload loop muted width height playsinline",
        "source": "src srcset sizes media type width height",
        "track": "src kind srclang label default",
        "blockquote": "cite",
        "q": "cite",
        "del": "cite datetime",
        "ins": "cite datetime",
        "time": "datetime",
        "data": "value",
        "ol": "start reversed type",
        "li": "value",
        "td": "colspan rowspan",
        "th": "colspan rowspan scope abbr",
        "col": "span",
        "colgroup": "span",
        "details": "open name",
        "math": "display",
        "mi": "mathvariant",
    }.items()
}
ELEMENTS = (
    frozenset(
        {
            "a", "abbr", "aside", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite",
            "code", "col", "colgroup", "data", "dd", "del", "details", "dfn", "div", "dl", "dt",
            "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
            "ins", "kbd", "li", "mark", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s",
            "samp", "section", "small", "source", "span", "strong", "sub", "summary", "sup",
            "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var",
            "video", "wbr",
        }
    )
    | MATHEMATICS
)  # fmt: skip
OF_FRAMES = frozenset({"src", "width", "height", "title", "allow", "allowfullscreen", "loading"})
OF_SCRIPTS = frozenset({"src", "type", "async", "defer", "crossorigin", "integrity"})

_TO_BE_MENDED = frozenset(
    {
        "acronym", "address", "article", "big", "center", "dir", "embed", "fieldset", "figcaption",
        "font", "footer", "form", "header", "hgroup", "iframe", "legend", "main", "menu", "nav",
        "nobr", "object", "param", "script", "search", "strike", "style", "tt",
    }
)  # fmt: skip
_TAKEN_WHOLE = frozenset({"annotation", "annotation-xml", "noscript", "svg", "template"})
KNOWN = (
    ELEMENTS
    | _TO_BE_MENDED
    | _TAKEN_WHOLE
    | frozenset(
        {
            "applet", "area", "base", "basefont", "bgsound", "blink", "body", "button", "canvas",
            "datalist", "dialog", "frame", "frameset", "head", "html", "image", "input", "label",
            "link", "listing", "map", "marquee", "meta", "meter", "noembed", "noframes", "optgroup",
            "option", "output", "plaintext", "progress", "rb", "rtc", "select", "slot", "spacer",
            "textarea", "title", "xmp",
        }
    )
)  # fmt: skip
"""All elements that HTML has or had, whatever becomes of them here."""
_ANY_LETTER = frozenset("abcdefghijklmnopqrstuvwxyz")
_SEEN_SCHEMES = SCHEMES | {
    "about", "blob", "cid", "data", "file", "filesystem", "ftp", "ftps", "git", "irc", "javascript",
    "magnet", "sms", "ssh", "vbscript", "webcal", "xmpp",
}  # fmt: skip


def repaired(html: str) -> str:
    """Any HTML as a well-formed fragment, with unsafe things still in it.

    Comments are gone, as are drawings, templates and what stands for readers without scripts.
    """
    return _repairer().clean(html)


def cleaned(html: str, allow: frozenset[str]) -> str:
    """Only the allowed elements and attributes of `html`, well-formed: safe in any page."""
    return _cleaner(allow).clean(html)


@cache
def _repairer() -> "Cleaner":
    from nh3 import Cleaner

    return Cleaner(
        tags=set(ELEMENTS | _TO_BE_MENDED),
        clean_content_tags=set(_TAKEN_WHOLE),
        attributes={},
        generic_attribute_prefixes=set(_ANY_LETTER),
        url_schemes=set(_SEEN_SCHEMES),
        link_rel=None,
    )


@cache
def _cleaner(allow: frozenset[str]) -> "Cleaner":
    from nh3 import Cleaner

    tags, everywhere = set(ELEMENTS), set(EVERYWHERE)
    attributes = {name: set(own) for name, own in ATTRIBUTES.items()}
    prefixes = set()
    if "frames" in allow:
        tags.add("iframe")
        attributes["iframe"] = set(OF_FRAMES)
    if "scripts" in allow:
        tags.add("script")
        attributes["script"] = set(OF_SCRIPTS)
        prefixes.add("on")
    if "styles" in allow:
        tags.add("style")
        everywhere.add("style")
    return Cleaner(
        tags=tags,
        clean_content_tags={"script", "style"} - tags,
        attributes=attributes | {"*": everywhere},
        generic_attribute_prefixes=prefixes or None,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
