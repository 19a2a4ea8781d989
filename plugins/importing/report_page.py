"""The report of an import as a page that opens anywhere: one file, no request, nothing left out."""

from collections.abc import Iterable, Iterator
from html import escape

from plugins.domain.problem import Problem
from plugins.importing.report import HEADINGS, LEFT, WHY_LEFT, Notice, Report, sums

_STYLE = """\
:root { color-scheme: light dark; }
body {
  font: 1.0625rem/1.5 system-ui, sans-serif;
  margin: 0 auto; max-width: 60rem; padding: 1.5rem;
}
h1 { line-height: 1.2; }
h2 { margin: 0; font-size: 1.125rem; display: inline; }
summary { cursor: pointer; padding: .5rem 0; }
details { border-top: 1px solid; }
table { border-collapse: collapse; margin-bottom: 1rem; width: 100%; }
th, td { overflow-wrap: anywhere; padding: .25rem .75rem .25rem 0; text-align: left; }
th, td { vertical-align: top; }
th { font-weight: 600; }
td:last-child { width: 50%; }
pre { overflow-x: auto; border: 1px solid; padding: .75rem; }
"""

_SOURCE = ("In the old site", "What")


def report_page(report: Report, stopping: Iterable[Problem] = (), known: Iterable[str] = ()) -> str:
    """The whole report as HTML: the sums, then each kind with its count and every file, in the
    order of the text; then what is unresolved in the new posts, by check: the problems with which
    no site can be built, and those that `known-problems.txt` lists in the lines `known`."""
    body = "\n".join(
        (*_opening(report), *_sections(report), *_stopping(stopping), *_known(report, known))
    )
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Report of the import</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>Report of the import</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _opening(report: Report) -> Iterator[str]:
    yield from (f"<p>{escape(line)}.</p>" for line in sums(report))
    if report.site_lines:
        yield f"<p>{escape(report.site_says)}:</p>"
        yield f'<pre tabindex="0"><code>{escape(report.site_lines)}</code></pre>'


def _sections(report: Report) -> Iterator[str]:
    kept = [(post.source, post.target) for post in report.all if post.state == "kept"]
    yield from _table(
        f"{LEFT} ({WHY_LEFT})",
        ("In the old site", "In the content folder"),
        kept,
    )
    skipped = [(skip.source, skip.reason) for skip in report.skipped]
    yield from _table("Not imported", ("In the old site", "Why"), skipped)
    for kind, heading in HEADINGS.items():
        rows = [_row(notice) for notice in report.notices if notice.kind == kind]
        yield from _table(heading, _SOURCE, rows)
    imported = [(file.source, file.target) for file in report.all]
    yield from _table(
        "Every file, with its place", ("In the old site", "In the content folder"), imported
    )


def _row(notice: Notice) -> tuple[str, str]:
    times = f" ({notice.count} times)" if notice.count > 1 else ""
    return notice.source, f"{notice.subject}{times}"


def _stopping(problems: Iterable[Problem]) -> Iterator[str]:
    rows = [(problem.source, problem.message) for problem in problems]
    yield from _table(
        "To be mended before a site can be built", ("In the content folder", "What"), rows
    )


def _known(report: Report, lines: Iterable[str]) -> Iterator[str]:
    """`posts/x.md: link: /old/`, of the files that were imported."""
    targets = {file.target for file in report.all}
    by_check: dict[str, list[tuple[str, str]]] = {}
    for line in sorted(lines):
        source, _, rest = line.partition(": ")
        check, _, subject = rest.partition(": ")
        if source in targets:
            by_check.setdefault(check, []).append((source, subject))
    for check, rows in sorted(by_check.items()):
        heading = f"Unresolved, listed in known-problems.txt: {check}"
        yield from _table(heading, ("In the content folder", "What"), rows)


def _table(
    heading: str, columns: tuple[str, str], rows: Iterable[tuple[str, str]]
) -> Iterator[str]:
    found = list(rows)
    if not found:
        return
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    yield f"<details>\n<summary><h2>{escape(heading)}: {len(found)}</h2></summary>"
    yield f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>"
    yield from (f"<tr><td>{escape(one)}</td><td>{_lines(two)}</td></tr>" for one, two in found)
    yield "</tbody>\n</table>\n</details>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
