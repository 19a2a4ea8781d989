"""One build at a time in an output folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import reduction
from pathlib import Path
from typing import Any


class Turn:
    """The right to change a folder. It ends with the last process that has it, so that none of a
    build that was killed still writes when the next one begins."""

    def __init__(self, held: int) -> None:
        self._held = held

    def __reduce__(self) -> tuple[Any, ...]:
        return _taken_over, (reduction.DupFd(self._held),)


@contextmanager
def turn_in(folder: Path) -> Iterator[Turn]:
    """The turn of this process in a folder that exists, once every other build of it has ended.

    Where the file system knows no locks everybody has a turn.
    """
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_EX)
        yield Turn(held)
    finally:
        os.close(held)


def _taken_over(handed: Any) -> Turn:
    return Turn(handed.detach())
