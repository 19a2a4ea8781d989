"""The files of a site in a second folder, at the price of their names: what does not change in a
publication is not written again.

A file is never written through its second name: whatever is put in its place is another file.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from plugins.domain.progress import Progress, silent

_AT_ONCE = 500


def link_files(
    paths: Iterable[str], source: Path, target: Path, progress: Progress = silent
) -> None:
    """Every plain file of `source` that is named stands in `target` as well, which exists: the same
    file where the file system has links, else a copy with its time. Raises `OSError`."""
    wanted = tuple(paths)
    made = {""}
    for number, path in enumerate(wanted, 1):
        old, new = f"{source}/{path}", f"{target}/{path}"
        if os.path.isfile(old) and not os.path.islink(old):  # noqa: PTH113, PTH114 - many files
            parent = path.rpartition("/")[0]
            if parent not in made:
                os.makedirs(f"{target}/{parent}", exist_ok=True)  # noqa: PTH103 - many folders
                made.add(parent)
            _link(old, new)
        if not number % _AT_ONCE:
            progress(number, len(wanted))


def _link(old: str, new: str) -> None:
    with suppress(OSError):  # another file system, or too many links, or somebody else's file
        os.link(old, new)
        return
    shutil.copy2(old, new)
