"""What stands between angle brackets and is no element of HTML: it is text, and stays."""

import re

from plugins.reading.body.allowed import KNOWN

_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(script|style|svg|math|template|noscript)\b.*?</\1\s*>"
    r"|</?(?P<name>[A-Za-z][^\s/>]*)(?:\"[^\"]*\"|'[^']*'|[^\"'>])*>",
    re.DOTALL | re.IGNORECASE,
)
_OF_WORD = re.compile(r"[a-z]\w*:[a-z]\w*", re.IGNORECASE)
"""What word processors leave in pasted text: `o:p`."""


def with_no_elements_as_text(html: str) -> str:
    """HTML in which `<geojson.example>` and `<https://x.example/>` are to be read, where a parser
    would take them for elements that it does not know and drop them. Comments, scripts, drawings
    and the inside of attributes stay as they are."""
    if all(name.lower() in KNOWN for name in _NAME.findall(html)):
        return html
    return _TAG.sub(_as_text, html)


def _as_text(found: re.Match[str]) -> str:
    name = found["name"]
    if not name or name.lower() in KNOWN or _OF_WORD.fullmatch(name):
        return found[0]
    return f"&lt;{found[0][1:-1]}&gt;"
