"""Links and pictures: closing brackets found without reading every character.

In the original, each bracket that is not closed is a walk to the end of the text, so that 20,000 of
them take a minute and a half.
"""

import re
from typing import TYPE_CHECKING

from markdown.inlinepatterns import LinkInlineProcessor
from markdown.util import STX

if TYPE_CHECKING:
    from markdown import Markdown

_ADDRESS = re.compile(r"\(\s*+([^<()'\"\s][^()'\"]*)\)")
"""An address in brackets, without a title and with no brackets in it."""
_CAN_END = re.compile(r"[)\"']")
"""A quotation mark counts, after which the original may take an opening bracket for the end."""
_BRACKET = re.compile(r"[\[\]]")
_FEW = 50
"""Brackets within brackets that are counted each time; of more, the places are kept."""


class _Brackets:
    """Finds the bracket that closes another."""

    def __init__(self) -> None:
        self._data = ""
        self._closing: dict[int, int] = {}

    def text(self, data: str, index: int) -> tuple[str, int, bool]:
        """As `LinkInlineProcessor.getText`: what is in the bracket that opens before `index`,
        where it ends, and whether it does."""
        here, depth = index, 1
        for _step in range(_FEW):
            close = data.find("]", here)
            if close < 0:
                return "", index, False
            depth += data.count("[", here, close) - 1
            here = close + 1
            if not depth:
                return data[index:close], here, True
        close = self._closing_of(data).get(index - 1, -1)
        return (data[index:close], close + 1, True) if close >= 0 else ("", index, False)

    def _closing_of(self, data: str) -> dict[int, int]:
        """The place of each bracket that is closed, and where it is."""
        if data != self._data:
            self._data, self._closing, opened = data, {}, list[int]()
            for found in _BRACKET.finditer(data):
                if found[0] == "[":
                    opened.append(found.start())
                elif opened:
                    self._closing[opened.pop()] = found.start()
        return self._closing


def _quicken(pattern: LinkInlineProcessor, brackets: _Brackets) -> None:
    original = pattern.getLink

    def address(data: str, index: int) -> tuple[str, str | None, int, bool]:
        if data[index : index + 1] != "(" or not _CAN_END.search(data, index):
            return "", None, index, False
        found = _ADDRESS.match(data, index)
        if found and STX not in found[1]:
            return found[1].strip(), None, found.end(), True
        return original(data, index)

    pattern.getText = brackets.text  # type: ignore[method-assign]
    pattern.getLink = address  # type: ignore[method-assign]


def quicken_links(md: "Markdown") -> None:
    """Let the patterns of `md` for links and pictures find brackets so."""
    brackets = _Brackets()
    for pattern in md.inlinePatterns:
        if isinstance(pattern, LinkInlineProcessor):
            _quicken(pattern, brackets)
