"""The report, part by part, in the words in which a person is told."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from plugins.publishing.report.report import Entry, FeedNews, Report

_KINDS = {
    "post": ("post", "posts"), "page": ("page", "pages"), "series": ("series", "series"),
    "campaign": ("campaign", "campaigns"), "person": ("person", "people"),
    "organisation": ("organisation", "organisations"), "topic": ("topic", "topics"),
    "category": ("category", "categories"), "feed": ("feed", "feeds"), "file": ("file", "files"),
    "list": ("list", "lists"),
}  # fmt: skip
_NAMED = ("post", "page", "series", "campaign", "person", "organisation")
"""Kinds of which each address is told; of others, how many."""


_LISTS = {"index": "list", "archive": "list"}
"""What is told of as one of another kind."""
_OF_TEXT = {"edited": "edited", "same": "only what stands around its text", "unknown": ""}


class Row(Struct, frozen=True):
    """Something that is told of: words, the address that they are about, and what else there is to
    say."""

    words: str
    address: str = ""
    note: str = ""


class Section(Struct, frozen=True):
    """A part of the report. `count` is that of its heading; `rest` stands after the rows, however
    many of them are shown."""

    heading: str
    count: int
    rows: tuple[Row, ...]
    rest: str = ""


def sections(report: Report) -> tuple[Section, ...]:
    """The parts that have anything to tell, in the order in which a reader would notice."""
    told = (
        _addresses(report), _feeds(report), _redirects(report), _withdrawn(report),
        _corrected(report), _closed(report), _changed(report), _gone(report), _files(report),
        _warnings(report),
    )  # fmt: skip
    return tuple(section for section in told if section.count)


def opening(report: Report, told: Sequence[Section]) -> tuple[str, ...]:
    """What is said before all else; `told` are the sections that follow."""
    lines = []
    if report.is_first:
        lines.append("This is the first publication: everything is new.")
    elif not report.since:
        lines.append(
            "Nothing is known of the version that readers see now, so what becomes different on "
            "its pages and in its feeds cannot be told."
        )
    elif not told:
        lines.append("Nothing that readers see is different.")
    if report.waiting:
        posts = "1 post waits" if report.waiting == 1 else f"{report.waiting:,} posts wait"
        lines.append(f"{posts} for {'its' if report.waiting == 1 else 'their'} embargo.")
    return tuple(lines)


def counted(number: int, one: str, more: str = "") -> str:
    """`1 page`, `1,204 pages`."""
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"


def _addresses(report: Report) -> Section:
    named = [one for one in report.new_addresses if one.kind in _NAMED and one.title]
    others = Counter(_LISTS.get(one.kind, one.kind) for one in report.new_addresses)
    others.subtract(one.kind for one in named)
    rest = (counted(n, *_KINDS.get(kind, (kind, ""))) for kind, n in others.items() if n > 0)
    return Section(
        "New addresses",
        len(report.new_addresses),
        tuple(Row(one.title, one.address, "" if one.kind == "post" else one.kind) for one in named),
        listed(rest),
    )


def _feeds(report: Report) -> Section:
    """One row for feeds in which the same becomes different, such as those of one list in several
    formats."""
    alike: dict[tuple[tuple[Entry, ...], ...], list[FeedNews]] = {}
    for news in report.feeds:
        alike.setdefault((news.new, news.again, news.gone), []).append(news)
    rows = (
        Row(_of_feed(group[0]), "", listed(news.feed for news in group)) for group in alike.values()
    )
    return Section("Feeds with other items", len(report.feeds), tuple(rows))


def _of_feed(news: FeedNews) -> str:
    parts = []
    if news.new:
        parts.append(f"{counted(len(news.new), 'new item')}, {_titles(news.new)}")
    if news.again:
        items = counted(len(news.again), "older item")
        parts.append(f"{items} back in it, not shown again to those who had it")
    if news.gone:
        parts.append(f"{counted(len(news.gone), 'item')} no longer in it")
    return "; ".join(parts)


def _titles(entries: Sequence[Entry], most: int = 3) -> str:
    more = [f"{len(entries) - most:,} more"] if len(entries) > most else []
    return listed((*(f"“{one.title}”" for one in entries[:most]), *more))


def _redirects(report: Report) -> Section:
    rows = (Row(f"{one.old} → {one.new}", one.old) for one in report.redirects)
    return Section("New redirects", len(report.redirects), tuple(rows))


def _withdrawn(report: Report) -> Section:
    rows = (Row(one.because or "without a reason", one.address) for one in report.withdrawn)
    return Section("Withdrawn", len(report.withdrawn), tuple(rows))


def _corrected(report: Report) -> Section:
    rows = (
        Row(one.title, one.address, f"{one.kind} of {one.date}: {one.text}")
        for one in report.corrected
    )
    return Section("New in the history of pages", len(report.corrected), tuple(rows))


def _closed(report: Report) -> Section:
    rows = (
        Row(one.label, one.address, f"closed {one.closed}; on “{one.title}”")
        for one in report.closed
    )
    return Section("Actions that closed", len(report.closed), tuple(rows))


def _changed(report: Report) -> Section:
    rows = (Row(one.title, one.address, _OF_TEXT[one.text]) for one in report.pages_changed)
    rest = counted(report.lists, "list") if report.lists else ""
    return Section("Pages changed", len(report.pages_changed) + report.lists, tuple(rows), rest)


def _gone(report: Report) -> Section:
    rows = tuple(Row(address, address) for address in report.pages_gone)
    return Section("Pages whose files are gone", len(rows), rows)


def _files(report: Report) -> Section:
    kinds = (
        (report.files_new, "new"), (report.files_changed, "changed"), (report.files_gone, "gone"),
    )  # fmt: skip
    rows = tuple(Row(path, path, what) for paths, what in kinds for path in paths)
    return Section("Pictures, documents and other files", len(rows), rows)


def _warnings(report: Report) -> Section:
    rows = tuple(
        Row(f"{one.message} ({one.check})", "", _place(one.file, one.line))
        for one in report.warnings
    )
    rest = f"{counted(report.unnamed, 'warning')} about posts that are not public"
    return Section(
        "Warnings that remain",
        len(rows) + report.unnamed,
        rows,
        rest if report.unnamed else "",
    )


def _place(file: str, line: int | None) -> str:
    return f"{file}:{line}" if line else file


def listed(parts: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *before, last = [*parts] or [""]
    return f"{', '.join(before)} and {last}" if before else last
