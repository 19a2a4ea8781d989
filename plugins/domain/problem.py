"""What is wrong with the content, said to the person who can mend it."""

from collections.abc import Iterable
from heapq import nsmallest
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class Problem(Struct, frozen=True, kw_only=True, gc=False):
    """One mistake in the content, or one thing worth a second look.

    `source` is the file's path within the content folder (`posts/x.md`), empty for the folder as a
    whole; `line` counts from 1. `check` is the short name an editor can look up. `subject` is the
    thing that is wrong (an address, a name): with source and check it names the problem in
    `known-problems.txt`, whatever the wording of the message.
    """

    source: str
    check: str
    message: str
    line: int | None = None
    hint: str = ""
    severity: Severity = "error"
    subject: str = ""


def in_order(problems: Iterable[Problem], most: int | None = None) -> tuple[Problem, ...]:
    """By file, then by line, those of the whole file first; each once. The first `most` of them,
    where a number is given."""
    each = dict.fromkeys(problems)
    if most is not None and most < len(each):
        return tuple(nsmallest(most, each, key=_place))
    return tuple(sorted(each, key=_place))


def _place(problem: Problem) -> tuple[str, int, str, str]:
    return problem.source, problem.line or 0, problem.check, problem.message
