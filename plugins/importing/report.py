"""What an import did, post by post and kind by kind, so that nothing is lost in silence."""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

State = Literal["written", "unchanged", "kept"]
Kind = Literal[
    "undated", "draft", "salvaged", "no-head", "untitled", "recoded", "date", "address", "alias",
    "picture", "value", "template-tag", "dropped-key", "other-file",
]  # fmt: skip

UNDATED = "1970-01-01"
"""The date of a draft that has none, until somebody gives it one."""

HEADINGS: dict[Kind, str] = {
    "undated": f"Posts without a date anywhere, now drafts dated {UNDATED}",
    "draft": "Drafts, as they were on the old site",
    "salvaged": "Heads that are broken YAML, read line by line: look these over",
    "no-head": "Files without a head",
    "untitled": "Posts without a title, titled by their first heading or their file's name",
    "recoded": "Files that are not UTF-8, now turned into it",
    "date": "Dates that could not be read",
    "address": "Posts that would have shared an address, and the name they have now",
    "alias": "Old addresses that could not be kept",
    "picture": "Pictures left out of the head because they have no alternative text",
    "value": "Values that could not be used",
    "template-tag": "Tags of the old site's templates, left in the text as they are",
    "dropped-key": "Keys that have no meaning here, left out",
    "other-file": "Files that are not Markdown, not read",
}
"""The kinds of notice in the order of the report, each with its heading."""


class Notice(Struct, frozen=True):
    """Something to know about one source file. `subject` is what it concerns: a key, a tag, an
    address; empty where the file as a whole is concerned. `count` says how often."""

    kind: Kind
    source: str
    subject: str = ""
    count: int = 1


class Skipped(Struct, frozen=True):
    """A Markdown file that was not imported, and why."""

    source: str
    reason: str


class Imported(Struct, frozen=True):
    """A post: the file it was read from, its place in the content folder, and what was done.

    `kept`: another text stands at that place already, and was left as it is.
    """

    source: str
    target: str
    state: State


class Report(Struct, frozen=True, kw_only=True):
    """All that an import did. `found` Markdown files are all accounted for: each is in `imported`
    or in `skipped`, once."""

    found: int
    imported: tuple[Imported, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()

    def count(self, state: State) -> int:
        """How many posts ended in that state."""
        return sum(post.state == state for post in self.imported)

    @property
    def is_complete(self) -> bool:
        """Whether every file found is accounted for, once, and no two went to one place."""
        sources = [*(p.source for p in self.imported), *(s.source for s in self.skipped)]
        targets = {post.target for post in self.imported}
        alone = len(set(sources)) == len(sources) and len(targets) == len(self.imported)
        return alone and len(sources) == self.found


def render_report(report: Report, most: int = 10) -> str:
    """The report as plain text: the sum first, then each kind with counts and at most `most` files
    a line; everything is in `report` itself."""
    lines = [*_sum(report)]
    lines += _section(
        "Left as they are: a different text stands there already",
        (f"{post.source} → {post.target}" for post in report.imported if post.state == "kept"),
        most,
    )
    lines += _section(
        "Not imported", (f"{skip.source}: {skip.reason}" for skip in report.skipped), most
    )
    for kind, heading in HEADINGS.items():
        notices = [notice for notice in report.notices if notice.kind == kind]
        if kind in ("template-tag", "dropped-key", "other-file"):
            lines += _by_subject(heading, notices, min(most, 3))
        else:
            lines += _section(heading, map(_line, notices), most)
    return "\n".join(lines) + "\n"


def _sum(report: Report) -> Iterator[str]:
    yield (
        f"{_files(report.found)} read: {report.count('written')} written,"
        f" {report.count('unchanged')} there already, {report.count('kept')} left as they are,"
        f" {len(report.skipped)} not imported"
    )
    if not report.is_complete:
        yield "These numbers do not add up: please report this as a fault of the program."


def _files(number: int) -> str:
    return f"{number} Markdown file{'' if number == 1 else 's'}"


def _line(notice: Notice) -> str:
    return f"{notice.source}: {notice.subject}" if notice.subject else notice.source


def _section(heading: str, items: Iterable[str], most: int) -> list[str]:
    found = list(items)
    if not found:
        return []
    more = [f"  and {len(found) - most} more"] if len(found) > most else []
    return ["", f"{heading}: {len(found)}", *(f"  {item}" for item in found[:most]), *more]


def _by_subject(heading: str, notices: list[Notice], most: int) -> list[str]:
    """One line a subject, the most frequent first."""
    groups: dict[str, list[Notice]] = {}
    for notice in notices:
        groups.setdefault(notice.subject, []).append(notice)
    if not groups:
        return []
    counts = {subject: sum(n.count for n in group) for subject, group in groups.items()}
    lines = ["", f"{heading}: {sum(counts.values())}"]
    for subject in sorted(groups, key=lambda subject: (-counts[subject], subject)):
        sources = [notice.source for notice in groups[subject]]
        rest = f" and {len(sources) - most} more" if len(sources) > most else ""
        lines.append(f"  {subject}: {counts[subject]} ({', '.join(sources[:most])}{rest})")
    return lines
