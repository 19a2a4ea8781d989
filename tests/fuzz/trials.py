"""One fuzzed input, tried: the program must say what is wrong with it, or build with it, and soon."""

import shutil
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from msgspec import Struct

from plugins.domain.problem import Problem
from plugins.domain.refusal import Refusal
from plugins.host.building import build, check
from plugins.host.options import Options
from plugins.host.terminal import print_problems
from plugins.reading.folders import kind_of_source
from tests.conftest import MOMENT
from tests.fuzz.bodies import a_body
from tests.fuzz.folders import put_folder
from tests.fuzz.front_matter import KINDS, a_file
from tests.fuzz.mutation import mutated, sample

HANGS = 5
"""Seconds of work after which an input counts as one that hangs."""
WAITS = 60
"""Seconds by the clock after which it counts as one that waits for what never comes."""
WHERE = {"post": "posts/x.md", "page": "pages/x.md", "series": "series/x.md", "site": "site.yaml",
         "campaign": "campaigns/x.md", "person": "people/x.md", "organisation": "organisations/x.md"}  # fmt: skip


class Trial(Struct, frozen=True):
    """What came of an input: how long the program worked at it, whether it was refused, and what
    must not be, in words; empty if all is well."""

    seed: str
    kind: str
    seconds: float
    refused: bool
    wrong: str = ""


class Hang(BaseException):
    """No part of the program may catch it."""


def tried(seed: str) -> Trial:
    """Make the input of that seed, and try it. The same seed makes the same input."""
    place = Path(mkdtemp(prefix="fuzz"))
    try:
        return _tried(seed, put_input(seed, place / "content"), place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def put_input(seed: str, folder: Path) -> str:
    """Write the input of that seed into a folder; its kind."""
    chance = Random(seed)  # noqa: S311 - no secret: the same seed is to make the same input
    kind = chance.choices(list(INPUTS), (40, 20, 25, 15))[0]
    folder.mkdir(parents=True, exist_ok=True)
    INPUTS[kind](chance, folder)
    return kind


def _tried(seed: str, kind: str, place: Path) -> Trial:
    options = Options(
        content=place / "content", output=place / "out", cache=place / "cache", as_at=MOMENT, jobs=1
    )
    run = partial(_built if kind == "folder" else _checked, options)
    before = time.process_time()
    problems: tuple[Problem, ...] = ()
    try:
        with _watched():
            problems = run()
        wrong = _wrong(problems) or _escaped(place)
    except Hang:
        wrong = f"hangs: more than {HANGS} s of work, or {WAITS} s of waiting"
    except Exception:  # whatever it is: a person would see its traceback
        wrong = traceback.format_exc()
    refused = any(problem.severity == "error" for problem in problems)
    return Trial(seed, kind, time.process_time() - before, refused, wrong)


def _checked(options: Options) -> tuple[Problem, ...]:
    return check(options).problems


def _built(options: Options) -> tuple[Problem, ...]:
    try:
        return build(options).warnings
    except Refusal as refusal:
        return refusal.problems


def _wrong(problems: tuple[Problem, ...]) -> str:
    """What is missing in a problem: its file, its line where it is about one, or letters that can
    be seen."""
    for problem in problems:
        if not problem.source:
            return f"no file: {problem}"
        has_lines = kind_of_source(problem.source) and problem.check not in NO_LINE
        if has_lines and problem.line is None:
            return f"no line: {problem}"
        if problem.severity == "error" and not problem.hint:
            return f"no hint: {problem}"
    printed = StringIO()
    print_problems(problems, Path("content"), printed)
    unseen = sorted(set(printed.getvalue()) & UNSEEN)
    return f"{unseen} in what is printed: {problems!r}" if unseen else ""


UNSEEN = set("\0\x07\x1b\x7f\x85\u202e\u2066")
NO_LINE = frozenset(("unread-file",))
"""Checks of a file as a whole."""


def _escaped(place: Path) -> str:
    """What was written beside the three folders of a build."""
    return ", ".join({path.name for path in place.iterdir()} - {"content", "out", "cache"})


@contextmanager
def _watched() -> Iterator[None]:
    """Raise `Hang` when the block works or waits too long."""
    signal.signal(signal.SIGPROF, _hang)
    signal.signal(signal.SIGALRM, _hang)
    signal.setitimer(signal.ITIMER_PROF, HANGS)
    signal.setitimer(signal.ITIMER_REAL, WAITS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _hang(_signal: int, _frame: object) -> None:
    raise Hang


def _put_head(chance: Random, folder: Path) -> None:
    kind = chance.choice(KINDS)
    _put(folder / WHERE[kind], a_file(chance, kind, "Words.\n"))


def _put_body(chance: Random, folder: Path) -> None:
    lang = chance.choice(("", "lang: cy\n"))
    head = f"---\ntitle: X\ndate: 2017-01-13\n{lang}---\n\n"
    _put(folder / "posts/x.md", (head + a_body(chance)).encode("utf-8", "surrogatepass"))
    if chance.random() < 0.2:
        _put(folder / "site.yaml", b"allow: [frames, pictures, scripts, styles]\n")


def _put_mutated(chance: Random, folder: Path) -> None:
    path = chance.choice(sorted(sample()))
    _put(folder / path, mutated(chance, sample()[path]))


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


INPUTS: dict[str, Callable[[Random, Path], None]] = {
    "head": _put_head,
    "body": _put_body,
    "mutated": _put_mutated,
    "folder": put_folder,
}
