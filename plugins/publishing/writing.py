"""The output folder brought from what the record says to what the plan says."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from plugins.domain.outputs import Output, folders_of, is_usable
from plugins.domain.progress import Progress, silent
from plugins.publishing.digests import SIZE
from plugins.publishing.record import NAME, UNFINISHED, Claim, Entry, Maker, Record, claim, save

Render = Callable[[Output], bytes]
MadeFrom = Callable[[Output], str]


class Written(Struct, frozen=True):
    """What a build changed: paths written and removed, and strangers' files that were moved to
    the cache, where they can be fetched back."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unclaimed: tuple[str, ...] = ()


class Folder(Struct, frozen=True):
    """An output folder with the cache that keeps what it must not lose."""

    path: Path
    cache: Path
    maker: Maker = "site"


def write(
    folder: Folder,
    outputs: Iterable[Output],
    made_from: MadeFrom,
    render: Render,
    progress: Progress = silent,
) -> Written:
    """Make the folder hold exactly the outputs, and whatever in it was never ours.

    Only files whose bytes differ are written; a second call writes nothing, the record included.
    Raises `NotOurs` before anything is touched.
    """
    claimed = claim(folder.path, folder.cache, folder.maker)
    planned = {output.path: output for output in outputs}
    if wrong := [path for path in planned if not is_usable(path)]:
        raise ValueError(f"no file of the site may have these paths: {wrong[:3]}")
    kept, changed = _compare(folder.path, planned, claimed, made_from)
    gone = sorted(set(claimed.record.files) - set(planned))
    rendered = _Rendering(folder.path, claimed.record, render)
    if not changed and not gone and claimed.record.finished and not claimed.is_lost:
        return Written()
    entries: dict[str, Entry | None] = {**claimed.record.files, **dict.fromkeys(planned)}
    entries.update({path: claimed.record.files.get(path) for path in planned})
    save(Record(maker=folder.maker, files=entries), folder.path, folder.cache)
    (folder.path / UNFINISHED).unlink(missing_ok=True)
    removed = tuple(path for path in gone if _remove(folder.path, path))
    unclaimed = tuple(_set_aside(folder, planned, claimed))
    done: dict[str, Entry | None] = dict(kept)
    for number, (path, made) in enumerate(changed.items(), 1):
        done[path] = rendered.put(planned[path], made)
        progress(number, len(changed))
    save(Record(maker=folder.maker, finished=True, files=done), folder.path, folder.cache)
    return Written(tuple(rendered.written), removed, unclaimed)


def _compare(
    folder: Path, planned: Mapping[str, Output], claimed: Claim, made_from: MadeFrom
) -> tuple[dict[str, Entry], dict[str, str]]:
    """The entries that still hold, and path → digest for the files that must be made anew."""
    kept, changed = {}, {}
    for path, output in planned.items():
        made = made_from(output)
        entry = claimed.record.files.get(path)
        if entry and entry.made_from == made and _is_as_left(folder / path, entry, claimed):
            kept[path] = entry
        else:
            changed[path] = made
    return kept, changed


def _is_as_left(file: Path, entry: Entry, claimed: Claim) -> bool:
    stamp = _stamp(file)
    if stamp is None or stamp[0] != entry.size:
        return False
    is_trusted = claimed.record.finished and entry.modified < claimed.trusted_before
    if is_trusted and stamp == (entry.size, entry.modified, entry.inode):
        return True
    return _digest(file.read_bytes()) == entry.content


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        found = os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ino) if _is_file(file) else None


def _is_file(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=SIZE).hexdigest()


class _Rendering:
    """Makes files anew and writes those whose bytes differ from what stands there."""

    def __init__(self, folder: Path, record: Record, render: Render) -> None:
        self.folder = folder
        self.record = record
        self.render = render
        self.written: list[str] = []
        self._folders: set[Path] = set()

    def put(self, output: Output, made: str) -> Entry:
        """Make the file of `output`; the entry says how it stands now."""
        file = self.folder / output.path
        content = self.render(output)
        if not (_is_file(file) and file.read_bytes() == content):
            self._write(file, content)
            self.written.append(output.path)
        stamp = _stamp(file)
        assert stamp is not None
        return Entry(made, _digest(content), *stamp)

    def _write(self, file: Path, content: bytes) -> None:
        if file.parent not in self._folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(file.parent)
        if not file.exists():
            file.write_bytes(content)
            return
        beside = self.folder / UNFINISHED
        beside.write_bytes(content)
        beside.replace(file)


def _remove(folder: Path, path: str) -> bool:
    """Remove a file of ours, and the folders that it leaves empty."""
    file = folder / path
    existed = _stamp(file) is not None and not _is_elsewhere(folder, path)
    if existed:
        file.unlink()
    for parent in file.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            break
        parent.rmdir()
    return existed


def _is_elsewhere(folder: Path, path: str) -> bool:
    """Whether a link on the way leads out of the folder: what lies there is not ours to remove."""
    return any((folder / parent).is_symlink() for parent in folders_of(path))


def _set_aside(folder: Folder, planned: Mapping[str, Output], claimed: Claim) -> Iterator[str]:
    """Move strangers' files out of the way, into the cache; their paths within the folder.

    Where the record is lost that is everything we do not plan to write; else only what stands
    where a file or folder of ours must go.
    """
    if claimed.is_lost:
        strangers = [path for path in _files_below(folder.path) if path not in planned]
    else:
        strangers = list(_in_the_way(folder.path, planned, claimed.record))
    for path in strangers:
        shutil.move(folder.path / path, _free_place(folder.cache / "unclaimed" / path))
        yield path


def _in_the_way(folder: Path, planned: Mapping[str, Output], record: Record) -> Iterator[str]:
    """Where a folder of ours must go and something else stands, and where a file of ours must go
    and a folder or a stranger's file stands."""
    parents = {parent for path in planned for parent in folders_of(path)}
    for parent in sorted(parents):
        if os.path.lexists(folder / parent) and not _is_folder(folder / parent):
            yield parent
    for path in planned:
        file = folder / path
        if _is_folder(file) or (path not in record.files and os.path.lexists(file)):
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
