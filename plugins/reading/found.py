"""What lies in a content folder, as far as the file system tells without opening a file."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

Stamp = tuple[int, int, int, int]
"""Size in bytes, times of the last change of content and of state in nanoseconds, inode: a file
that was written again has another one, unless that happened within a tick of the clock."""


class Found(Struct, frozen=True, gc=False):
    """A file below a folder, by its path within that. `stamp` is None where there is no regular
    file behind the name."""

    path: str
    stamp: Stamp | None


def found_below(folder: Path) -> Iterator[Found]:
    """Every file below `folder` in order of their paths, but hidden ones and editors' copies.
    Links to folders are not followed."""
    return iter(sorted(_found(str(folder), ""), key=lambda found: found.path))


def stamp_of(status: os.stat_result) -> Stamp | None:
    """The stamp of a regular file."""
    if not stat.S_ISREG(status.st_mode):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def clock_of(folder: Path) -> int:
    """The file system's own time in `folder`, in nanoseconds, after making a file there."""
    file = folder / f"clock.{os.getpid()}"
    try:
        file.touch()
        return file.stat().st_mtime_ns
    except OSError:
        return 0
    finally:
        file.unlink(missing_ok=True)


def _found(place: str, inside: str) -> Iterator[Found]:
    with os.scandir(place) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _found(entry.path, f"{inside}{entry.name}/")
            elif not (entry.is_symlink() and entry.is_dir()):
                yield Found(f"{inside}{entry.name}", _stamp(entry))


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    try:
        return stamp_of(entry.stat())
    except OSError:
        return None
