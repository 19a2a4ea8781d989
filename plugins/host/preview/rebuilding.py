"""The preview's loop: when to build again, when to start again, and what a mistake does."""

import sys
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, Protocol

from plugins.domain.problem import Problem
from plugins.domain.refusal import Refusal, WrongCall
from plugins.host.preview.previewer import Rebuilt
from plugins.host.terminal import print_problems, print_wrong_call, say, summary_in_words

Outcome = Literal["ended", "restart"]
Changes = frozenset[Path]

_STAYS = "The last good preview stays until this is mended."


class Hearer(Protocol):
    """Who is told what came of a build."""

    def refused(self, problems: Iterable[Problem]) -> None: ...

    def failed(self, fault: str) -> None: ...


def keep_building(
    changes: Iterable[Changes],
    build: Callable[[Changes], None],
    is_new_code: Callable[[Changes], bool],
) -> Outcome:
    """Build at the first set of changes, even if it is empty, then at each that is not.

    One build at a time: what changes during a build is the next set. Returns when the program's
    own code has changed, or when `changes` ends.
    """
    is_built = False
    for changed in changes:
        if is_built and changed and is_new_code(changed):
            return "restart"
        if changed or not is_built:
            build(changed)
            is_built = True
    return "ended"


def carry_out(steps: Iterable[Rebuilt], tell: Callable[[Rebuilt], None], content: Path) -> None:
    """Take the steps of a build one by one, each told as soon as it is done; then print the
    warnings that remain and what the build did."""
    started = time.perf_counter()
    written, removed = 0, 0
    for step in steps:
        tell(step)
        written += len(step.written)
        removed += len(step.removed)
        if step.whole:
            seconds = time.perf_counter() - started
            print_problems(step.warnings, content)
            summary = summary_in_words(written, removed, step.total, seconds)
            say(f"{summary}: {step.address}/ (Ctrl-C ends it)")


def attempt(build: Callable[[], None], content: Path, hearer: Hearer) -> None:
    """Build; a mistake is told and goes no further, whosever it is."""
    try:
        build()
    except Refusal as refusal:
        hearer.refused(refusal.problems)
        print_problems(refusal.problems, content)
    except WrongCall as error:
        hearer.failed(str(error))
        print_wrong_call(error)
    except Exception as error:  # a preview outlives our bugs, but they are shown in full
        hearer.failed(f"Greenpaper itself failed; the terminal shows where. {_in_a_line(error)}")
        traceback.print_exc()
    else:
        return
    say(_STAYS, sys.stderr)


def _in_a_line(error: Exception) -> str:
    return " ".join("".join(traceback.format_exception_only(error)).split())


def is_sound_code(changed: Changes, rooms: Iterable[Path]) -> bool:
    """Whether code below `rooms` changed, and all of it can be read as Python.

    What cannot is told, and a start with it would only end there.
    """
    places = tuple(rooms)
    code = [path for path in changed if any(path.is_relative_to(room) for room in places)]
    for path in code:
        try:
            if path.suffix == ".py" and path.is_file():
                compile(path.read_bytes(), str(path), "exec")
        except (SyntaxError, ValueError) as error:
            say(f"{path}: {error}", sys.stderr)
            return False
    return bool(code)
