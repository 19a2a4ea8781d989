"""Findings of the text checks, kept from run to run by all that they depend on: a text that did
not change is not looked at again."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from plugins.checks import Look, Looked
from plugins.checks.passages import Finding, Passage
from plugins.host.program import program_digest
from plugins.publishing.digests import digest
from plugins.reading.body.store import processes
from plugins.reading.kept import keep_value, kept_value

NAME = "findings"
_WORTH_A_PROCESS = 200
"""Passages; fewer are looked at sooner than a second process starts."""


class FindingStore:
    """Looks at each passage once and remembers what was found in one file of the cache.

    The file is read on first need and written by `save`, with what this run asked for and nothing
    else. A file that cannot be read, or of other code, or where other checks were `wanted`, counts
    as empty. `jobs` is how many processes look.
    """

    def __init__(self, path: Path, jobs: int = 1, wanted: Iterable[str] = ()) -> None:
        self._version = f"{program_digest()} {' '.join(sorted(wanted))}"
        self._path = path
        self._jobs = jobs
        self._kept: frozenset[str] = frozenset()
        self._used: dict[str, tuple[Finding, ...]] = {}

    def look_at(self, passages: Sequence[Passage], look: Look) -> Iterator[Looked]:
        """Every passage with what `look` finds in it, in their order. `look` is a function of a
        module, so that other processes can call it."""
        known = self._remembered()
        keys = [_digest(passage) for passage in passages]
        missing = {
            key: passage for key, passage in zip(keys, passages, strict=True) if key not in known
        }
        found = self._looked_at(tuple(missing.values()), look)
        known |= dict(zip(missing, found, strict=True))
        self._used = {key: known[key] for key in keys}
        return ((passage, known[key]) for key, passage in zip(keys, passages, strict=True))

    def save(self) -> None:
        """Write what this run used, if it is not what the file holds."""
        if self._used.keys() != self._kept:
            keep_value(self._path, (self._version, self._used))

    def _looked_at(
        self, passages: tuple[Passage, ...], look: Look
    ) -> Iterator[tuple[Finding, ...]]:
        jobs = min(self._jobs, len(passages) // _WORTH_A_PROCESS)
        if jobs < 2:
            yield from map(look, passages)
            return
        with processes(jobs) as pool:
            yield from pool.imap(look, passages, chunksize=50)

    def _remembered(self) -> dict[str, tuple[Finding, ...]]:
        found = kept_value(self._path, tuple[str, dict[str, tuple[Finding, ...]]])
        version, kept = found or ("", {})
        if version != self._version:
            return {}
        self._kept = frozenset(kept)
        return kept


def _digest(passage: Passage) -> str:
    """Of everything in a passage that a check may look at."""
    fields = set(passage.__struct_fields__) - {"text", "body"}
    rest = sorted((field, repr(getattr(passage, field))) for field in fields)
    parts = (repr(rest), passage.text, passage.body.html)
    return digest(*(part.encode("utf-8", "surrogatepass") for part in parts))
