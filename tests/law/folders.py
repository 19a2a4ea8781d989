"""Output folders for comparison: what is in them, and what was written in them."""

import os
from pathlib import Path

from plugins.publishing.record import NAME

Contents = dict[str, bytes | str]
Stamps = dict[str, tuple[int, int]]


def contents(folder: Path) -> Contents:
    """Everything in an output folder but its record: path → bytes of a file. A link, an empty
    folder and whatever else should not be there is a text that says so."""
    found: Contents = {}
    for root, folders, names in os.walk(folder):
        for name in (*folders, *names):
            place = Path(root, name)
            path = place.relative_to(folder).as_posix()
            if place.is_symlink():
                found[path] = f"a link to {place.readlink()}"
            elif place.is_dir():
                if not any(place.iterdir()):
                    found[path] = "an empty folder"
            elif path != NAME:
                found[path] = place.read_bytes()
    return found


def stamps(folder: Path) -> Stamps:
    """Path of every file → when it was written, in nanoseconds, and which file it is."""
    return {
        file.relative_to(folder).as_posix(): (file.lstat().st_mtime_ns, file.lstat().st_ino)
        for file in folder.rglob("*")
        if not file.is_dir()
    }


def differing(one: Contents, other: Contents) -> list[str]:
    """The paths at which two folders do not hold the same."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
