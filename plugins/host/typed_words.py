"""Words of the content in a text that is Markdown: they show as they were typed."""

import re
from html import unescape

from plugins.domain.addresses import encoded

_SIGNS = re.compile(r"[\\`*\[\]{}|<&]|(?<![^\W_])_|_(?![^\W_])|#(?=#*\Z)")
_ENTITY = re.compile(r"&#?\w*;?")
_FOR_NOTES = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")", "`": "’"})
_LIKE_A_SWITCH = re.compile(r"\bunchecked(?:[ \t]*:)+", re.IGNORECASE)


def as_typed(text: str) -> str:
    """Markdown on one line that shows `text` letter for letter, after other words on its line, as
    the words of a link, or as a heading."""
    line = " ".join(text.split())
    return _SIGNS.sub(_escaped, line)


def _escaped(sign: re.Match[str]) -> str:
    if sign[0] == "&":
        entity = _ENTITY.match(sign.string, sign.start())
        return "&amp;" if entity and unescape(entity[0]) != entity[0] else "&"
    if sign.string.startswith("]:", sign.start()):
        return "&#93;"  # at the beginning of a line it would define a link, or a note
    return "&lt;" if sign[0] == "<" else f"\\{sign[0]}"


def address_as_typed(address: str) -> str:
    """An address as it stands between the round brackets of a link."""
    plain = encoded(address).replace("(", "%28").replace(")", "%29")
    return re.sub(r"&(?=#?\w+;)", "&amp;", plain)


def in_note(text: str) -> str:
    """The text as a comment can have it that ends where it should, and silences no check."""
    plain = " ".join(text.split()).translate(_FOR_NOTES).replace("--", "–")
    return _LIKE_A_SWITCH.sub("unchecked", plain)
