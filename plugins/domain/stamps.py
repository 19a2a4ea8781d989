"""What the file system says of files, and how far that may be believed. Nothing heavy is imported
here: whether anything has changed is asked before all else."""

import os
from collections.abc import Iterable

RACE = 20_000_000
"""Nanoseconds. The clock of a file system ticks in milliseconds, so that a file written twice in
one tick keeps its stamp: one as young as the look at it is not to be trusted."""


def real_folders(folder: str, paths: Iterable[str]) -> frozenset[str]:
    """The folders below `folder` on the way to `paths` that are folders, not links to some: each is
    named by its path, `folder` itself by the empty one. A folder tells of all that it holds at
    once. Raises `OSError` where one cannot be looked into."""
    parents = {path.rpartition("/")[0] for path in paths}
    above = {""}
    while parents := {parent.rpartition("/")[0] for parent in parents if parent} - above:
        above |= parents
    real = {""}
    for parent in sorted(above):
        if parent in real:
            inside = f"{parent}/" if parent else ""
            with os.scandir(f"{folder}/{parent}") as entries:
                real.update(
                    inside + entry.name for entry in entries if entry.is_dir(follow_symlinks=False)
                )
    return frozenset(real)
