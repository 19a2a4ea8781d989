"""A content file → its head with every key typed, its Markdown, and all that is wrong with it."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.domain.problem import Problem
from plugins.reading.front_matter.fields import required_keys
from plugins.reading.front_matter.findings import Findings
from plugins.reading.front_matter.heads import HEADS, Head, Kind
from plugins.reading.front_matter.plain_heads import read_plain
from plugins.reading.front_matter.source_text import part_file, whole_file


class Source(Struct, frozen=True, kw_only=True):
    """A content file as read.

    `head` is None only when no front matter could be read at all. `lines` has the line of the file
    (from 1) for every key written, by its place: `title`, `image.alt`, `actions.0.closes`, and for
    each item of a list `authors.0`, `actions.0`; a key of two names stands under the first. `text`
    is the Markdown with `\\n` line breaks, `body_line` the line of the file on which it begins.
    """

    source: str
    kind: Kind
    head: Head | None
    lines: Mapping[str, int]
    text: str
    body_line: int
    problems: tuple[Problem, ...]


def read_source(kind: Kind, source: str, content: bytes, zone: ZoneInfo) -> Source:
    """The file `source` (its path in the content folder) of the given kind.

    A wrong value is a problem, and the head goes on with that key's default, so that all problems
    of a file come together. Stand-ins for what must be there: the file's name for a title or
    name, `any_heads.STAND_IN_DAY` for a date. Moments are in `zone`. Nothing is raised, whatever
    the bytes.
    """
    if kind == "site":
        parted = whole_file(source, content)
    else:
        parted = part_file(source, content, required_keys(HEADS[kind]))
    findings = Findings(source, zone, parted.head_line)
    head = None
    if parted.head is not None:
        head = read_plain(HEADS[kind], parted.head, findings)
        head = head or _read_any(kind, parted.head, findings)
    return Source(
        source=source,
        kind=kind,
        head=head,
        lines=findings.lines,
        text=parted.text,
        body_line=parted.body_line,
        problems=(*parted.problems, *findings.problems),
    )


def _read_any(kind: Kind, lines: Sequence[str], findings: Findings) -> Head | None:
    from plugins.reading.front_matter.any_heads import read_any  # YAML: most builds need none

    return read_any(kind, lines, findings)
