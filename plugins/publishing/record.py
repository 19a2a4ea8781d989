"""The record of a build: which files of the output folder are ours, and what made each of them."""

import hashlib
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

NAME = ".greenpaper"
UNFINISHED = ".greenpaper.new"
"""A file of ours on its way to its place; a killed build leaves at most this one."""

VERSION = 1
_RACE = 20_000_000
"""Nanoseconds. A file system's clock ticks in milliseconds, so that a file written twice in one
tick keeps its stamp; stamps this near to the record's own are not trusted."""

Maker = Literal["site", "serve"]


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """A file as we left it. `made_from` digests all that it was made from, `content` its bytes;
    `modified` in nanoseconds."""

    made_from: str
    content: str
    size: int = -1
    modified: int = -1
    inode: int = -1


class Record(Struct, frozen=True, kw_only=True):
    """What a build wrote or was about to write, by path. `saved` is when, in nanoseconds, by the
    file system's clock; it is not part of the file."""

    version: int = VERSION
    maker: Maker = "site"
    finished: bool = False
    files: dict[str, Entry | None] = {}

    def encoded(self) -> bytes:
        return msgspec.json.encode(self, order="sorted") + b"\n"


class Claim(Struct, frozen=True, kw_only=True):
    """How a build finds its output folder.

    `record` is the last build's, empty where there was none. `is_lost` says that the folder is ours
    and that what is ours in it is no longer known. `trusted_before`: stamps of files older than
    this (nanoseconds) may be believed.
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
    record = _decoded(path) or _decoded(copy_of_record(folder, cache))
    if record is None:
        return Claim(record=Record(maker=maker), is_lost=True)
    if record.maker != maker:
        raise NotOurs(
            f"{folder} was made by “greenpaper {record.maker}”: name another folder for this"
        )
    return Claim(record=record, trusted_before=path.stat().st_mtime_ns - _RACE)


def save(record: Record, folder: Path, cache: Path) -> None:
    """Write the record into the folder and its copy into the cache, each whole or not at all."""
    for path in (folder / NAME, copy_of_record(folder, cache)):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.new")
        beside.write_bytes(record.encoded())
        beside.replace(path)


def copy_of_record(folder: Path, cache: Path) -> Path:
    """Where the cache keeps its copy of the record of `folder`."""
    name = hashlib.blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()
    return cache / "records" / name


def _decoded(path: Path) -> Record | None:
    """The record in a file; None if there is none that this version can read."""
    try:
        record = msgspec.json.decode(path.read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return record if record.version == VERSION else None
