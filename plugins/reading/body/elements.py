"""Elements mended one by one: those of former days quietly, unwanted ones with a remark."""

import re
from collections.abc import Callable

from plugins.reading.body import embeds
from plugins.reading.body.allowed import ELEMENTS
from plugins.reading.body.attributes import is_usable, without_breaks
from plugins.reading.body.mending import RENAMED, Mending
from plugins.reading.body.tokens import Tag, Tokens, end_of, name_of, parse_tag, plain, resplit

UNWRAPPED = frozenset({"big", "embed", "font", "form", "iframe", "nobr", "object", "param"})
"""Elements of which only the content stays, or what is put in place of the start tag."""

_RAW = frozenset({"script", "style"})
"""Elements that are one token from their start tag to the first end tag: another end tag, of a
script that has `<!-- <script>` in it (HTML, 13.2.5.27), ends nothing."""

_WITH_ATTRIBUTES = frozenset(
    {"a", "audio", "h1", "img", "picture", "source", "track", "video"}
)  # fmt: skip
_AS_THEY_ARE = frozenset(
    {f"<{name}>" for name in ELEMENTS - _WITH_ATTRIBUTES}
    | {f"</{name}>" for name in ELEMENTS - {"h1"}}
)
_SAFE = r"[\w/.,?=+~!:@*()'$-]|%[0-9A-Fa-f]{2}|&amp;"
_PLAIN_LINK = re.compile(
    r"<a (?:title=\"[^\"]*\" )?href=\""
    r"(?:https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?=[/?#\"])|(?=[/#?.][^/]))"
    rf"(?:{_SAFE})*(?:#(?:{_SAFE})*)?\"(?: title=\"[^\"]*\")?>"
)
"""A link with which there is nothing wrong, as most are."""
_PLAIN_HEADING = re.compile(r"<h[2-6] id=\"([^\s\"&]+)\">")


def mended(tokens: Tokens, allow: frozenset[str], own: str = "") -> tuple[Tokens, Mending]:
    """The tokens with every element and attribute as HTML5 has it, and what came up on the way.

    `own` is the site's absolute address: pictures there are not from elsewhere.
    """
    work = Mending(tokens, allow, own)
    out = tokens[:]
    for place in range(1, len(tokens), 2):
        token = tokens[place]
        if place <= work.left_out:
            out[place - 1] = out[place] = ""
        elif token not in _AS_THEY_ARE and not _is_plain(work, token):
            out[place] = _mend(work, place, token)
    return (resplit(out) if out != tokens else tokens), work


def _is_plain(work: Mending, token: str) -> bool:
    """Whether a tag with attributes can stay as it is; found out quickly."""
    if _PLAIN_LINK.fullmatch(token):
        return True
    found = _PLAIN_HEADING.fullmatch(token)
    if not found or found[1] in work.ids:
        return False
    work.ids.add(found[1])
    return True


def _mend(work: Mending, place: int, token: str) -> str:
    name = name_of(token)
    if token.startswith("</"):
        return "" if name in UNWRAPPED | _RAW else f"</{RENAMED.get(name, name)}>"
    if mend := _ELEMENTS.get(name):
        return mend(work, place, parse_tag(token))
    return "" if name in UNWRAPPED else work.start(parse_tag(token))


def _mend_link(work: Mending, place: int, tag: Tag) -> str:
    """A link that leads somewhere; without an address that a page may have, an anchor."""
    attributes = tag.attributes
    if "name" in attributes:
        attributes.setdefault("id", attributes.pop("name"))
    address = without_breaks(attributes.get("href", ""))
    if address and is_usable(address):
        return work.start(tag)
    attributes.pop("href", None)
    words = plain(work.tokens[place : end_of(work.tokens, place)])
    if address:
        message = f"the link “{words}” leads to {address[:80]}, which is no address for a page"
        work.remark("unsafe-address", message, address[:200], words)
    elif words and "id" not in attributes:
        work.remark("link-to-nowhere", f"the link “{words}” has no address", words)
    return work.start(tag)


_ELEMENTS: dict[str, Callable[[Mending, int, Tag], str]] = {
    "a": _mend_link,
    "audio": embeds.mend_recording,
    "embed": embeds.mend_object,
    "form": embeds.mend_form,
    "iframe": embeds.mend_frame,
    "img": embeds.mend_picture,
    "object": embeds.mend_object,
    "picture": embeds.mend_choice,
    "script": embeds.mend_script,
    "source": embeds.mend_source,
    "style": embeds.mend_style,
    "video": embeds.mend_recording,
}
