"""`ledger.txt`, read, and added to: what was published and sent."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.domain.ledger import NAME, TITLE, Fact, parse_fact, written
from plugins.domain.problem import Problem
from plugins.domain.whole_files import put_on_disk

ATTRIBUTES = ".gitattributes"
UNION = f"{NAME} merge=union"
"""The line by which git merges ledgers: the lines of both sides stay (gitattributes, “Built-in
merge drivers”)."""


def read_ledger(folder: Path) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """The facts in the ledger of a content folder, none where there is no ledger, and a problem for
    each line that is no fact."""
    path = folder / NAME
    return facts_in(path.read_bytes()) if path.is_file() else ((), ())


def facts_in(content: bytes) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """The facts in the bytes of a ledger, and a problem for each line that is none."""
    numbered = [(number, line, parse_fact(line)) for number, line in _lines(content)]
    facts = tuple(fact for _, _, fact in numbered if fact)
    return facts, tuple(_problem(number, line) for number, line, fact in numbered if not fact)


def append(folder: Path, facts: Iterable[Fact]) -> None:
    """The ledger of a content folder has the facts, each once, after whatever stands in it: all of
    them, or none where the call fails or is killed. What another process adds meanwhile stays. Git
    is told to merge it line by line. Raises `OSError`."""
    path = (folder / NAME).resolve()
    with _turn_at(path):
        before = path.read_bytes() if path.is_file() else b""
        there = frozenset(line for _, line in _lines(before))
        lines = [line for line in dict.fromkeys(map(written, facts)) if line not in there]
        if lines:
            _tell_git(folder)
            put_on_disk(path, _ended(before or TITLE.encode()) + _text(lines))


def take_out(folder: Path, fact: Fact) -> None:
    """The ledger of a content folder is without a fact that nobody was shown. Raises `OSError`."""
    path, line = (folder / NAME).resolve(), written(fact).encode()
    with _turn_at(path):
        lines = path.read_bytes().split(b"\n") if path.is_file() else []
        kept = [one for one in lines if one.strip() != line]
        if len(kept) < len(lines):
            put_on_disk(path, b"\n".join(kept))


@contextmanager
def _turn_at(path: Path) -> Iterator[None]:
    """Nobody else adds to the file that is at `path`, if there is one. Each addition puts another
    file there, so whoever has waited for a turn looks whether it is still the one."""
    opened = -1
    try:
        while path.is_file():
            opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            with suppress(OSError):  # a file system that knows no locks
                fcntl.flock(opened, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(opened), path.stat()):
                break
            os.close(opened)
            opened = -1
        yield
    finally:
        if opened >= 0:
            os.close(opened)


def _lines(content: bytes) -> Iterator[tuple[int, str]]:
    """The lines that should be facts, without blanks around them, and their numbers."""
    text = content.decode("utf-8-sig", "replace")
    for number, line in enumerate(text.split("\n"), 1):
        if (plain := line.strip()) and not plain.startswith("#"):
            yield number, plain


def _problem(number: int, line: str) -> Problem:
    return Problem(
        source=NAME,
        line=number,
        check="ledger",
        message="this line is none that the program wrote",
        hint="if a merge left it there, delete this line alone; the lines of both sides stay",
        subject=line,
    )


def _tell_git(folder: Path) -> None:
    """Beside the ledger stands how git merges it, unless something there is said of it already."""
    path = folder / ATTRIBUTES
    before = path.read_bytes() if path.is_file() else b""
    patterns = {
        line.split()[0] for line in before.decode("utf-8", "replace").split("\n") if line.split()
    }
    if patterns.isdisjoint((NAME, f"/{NAME}")):
        put_on_disk(path.resolve(), _ended(before) + _text((UNION,)))


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _ended(content: bytes) -> bytes:
    return content if not content or content.endswith(b"\n") else content + b"\n"
