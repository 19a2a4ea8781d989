"""What must go from the output folder: files of ours that nobody plans any more, strangers' files
where ours must go, and what a killed build left behind."""

import os
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from plugins.domain.outputs import folders_of, is_usable
from plugins.publishing import steps
from plugins.publishing.placing import stamp_of
from plugins.publishing.record import NAME, UNFINISHED, Claim


def clear_unfinished(folder: Path, *, is_whole: bool) -> None:
    """No file on its way is left. A folder that is whole has at most one, the next record."""
    (folder / UNFINISHED).unlink(missing_ok=True)
    if not is_whole:
        for name in os.listdir(folder):  # noqa: PTH208 - the names alone
            if name.startswith(UNFINISHED) and not _is_folder(folder / name):
                (folder / name).unlink()


def remove_ours(folder: Path, path: str) -> bool:
    """Remove a file of ours, and the folders that it leaves empty; whether it was there.

    What lies behind a link that leads out of the folder is not ours, and stays.
    """
    if not is_usable(path) or any((folder / parent).is_symlink() for parent in folders_of(path)):
        return False
    existed = stamp_of(f"{folder}/{path}") is not None
    if existed:
        (folder / path).unlink()
        steps.reached("file removed")
    _remove_empty(folder, path)
    return existed


def set_aside(folder: Path, cache: Path, changed: Collection[str], claimed: Claim) -> Iterator[str]:
    """Move strangers' files out of the way, into the cache; their paths within the folder.

    They are those that stand where a changed file of ours, or its folder, must go. Where the record
    is lost they are everything that we do not plan to write.
    """
    ours = changed if claimed.is_lost else claimed.record.files.keys()
    for path in _in_the_way(folder, changed, ours):
        yield _moved(folder, path, cache)
    if claimed.is_lost:
        for path in [path for path in _files_below(folder) if path not in ours]:
            yield _moved(folder, path, cache)
            _remove_empty(folder, path)


def _remove_empty(folder: Path, path: str) -> None:
    """Remove the folders on the way to `path` in which nothing is left."""
    for parent in folders_of(path):
        try:
            (folder / parent).rmdir()
        except FileNotFoundError:
            continue
        except OSError:  # it is not empty, or no folder
            break


def _moved(folder: Path, path: str, cache: Path) -> str:
    shutil.move(folder / path, _free_place(cache / "unclaimed" / path))
    steps.reached("strangers set aside")
    return path


def _in_the_way(folder: Path, paths: Collection[str], ours: Collection[str]) -> Iterator[str]:
    """Where a folder of ours must go and something else stands, and where a file of ours must go
    and a folder or a stranger's file stands. Each is out of the way before the next is sought."""
    parents = {parent for path in paths for parent in folders_of(path)}
    for parent in sorted(parents):
        if os.path.lexists(folder / parent) and not _is_folder(folder / parent):
            yield parent
    for path in paths:
        file = folder / path
        if _is_folder(file) or (path not in ours and os.path.lexists(file)):
            yield path


def _is_folder(file: Path) -> bool:
    return file.is_dir() and not file.is_symlink()


def _files_below(folder: Path) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".git"))
        inside = Path(root).relative_to(folder)
        for name in sorted(names):
            if not name.startswith((".git", NAME)):
                yield (inside / name).as_posix()


def _free_place(wanted: Path) -> Path:
    place, number = wanted, 1
    while os.path.lexists(place):
        number += 1
        place = wanted.with_name(f"{wanted.name}.{number}")
    place.parent.mkdir(parents=True, exist_ok=True)
    return place
