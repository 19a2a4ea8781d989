"""What a parser drops from HTML with all that is in it, and the editor should know of."""

import re
from collections.abc import Iterator

from plugins.domain.body import Remark

_WHOLE = frozenset({"svg", "template", "noscript"})
_START = re.compile(
    r"<(svg|template|noscript|base|meta|link|applet|canvas|dialog|frame|frameset)(?=[\s/>])",
    re.IGNORECASE,
)
_RUNS = re.compile(r"<script|[\s/\"']on[a-z]+\s*=|(?:java|vb)script:", re.IGNORECASE)


def left_out_of(html: str, allow: frozenset[str]) -> tuple[Remark, ...]:
    """A remark for each kind of element that no text may have and that no later step sees; one for
    each drawing with a script in it, unless `allow` says that scripts may stand in texts."""
    remarks: dict[tuple[str, str], Remark] = {}
    for name, inside in _elements(html):
        runs = "scripts" not in allow and _RUNS.search(inside) is not None
        check = "script-in-body" if runs else "html-left-out"
        said = "with a script in it " if runs else ""
        message = f"a <{name}> {said}was left out: no text may have one"
        remarks.setdefault((check, name), Remark(check, message, name, f"<{name}"))
    return tuple(remarks.values())


def _elements(html: str) -> Iterator[tuple[str, str]]:
    """The names of such elements and what is in them, outside of comments."""
    text = "".join(_without_comments(html))
    low = text.lower()
    place = 0
    while found := _START.search(text, place):
        name = found[1].lower()
        place = found.end()
        if name in _WHOLE:
            end = low.find(f"</{name}", place)
            yield name, text[found.start() : end if end >= 0 else len(text)]
            place = end if end >= 0 else len(text)
        else:
            yield name, ""


def _without_comments(html: str) -> Iterator[str]:
    here = 0
    while (start := html.find("<!--", here)) >= 0:
        yield html[here:start]
        end = html.find("-->", start)
        if end < 0:
            return
        here = end + 3
    yield html[here:]
