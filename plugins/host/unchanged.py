"""Whether a build would change anything, told from stamps before anything heavy is imported.

A stamp is what the file system says of a file: size, times of its last changes, inode. What a build
read and wrote is one digest over the names and stamps of all files. In any doubt the answer is no,
and the build finds out by digests of contents.
"""

import hashlib
import json
import os
import sys
import time
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.host.call import ROOT, Call

_RACE = 20_000_000
"""Nanoseconds: the clock of a file system ticks in milliseconds, so that a file changed twice in
one tick keeps its stamp. One as young as this is not to be trusted."""
_TICK = 0.004
"""Seconds between looks at outputs that are too young."""

_PROGRAM = ("plugins", "theme", "pelicanconf.py", "requirements.lock")
_NOT_READ = ("__pycache__", ".git")
_RECORD = ".greenpaper"


class Look(NamedTuple):
    """Stamps as one digest; `is_sure` unless one of them is too young to be trusted."""

    digest: str
    is_sure: bool


class Stand(NamedTuple):
    """How things stood after a build: another of the same call would change nothing.

    `inputs` and `outputs` are digests of stamps, `paths` those of the files of the site, `warnings`
    and `known` the numbers of problems that remain. It holds at moments from `since` to before
    `until`, in seconds since 1970.
    """

    inputs: str
    outputs: str
    since: float
    until: float
    paths: list[str]
    warnings: int
    known: int


def look(call: Call) -> Look:
    """What the file system says of the content, the theme and the program, and what was asked."""
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    names = [*_asked(call), *libraries]
    stamps = array("q", (part for path in libraries for part in _stamp(Path(path).stat())))
    for place in (call.content, *(ROOT / name for name in _PROGRAM)):
        for name, status in _below(str(place)):
            names.append(name)
            stamps.extend(_stamp(status))
    return _look(stamps, "\0".join(names))


def unchanged(call: Call, seen: Look) -> Stand | None:
    """How things stood after the last build of the same call, if all is still so."""
    try:
        stand = Stand(*json.loads(_place(call).read_bytes()))
        holds = call.as_at or "SOURCE_DATE_EPOCH" in os.environ
        if (
            stand.inputs == seen.digest
            and (holds or stand.since <= time.time() < stand.until)
            and _outputs(call.output, stand.paths).digest == stand.outputs
        ):
            return stand
    except (OSError, ValueError, TypeError):
        pass  # nothing is known of it, or something is not there
    return None


def remember(call: Call, seen: Look, stand: Stand) -> None:
    """Keep how things stand after a build that began with `seen`; the digests of `stand` are put in
    here. The call lasts until the stamps of the outputs can be trusted, a few milliseconds."""
    outputs = _outputs(call.output, stand.paths)
    while not outputs.is_sure:
        time.sleep(_TICK)
        outputs = _outputs(call.output, stand.paths)
    place = _place(call)
    if seen.is_sure and not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(stand._replace(inputs=seen.digest, outputs=outputs.digest))
        beside = place.with_name(f"{place.name}.{os.getpid()}.new")
        beside.write_text(text, encoding="ascii")
        beside.replace(place)


def _place(call: Call) -> Path:
    named = f"{call.content}\0{call.output}".encode("utf-8", "surrogateescape")
    return call.cache / "stands" / hashlib.blake2b(named, digest_size=8).hexdigest()


def _asked(call: Call) -> Iterator[str]:
    """What the call says that may make a difference, and what the program runs with."""
    yield from (str(call.content), str(call.output), call.siteurl, call.as_at)
    yield from (os.environ.get("SOURCE_DATE_EPOCH", ""), sys.version, str(ROOT))


def _outputs(folder: Path, paths: Sequence[str]) -> Look:
    """Raises `OSError` where one is not there."""
    place, stamps = str(folder), array("q")
    for path in (*paths, _RECORD):
        stamps.extend(_stamp(os.lstat(f"{place}/{path}")))
    for parent in sorted(_folders_of(paths)):
        # A link in place of a folder leads to the same files; strangers may come and go in it.
        status = os.lstat(f"{place}/{parent}")
        stamps.extend((0, 0, 0, status.st_ino, status.st_mode))
    return _look(stamps, "")


def _folders_of(paths: Sequence[str]) -> set[str]:
    """Every folder on the way to one of the paths."""
    found: set[str] = set()
    for path in paths:
        parent = path.rpartition("/")[0]
        while parent and parent not in found:
            found.add(parent)
            parent = parent.rpartition("/")[0]
    return found


def _look(stamps: "array[int]", names: str) -> Look:
    whole = hashlib.blake2b(names.encode("utf-8", "surrogateescape"), digest_size=16)
    whole.update(stamps)
    youngest = max((*stamps[1::5], *stamps[2::5]), default=0)
    return Look(whole.hexdigest(), youngest < time.time_ns() - _RACE)


def _stamp(status: os.stat_result) -> tuple[int, int, int, int, int]:
    times = status.st_mtime_ns, status.st_ctime_ns
    return status.st_size, *times, status.st_ino, status.st_mode


def _below(place: str) -> Iterator[tuple[str, os.stat_result]]:
    """A file, or every file below a folder; what cannot be looked at is as if it were not there."""
    try:
        with os.scandir(place) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except NotADirectoryError:
        yield place, Path(place).stat()
        return
    except OSError:
        return
    for entry in inside:
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _NOT_READ:
                yield from _below(entry.path)
        elif entry.is_symlink():
            yield from _linked(entry)
        else:
            yield entry.path, entry.stat()


def _linked(entry: "os.DirEntry[str]") -> Iterator[tuple[str, os.stat_result]]:
    """A link, and what it leads to: both may change."""
    yield entry.path, entry.stat(follow_symlinks=False)
    try:
        yield entry.path, entry.stat()
    except OSError:
        return


def unchanged_in_words(stand: Stand, seconds: float) -> str:
    """What is said instead of a build's summary, with what that said of problems."""
    remain = []
    if stand.warnings:
        remain.append(f"{stand.warnings:,} {'warning' if stand.warnings == 1 else 'warnings'}")
    if stand.known:
        remain.append(f"{stand.known:,} known {'problem' if stand.known == 1 else 'problems'}")
    said = f"; {' and '.join(remain)} as before (make check)" if remain else ""
    return f"0 of {len(stand.paths):,} pages written: nothing has changed, in {seconds:.2f} s{said}"
