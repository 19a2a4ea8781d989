"""What lies in a content folder, as far as the file system tells without opening a file."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

Stamp = tuple[int, int, int, int]
"""Size in bytes, times of the last change of content and of state in nanoseconds, inode: a file
that was written again has another one, unless that happened within a tick of the clock."""


Fault = Literal["", "leads out", "leads nowhere", "leads to a folder", "no file", "closed folder"]
"""Why there is nothing to read behind a name: a link that leads out of the folder, to nothing (or
round in a circle) or to a folder; a pipe, socket or device; a folder that may not be entered."""


FOLDER_LINKS: tuple[Fault, ...] = ("leads out", "leads to a folder")
"""The faults of what may be a link to a folder."""


class Found(Struct, frozen=True, gc=False):
    """A file below a folder, by its path within that. `stamp` is None where there is nothing to
    read behind the name; `fault` says why."""

    path: str
    stamp: Stamp | None
    fault: Fault = ""


def found_below(folder: Path) -> Iterator[Found]:
    """Every file below `folder` in order of their paths, but hidden ones and editors' copies.
    A link is followed to a file within the folder, and to nothing else."""
    root = f"{os.path.realpath(folder)}{os.sep}"
    return iter(sorted(_found(str(folder), root), key=lambda found: found.path))


def is_within(folder: Path, name: str) -> bool:
    """Whether there is a regular file of that name in `folder`, and no link that leads out."""
    path = folder / name
    whole = f"{os.path.realpath(folder)}{os.sep}"
    return path.is_file() and os.path.realpath(path).startswith(whole)


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


def _found(folder: str, root: str) -> Iterator[Found]:
    """Of folders within folders, however many: a call for each would exhaust the stack."""
    waiting = [(folder, "")]
    while waiting:
        place, inside = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    path = f"{inside}{entry.name}"
                    if entry.name.startswith(".") or entry.name.endswith("~"):
                        continue
                    if entry.is_symlink():
                        yield _linked(path, entry, root)
                    elif entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, f"{path}/"))
                    else:
                        yield _file(path, entry)
        except OSError:
            if not inside:
                raise
            yield Found(inside.rstrip("/"), None, "closed folder")


def _file(path: str, entry: os.DirEntry[str]) -> Found:
    try:
        stamp = stamp_of(entry.stat())
    except OSError:
        return Found(path, None, "leads nowhere")
    return Found(path, stamp, "" if stamp else "no file")


def _linked(path: str, entry: os.DirEntry[str], root: str) -> Found:
    try:
        status = entry.stat()
    except OSError:
        return Found(path, None, "leads nowhere")
    if not f"{os.path.realpath(entry.path)}{os.sep}".startswith(root):
        return Found(path, None, "leads out")
    if stat.S_ISDIR(status.st_mode):
        return Found(path, None, "leads to a folder")
    return _file(path, entry)
