"""The preview's loop: when to build again, when to start again, and what a mistake does."""

import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from plugins.domain.refusal import Refusal, WrongCall
from plugins.host.terminal import print_problems, print_wrong_call, say

Outcome = Literal["ended", "restart"]
Changes = frozenset[Path]

_STAYS = "The last good preview stays until this is mended."


def keep_building(
    changes: Iterable[Changes], build: Callable[[], None], is_new_code: Callable[[Changes], bool]
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
            build()
            is_built = True
    return "ended"


def attempt(build: Callable[[], None], content: Path) -> None:
    """Build; a mistake is told and goes no further, whosever it is."""
    try:
        build()
    except Refusal as refusal:
        print_problems(refusal.problems, content)
        say(_STAYS, sys.stderr)
    except WrongCall as error:
        print_wrong_call(error)
        say(_STAYS, sys.stderr)
    except Exception:  # a preview outlives our bugs, but they are shown in full
        traceback.print_exc()
        say(_STAYS, sys.stderr)


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
