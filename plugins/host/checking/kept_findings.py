"""What looks find in passages, kept from run to run: a text that did not change is not looked at
again, and need not even be fetched."""

import hashlib
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

import msgspec

from plugins.checks.looks import Found, Look
from plugins.checks.passages import Passage
from plugins.domain.body import KeptBody
from plugins.domain.kept import keep_value, kept_value
from plugins.domain.processes import on_all_cores
from plugins.publishing.digests import code_digest

NAME = "findings"
_WORTH_A_PROCESS = 200
"""Passages; fewer are looked at sooner than a second process starts."""
_SIZE = 16
_rest_of = attrgetter(*(f for f in Passage.__struct_fields__ if f not in ("written", "body")))

_encode = msgspec.msgpack.Encoder().encode

Table = dict[bytes, msgspec.Raw]
"""What a look found, by the passages' keys."""


class FindingStore:
    """Looks at each passage once and remembers what was found in one file of the cache.

    The file is read on first need and written by `save`, with what this run asked for and nothing
    else. A file that cannot be read, or of another program, counts as empty. `jobs` is how many
    processes look.
    """

    def __init__(self, path: Path, jobs: int = 1) -> None:
        self._path = path
        self._jobs = jobs
        self._kept: dict[str, Table] | None = None
        self._used: dict[str, Table] = {}

    def look_at(self, passages: Sequence[Passage], look: Look[Found], /) -> list[Found]:
        """What `look` finds in each passage, in their order."""
        keys = [key_of(passage) for passage in passages]
        used = self._used.setdefault(look.name, {})
        known = self._remembered().get(look.name, {}) | used
        missing = {
            key: passage for key, passage in zip(keys, passages, strict=True) if key not in known
        }
        found = dict(zip(missing, self._found(tuple(missing.values()), look), strict=True))
        encoded = known | {key: msgspec.Raw(_encode(each)) for key, each in found.items()}
        used |= {key: encoded[key] for key in keys}
        decode = msgspec.msgpack.Decoder(look.kind).decode
        return [found[key] if key in found else decode(known[key]) for key in keys]

    def save(self) -> None:
        """Write what this run used, if it is not what the file holds."""
        kept = self._remembered()
        if {name: table.keys() for name, table in kept.items()} != {
            name: table.keys() for name, table in self._used.items()
        }:
            keep_value(self._path, (code_digest(), self._used))

    def _found(self, passages: Sequence[Passage], look: Look[Found]) -> Iterator[Found]:
        return on_all_cores(look.at, passages, self._jobs, _WORTH_A_PROCESS)

    def _remembered(self) -> dict[str, Table]:
        if self._kept is None:
            version, kept = kept_value(self._path, tuple[str, dict[str, Table]]) or ("", {})
            self._kept = kept if version == code_digest() else {}
        return self._kept


def key_of(passage: Passage) -> bytes:
    """The digest of everything in a passage that a check may look at. No text is fetched where its
    digest is at hand."""
    written, body = passage.written, passage.body
    parts = (
        written.digest or _encode((written.body_line, written.body)),
        body.key if isinstance(body, KeptBody) else _encode(body),
        _rest_of(passage),
    )
    return hashlib.blake2b(_encode(parts), digest_size=_SIZE).digest()
