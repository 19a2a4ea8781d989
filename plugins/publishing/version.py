"""What is known of a published site: which files of it are ours, and which posts it shows. It lies
beside the site, since whoever serves a folder serves all of it."""

import os
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from plugins.domain.refusal import WrongCall
from plugins.publishing.record import NAME, Record, copy_of_record, decoded
from plugins.publishing.stage import Stage


class Version(Struct, frozen=True, kw_only=True, dict=True):
    """What is known of a site that was published at `moment`: the ids of the posts that can be read
    on it, and the record of its files, last written at `recorded` (nanoseconds). `inode` is that of
    its folder."""

    moment: datetime
    inode: int
    shown: frozenset[str]
    record: bytes
    recorded: int

    @cached_property
    def files(self) -> Record | None:
        """None where the record is that of another version of the program."""
        return decoded(self.record)


def version_at(path: Path) -> Version | None:
    """What is known of a version; None where nothing can be read."""
    try:
        version = _DECODER.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError):
        return None
    return version if version.files else None


def put_version(path: Path, version: Version) -> None:
    """Write it, whole or not at all. Raises `OSError`."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(_ENCODER.encode(version))
    beside.replace(path)


def put_record(version: Version, folder: Path) -> None:
    """The record stands in the folder, where a build looks for it, and is as old as it was."""
    place = folder / NAME
    place.write_bytes(version.record)
    os.utime(place, ns=(version.recorded, version.recorded))


def take_record(folder: Path, moment: datetime, shown: Iterable[str]) -> Version:
    """What is known of the folder after a build of it, whose record is no longer in there."""
    place = folder / NAME
    record, recorded = place.read_bytes(), place.stat().st_mtime_ns
    place.unlink()
    return Version(
        moment=moment,
        inode=folder.stat().st_ino,
        shown=frozenset(shown),
        record=record,
        recorded=recorded,
    )


def keep_copy(stage: Stage, cache: Path) -> None:
    """The cache has what is known of the site that is published, if it takes anything."""
    version = version_at(stage.version)
    place = copy_of_record(stage.beside, cache)
    if version:
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            put_version(place, version)


def published(stage: Stage, cache: Path) -> tuple[Version | None, bool]:
    """What is known of the site that is published, be it from the cache; None where there is none,
    and whether there is one that nothing is known of any more. Raises `WrongCall` for a folder in
    which there is anything that is not ours."""
    public = stage.public
    if not _below(public, most=1):
        return None, False
    version = version_at(stage.version) or _copy(stage, cache)
    if not version and not stage.version.exists():
        raise WrongCall(
            f"{public} was made by “greenpaper site”: name another folder for this"
            if (public / NAME).exists()
            else _not_ours(public, _below(public))
        )
    record = version.files if version else None
    if record and (strangers := _below(public, ours=record.files)):
        raise WrongCall(_not_ours(public, strangers))
    return version, version is None


def _copy(stage: Stage, cache: Path) -> Version | None:
    """What the cache knows, if it is of this folder and of no version before it."""
    copy = version_at(copy_of_record(stage.beside, cache))
    return copy if copy and copy.inode == stage.public.stat().st_ino else None


def _not_ours(public: Path, paths: Iterable[str]) -> str:
    return (
        f"{public} holds files that are not ours ({', '.join(paths)}), which would be served no "
        "longer: move them elsewhere first"
    )


def _below(folder: Path, ours: Container[str] = (), most: int = 3) -> tuple[str, ...]:
    """The first few of what is in a folder and not ours, by path; what begins with `.git` apart."""
    if not folder.is_dir():
        return ()
    return tuple(islice((path for path in _all_below(folder) if path not in ours), most))


def _all_below(folder: Path | str, inside: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = f"{inside}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if inside or not entry.name.startswith(".git"):
                yield from _all_below(entry.path, f"{path}/")
        elif inside or not entry.name.startswith(".git"):
            yield path


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Version)
