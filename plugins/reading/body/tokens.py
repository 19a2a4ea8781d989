"""HTML as a list of tokens: text at the even places, a tag at the odd ones.

Only canonical HTML is cut up here, as html5ever serialises it: lower-case names, every attribute
as `name="value"`, `>` in values escaped, no comments. An element of raw text (script, style,
iframe) is one token from its start tag to its end tag.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

from msgspec import Struct

Tokens = list[str]

VOID = frozenset({"br", "col", "embed", "hr", "img", "input", "param", "source", "track", "wbr"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MATHEMATICS = frozenset(
    {
        "math", "merror", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot",
        "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd",
        "mtext", "mtr", "munder", "munderover",
    }
)  # fmt: skip
PHRASING = MATHEMATICS | frozenset(
    {
        "a", "abbr", "audio", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em",
        "i", "iframe", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp",
        "script", "small", "source", "span", "strong", "style", "sub", "sup", "time", "track", "u",
        "var", "video", "wbr",
    }
)  # fmt: skip
"""Elements that stand in a line of text; every other one begins a block."""

_TAG = re.compile(r"(<[^>]*>)")
_TAG_OR_RAW = re.compile(
    r"(<script\b[^>]*>.*?</script>|<style\b[^>]*>.*?</style>|<iframe\b[^>]*>.*?</iframe>|<[^>]*>)",
    re.DOTALL,
)
_RAW = ("<script", "<style", "<iframe")
_NAME = re.compile(r"</?([^\s>/]+)")
_ATTRIBUTE = re.compile(r' ([^\s=]+)="([^"]*)"')


class Tag(Struct):
    """A start tag; the values of its attributes are unescaped."""

    name: str
    attributes: dict[str, str]

    def has_class(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()


def split(html: str) -> Tokens:
    """The tokens of canonical `html`: `"".join(split(html)) == html`."""
    raw = any(start in html for start in _RAW)
    return (_TAG_OR_RAW if raw else _TAG).split(html)


def split_tags(html: str) -> Tokens:
    """As `split`, of `html` that has no element of raw text."""
    return _TAG.split(html)


def resplit(tokens: Iterable[str]) -> Tokens:
    """The tokens again, after some were replaced by several or by none."""
    return split("".join(tokens))


@lru_cache(maxsize=4096)
def name_of(token: str) -> str:
    """The name of the element whose start or end tag `token` is."""
    found = _NAME.match(token)
    return found[1] if found else ""


def parse_tag(token: str) -> Tag:
    """A start tag from its token (of a raw element: its start tag)."""
    start = token[: token.index(">") + 1]
    attributes = {
        name: unescape(value) if "&" in value else value
        for name, value in _ATTRIBUTE.findall(start)
    }
    return Tag(name_of(token), attributes)


def write_tag(tag: Tag) -> str:
    """The token of a start tag, in canonical form."""
    written = "".join(f' {name}="{in_value(value)}"' for name, value in tag.attributes.items())
    return f"<{tag.name}{written}>"


def in_text(text: str) -> str:
    """`text` escaped as the text of an element."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\xa0", "&nbsp;")


def in_value(text: str) -> str:
    """`text` escaped as the value of an attribute."""
    return in_text(text).replace('"', "&quot;")


def plain(tokens: Iterable[str]) -> str:
    """The text of the tokens without tags, unescaped, blanks drawn together."""
    text = "".join(token for token in tokens if not token.startswith("<"))
    return " ".join(unescape(text).split())


def end_of(tokens: Tokens, start: int) -> int:
    """The place of the end tag of the element whose start tag is at `start`.

    Of a void or raw element, `start` itself.
    """
    name = name_of(tokens[start])
    if name in VOID or tokens[start].endswith((f"</{name}>",)):
        return start
    depth = 0
    for place in range(start, len(tokens), 2):
        if name_of(tokens[place]) == name:
            depth += -1 if tokens[place].startswith("</") else 1
            if not depth:
                return place
    return len(tokens) - 1


def ancestors(tokens: Tokens, place: int) -> list[str]:
    """The names of the elements that are open at `place`, outermost first."""
    still_open: list[str] = []
    for token in tokens[1:place:2]:
        name = name_of(token)
        if token.startswith("</"):
            if still_open:
                still_open.pop()
        elif name not in VOID and not token.endswith(f"</{name}>"):
            still_open.append(name)
    return still_open
