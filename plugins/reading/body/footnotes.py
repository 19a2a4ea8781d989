"""The notes at the foot of a body, as a section that says what it is."""

import re

_SECTION = re.compile(r'<div class="footnote">\s*<hr>\s*(<ol>.*?</ol>)\s*</div>', re.DOTALL)
_BACK = re.compile(
    r'<a class="footnote-backref" href="#fnref(\d*):([^"]*)" title="[^"]*?(\d+)[^"]*">↩</a>'
)
_ID = re.compile(r' id="(fnref[^"]*)"')
_THERE = re.compile(r'<a class="footnote-ref" href="([^"]*)">(\d+)</a>')


def with_notes(html: str) -> str:
    """Python-Markdown's notes with a role and a name for those who hear the page; every link back
    says where it leads (DPUB-ARIA 1.1, doc-endnotes, doc-noteref, doc-backlink)."""
    if 'class="footnote' not in html:
        return html
    html = _SECTION.sub(
        r'<section class="footnotes" role="doc-endnotes" aria-label="Notes">\n\1\n</section>', html
    )
    html = _THERE.sub(
        r'<a class="footnote-ref" href="\1" role="doc-noteref" aria-label="Note \2">\2</a>', html
    )
    ids = frozenset(_ID.findall(html))
    return _BACK.sub(lambda found: _back(found, ids), html)


def _back(found: re.Match[str], ids: frozenset[str]) -> str:
    """The link from a note to its mark; nothing where no mark in the text leads to the note."""
    repeated, name, number = found.groups()
    if f"fnref{repeated}:{name}" not in ids:
        return ""
    place = f", place {repeated}" if repeated else ""
    return (
        f'<a class="footnote-backref" href="#fnref{repeated}:{name}" role="doc-backlink" '
        f'aria-label="Back to text, note {number}{place}">↩</a>'
    )
