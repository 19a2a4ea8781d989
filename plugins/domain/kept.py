"""Files of the cache: whole as they were written, or as good as not there."""

import hashlib
import os
from pathlib import Path
from typing import TypeVar

import msgspec

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
    """Put `content` into the file, after its sum, and make the folder if need be.

    Readers see the file before or after, never half of it. Where two commands write at once, each
    writes beside it under a name of its own, and the later one's stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(_sum(content) + content)
        beside.replace(path)
    except IsADirectoryError:
        pass  # somebody's folder stands there: nothing is kept
    finally:
        beside.unlink(missing_ok=True)


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()  # the fastest where processors know it
