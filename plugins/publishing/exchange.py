"""One folder put in the place of another in a single step, so that nobody ever finds half of each,
or nothing."""

import ctypes
import errno
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

_HERE = -100
_EXCHANGE = 2
"""`AT_FDCWD` and `RENAME_EXCHANGE` of renameat2(2)."""


def exchange(one: Path, other: Path) -> None:
    """Each stands where the other stood, by one system call (renameat2(2), Linux 3.15). Raises
    `OSError`, and then nothing has changed: with `EINVAL` where the file system cannot do that."""
    rename = getattr(_system(), "renameat2", None)
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one))
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def can_exchange(folder: Path) -> bool:
    """Whether folders within `folder` can be exchanged; found out with two empty ones, which are
    gone afterwards. Raises `OSError` where nothing can be made in it."""
    return _tried(folder, exchange)


def put_link(link: Path, target: str) -> None:
    """A symbolic link to `target` stands at `link`, in place of the link that stood there. Raises
    `OSError`."""
    beside = link.with_name(f"{link.name}.new")
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    beside.replace(link)


def can_link(folder: Path) -> bool:
    """Whether a symbolic link within `folder` can be replaced by another; found out as above."""

    def link(one: Path, other: Path) -> None:
        for name in (one.name, other.name):
            put_link(folder / "tried", name)

    try:
        return _tried(folder, link)
    finally:
        (folder / "tried").unlink(missing_ok=True)


def _tried(folder: Path, act: Callable[[Path, Path], None]) -> bool:
    one, other = folder / "tried.one", folder / "tried.other"
    for path in (one, other):
        path.mkdir(exist_ok=True)
    try:
        act(one, other)
    except OSError:
        return False
    finally:
        for path in (one, other):
            with suppress(FileNotFoundError):
                path.rmdir()
    return True


def flush(folder: Path) -> None:
    """What was written on the file system of `folder` is on its disk (syncfs(2))."""
    sync = getattr(_system(), "syncfs", None)
    opened = os.open(folder, os.O_RDONLY)
    try:
        if sync is None or sync(opened):
            os.sync()
    finally:
        os.close(opened)


@cache
def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
