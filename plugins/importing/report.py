"""What an import did, post by post and kind by kind, so that nothing is lost in silence."""

from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import Literal

from msgspec import Struct

State = Literal["written", "unchanged", "kept"]
Kind = Literal[
    "undated", "draft", "hidden", "expires", "salvaged", "no-head", "untitled", "recoded", "date",
    "address", "alias", "picture", "value", "template-tag", "translated", "dropped-key",
    "other-file", "person", "person-left-out", "series", "round-up", "guid", "feed-item",
    "no-address", "feed", "place",
]  # fmt: skip

UNDATED = "1970-01-01"
"""The date of a draft that has none, until somebody gives it one."""

HEADINGS: dict[Kind, str] = {
    "undated": f"Posts without a date anywhere, now drafts dated {UNDATED}",
    "draft": "Drafts, as they were on the old site",
    "hidden": "Hidden posts: at their addresses, and in no list",
    "expires": "Posts that the old site was to take down, which nothing does here",
    "salvaged": "Heads that are broken, read line by line: look these over",
    "no-head": "Files without a head",
    "untitled": "Posts without a title, titled by their first heading or their file's name",
    "recoded": "Files that are not UTF-8, now turned into it",
    "date": "Dates that could not be read",
    "address": "Posts that would have shared an address, and the name they have now",
    "no-address": "Old addresses that are not known: say PERMALINK= for them",
    "alias": "Old addresses that could not be kept",
    "guid": "Ids of the old feed that could not be kept: subscribers may see these posts again",
    "feed-item": "Items of the old feed whose posts are not here",
    "feed": "Feeds of the old site that nothing goes on with here",
    "picture": "Pictures left out of the head because they have no alternative text",
    "place": "Pictures and documents whose place another file has, and the place they have now",
    "value": "Values that could not be used",
    "translated": "Tags of the old site's templates that became Markdown",
    "template-tag": "Tags of the old site's templates, left in the text as they are",
    "dropped-key": "Keys that have no meaning here, left out",
    "other-file": "Files that are not Markdown, not read",
    "person": "Authors who have files in people/ now",
    "person-left-out": "What is not taken over from the authors' data",
    "series": "Perhaps parts of a series: add these lines to the head, if so",
    "round-up": "Perhaps a column of its own: add this line to each head, if so",
}
"""The kinds of notice in the order of the report, each with its heading."""

LEFT = "Left as they are"
WHY_LEFT = "edited since, or imported with other settings: delete a file to have it imported anew"

BY_SUBJECT: tuple[Kind, ...] = (
    "translated", "template-tag", "dropped-key", "other-file", "person-left-out", "round-up",
)  # fmt: skip
"""Kinds of which the text of the report has a line a subject, not a file."""


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
    or in `skipped`, once. `people` are the files of authors beside them,
    `files` pictures and documents.

    `move` says in words how ids and addresses were found. `site_lines` are what `site.yaml` holds
    if it `is_new_site`, else what is to be added to it by hand; empty for nothing.
    """

    found: int
    imported: tuple[Imported, ...] = ()
    people: tuple[Imported, ...] = ()
    files: tuple[Imported, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()
    move: tuple[str, ...] = ()
    site_lines: str = ""
    is_new_site: bool = False

    @property
    def all(self) -> tuple[Imported, ...]:
        """Every file in the content folder that the import concerns."""
        return (*self.imported, *self.people, *self.files)

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

    @property
    def site_says(self) -> str:
        """What is to be said before `site_lines`."""
        if self.is_new_site:
            return "site.yaml was not there and is now; its lines"
        return "site.yaml is there already; lines to add to it by hand"


def render_report(report: Report, most: int = 10) -> str:
    """The report as plain text: the sum first, then each kind with counts and at most `most` files
    a line; everything is in `report` itself."""
    lines = [*sums(report)]
    if report.site_lines:
        shown = report.site_lines.splitlines()
        lines += _section(report.site_says, shown, most if report.is_new_site else len(shown))
    lines += _section(
        LEFT,
        (f"{post.source} → {post.target}" for post in report.all if post.state == "kept"),
        most,
        WHY_LEFT,
    )
    lines += _section(
        "Not imported", (f"{skip.source}: {skip.reason}" for skip in report.skipped), most
    )
    for kind, heading in HEADINGS.items():
        notices = [notice for notice in report.notices if notice.kind == kind]
        if kind in BY_SUBJECT:
            lines += _by_subject(heading, notices, min(most, 3))
        else:
            lines += _section(heading, map(_line, notices), most)
    return "\n".join(lines) + "\n"


def sums(report: Report) -> Iterator[str]:
    """How many files became what, and how ids and addresses were found, a line each."""
    yield (
        f"{_files(report.found)} read: {report.count('written')} written,"
        f" {report.count('unchanged')} there already, {report.count('kept')} left as they are,"
        f" {len(report.skipped)} not imported"
    )
    if not report.is_complete:
        yield "These numbers do not add up: please report this as a fault of the program"
    if report.files:
        yield f"Pictures and documents that came with them: {len(report.files)}"
    yield from report.move


def _files(number: int) -> str:
    return f"{number} Markdown file{'' if number == 1 else 's'}"


def _line(notice: Notice) -> str:
    subject = notice.subject
    if "\n" in subject:
        return f"{notice.source}:\n{indent(subject, ' ' * 6)}"
    return f"{notice.source}: {subject}" if subject else notice.source


def _section(heading: str, items: Iterable[str], most: int, remark: str = "") -> list[str]:
    found = list(items)
    if not found:
        return []
    more = [f"  and {len(found) - most} more"] if len(found) > most else []
    opening = [f"{heading}: {len(found)}", *([f"  ({remark})"] if remark else [])]
    return ["", *opening, *(f"  {item}" for item in found[:most]), *more]


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
