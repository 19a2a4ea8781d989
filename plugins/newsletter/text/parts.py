"""HTML as the parts of a plain text: its blocks, and in them the words as a letter says them."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from msgspec import Struct

from plugins.newsletter.text.lines import GLUE
from plugins.newsletter.text.words import (
    PLAYED,
    UNSEEN,
    bare,
    beside,
    collapsed,
    is_said,
    lowered,
    one_line,
    played,
    raised,
)

DEEPEST = 40
"""Blocks within one another; those still deeper are told as lines of the one around them."""
_WITHIN = {"table": 4, "ul": 1, "ol": 1, "dl": 1}
"""How many blocks deep the words of some lie at least."""
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_BETWEEN = {"mfrac": "/", "msup": "^", "msub": "_"}
_BEFORE = {"q": "“", "del": "[struck out: ", "s": "[struck out: ", "rt": "("}
_AFTER = {"q": "”", "del": "]", "s": "]", "rt": ")"}


class Part(Struct, frozen=True):
    """A block of HTML: its name, attributes and content. In words a line feed is a line's end, in
    `pre` as typed."""

    name: str
    attributes: dict[str, str]
    children: tuple["Part | str", ...]

    def has_class(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()


Children = Sequence[Part | str]


class Told(NamedTuple):
    """The content of HTML, and the addresses that its notes lead to, note 1 first."""

    children: tuple[Part | str, ...]
    links: tuple[str, ...]


class _Open(NamedTuple):
    """An element whose end is not yet read; its content is `into[start:]`."""

    name: str
    attributes: dict[str, str]
    into: list[Part | str]
    start: int
    is_part: bool


def parts_of(html: str, links: Iterable[str] = ()) -> Told:
    """The blocks of well-formed HTML, with what is said of links, pictures, abbreviations and the
    like among the words. `links` have their numbers already; new ones follow."""
    reader = _Reader(html, links)
    reader.feed(html)
    reader.close()
    return Told(reader.whole(), tuple(reader.links))


def flat(children: Children) -> str:
    """All words, a line for each block."""
    return "".join(
        child if isinstance(child, str) else f"\n{flat(child.children)}\n" for child in children
    )


class _Reader(HTMLParser):
    """Reads HTML from front to back; what becomes of an element is decided at its end."""

    def __init__(self, html: str, links: Iterable[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.links = {address: number for number, address in enumerate(links, 1)}
        self._html = html
        self._open = [_Open("", {}, [], 0, True)]
        self._parts = 0
        self._typed = 0
        self.explained: set[str] = set()

    def whole(self) -> tuple[Part | str, ...]:
        while len(self._open) > 1:
            self._end()
        return tuple(self._open[0].into)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        around = self._open[-1]
        if around.name in _BETWEEN and flat(around.into[around.start :]).strip():
            self.say(_BETWEEN[around.name])
        if tag in _VOID:
            self._stand_alone(tag, attributes)
        elif tag in _BLOCKS:
            self._begin_block(tag, attributes)
        else:
            self._open.append(_Open(tag, attributes, around.into, len(around.into), False))
            self.say(_BEFORE.get(tag, ""))
            if tag in PLAYED:
                self.say(played(tag, attributes) + self.note(attributes.get("src", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or all(one.name != tag for one in self._open):
            return
        while self._open[-1].name != tag:
            self._end()
        self._end()

    def handle_data(self, data: str) -> None:
        self.say(UNSEEN.sub("", data) if self._typed else collapsed(data))

    def say(self, words: str) -> None:
        if words:
            self._open[-1].into.append(words)

    def _begin_block(self, tag: str, attributes: dict[str, str]) -> None:
        into = self._open[-1].into
        if self._parts < DEEPEST - _WITHIN.get(tag, 0):
            self._open.append(_Open(tag, attributes, [], 0, True))
            self._parts += 1
            self._typed += tag == "pre"
        else:
            into.append("\n")
            self._open.append(_Open(tag, attributes, into, len(into), False))

    def _end(self) -> None:
        one = self._open.pop()
        if one.is_part:
            self._parts -= 1
            self._typed -= one.name == "pre"
            self._open[-1].into.append(Part(one.name, one.attributes, tuple(one.into)))
        elif one.name in _BLOCKS:
            self.say("\n")
        elif end := _ENDS.get(one.name):
            end(self, one)
        else:
            self.say(_AFTER.get(one.name, ""))

    def _stand_alone(self, tag: str, attributes: dict[str, str]) -> None:
        around = self._open[-1]
        if tag == "hr":
            around.into.append(Part(tag, attributes, ()))
        elif tag == "br":
            self.say("\n")
        elif tag == "img" and (alt := one_line(attributes.get("alt", ""))):
            self.say(f"[Picture: {alt}]")
        elif tag == "source" and around.name in ("video", "audio"):
            said = flat(around.into[around.start :]).strip()
            is_first = said == played(around.name, around.attributes)
            self.say(self.note(attributes.get("src", "")) if is_first else "")

    def note(self, address: str) -> str:
        """The mark of the note with an address; the same address has the same."""
        address = "".join(UNSEEN.sub("", address).split())
        if not address:
            return ""
        number = self.links.setdefault(address, len(self.links) + 1)
        return f"{GLUE}[{number}]"

    @cached_property
    def text(self) -> str:
        """All of the text, in small letters."""
        return " ".join(unescape(re.sub("<[^>]*>", " ", self._html)).split()).casefold()


def _end_link(reader: _Reader, link: _Open) -> None:
    words = " ".join(flat(link.into[link.start :]).split())
    address = "".join(link.attributes.get("href", "").split())
    if "footnote-backref" in link.attributes.get("class", "").split():
        del link.into[link.start :]
    elif link.attributes.get("role") == "doc-noteref":
        link.into[link.start :] = [f"{GLUE}(note{GLUE}{words})"]
    elif bare(words) == bare(address) != "":
        link.into[link.start :] = [address if "://" in address else words]
    elif contact := beside(address):
        reader.say("" if is_said(contact, words) else f" ({contact})" if words else contact)
    else:
        reader.say(reader.note(address) if words else reader.note(address).lstrip(GLUE))


def _end_abbreviation(reader: _Reader, one: _Open) -> None:
    """What the letters stand for, once, unless the text says it itself."""
    title = one_line(one.attributes.get("title", ""))
    if title and title not in reader.explained and title.casefold() not in reader.text:
        reader.explained.add(title)
        reader.say(f" ({title})")


def _end_raised(_reader: _Reader, one: _Open) -> None:
    _put(one, raised)


def _end_lowered(_reader: _Reader, one: _Open) -> None:
    _put(one, lowered)


def _end_span(_reader: _Reader, one: _Open) -> None:
    if "host" in one.attributes.get("class", "").split():
        _put(one, "({})".format)


def _end_unsaid(_reader: _Reader, one: _Open) -> None:
    del one.into[one.start :]


def _put(one: _Open, change: Callable[[str], str]) -> None:
    """Change the words of an element that has nothing but words."""
    words = [child for child in one.into[one.start :] if isinstance(child, str)]
    if "".join(words).strip() and len(words) == len(one.into) - one.start:
        one.into[one.start :] = [change("".join(words))]


_ENDS: dict[str, Callable[[_Reader, _Open], None]] = {
    "a": _end_link,
    "abbr": _end_abbreviation,
    "rp": _end_unsaid,
    "script": _end_unsaid,
    "span": _end_span,
    "style": _end_unsaid,
    "sub": _end_lowered,
    "sup": _end_raised,
}
