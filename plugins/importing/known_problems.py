"""`known-problems.txt`: what an import could not resolve, a line a problem.

Checks count the problems named there and stop only at others.
"""

from collections.abc import Iterable
from typing import NamedTuple

from plugins.domain.problem import Problem
from plugins.reading.known_problems import known_line, may_be_known

OPENING = """\
# Known problems: what was wrong with these posts when they were imported.
#
# The checks count the problems below and stop only at new ones. A line is
#     file: check: what is wrong
# When you have mended a problem, delete its line. Lines that begin with # are comments.
"""


class _Entry(NamedTuple):
    """A line, with the comments that stand above it."""

    line: str
    comments: tuple[str, ...]


def merged_known_problems(text: str, problems: Iterable[Problem]) -> str:
    """The file `text` (blank: a new one) with `problems` put in, sorted, none twice.

    What is there stays: the comments at the top, up to the first blank line, and every other
    comment above the line that it stands above.
    """
    opening, entries, closing = _divided(text if text.strip() else OPENING)
    known = {known_line(problem): list[str]() for problem in problems if may_be_known(problem)}
    for entry in entries:
        known.setdefault(entry.line, []).extend(entry.comments)
    lines = [line for name in sorted(known) for line in (*known[name], name)]
    blank = [""] if opening and (lines or closing) else []
    return "".join(f"{line}\n" for line in (*opening, *blank, *lines, *closing))


def _divided(text: str) -> tuple[list[str], list[_Entry], list[str]]:
    """The comments at the top, the entries, and the comments that no entry follows."""
    lines = [line.rstrip() for line in text.splitlines()]
    opening: list[str] = []
    while lines and lines[0].startswith("#"):
        opening.append(lines.pop(0))
    if lines and lines[0]:
        opening, lines = [], [*opening, *lines]
    entries: list[_Entry] = []
    comments: list[str] = []
    for line in filter(None, lines):
        if line.startswith("#"):
            comments.append(line)
        else:
            entries.append(_Entry(line.strip(), tuple(comments)))
            comments = []
    return opening, entries, comments
