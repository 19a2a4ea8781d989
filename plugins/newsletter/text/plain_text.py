"""HTML of ours as text that reads as if it had been written as text."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from plugins.newsletter.text.lines import bounded, wrapped
from plugins.newsletter.text.parts import Children, Part, flat, parts_of
from plugins.newsletter.text.tables import said_of_rows

WIDTH = 72
_LEAST = 24
"""Columns that indents leave to the words."""


class TextWithNotes(Struct, frozen=True):
    """Text in which links are notes, `[1]`, and the addresses of these, note 1 first; those of the
    texts before it among them."""

    text: str
    links: tuple[str, ...]


class _Block(NamedTuple):
    """Lines, and how many empty ones they want around them; 0 wins, else the greater number."""

    lines: list[str]
    above: int = 1
    below: int = 1


def plain_text(html: str, *, width: int = WIDTH) -> str:
    """A fragment of ours, its addresses absolute, as text with its list of links at the end.

    No word of it is lost, and their order stays; in tables, a head stands before each value of its
    column. Lines have at most `width` columns; addresses and code as typed are never broken, but
    no line has more than 998 bytes. No line ends with a blank or is a signature's (RFC 3676, 4.3).
    """
    told = text_with_notes(html, width=width)
    return "\n\n\n".join(filter(None, (told.text, list_of_links(told.links))))


def text_with_notes(html: str, links: tuple[str, ...] = (), *, width: int = WIDTH) -> TextWithNotes:
    """The same without the list, for a text that consists of several: `links` are those of the
    texts before it, whose numbers go on."""
    told = parts_of(html, links)
    lines = _joined(_blocks(told.children, width))
    return TextWithNotes("\n".join(_bounded(lines)), told.links)


def list_of_links(links: tuple[str, ...]) -> str:
    """The list of addresses below its heading; nothing where there are none."""
    notes = [f"[{number}] {address}" for number, address in enumerate(links, 1)]
    return "\n".join(_bounded(["Links", "", *notes])) if notes else ""


def _bounded(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from bounded(line.rstrip())


def _blocks(children: Children, room: int) -> list[_Block]:
    """The blocks that children of an element become; words beside them are paragraphs."""
    blocks: list[_Block] = []
    words = ""
    for child in (*children, None):
        if isinstance(child, str):
            words += child
            continue
        if words.strip():
            blocks.append(_Block(wrapped(words, room)))
        words = ""
        if child:
            blocks += _SHAPES.get(child.name, _content)(child, room)
    return [block for block in blocks if any(block.lines)]


def _joined(blocks: Iterable[_Block], *, tight: bool = False) -> list[str]:
    lines: list[str] = []
    below = 0
    for block in blocks:
        empty = 0 if tight or not lines or 0 in (below, block.above) else max(below, block.above)
        lines += [""] * empty + block.lines
        below = block.below
    return lines


def _content(part: Part, room: int) -> list[_Block]:
    if part.has_class("admonition"):
        return _admonition(part, room)
    if part.has_class("footnotes"):
        heading = part.attributes.get("aria-label", "Notes")
        return [_Block([heading], above=2), *_blocks(part.children, room)]
    return _blocks(part.children, room)


def _admonition(part: Part, room: int) -> list[_Block]:
    """Its title as the beginning of what it says, which is indented."""
    title, *rest = [child for child in part.children if not isinstance(child, str) or child.strip()]
    if isinstance(title, str) or not title.has_class("admonition-title"):
        return _indented(_blocks(part.children, room - 2), "  ", room)
    said = flat(title.children).strip()
    lines = wrapped(said if said.endswith((".", "!", "?", ":")) else f"{said}:", room)
    return [_Block(lines, below=0), *_indented(_blocks(rest, _inner(room, 2)), "  ", room)]


def _heading(part: Part, room: int) -> list[_Block]:
    return [_Block(wrapped(flat(part.children), room), above=2 if part.name < "h3" else 1)]


def _quotation(part: Part, room: int) -> list[_Block]:
    """A quotation, and its source with it where it stands in a figure with one."""
    children: list[Part | str] = []
    for child in part.children:
        is_said = isinstance(child, Part) and child.name == "blockquote"
        children += child.children if isinstance(child, Part) and is_said else [child]
    inner = children if part.name == "figure" else part.children
    return _indented(_blocks(inner, _inner(room, 2)), "> ", room)


def _figure(part: Part, room: int) -> list[_Block]:
    if part.has_class("quotation"):
        return _quotation(part, room)
    return _blocks(part.children, room)


def _caption(part: Part, room: int) -> list[_Block]:
    """Right below what it is of; below a quotation, as its last line."""
    blocks = _blocks(part.children, room)
    is_source = flat(part.children).lstrip().startswith("—")
    return blocks if is_source else [block._replace(above=0) for block in blocks]


def _code(part: Part, room: int) -> list[_Block]:
    """Line by line as typed."""
    lines = [line.rstrip() for line in flat(part.children).strip("\n").split("\n")]
    return _indented([_Block(lines)], "    ", room)


def _list(part: Part, room: int) -> list[_Block]:
    """Items with hanging indents; an empty line between them where they are paragraphs."""
    items = [
        child if isinstance(child, Part) else Part("li", {}, (child,))
        for child in part.children
        if isinstance(child, Part) or child.strip()
    ]
    marks = _marks(part, items)
    tight = not any(
        isinstance(child, Part) and child.name == "p" for item in items for child in item.children
    )
    blocks = []
    for mark, item in zip(marks, items, strict=True):
        inner = _inner(room, len(mark))
        lines = _joined(_blocks(item.children, inner), tight=tight)
        if lines:
            blocks.append(_Block(_hung(lines, mark) if inner < room else lines))
    return [_Block(_joined(blocks, tight=tight))]


def _marks(part: Part, items: list[Part]) -> Iterator[str]:
    if part.name == "ul":
        yield from ("- " for _ in items)
        return
    step = -1 if "reversed" in part.attributes else 1
    number = _whole(part.attributes.get("start", ""), len(items) if step < 0 else 1)
    for item in items:
        number = _whole(item.attributes.get("value", ""), number)
        yield f"{_numeral(number, part.attributes.get('type', ''))}. "
        number += step


def _whole(written: str, otherwise: int) -> int:
    digits = written.removeprefix("-")
    return int(written) if digits.isascii() and digits.isdigit() and len(digits) < 9 else otherwise


def _numeral(number: int, kind: str) -> str:
    """A number as a list of its kind counts: `a`, `b` … or `A`, `B` …; else in digits."""
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    return str(number)


def _term(part: Part, room: int) -> list[_Block]:
    return [block._replace(below=0) for block in _blocks(part.children, room)]


def _definition(part: Part, room: int) -> list[_Block]:
    blocks = _indented(_blocks(part.children, _inner(room, 2)), "  ", room)
    return [block._replace(above=0) for block in blocks]


def _table(part: Part, room: int) -> list[_Block]:
    """The caption, then an item for each row; a table that only lays out is its content."""
    if part.attributes.get("role") in ("presentation", "none"):
        return _blocks(part.children, room)
    captions = [
        child for child in part.children if isinstance(child, Part) and child.name == "caption"
    ]
    title = [_Block(wrapped(flat(child.children), room), below=0) for child in captions]
    inner = _inner(room, 2)
    rows = [wrapped(said, inner) for said in said_of_rows(part)]
    lines = [line for row in rows for line in (_hung(row, "- ") if inner < room else row)]
    return [*title, _Block(lines)]


def _rule(_part: Part, _room: int) -> list[_Block]:
    return [_Block(["* * *"])]


def _inner(room: int, indent: int) -> int:
    """The room within an indent; all of it where the words would have too little."""
    return room - indent if room - indent >= _LEAST else room


def _indented(blocks: list[_Block], mark: str, room: int) -> list[_Block]:
    """Blocks as one, each line with a mark before it, where there is room for that."""
    lines = _joined(blocks)
    if _inner(room, len(mark)) == room:
        return [_Block(lines)]
    return [_Block([f"{mark}{line}".rstrip() for line in lines])]


def _hung(lines: list[str], mark: str) -> list[str]:
    indent = " " * len(mark)
    return [
        f"{indent if number else mark}{line}" if line else "" for number, line in enumerate(lines)
    ]


_SHAPES: dict[str, Callable[[Part, int], list[_Block]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "blockquote": _quotation,
    "dd": _definition,
    "dt": _term,
    "figcaption": _caption,
    "figure": _figure,
    "hr": _rule,
    "ol": _list,
    "pre": _code,
    "table": _table,
    "ul": _list,
}
