"""`known-problems.txt`: what was wrong when posts were imported, counted and not stopped at."""

from pathlib import Path

from plugins.domain.check_names import STOP_PUBLICATION
from plugins.domain.problem import Problem

NAME = "known-problems.txt"
BUILT_WITH = frozenset(
    ("anchor", "frame-in-body", "link", "picture", "script-in-body", "unsafe-address")
)
"""The errors that a site can be built with: addresses of an old site that lead nowhere, and what
no page gets from a text."""


def known_problems(folder: Path) -> frozenset[str]:
    """The lines of the file in the content folder, without comments and blank lines."""
    path = folder / NAME
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def known_line(problem: Problem) -> str:
    """How the file names a problem, on one line: source, check and subject."""
    return " ".join(f"{problem.source}: {problem.check}: {problem.subject}".split())


def may_be_known(problem: Problem) -> bool:
    """Whether the file may list the problem: warnings, and errors that spoil nothing else.

    Not what must be settled before anything is published, nor an unsafe address that is empty: its
    line would hide every later one in the same source.
    """
    if problem.check in STOP_PUBLICATION:
        return False
    if problem.check == "unsafe-address" and not problem.subject:
        return False
    return problem.severity == "warning" or problem.check in BUILT_WITH


def is_known(problem: Problem, known: frozenset[str]) -> bool:
    """Whether the lines `known` of the file list the problem."""
    return bool(known) and may_be_known(problem) and known_line(problem) in known
