"""Problems for other programs to read: notes on the lines of a pull request, and JSON."""

import os
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from plugins.domain.problem import Problem, Severity
from plugins.host.call import ROOT

PAGES = ROOT / "docs" / "checks"
"""The folder that has a page for each check."""

_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


class Note(Struct, frozen=True, kw_only=True):
    """A problem as `--format=json` gives it, every key always there.

    `file` is its path as seen from the current folder, `line` counts from 1 and is null for the
    file as a whole; `check` is the name of the check, `help` the path of its page, empty if it has
    none.
    """

    file: str
    line: int | None
    check: str
    severity: Severity
    message: str
    hint: str
    help: str


def render_json(problems: Iterable[Problem], folder: Path) -> str:
    """One array of `Note`s, one on a line, in the order given; `[]` where there is none."""
    notes = [msgspec.json.encode(_note(problem, folder)).decode() for problem in problems]
    return "[\n" + ",\n".join(notes) + "\n]" if notes else "[]"


def render_github(
    problems: Iterable[Problem], folder: Path, environ: Mapping[str, str] = os.environ
) -> str:
    """A workflow command a line for each problem: `::error file=…,line=…,title=…::message`, the
    hint below the message (GitHub Docs, “Workflow commands for GitHub Actions”). Paths count from
    `GITHUB_WORKSPACE`, else from the current folder."""
    base = Path(environ.get("GITHUB_WORKSPACE") or Path.cwd())
    return "\n".join(_command(problem, folder, base) for problem in problems)


def render_gitlab(
    problems: Iterable[Problem], folder: Path, environ: Mapping[str, str] = os.environ
) -> str:
    """A report of Code Quality, by which a merge request has notes on its lines (GitLab Docs, “Code
    Quality”). Paths count from `CI_PROJECT_DIR`, else from the current folder."""
    base = Path(environ.get("CI_PROJECT_DIR") or Path.cwd())
    return msgspec.json.encode([_finding(one, folder, base) for one in problems]).decode()


def page_of(check: str) -> Path | None:
    """The page that explains a check."""
    path = PAGES / f"{check}.md"
    return path if path.is_file() else None


def _note(problem: Problem, folder: Path) -> Note:
    page = page_of(problem.check)
    return Note(
        file=_seen_from(Path.cwd(), folder / problem.source),
        line=problem.line,
        check=problem.check,
        severity=problem.severity,
        message=problem.message,
        hint=problem.hint,
        help=_seen_from(Path.cwd(), page) if page else "",
    )


def _finding(problem: Problem, folder: Path, base: Path) -> dict[str, object]:
    path, line = _seen_from(base, folder / problem.source), problem.line or 1
    words = " ".join(filter(None, (problem.message, problem.hint)))
    known_by = "\0".join((path, str(line), problem.check, words))
    return {
        "description": words,
        "check_name": problem.check,
        "fingerprint": blake2b(known_by.encode(), digest_size=16).hexdigest(),
        "severity": "major" if problem.severity == "error" else "minor",
        "location": {"path": path, "lines": {"begin": line}},
    }


def _command(problem: Problem, folder: Path, base: Path) -> str:
    properties = {
        "file": _seen_from(base, folder / problem.source),
        "line": "" if problem.line is None else str(problem.line),
        "title": problem.check,
    }
    written = ",".join(
        f"{key}={_escaped(value, _IN_PROPERTY)}" for key, value in properties.items() if value
    )
    words = "\n".join(filter(None, (problem.message, problem.hint)))
    return f"::{problem.severity} {written}::{_escaped(words, _IN_MESSAGE)}"


def _escaped(text: str, marks: Mapping[str, str]) -> str:
    return "".join(marks.get(character, character) for character in text)


def _seen_from(base: Path, path: Path) -> str:
    """`path` from `base` on if it lies below it, else whole; with `/` between its parts."""
    whole, base = Path(os.path.normpath(path.absolute())), base.absolute()
    return (whole.relative_to(base) if whole.is_relative_to(base) else whole).as_posix()
