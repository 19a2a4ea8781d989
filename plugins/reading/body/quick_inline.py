"""Python-Markdown's inline step, without asking patterns that cannot match.

Every pattern needs a certain character; most lines have none of them. To look for that character
first takes a third off the whole conversion and gives the same result, which a test holds against
the original. It overrides a method that is private to Python-Markdown: where that is not there,
`quickened` leaves the original in its place.
"""

from typing import TYPE_CHECKING, Any

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from markdown import Markdown

_NEEDED = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "@",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
"""What must stand in a text for the pattern of that name to match; a pattern that is not here is
always asked."""

_APPLY = "_InlineProcessor__applyPattern"
_HANDLE = "_InlineProcessor__handleInline"


class QuickInline(InlineProcessor):
    """The inline step of one `Markdown` object, whose patterns must all be registered."""

    def __init__(self, md: "Markdown") -> None:
        super().__init__(md)
        registry = md.inlinePatterns
        needed = {
            registry.get_index_for_name(name): sign
            for name, sign in _NEEDED.items()
            if name in registry
        }
        self._patterns: list[tuple[Any, str]] = [
            (pattern, needed.get(place, "")) for place, pattern in enumerate(registry)
        ]
        self._apply = getattr(self, _APPLY)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        start, place = 0, patternIndex
        while place < len(self._patterns):
            pattern, needed = self._patterns[place]
            matched = False
            if needed in data:
                data, matched, start = self._apply(pattern, data, place, start)
            if not matched:
                place, start = place + 1, 0
        return data


def quickened(md: "Markdown") -> "Markdown":
    """`md`, its inline step replaced by the quick one where Python-Markdown is as it was."""
    if hasattr(InlineProcessor, _APPLY) and hasattr(InlineProcessor, _HANDLE):
        md.treeprocessors.register(QuickInline(md), "inline", 20)
    return md
