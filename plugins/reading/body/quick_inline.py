"""The inline step: a text is read only where it has a character that some pattern needs.

Most texts have none, and of the others most patterns are left out. The next sign of emphasis, for
which the original looks character by character, is found at once.
"""

import re
from collections import deque
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import DelimiterProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import (
    INLINE_PLACEHOLDER,
    INLINE_PLACEHOLDER_PREFIX,
    INLINE_PLACEHOLDER_RE,
    STX,
    AtomicString,
)

from plugins.reading.body.quick_links import quicken_links
from plugins.reading.body.quick_marks import is_plain, simple_marks

if TYPE_CHECKING:
    from markdown import Markdown

_NEEDED = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "](",
    "image_link": "](",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "@",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "em_strong": "",
}
"""What must stand in a text for the pattern of that name to change it."""

PATTERNS = tuple(_NEEDED)
"""The names of all patterns, in their order."""

_BY_DEFINITION = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""Patterns that change nothing in a text that defines no reference."""

_PLACE = "_InlineProcessor__processPlaceholders"
_PLACE_WITHIN = "_InlineProcessor__processElementText"
PRIVATE = (_PLACE, _PLACE_WITHIN)
"""The private names of the original that are used."""


class _QuickInline(InlineProcessor):
    """The inline step of one `Markdown` object, whose patterns must all be registered."""

    def __init__(self, md: "Markdown") -> None:
        super().__init__(md)
        named = zip(_NEEDED.items(), md.inlinePatterns, strict=True)
        *patterns, emphasis = (
            (place, pattern, name, needed) for place, ((name, needed), pattern) in enumerate(named)
        )
        self._all = [(place, pattern, needed) for place, pattern, _, needed in patterns]
        self._fewer = [
            (place, pattern, needed)
            for place, pattern, name, needed in patterns
            if name not in _BY_DEFINITION
        ]
        self._last, self._emphasis = emphasis[:2]
        self._patterns = self._all
        self._place = getattr(self, _PLACE)
        self._place_within = getattr(self, _PLACE_WITHIN)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:  # noqa: ARG002
        """As the original; no pattern asks what is around it, so nobody keeps count of that."""
        self.stashed_nodes = {}
        self._patterns = self._all if self.md.references else self._fewer
        waiting = deque([tree])
        while waiting:
            element = waiting.popleft()
            found = []
            for child in element:
                text, tail = child.text, child.tail
                if text and not is_plain(text) and not isinstance(text, AtomicString):
                    found.append((child, self._put_text(child, text, waiting)))
                if tail and not is_plain(tail):
                    self._put_tail(element, child, tail)
                if len(child):
                    waiting.append(child)
            for child, nodes in found:
                child[:0] = nodes
        return tree

    def _put_text(self, child: Element, text: str, waiting: deque[Element]) -> list[Element]:
        if simple := simple_marks(text):
            child.text = simple[0] or None
            return simple[1]
        child.text = None
        nodes = self._placed(self._handled(text), child)
        waiting.extend(nodes)
        return nodes

    def _put_tail(self, element: Element, child: Element, tail: str) -> None:
        around = Element("d")
        nodes = self._placed(self._handled(tail), around, False)
        child.tail = around.tail or None
        after = list(element).index(child) + 1
        element[after:after] = nodes

    def _handled(self, data: str, first: int = 0) -> str:
        """`data` with a placeholder for each match of a pattern from the `first` on."""
        if isinstance(data, AtomicString):
            return data
        for place, pattern, needed in self._patterns:
            if needed in data and place >= first:
                data = self._applied(pattern, needed, place, data)
        if first <= self._last and ("*" in data or "_" in data):
            data = self._applied(self._emphasis, "", self._last, data)
        return data

    def _applied(self, pattern: Any, needed: str, place: int, data: str) -> str:
        here = 0
        while data.find(needed, here) >= 0:
            for found in pattern.compiled_re.finditer(data, here):
                node, start, end = pattern.handleMatch(found, data)
                if start is not None and end is not None:
                    break
            else:
                break
            if node is None:
                here = end
                continue
            if not isinstance(node, str) and not isinstance(node.text, AtomicString):
                self._handle_within(node, place)
            number = f"{len(self.stashed_nodes):04d}"
            self.stashed_nodes[number] = node
            placeholder = INLINE_PLACEHOLDER % number
            data = f"{data[:start]}{placeholder}{data[end:]}"
            here = start + len(placeholder)
        return data

    def _handle_within(self, node: Element, place: int) -> None:
        """What a pattern found may have matches of the later ones in it, and of itself after it."""
        for element in (node, *node):
            if element.text:
                element.text = self._handled(element.text, place + 1)
            if element.tail:
                element.tail = self._handled(element.tail, place)

    def _placed(self, data: str, parent: Element, is_text: bool = True) -> list[Element]:
        """The elements for which placeholders stand in `data`, each with the text behind it; what
        stands before the first goes to `parent`, as its text or what follows it."""
        parts = INLINE_PLACEHOLDER_RE.split(data)
        if (
            isinstance(data, AtomicString)
            or data.count(INLINE_PLACEHOLDER_PREFIX) != len(parts) // 2
            or not all(number in self.stashed_nodes for number in parts[1::2])
        ):
            return [node for node, _ in self._place(data, parent, is_text)]
        nodes: list[Element] = []
        for place, part in enumerate(parts):
            node = self.stashed_nodes[part] if place & 1 else part
            if not isinstance(node, str):
                self._put_within(node)
                nodes.append(node)
            elif node and nodes:
                nodes[-1].tail = (nodes[-1].tail or "") + node
            elif node and is_text:
                parent.text = (parent.text or "") + node
            elif node:
                parent.tail = (parent.tail or "") + node
        return nodes

    def _put_within(self, node: Element) -> None:
        for element in (node, *node):
            if element.tail and STX in element.tail:
                self._place_within(node, element, False)
            if element.text and STX in element.text:
                self._place_within(element, element)


class _Delimiters(DelimiterProcessor):
    """Emphasis, whose next sign is looked for at once."""

    def search(self, data: str, start: int) -> re.Match[str] | None:
        for sign in self.compiled_re.finditer(data, start):
            delimiter = self.delimiters[sign[0]]
            found = delimiter.boundary.match(data, sign.start())
            if found and (delimiter.stack or (found.lastgroup or "")[0] != "e"):
                return found
        return None


def quicken_inline(md: "Markdown") -> None:
    """Put the quick inline step and its patterns into `md`."""
    delimiters = _Delimiters("*", "strong,em", md)
    delimiters.add("_", "strong,em", smart=True)
    md.inlinePatterns.register(delimiters, "em_strong", 60)
    quicken_links(md)
    md.treeprocessors.register(_QuickInline(md), "inline", 20)
