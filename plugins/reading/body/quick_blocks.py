"""The block step: only those parts are asked that a block's lines can concern."""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import STX

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.blockparser import BlockParser
    from markdown.blockprocessors import BlockProcessor

_SIGNS: dict[str, frozenset[str]] = {
    "admonition": frozenset("! "),
    "markdown_block": frozenset(STX),
    "empty": frozenset({""}),
    "indent": frozenset(" "),
    "defindent": frozenset(" "),
    "code": frozenset(" "),
    "table": frozenset("|"),
    "hashheader": frozenset("#"),
    "setextheader": frozenset("=-"),
    "hr": frozenset({"---"}),
    "olist": frozenset("1 "),
    "ulist": frozenset("*+- "),
    "deflist": frozenset(": "),
    "quote": frozenset("> "),
    "footnote": frozenset("[ "),
    "abbr": frozenset({"*["}),
    "reference": frozenset("[ "),
}
"""The characters of which one must begin a line of a block that the part of that name changes:
"1" stands for any digit, "|" for one anywhere, "---" for a line of nothing but what a rule has,
"*[" for a "*" in a block with "*[" anywhere, nothing for an empty line."""

BLOCKS = (*_SIGNS, "paragraph")
"""The names of all parts, in their order; the last is always asked."""

_OF_RULES = frozenset("-_* ")
_HEADING = re.compile(r"(#{1,6})([^#\\]*)")
"""A heading in a line of its own, without marks that need a closer look."""

_ANY = frozenset[str]().union(*_SIGNS.values())


class _QuickBlocks:
    """The parser of blocks of one `Markdown` object, whose parts must all be registered."""

    def __init__(self, parser: "BlockParser") -> None:
        registry = parser.blockprocessors
        signs = {registry.get_index_for_name(name): sign for name, sign in _SIGNS.items()}
        self._parts = [(part, signs.get(place)) for place, part in enumerate(registry)]
        self._state, self._paragraph = parser.state, registry["paragraph"]
        self._asked: dict[frozenset[str], list[BlockProcessor]] = {}

    def parse(self, parent: Element, blocks: list[str]) -> None:
        """As `BlockParser.parseBlocks`."""
        while blocks:
            block = blocks[0]
            if "\n" not in block and "|" not in block:
                if block[:1].isalpha() or (block[:1].isdecimal() and ". " not in block):
                    self._put(parent, blocks)
                    continue
                if found := _HEADING.fullmatch(block):
                    SubElement(parent, f"h{len(found[1])}").text = found[2].strip()
                    del blocks[0]
                    continue
            for part in self._asked_by(_signs(block)):
                if part.test(parent, block) and part.run(parent, blocks) is not False:
                    break

    def _put(self, parent: Element, blocks: list[str]) -> None:
        """The first of the `blocks`, a line of words, as a paragraph or a tight item's text."""
        if not self._state or self._state[-1] != "list":
            SubElement(parent, "p").text = blocks.pop(0)
        elif len(parent) or parent.text:
            self._paragraph.run(parent, blocks)
        else:
            parent.text = blocks.pop(0)

    def _asked_by(self, signs: frozenset[str]) -> "list[BlockProcessor]":
        asked = self._asked.get(signs)
        if asked is None:
            asked = [part for part, own in self._parts if own is None or own & signs]
            self._asked[signs] = asked
        return asked


def _signs(block: str) -> frozenset[str]:
    lines = block.split("\n")
    signs = {line[:1] for line in lines}
    if block[:1].isdecimal():
        signs.add("1")
    if "|" in block:
        signs.add("|")
    if "[" in signs and "]:" not in block:
        signs.discard("[")
    if "*" in signs and "*[" in block:
        signs.add("*[")
    if not _OF_RULES.isdisjoint(signs) and any(line and not line.strip("-_* ") for line in lines):
        signs.add("---")
    return _ANY.intersection(signs)


def quicken_blocks(md: "Markdown") -> None:
    """Let `md` ask the parts of its block step so."""
    md.parser.parseBlocks = _QuickBlocks(md.parser).parse  # type: ignore[method-assign]
