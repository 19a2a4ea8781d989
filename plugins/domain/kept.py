"""Files of the cache: whole as they were written, or as good as not there."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from plugins.domain.whole_files import put_whole

T = TypeVar("T")
_SIZE = 32


def kept_value(path: Path, kind: type[T]) -> T | None:
    """The value that `keep_value` put there; None if there is none, or it is of another kind."""
    content = kept_bytes(path)
    try:
        return None if content is None else msgspec.msgpack.decode(content, type=kind)
    except msgspec.DecodeError:
        return None


def keep_value(path: Path, value: object) -> None:
    """Put a value of structs, texts and numbers into the file, as `keep_bytes` does."""
    keep_bytes(path, msgspec.msgpack.encode(value))


def kept_bytes(path: Path) -> bytes | None:
    """What `keep_bytes` put there; None if there is no file, or one with a byte that is not so."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    content = whole[_SIZE:]
    return content if whole[:_SIZE] == _sum(content) else None


def keep_bytes(path: Path, content: bytes) -> None:
    """Put `content` into the file, after its sum, as `put_whole` does, and make the folder if need
    be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(IsADirectoryError):  # somebody's folder stands there: nothing is kept
        put_whole(path, _sum(content) + content)


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()  # the fastest where processors know it
