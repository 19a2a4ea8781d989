"""Heads kept from build to build by the digest of their files: front matter that has not changed is
not parsed again. Never stale, safe to delete."""

import hashlib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from plugins.reading.front_matter.heads import HEADS, Entry, Head, Kind
from plugins.reading.front_matter.source import Source, read_source
from plugins.reading.front_matter.source_text import decode
from plugins.reading.kept import keep_value, kept_value

Keys = TypeVar("Keys", bound=Entry)
_SIZE = 16


class KeptHead(Struct, frozen=True, array_like=True):
    """What is kept of a file without problems: its head, encoded, the lines of its keys, the line
    on which its text begins, and how many characters that has."""

    head: msgspec.Raw
    lines: dict[str, int]
    body_line: int
    length: int


class HeadStore:
    """Reads each content file's front matter once and remembers it in one file of the cache.

    `version` names everything that the reading depends on besides the files. The store is read on
    first need and written by `save`, with what this run asked for and nothing else; one that cannot
    be read, or of another version, counts as empty. Files with problems are read every time.
    """

    def __init__(self, path: Path, version: str) -> None:
        self._path = path
        self._version = version
        self._kept: dict[bytes, KeptHead] | None = None
        self._used: dict[bytes, KeptHead] = {}

    def read(self, kind: Kind, source: str, content: bytes, zone: ZoneInfo) -> Source:
        """What `read_source` says of the file."""
        if self._kept is None:
            self._kept = self._remembered()
        key = _digest(kind, content, zone)
        if kept := self._kept.get(key):
            self._used[key] = kept
            return _restored(kept, kind, source, content, zone)
        read = read_source(kind, source, content, zone)
        if read.head is not None and not read.problems:
            kept = _of(read, read.head)
            if _restored(kept, kind, source, content, zone) == read:
                self._used[key] = kept
        return read

    def save(self) -> None:
        """Write what this run used, if it is not what the file holds."""
        if self._used.keys() != (self._kept or {}).keys():
            keep_value(self._path, (self._version, self._used))

    def _remembered(self) -> dict[bytes, KeptHead]:
        version, kept = kept_value(self._path, tuple[str, dict[bytes, KeptHead]]) or ("", {})
        return kept if version == self._version else {}


def _of(read: Source, head: Head) -> KeptHead:
    encoded = msgspec.Raw(msgspec.msgpack.encode(head))
    return KeptHead(encoded, dict(read.lines), read.body_line, len(read.text))


def _restored(kept: KeptHead, kind: Kind, source: str, content: bytes, zone: ZoneInfo) -> Source:
    text, _ = decode(source, content)
    return Source(
        source=source,
        kind=kind,
        head=_in_zone(_decoder(kind).decode(kept.head), zone),
        lines=kept.lines,
        text=text[len(text) - kept.length :],
        body_line=kept.body_line,
        problems=(),
    )


def _in_zone(head: Keys, zone: ZoneInfo) -> Keys:
    """The same head with every moment in `zone`, as the reading gives them."""
    changes = {
        field: there
        for field in head.__struct_fields__
        if (there := _there(value := getattr(head, field), zone)) is not value
    }
    return replace(head, **changes) if changes else head


def _there(value: object, zone: ZoneInfo) -> object:
    if isinstance(value, datetime):
        return value.astimezone(zone)
    if isinstance(value, tuple) and value and isinstance(value[0], Entry):
        return tuple(_in_zone(item, zone) for item in value)
    return _in_zone(value, zone) if isinstance(value, Entry) else value


@cache
def _decoder(kind: Kind) -> msgspec.msgpack.Decoder[Head]:
    return msgspec.msgpack.Decoder(HEADS[kind])


def _digest(kind: Kind, content: bytes, zone: ZoneInfo) -> bytes:
    whole = hashlib.blake2b(f"{kind} {zone.key}\0".encode(), digest_size=_SIZE)
    whole.update(content)
    return whole.digest()
