"""One publication at a time: who has a lock, and who is told of whom."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

_BUSY = (errno.EAGAIN, errno.EACCES)


class Holder(Struct, frozen=True, kw_only=True):
    """Who has a lock: a `process` by its number on a `host`, carrying out a `command` `since`."""

    process: int
    host: str
    since: datetime
    command: str


class Busy(Exception):
    """Somebody else has the lock; `holder` is who, None for one who has not said so yet."""

    def __init__(self, holder: Holder | None) -> None:
        self.holder = holder
        super().__init__(f"the lock is held by {holder}")


def holder_in_words(holder: Holder | None) -> str:
    """Who has a lock, as a sentence begins."""
    if holder is None:
        return "another process"
    return (
        f"“{holder.command}” (process {holder.process} on {holder.host}, "
        f"since {holder.since:%H:%M:%S on %Y-%m-%d})"
    )


@contextmanager
def held(lock: Path, holder: Holder) -> Iterator[None]:
    """The lock is the holder's. It ends with the process, however that ends. Raises `Busy`.

    Where the file system knows no locks everybody has it.
    """
    opened = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _BUSY:
                raise Busy(_told(opened)) from None
        with suppress(OSError):  # a full disk keeps nobody from going back
            os.ftruncate(opened, 0)
            os.pwrite(opened, msgspec.json.encode(holder), 0)
        yield
    finally:
        os.close(opened)


def _told(opened: int) -> Holder | None:
    try:
        return msgspec.json.decode(os.pread(opened, 4096, 0), type=Holder)
    except msgspec.DecodeError:
        return None
