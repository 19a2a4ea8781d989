"""Blocks: the paragraphs, headings, items and cells of a body as checks of the text see them."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal

from msgspec import Struct

Kind = Literal["text", "heading", "cell", "quotation"]

GAP = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a block's text for what is not words: code, a formula, a picture, a film, the mark
of a note."""

_OF_NOTES = re.compile(r'<a [^>]*role="doc-(?:backlink|noteref)"[^>]*>.*?</a>', re.DOTALL)
_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)([^>]*)>")
_NOT_WORDS = {
    name: f"/{name}"
    for name in (
        "pre", "code", "kbd", "samp", "var", "math", "script", "style", "iframe", "video", "audio",
    )
}  # fmt: skip
"""What is not words → where it ends."""

_IN_A_LINE = frozenset(
    f"{slash}{name}"
    for name in (
        "a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "i", "ins", "mark", "q",
        "rp", "rt", "ruby", "s", "small", "source", "span", "strong", "sub", "sup", "time", "track",
        "u", "wbr",
    )
    for slash in ("", "/")
)  # fmt: skip
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("blockquote",), "quotation"),
}
_RANK: tuple[Kind, ...] = ("text", "cell", "heading", "quotation")
"""Of two that are open at once, the later one counts."""


class Block(Struct, frozen=True, gc=False):
    """A paragraph, heading, item or cell of a body: its text without tags and unescaped, blanks as
    they were typed, line ends as blanks, `GAP` for what is not words."""

    kind: Kind
    text: str


def blocks_in(html: str) -> Iterator[Block]:
    """The blocks of a body's HTML in order."""
    kinds: list[Kind] = ["text"]
    for tag, inner in _pieces(_OF_NOTES.sub(GAP, html) if "doc-" in html else html):
        if inner and not inner.isspace():
            text = unescape(inner) if "&" in inner else inner
            yield Block(kinds[-1], _on_one_line(text) if "\n" in text else text)
        if tag in _KINDS:
            kinds.append(max(kinds[-1], _KINDS[tag], key=_RANK.index))
        elif tag[1:] in _KINDS and len(kinds) > 1:
            kinds.pop()


def _pieces(html: str) -> Iterator[tuple[str, str]]:
    """The names of the tags between which blocks stand, those of ends with their stroke, each with
    the text before it; an empty one at the end."""
    parts = _TAG.split(html)
    text = parts[0]
    skipped_to = ""
    for tag, rest, following in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if skipped_to:
            if tag != skipped_to or rest:
                continue
            skipped_to = ""
            text += GAP + following
        elif tag in _IN_A_LINE:
            text += following
        elif tag in _NOT_WORDS:
            skipped_to = _NOT_WORDS[tag]
        elif tag == "img":
            text += GAP + following
        elif tag == "br":
            text += f" {following}"
        else:
            yield tag, text
            text = following
    yield "", text


def _on_one_line(text: str) -> str:
    lines = (line.strip(" \t") for line in text.split("\n"))
    return " ".join(line for line in lines if line)
