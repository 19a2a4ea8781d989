"""What was published, kept from build to build: to add up the facts of a ledger takes longer than
most builds."""

import hashlib
from pathlib import Path

from msgspec import Struct

from plugins.domain.kept import keep_value, kept_value
from plugins.domain.ledger import NAME, NO_PAST, Past, past_of
from plugins.domain.problem import Problem
from plugins.reading.ledger_file import facts_in


class KeptPast(Struct, frozen=True, array_like=True):
    """What a ledger of that digest adds up to, by that version of the program."""

    version: str
    digest: bytes
    past: Past
    problems: tuple[Problem, ...]


def kept_past(folder: Path, place: Path, version: str) -> tuple[Past, tuple[Problem, ...]]:
    """What the ledger of a content folder adds up to, nothing where there is none, and what is
    wrong with it. It is kept in the file `place`, by the digest of the ledger's bytes."""
    path = folder / NAME
    if not path.is_file():
        return NO_PAST, ()
    content = path.read_bytes()
    digest = hashlib.sha256(content).digest()
    kept = kept_value(place, KeptPast)
    if kept is None or (kept.version, kept.digest) != (version, digest):
        facts, problems = facts_in(content)
        kept = KeptPast(version, digest, past_of(facts), problems)
        keep_value(place, kept)
    return kept.past, kept.problems
