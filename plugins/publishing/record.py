"""The record of a build: which files of the output folder are ours, and what made each of them."""

import hashlib
import os
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from plugins.domain.stamps import RACE
from plugins.publishing import steps
from plugins.publishing.digests import Around, Made
from plugins.publishing.reasons import Cause, Reason

NAME = ".greenpaper"
UNFINISHED = ".greenpaper.new"
"""How the names of files begin that are on their way to their place; a killed build leaves some."""

_BEGINS = b"Greenpaper's record, form 2\n"
_SUM = 16

Maker = Literal["site", "serve", "publish", "newsletter"]


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """A file as we left it: what it was made from, the digest of its bytes, its stamp, and why it
    was made.

    `shows` is as in `Made`, `around` the index in the record's `around`. `modified` is in
    nanoseconds. `build` is the number of the build that made it; `was_written` says whether the
    bytes then differed from what stood there.
    """

    shows: bytes
    around: int
    content: bytes
    size: int
    modified: int
    inode: int
    build: int
    causes: tuple[Cause, ...]
    was_written: bool


class Record(Struct, frozen=True, kw_only=True):
    """What a build wrote or was about to write, by path; None for a file that it was not done with.

    `build` counts the builds of a folder that had anything to do. Everything in it is public:
    paths of public files, names in our code, and digests.
    """

    maker: Maker = "site"
    finished: bool = False
    build: int = 0
    around: tuple[Around, ...] = ()
    files: dict[str, Entry | None] = {}

    def encoded(self) -> bytes:
        content = _ENCODER.encode(self)
        return _BEGINS + _sum(content) + content

    def made(self, path: str) -> Made | None:
        """What a file was made from; None if that is not known."""
        entry = self.files.get(path)
        return Made(entry.shows, self.around[entry.around]) if entry else None

    def reason(self, path: str) -> Reason | None:
        """Why a file was last made; None if that is not known."""
        entry = self.files.get(path)
        if entry is None:
            return None
        is_latest = entry.build == self.build
        return Reason(entry.build, entry.causes, entry.was_written, is_latest)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Record)


class Claim(Struct, frozen=True, kw_only=True):
    """How a build finds its output folder.

    `record` is the last build's, empty where there was none. `is_lost` says that the folder is ours
    and that what is ours in it is no longer known. `trusted_before`: stamps of files older than
    this (nanoseconds) may be believed; after a build that did not finish there are none.
    """

    record: Record
    is_lost: bool = False
    trusted_before: int = 0


class NotOurs(Exception):
    """The output folder holds files that no record of ours lists; the text says so."""


def claim(folder: Path, cache: Path, maker: Maker) -> Claim:
    """Look at an output folder before a build by `maker`. Raises `NotOurs`."""
    if not folder.exists():
        return Claim(record=Record(maker=maker))
    if not folder.is_dir():
        raise NotOurs(f"{folder} is a file; name a folder to build into")
    if maker != "publish" and (folder.with_name(name_beside(folder)) / "version").exists():
        raise NotOurs(f"{folder} was made by “greenpaper publish”: name another folder for this")
    path = folder / NAME
    if not path.is_file():
        strangers = sorted(
            p.name for p in folder.iterdir() if not p.name.startswith((".git", NAME))
        )
        if strangers:
            raise NotOurs(
                f"{folder} holds files that are not ours ({', '.join(strangers[:3])}): "
                "name another folder, or empty it first"
            )
        return Claim(record=Record(maker=maker))
    found = _last(folder, cache)
    if not found:
        return Claim(record=Record(maker=maker), is_lost=True)
    place, record = found
    if record.maker != maker:
        raise NotOurs(
            f"{folder} was made by “greenpaper {record.maker}”: name another folder for this"
        )
    trusted_before = place.stat().st_mtime_ns - RACE if record.finished else 0
    return Claim(record=record, trusted_before=trusted_before)


def name_beside(folder: Path) -> str:
    """The name of the folder beside a published one, in which lies what is known of it."""
    return f".{folder.name}{NAME}"


def last_record(folder: Path, cache: Path) -> Record | None:
    """The record of an output folder; None if there is none that can be read."""
    found = _last(folder, cache)
    return found[1] if found else None


def save(record: Record, folder: Path, cache: Path) -> None:
    """Write the record into the folder and its copy into the cache, each whole or not at all."""
    content = record.encoded()
    copy = copy_of_record(folder, cache)
    copy.parent.mkdir(parents=True, exist_ok=True)
    _put(folder / NAME, folder / UNFINISHED, content)
    steps.reached("record in the folder")
    if not copy.is_dir():  # somebody's folder: then there is no copy
        _put(copy, copy.with_name(f"{copy.name}.{os.getpid()}.new"), content)
    steps.reached("record and copy in place")


def copy_of_record(folder: Path, cache: Path) -> Path:
    """Where the cache keeps its copy of the record of `folder`."""
    name = hashlib.blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()
    return cache / "records" / name


def _put(path: Path, beside: Path, content: bytes) -> None:
    beside.write_bytes(content)
    steps.reached("record on its way")
    beside.replace(path)


def _last(folder: Path, cache: Path) -> tuple[Path, Record] | None:
    """The record, or its copy, and the file that it is from."""
    for place in (folder / NAME, copy_of_record(folder, cache)):
        if record := _decoded(place):
            return place, record
    return None


def _decoded(path: Path) -> Record | None:
    """The record in a file; None if there is none that is whole and that this version can read."""
    try:
        return decoded(path.read_bytes())
    except OSError:
        return None


def decoded(written: bytes) -> Record | None:
    """The record that was written so; None if it is not whole, or not of this version's form."""
    content = written[len(_BEGINS) + _SUM :]
    if written[: len(_BEGINS) + _SUM] != _BEGINS + _sum(content):
        return None
    try:
        return _DECODER.decode(content)
    except msgspec.DecodeError:
        return None


def _sum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SUM).digest()
