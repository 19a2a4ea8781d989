"""Links, emphasis and code with nothing but words in them, read in one go.

Nine of ten texts that have a mark have no others. Of a text with anything else in it, nothing is
read here.
"""

import re
from xml.etree.ElementTree import Element

from markdown.util import STX, AtomicString

_WORDS = rf"[^*_`\[\]<&\\{STX}]++"
_SIMPLE = re.compile(
    rf"\[((?!\^){_WORDS})\]\(([^<>()'\"\s`\\\[\]{STX}]++)\)"
    rf"|\*\*(?=\S)({_WORDS})(?<=\S)\*\*(?!\*)"
    rf"|\*(?=\S)({_WORDS})(?<=\S)\*(?!\*)"
    rf"|_(?=\S)({_WORDS})(?<=\S)_(?!\w)"
    rf"|`([^`\\&<>{STX}]++)`(?!`)"
)
"""No alternative is tried again with less, so that the time grows as the text does."""
_LINK, _UNDERLINED, _CODE = 2, 5, 6
_NAMES = ("", "", "a", "strong", "em", "em", "code")
"""The element of each alternative, by the number of its last group."""


def is_plain(text: str) -> bool:
    """Whether no pattern changes `text`."""
    return not (
        "[" in text
        or "*" in text
        or "_" in text
        or "`" in text
        or "<" in text
        or "&" in text
        or "\\" in text
        or "  \n" in text
        or STX in text
    )


def simple_marks(text: str) -> tuple[str, list[Element]] | None:
    """What stands in `text` before the first mark, and the elements that its marks become, each
    with the text behind it; None where a mark has another in it or is not plainly one."""
    if "  \n" in text:
        return None
    gaps, elements, here = list[str](), list[Element](), 0
    for found in _SIMPLE.finditer(text):
        start, kind = found.start(), found.lastindex or 0
        before = text[start - 1 : start]
        if (kind == _LINK and before == "!") or (kind == _UNDERLINED and before.isalnum()):
            return None
        elements.append(_element(found, kind))
        gaps.append(text[here:start])
        here = found.end()
    gaps.append(text[here:])
    if not is_plain("".join(gaps)):
        return None
    for element, behind in zip(elements, gaps[1:], strict=True):
        element.tail = behind or None
    return gaps[0], elements


def _element(found: re.Match[str], kind: int) -> Element:
    element = Element(_NAMES[kind])
    if kind == _LINK:
        element.set("href", found[2])
        element.text = found[1]
    else:
        element.text = AtomicString(found[kind].strip()) if kind == _CODE else found[kind]
    return element
