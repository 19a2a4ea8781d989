"""The block step: only those parts are asked that a block's lines can concern."""

from typing import TYPE_CHECKING

from markdown.util import STX

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

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
    "hr": frozenset("-_* "),
    "olist": frozenset("1 "),
    "ulist": frozenset("*+- "),
    "deflist": frozenset(": "),
    "quote": frozenset("> "),
    "footnote": frozenset("[ "),
    "abbr": frozenset("*"),
    "reference": frozenset("[ "),
}
"""The characters of which one must begin a line of a block that the part of that name changes:
"1" stands for any digit, "|" for one anywhere, nothing for an empty line."""

BLOCKS = (*_SIGNS, "paragraph")
"""The names of all parts, in their order; the last is always asked."""

_ANY = frozenset[str]().union(*_SIGNS.values())


class _QuickBlocks:
    """The parser of blocks of one `Markdown` object, whose parts must all be registered."""

    def __init__(self, parser: "BlockParser") -> None:
        registry = parser.blockprocessors
        signs = {registry.get_index_for_name(name): sign for name, sign in _SIGNS.items()}
        self._parts = [(part, signs.get(place)) for place, part in enumerate(registry)]
        self._asked: dict[frozenset[str], list[BlockProcessor]] = {}

    def parse(self, parent: "Element", blocks: list[str]) -> None:
        """As `BlockParser.parseBlocks`."""
        while blocks:
            block = blocks[0]
            signs = {line[:1] for line in block.split("\n")} if "\n" in block else {block[:1]}
            if block[:1].isdecimal():
                signs.add("1")
            if "|" in block:
                signs.add("|")
            for part in self._asked_by(_ANY.intersection(signs)):
                if part.test(parent, block) and part.run(parent, blocks) is not False:
                    break

    def _asked_by(self, signs: frozenset[str]) -> "list[BlockProcessor]":
        asked = self._asked.get(signs)
        if asked is None:
            asked = [part for part, own in self._parts if own is None or own & signs]
            self._asked[signs] = asked
        return asked


def quicken_blocks(md: "Markdown") -> None:
    """Let `md` ask the parts of its block step so."""
    md.parser.parseBlocks = _QuickBlocks(md.parser).parse  # type: ignore[method-assign]
