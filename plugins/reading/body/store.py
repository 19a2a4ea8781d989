"""Bodies kept from build to build by the digest of their Markdown: never stale, safe to delete."""

import hashlib
import multiprocessing
import multiprocessing.pool
import os
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from plugins.domain.body import Body
from plugins.domain.progress import Progress
from plugins.reading.kept import keep_value, kept_value

_SIZE = 16
_WORTH_A_PROCESS = 60
"""Bodies; fewer are converted sooner than a second process starts."""


class BodyStore:
    """Converts each body once and remembers it in one file of the cache.

    The file is read on first need and written by `save`, with the bodies that this run asked for
    and no others. A file that cannot be read counts as empty. `jobs` is how many processes convert.
    """

    def __init__(self, path: Path, jobs: int = 1) -> None:
        self._path = path
        self._jobs = jobs
        self._kept: frozenset[bytes] = frozenset()
        self._used: dict[bytes, Body] = {}

    def bodies_of(
        self, texts: Sequence[str], allow: frozenset[str], own: str, progress: Progress
    ) -> list[Body]:
        """The bodies that `texts` become where `allow` is allowed, on the site at `own`."""
        keys = [_digest(text, own, *sorted(allow)) for text in texts]
        known = self._remembered(frozenset(keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        converted = self._converted(list(missing.values()), allow, own)
        for number, (key, body) in enumerate(zip(missing, converted, strict=True), 1):
            known[key] = body
            progress(number, len(missing))
        self._used = known
        return [known[key] for key in keys]

    def save(self) -> None:
        """Write what this run used, if it is not what the file holds."""
        if self._used.keys() != self._kept:
            keep_value(self._path, (_version(), self._used))

    def _converted(self, texts: Sequence[str], allow: frozenset[str], own: str) -> Iterator[Body]:
        from plugins.reading.body.markdown import convert

        one = partial(convert, allow=allow, own=own)
        jobs = min(self._jobs, len(texts) // _WORTH_A_PROCESS)
        if jobs < 2:
            yield from map(one, texts)
            return
        with processes(jobs) as pool:
            yield from pool.imap(one, texts, chunksize=max(1, min(50, len(texts) // (jobs * 4))))

    def _remembered(self, wanted: frozenset[bytes]) -> dict[bytes, Body]:
        """Those of the wanted bodies that the file has."""
        version, kept = kept_value(self._path, tuple[str, dict[bytes, msgspec.Raw]]) or ("", {})
        if version != _version():
            return {}
        decode = msgspec.msgpack.Decoder(Body).decode
        try:
            found = {key: decode(raw) for key, raw in kept.items() if key in wanted}
        except msgspec.DecodeError:
            return {}
        self._kept = frozenset(kept)
        return found


def all_cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes(jobs: int) -> "multiprocessing.pool.Pool":
    """Worker processes: forked where no other thread can be caught half-way, else started anew."""
    is_safe = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if is_safe else "spawn").Pool(jobs)


def _version() -> str:
    from plugins.reading.body.markdown import converter_digest

    return converter_digest()


def _digest(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=_SIZE).digest()
