"""The HTML pass: what Markdown made becomes a `Body`, in a fixed order of small steps."""

import re

from msgspec.structs import replace

from plugins.domain.body import Body, Remark
from plugins.reading.body.allowed import cleaned, repaired
from plugins.reading.body.depth import is_too_deep
from plugins.reading.body.elements import mended
from plugins.reading.body.figures import with_figures
from plugins.reading.body.footnotes import with_notes
from plugins.reading.body.inventory import Inventory
from plugins.reading.body.left_out import left_out_of
from plugins.reading.body.nesting import nested, without_empty_blocks
from plugins.reading.body.no_elements import with_no_elements_as_text
from plugins.reading.body.outline import with_outline
from plugins.reading.body.punctuation import punctuated
from plugins.reading.body.quotations import with_sources
from plugins.reading.body.scrolling import with_scrolling
from plugins.reading.body.sound import sound
from plugins.reading.body.statistics import with_statistics
from plugins.reading.body.tokens import Tokens, in_text, plain, split
from plugins.reading.body.videos import with_videos

ROUNDS = 4
STEPS = (
    (with_figures, frozenset({"<im"})),
    (with_sources, frozenset({"<bl"})),
    (with_statistics, frozenset({"<ul", "<ol"})),
    (with_videos, frozenset({"<p>"})),
    (with_notes, frozenset({"<di", "<a "})),
    (with_scrolling, frozenset({"<ta", "<pr"})),
)
"""The steps that shape the HTML, each with how a tag begins without which it changes nothing."""
TOO_DEEP = Remark(
    "nested-too-deeply",
    "lists, quotations or elements are nested too deeply to be shown, and stand there as typed",
    "",
)
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Characters that no HTML may have (HTML, 13.2.3.5)."""


def pass_over(html: str, allow: frozenset[str] = frozenset(), own: str = "") -> Body:
    """The body that `html`, of any kind, becomes.

    Its HTML is well-formed and safe: the cleaner of `allowed` finds nothing to change in it. `own`
    is the site's absolute address.
    """
    whole = sound(html)
    if whole is None and is_too_deep(html):
        body = pass_over(f"<pre>{in_text(html)}</pre>", allow, own)
        return replace(body, remarks=(*body.remarks, TOO_DEEP))
    left_out = () if whole else left_out_of(html, allow)
    tokens, work = mended(whole or split(_repaired(html)), allow, own)
    if tokens is not whole:
        tokens = nested(tokens)
    tokens, of_headings = with_outline(tokens)
    remarks = (*left_out, *work.remarks, *of_headings)
    for _round in range(ROUNDS):
        html = "".join(tokens)
        shaped = _shaped(html, tokens)
        tokens = punctuated(tokens if shaped == html else split(shaped))
        html = "".join(tokens)
        safe = cleaned(html, allow)
        if safe == html:
            return Inventory(tokens, work.written).body(html, remarks)
        again, _ = mended(split(safe), allow, own)
        tokens, _ = with_outline(nested(again))
    return _as_text(tokens, remarks)


def _repaired(html: str) -> str:
    """Any HTML as a well-formed fragment, without what is no element and no character of HTML."""
    html = repaired(with_no_elements_as_text(html))
    return html if html.replace("\n", " ").isprintable() else _CONTROL.sub("", html)


def _shaped(html: str, tokens: Tokens) -> str:
    """What the theme shows and an editor can type, in its final form; `html` is the `tokens`."""
    html = without_empty_blocks(html)
    tags = {tag[:3] for tag in tokens[1::2]}
    for step, needed in STEPS:
        if not needed.isdisjoint(tags):
            html = step(html)
    return html


def _as_text(tokens: Tokens, remarks: tuple[Remark, ...]) -> Body:
    """The last resort, for HTML that will not settle: its text as one paragraph."""
    remark = Remark("broken-html", "the HTML in this text could not be read; write it anew", "")
    tokens = ["", "<p>", in_text(plain(tokens)), "</p>", ""]
    return Inventory(tokens, {}).body("".join(tokens), (*remarks, remark))
