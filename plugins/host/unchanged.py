"""Whether a build would change anything, told from stamps before anything heavy is imported.

A stamp is what the file system says of a file: times of its last changes, inode. What a build
read and wrote is one digest over the names and stamps of all files. In any doubt the answer is no,
and the build finds out by digests of contents.
"""

import json
import os
import sys
import time
from _blake2 import blake2b  # as `hashlib` has it, without the libraries that come with that
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from plugins.domain.processes import meanwhile
from plugins.domain.stamps import RACE, real_folders
from plugins.domain.whole_files import put_whole
from plugins.host.call import ROOT, Call

_MANY = 1000
"""Outputs from which on a second process looks at them."""
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
    `until`, in seconds since 1970. At `change` the site changes by itself; `then` says so in words,
    empty for never.
    """

    inputs: str
    outputs: str
    since: float
    until: float
    change: float
    then: str
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


def unchanged(call: Call) -> tuple[Look, Stand | None]:
    """What is seen now, and how things stood after the last build of the same call, if all is still
    so."""
    try:
        stand = Stand(*json.loads(_place(call).read_bytes()))
    except (OSError, ValueError, TypeError):
        return look(call), None
    in_parallel = len(stand.paths) > _MANY and call.jobs != 1 and hasattr(os, "fork")
    outputs: Callable[[], bytes] = partial(_digest_of_outputs, call.output, stand.paths)
    if in_parallel:
        outputs = meanwhile(outputs)
    seen = look(call)
    holds = call.as_at or "SOURCE_DATE_EPOCH" in os.environ or _holds_now(stand)
    is_same = holds and seen.digest == stand.inputs and outputs().decode() == stand.outputs
    return seen, stand if is_same else None


def _holds_now(stand: Stand) -> bool:
    return stand.since <= time.time() < stand.until


def _digest_of_outputs(folder: Path, paths: Sequence[str]) -> bytes:
    try:
        return _outputs(folder, paths).digest.encode()
    except OSError:
        return b""


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
        put_whole(place, text.encode("ascii"))


def _place(call: Call) -> Path:
    named = f"{call.content}\0{call.output}".encode("utf-8", "surrogateescape")
    return call.cache / "stands" / blake2b(named, digest_size=8).hexdigest()


def _asked(call: Call) -> Iterator[str]:
    """What the call says that may make a difference, and what the program runs with."""
    yield from (str(call.content), str(call.output), call.siteurl, call.as_at)
    yield from (os.environ.get("SOURCE_DATE_EPOCH", ""), sys.version, str(ROOT))


def _outputs(folder: Path, paths: Sequence[str]) -> Look:
    """Raises `OSError` where one is not there, or something else stands in place of its folder."""
    if not {path.rpartition("/")[0] for path in paths} <= real_folders(str(folder), paths):
        raise NotADirectoryError(folder)
    place = f"{folder}/"
    stamps = array("q")
    for path in (*paths, _RECORD):
        status = os.lstat(place + path)
        stamps.extend((status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    return _look(stamps, "")


def _look(stamps: "array[int]", names: str) -> Look:
    """Of stamps of three numbers each, two times and an inode: whatever happens to a file moves the
    time of its state."""
    whole = blake2b(names.encode("utf-8", "surrogateescape"), digest_size=16)
    whole.update(stamps)
    youngest = max((*stamps[0::3], *stamps[1::3]), default=0)
    return Look(whole.hexdigest(), youngest < time.time_ns() - RACE)


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _below(place: str) -> Iterator[tuple[str, os.stat_result]]:
    """A file, or every file below a folder; what cannot be looked at is as if it were not there."""
    try:
        with os.scandir(place) as entries:
            inside = sorted(entries, key=attrgetter("name"))
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
    """What is said instead of a build's summary, with what that said of problems and of the next
    change."""
    remain = []
    if stand.warnings:
        remain.append(f"{stand.warnings:,} {'warning' if stand.warnings == 1 else 'warnings'}")
    if stand.known:
        remain.append(f"{stand.known:,} known {'problem' if stand.known == 1 else 'problems'}")
    said = f"; {' and '.join(remain)} as before (make check)" if remain else ""
    summary = f"0 of {len(stand.paths):,} pages written: nothing has changed, in {seconds:.2f} s"
    return f"{summary}{said}\n{stand.then}".rstrip()
