"""Elements where HTML5 lets them stand: no block within a line of text, no item without a list."""

import re
from functools import cache

from msgspec import Struct

from plugins.reading.body.tokens import HEADINGS, PHRASING, VOID, Tokens, name_of, resplit

_LINES = HEADINGS | {"p", "pre", "summary"}
"""Blocks that hold only lines of text."""
_TRANSPARENT = frozenset({"a", "ins", "del"})
"""Elements that may hold what their parent may hold."""
_PARTS = frozenset(
    {"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"}
)  # fmt: skip
_LISTS = {"ul": "li", "ol": "li", "dl": "dd"}
_HOMES = {
    "li": ("ul", "ol"),
    "dt": ("dl",),
    "dd": ("dl",),
    "figcaption": ("figure",),
    "summary": ("details",),
    "source": ("audio", "video", "picture"),
    "track": ("audio", "video"),
    "rt": ("ruby",),
    "rp": ("ruby",),
}
_ROUNDS = 8
"""What a wrapper held may need another look once the wrapper is gone; nested ones, several."""
_INTERACTIVE = frozenset({"audio", "details", "iframe", "video"})
_EMPTY_BLOCK = re.compile(r"<(p|h[2-6])(?: [^>]*)?>(?:\s|&nbsp;|<br>)*</\1>\n?")
_EMPTY_ROW = re.compile(r"<tr(?: [^>]*)?>\s*</tr>\n?")
_BARE_DETAILS = re.compile(r"(<details(?: [^>]*)?>)(?!\s*<summary)")


class _Open(Struct):
    """An element that is open: its name, the place of its start tag, and what ends it."""

    name: str
    place: int
    end: str


def nested(tokens: Tokens) -> Tokens:
    """The tokens with every element where it may be; wrappers that may not be there go, their
    content stays."""
    for _round in range(_ROUNDS):
        if _is_well_nested(tokens):
            break
        tokens = resplit(_Nesting(tokens).out)
    return tokens


def without_empty_blocks(html: str) -> str:
    """`html` without paragraphs, headings and rows of a table that hold nothing."""
    html = _EMPTY_BLOCK.sub("", html)
    return _EMPTY_ROW.sub("", html) if "<tr" in html else html


def _is_well_nested(tokens: Tokens) -> bool:
    """Whether every element stands where it may: the common case, found out quickly."""
    still_open = [""]
    for place in range(1, len(tokens), 2):
        token = tokens[place]
        if token[1] == "/":
            still_open.pop()
            if not still_open:
                return False
        else:
            name = name_of(token)
            if not _is_plain(still_open[-1], name):
                return False
            if name not in VOID and not token.endswith(f"</{name}>"):
                still_open.append(name)
        if still_open[-1] in _LISTS and tokens[place + 1].strip():
            return False
    return True


@cache
def _is_plain(parent: str, name: str) -> bool:
    """Whether `name` within `parent` needs no second look."""
    if parent in _LISTS:
        return name in ("li",) if parent != "dl" else name in ("dt", "dd", "div")
    if name in _HOMES:
        return parent in _HOMES[name]
    if name in _INTERACTIVE or name == "details":
        return False
    if parent in ("th", "dt", "td", "dd", "li") and name in HEADINGS:
        return parent not in ("th", "dt")
    return name in PHRASING or name in _PARTS or not (parent in PHRASING or parent in _LINES)


class _Nesting:
    def __init__(self, tokens: Tokens) -> None:
        self.out = tokens[:]
        self._open: list[_Open] = []
        for place, token in enumerate(tokens):
            if not place & 1:
                self._text(place, token)
            elif token.startswith("</"):
                self._end(place, token)
            else:
                self._start(place, token)

    def _parent(self) -> str:
        return next((entry.name for entry in reversed(self._open) if entry.name), "")

    def _text(self, place: int, text: str) -> None:
        if self._open and self._open[-1].name in _LISTS and not text.isspace() and text:
            item = _LISTS[self._open[-1].name]
            self._put(place, f"<{item}>{text}</{item}>")

    def _end(self, place: int, token: str) -> None:
        ended = self._open.pop().end if self._open else ""
        if ended != token:
            self._put(place, ended)

    def _start(self, place: int, token: str) -> None:
        name = name_of(token)
        entry = _Open(name, place, f"</{name}>")
        parent = self._parent()
        if not _is_plain(parent, name):
            self._look_again(entry, parent)
        if name not in VOID and not token.endswith(f"</{name}>"):
            self._open.append(entry)

    def _look_again(self, entry: _Open, parent: str) -> None:
        name, token = entry.name, self.out[entry.place]
        if name in _INTERACTIVE:
            self._take_out_of_link()
            parent = self._parent()
        if parent in _LISTS:
            self._wrap(entry, _LISTS[parent])
        elif name in ("source", "track"):
            self._put(entry.place, "")
        elif name in _HOMES and not self._is_in_group(parent, name):
            self._rename(entry, "span" if name in ("rt", "rp") else "div")
        elif name in HEADINGS and parent in ("th", "dt"):
            self._rename(entry, "div")
        elif name not in PHRASING and name not in _PARTS:
            self._out_of_line(entry)
        if entry.name == "details" and self.out[entry.place] == token:
            self._name_details(entry.place)

    def _is_in_group(self, parent: str, name: str) -> bool:
        """Whether a term or its description stands in a `div` of a list of such."""
        names = [entry.name for entry in self._open if entry.name]
        return parent == "div" and name in ("dt", "dd") and names[-2:-1] == ["dl"]

    def _out_of_line(self, entry: _Open) -> None:
        """A block within a line of text: the line's wrappers go, or, in a heading, the block."""
        wrappers = []
        for outer in reversed(self._open):
            if outer.name in _LINES:
                self._put(entry.place, " ")
                entry.name, entry.end = "", " "
                return
            if outer.name and outer.name not in PHRASING:
                break
            if outer.name and outer.name not in _TRANSPARENT:
                wrappers.append(outer)
        for wrapper in wrappers:
            self._unwrap(wrapper)

    def _take_out_of_link(self) -> None:
        for outer in self._open:
            if outer.name == "a":
                self._unwrap(outer)

    def _unwrap(self, entry: _Open) -> None:
        self._put(entry.place, "")
        entry.name, entry.end = "", ""

    def _rename(self, entry: _Open, name: str) -> None:
        self._put(entry.place, f"<{name}" + self.out[entry.place][len(entry.name) + 1 :])
        entry.name, entry.end = name, f"</{name}>"
        if name == "div":
            self._out_of_line(entry)

    def _wrap(self, entry: _Open, item: str) -> None:
        token = self.out[entry.place]
        closed = entry.name in VOID or token.endswith(f"</{entry.name}>")
        self._put(entry.place, f"<{item}>{token}" + (f"</{item}>" if closed else ""))
        entry.end = f"</{entry.name}></{item}>"

    def _name_details(self, place: int) -> None:
        following = "".join(self.out[place : place + 3])
        if _BARE_DETAILS.match(following):
            self._put(place, f"{self.out[place]}<summary>Details</summary>")

    def _put(self, place: int, text: str) -> None:
        self.out[place] = text
