"""Tables and code that may be wider than the page: a keyboard can reach and scroll them."""

import re
from html import unescape

from plugins.reading.body.tokens import in_value

_TABLE = re.compile(r"(?<!tabindex=\"0\">)<table\b[^>]*>(?:(?!<table\b).)*?</table>", re.DOTALL)
_CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def with_scrolling(html: str) -> str:
    """Every table in a box of its own that scrolls and can be focused, named by its caption
    (WCAG 2.2, 2.1.1); code likewise, by itself."""
    if "<table" in html:
        html = _TABLE.sub(_boxed, html)
    return html.replace("<pre>", '<pre tabindex="0">')


def _boxed(table: re.Match[str]) -> str:
    caption = _CAPTION.search(table[0])
    words = " ".join(unescape(_TAG.sub("", caption[1])).split()) if caption else ""
    name = in_value(words or "Table")
    return f'<div class="table" role="group" aria-label="{name}" tabindex="0">{table[0]}</div>'
