"""The report as a page that opens anywhere: one file, no request, nothing left out."""

from collections.abc import Iterator
from html import escape

from plugins.publishing.report.report import Report
from plugins.publishing.report.sections import Row, Section, opening, sections
from plugins.publishing.report.text import when

_STYLE = """\
:root {
  color-scheme: light dark;
  --ink: #1c2320; --soft: #55605b; --paper: #fbfaf7; --rule: #d5d9d3; --link: #0b5d46;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9ece9; --soft: #a9b3ae; --paper: #161b19; --rule: #3a423e; --link: #7fd1b3; }
}
body {
  background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif;
  margin: 0 auto; max-width: 52rem; padding: 1.25rem;
}
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.125rem; margin: 0; display: inline; }
a { color: var(--link); }
.when { color: var(--soft); margin: 0 0 1.5rem; }
.sums { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
.sums { list-style: none; margin: 1.5rem 0; padding: 0; }
.sums a { color: inherit; display: block; text-decoration: none; }
.sums a:hover { text-decoration: underline; }
.sums b { display: block; font-size: 1.75rem; font-weight: 600; line-height: 1.2; }
details { border-top: 1px solid var(--rule); padding: .75rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
.rows { margin: .5rem 0; padding-left: 1.25rem; }
.rows li { margin: .5rem 0; overflow-wrap: anywhere; }
.note { color: var(--soft); display: block; font-size: .9375rem; }
"""
_SHORT = 30
"""Rows of a section that stands open."""


def render_page(report: Report) -> str:
    """The whole report as HTML, in the order of the text; addresses lead to the site."""
    told = sections(report)
    body = "\n".join((*_opening(report, told), *_sums(told), *_sections(report, told)))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>What readers will see</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>What readers will see</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _opening(report: Report, told: tuple[Section, ...]) -> Iterator[str]:
    since = f", compared with {when(report.since)}" if report.since else ""
    site = f'<a href="{escape(report.site)}/">{escape(report.site)}</a>'
    yield f'<p class="when">{site}, {when(report.moment)}{since}</p>'
    yield from (f"<p>{escape(line)}</p>" for line in opening(report, told))


def _sums(told: tuple[Section, ...]) -> Iterator[str]:
    if told:
        yield '<ul class="sums">'
        for number, section in enumerate(told, 1):
            yield (
                f'<li><a href="#part-{number}"><b>{section.count:,}</b> '
                f"{escape(section.heading)}</a></li>"
            )
        yield "</ul>"


def _sections(report: Report, told: tuple[Section, ...]) -> Iterator[str]:
    for number, section in enumerate(told, 1):
        is_open = " open" if len(section.rows) <= _SHORT else ""
        yield f'<details id="part-{number}"{is_open}>'
        yield f"<summary><h2>{escape(section.heading)}: {section.count:,}</h2></summary>"
        if section.rows:
            yield '<ul class="rows">'
            yield from (f"<li>{_row(report, row)}</li>" for row in section.rows)
            yield "</ul>"
        if section.rest:
            yield f"<p>{'And ' if section.rows else ''}{escape(section.rest)}.</p>"
        yield "</details>"


def _row(report: Report, row: Row) -> str:
    words = escape(row.words)
    if row.address:
        words = f'<a href="{escape(report.site + row.address)}">{words}</a>'
    notes = [row.note] if row.note else []
    if row.address and not row.words.startswith(row.address):
        notes.insert(0, row.address)
    return words + "".join(f' <span class="note">{escape(note)}</span>' for note in notes)
