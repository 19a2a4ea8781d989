"""The report for a terminal: how much of what, and the first few of each."""

from collections.abc import Iterator
from datetime import datetime
from textwrap import shorten

from plugins.publishing.report.report import Report
from plugins.publishing.report.sections import Row, Section, listed, opening, sections
from plugins.views.days import moment_in_words

MOST = 10
"""Lines of each kind."""
_WIDTH = 120
"""Characters of a line, an address at its end apart."""


def render_text(report: Report, most: int = MOST) -> str:
    """The report as plain text, each kind with its number and at most so many lines; it ends with a
    line break. All of it is in the report itself."""
    told = sections(report)
    lines = [f"What readers will see ({when(report.moment)})", *opening(report, told)]
    for section in told:
        lines += ("", f"{section.heading}: {section.count:,}", *_rows(section, most))
    return "\n".join(lines) + "\n"


def when(moment: str) -> str:
    """An ISO moment in words: 22 November 2026, 09:12."""
    return moment_in_words(datetime.fromisoformat(moment))


def _rows(section: Section, most: int) -> Iterator[str]:
    """The last of so many lines says what is not shown."""
    is_short = len(section.rows) + bool(section.rest) <= most
    shown = section.rows if is_short else section.rows[: most - 1]
    yield from (f"  {_line(row)}" for row in shown)
    more = len(section.rows) - len(shown)
    if rest := listed((*([f"{more:,} more"] if more else []), *filter(None, [section.rest]))):
        yield f"  {'and ' if shown else ''}{rest}"


def _line(row: Row) -> str:
    about = f"  {row.address}" if row.address and not row.words.startswith(row.address) else ""
    note = f" ({row.note})" if row.note else ""
    return shorten(f"{row.words}{note}", _WIDTH, placeholder=" …") + about
