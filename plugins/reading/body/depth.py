"""How deeply the elements of HTML are nested, before a parser is given it.

The time that parsers take grows with the square of the depth, and browsers themselves go no deeper
than some hundred levels.
"""

import re
from collections import Counter

from plugins.reading.body.tokens import VOID

DEEPEST = 400
"""Levels that a text may have."""
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_NOT_COUNTED = VOID | frozenset(
    {
        "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot",
        "th", "thead", "tr",
    }
)  # fmt: skip
"""Elements that hold nothing, or whose end tag may be left out (HTML, 13.1.2.4)."""


def is_too_deep(html: str) -> bool:
    """Whether more than `DEEPEST` elements are open at once somewhere in any HTML."""
    if html.count("<") <= DEEPEST:
        return False
    still_open: Counter[str] = Counter()
    depth = 0
    for is_end, written in _TAG.findall(html):
        name = written.lower()
        if name in _NOT_COUNTED or (is_end and not still_open[name]):
            continue
        change = -1 if is_end else 1
        still_open[name] += change
        depth += change
        if depth > DEEPEST:
            return True
    return False
