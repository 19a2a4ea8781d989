"""A file put into its place in the output folder, never half of it where another one stood."""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from plugins.domain.outputs import Output
from plugins.publishing import steps
from plugins.publishing.digests import digest_of_bytes
from plugins.publishing.record import UNFINISHED
from plugins.publishing.turns import Turn

Stamp = tuple[int, int, int]
"""Size, time of change in nanoseconds, inode."""


class Placed(NamedTuple):
    """A file as it stands now: the digest of its bytes, its stamp, and whether they were written
    because other ones stood there, or none."""

    content: bytes
    stamp: Stamp
    was_written: bool


class Placing:
    """Makes outputs and puts each into its place in `folder`, in this process or in copies of this
    in several."""

    def __init__(self, folder: str, render: Callable[[Output], bytes], turn: Turn) -> None:
        self._folder = folder
        self._render = render
        self._turn = turn
        self._folders: set[str] = {""}

    def __call__(self, output: Output) -> Placed:
        content = self._render(output)
        parent = output.path.rpartition("/")[0]
        if parent not in self._folders:
            self._make_folder(parent)
        file = f"{self._folder}/{output.path}"
        try:
            stamp, was_written = _write_new(file, content), True
        except FileExistsError:
            stamp, was_written = self._replace(file, content)
        return Placed(digest_of_bytes(content), stamp, was_written)

    def _make_folder(self, folder: str) -> None:
        above = folder.rpartition("/")[0]
        if above not in self._folders:
            self._make_folder(above)
        with suppress(FileExistsError):
            os.mkdir(f"{self._folder}/{folder}")  # noqa: PTH102 - many folders
        self._folders.add(folder)

    def _replace(self, file: str, content: bytes) -> tuple[Stamp, bool]:
        found = stamp_of(file)
        if found and found[0] == len(content) and bytes_of(file) == content:
            return found, False
        beside = f"{self._folder}/{UNFINISHED}.{os.getpid()}"
        stamp = _write(beside, content, os.O_TRUNC)
        steps.reached("file on its way")
        os.replace(beside, file)  # noqa: PTH105 - many files
        steps.reached("file replaced")
        return stamp, True


def stamp_of(file: str) -> Stamp | None:
    """The stamp of a plain file; None if there is none, whatever else may stand there."""
    try:
        found = os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def bytes_of(file: str) -> bytes | None:
    """What is in a plain file; None if it cannot be read."""
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - many files
            return opened.read()
    except OSError:
        return None


def _write_new(file: str, content: bytes) -> Stamp:
    """Write where nothing stands. Raises `FileExistsError`."""
    stamp = _write(file, content, os.O_EXCL)
    steps.reached("file in place")
    return stamp


def _write(file: str, content: bytes, how: int) -> Stamp:
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | how, 0o666)
    try:
        steps.reached("file begun")
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(opened, rest) :]
        found = os.fstat(opened)
    finally:
        os.close(opened)
    return found.st_size, found.st_mtime_ns, found.st_ino
