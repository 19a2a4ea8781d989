"""Output folders for comparison: where they lie, what is in them, and what was written in them."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.publishing.record import NAME

Contents = dict[str, bytes | str]
Stamps = dict[str, tuple[int, int]]

MEMORY = next((place for place in (Path("/dev/shm"),) if os.access(place, os.W_OK)), None)  # noqa: S108
"""Where folders lie in memory, if anywhere. To remove the folders of a site from a disk takes as
long as to build it; so what is removed again and again lies there, as far as it is all one to the
test how a disk numbers its files."""


@contextmanager
def a_folder(where: Path | None = None) -> Iterator[Path]:
    """A new folder, below `where` or in the usual place, gone after the block."""
    folder = Path(tempfile.mkdtemp(prefix="law-", dir=where))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def contents(folder: Path) -> Contents:
    """Everything in an output folder but its record: path → bytes of a file. A link, an empty
    folder and whatever else should not be there is a text that says so."""
    found: Contents = {}
    for path, entry in entries_below(folder):
        if entry.is_symlink():
            found[path] = f"a link to {Path(entry.path).readlink()}"
        elif entry.is_dir():
            if not any(Path(entry.path).iterdir()):
                found[path] = "an empty folder"
        elif path != NAME:
            found[path] = Path(entry.path).read_bytes()
    return found


def stamps(folder: Path) -> Stamps:
    """Path of every file → when it was written, in nanoseconds, and which file it is."""
    found: Stamps = {}
    for path, entry in entries_below(folder):
        if not entry.is_dir():
            status = entry.stat(follow_symlinks=False)
            found[path] = (status.st_mtime_ns, status.st_ino)
    return found


def differing(one: Contents, other: Contents) -> list[str]:
    """The paths at which two folders do not hold the same."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def entries_below(folder: Path | str, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Whatever is below a folder, by its path within that; nothing where there is no folder."""
    if inside or Path(folder).is_dir():
        with os.scandir(folder) as entries:
            for entry in entries:
                yield f"{inside}{entry.name}", entry
                if entry.is_dir(follow_symlinks=False):
                    yield from entries_below(entry.path, f"{inside}{entry.name}/")
