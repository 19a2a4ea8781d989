"""How far a try to send an edition had come, kept so that a later call can tell whether the letter
may have been taken: it is on the disk before each step is."""

import re
from collections.abc import Container
from contextlib import suppress
from pathlib import Path
from typing import get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.whole_files import put_on_disk
from plugins.host.publish.finishing import in_words
from plugins.host.send import steps
from plugins.sending.deliveries import ListmonkStep, SmtpStep, Step

_FOLDER = "sending"
_IS_TOKEN = re.compile(r"[0-9a-f]{12}").fullmatch
NOTED = "noted"
"""The step before all of the hand-over: the ledger is told, and others."""
POINT_OF_NO_RETURN: Step = "ending"
"""The step before which nothing can be delivered, and after which it may be."""
TAKEN: Step = "taken"
"""The step that is noted after the service has said that it takes the letter."""
BEFORE = {NOTED, *get_args(SmtpStep), *get_args(ListmonkStep)} - {POINT_OF_NO_RETURN, TAKEN}
"""The steps with which nothing can have been delivered; one that this version does not know may
mean anything."""


class Journal(Struct, frozen=True, kw_only=True):
    """The try of that `token` began the `step` last. `commit` is the one that tells others of it,
    empty until there is one."""

    token: str
    step: str = NOTED
    commit: str = ""


class NotKept(Exception):
    """A step could not be noted, so it is not taken; the text says why."""


def journal_of(cache: Path, token: str) -> Journal | None:
    """What is kept of a try; None if nothing is, as in another clone or after `make clean`."""
    if not _IS_TOKEN(token):  # it may come from somebody else's ledger, and names a file here
        return None
    try:
        kept = msgspec.json.decode((cache / _FOLDER / token).read_bytes(), type=Journal)
    except (OSError, msgspec.DecodeError):
        return None
    return kept if kept.token == token else None


def keep_journal(cache: Path, journal: Journal) -> None:
    """It is on the disk. Raises `OSError`."""
    folder = cache / _FOLDER
    folder.mkdir(exist_ok=True)
    put_on_disk(folder / journal.token, msgspec.json.encode(journal))


def keep_only(cache: Path, tokens: Container[str]) -> None:
    """Of tries beside these, nothing is kept any more."""
    folder = cache / _FOLDER
    for path in tuple(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in tokens:
            with suppress(OSError):
                path.unlink()


def end_journal(cache: Path, token: str) -> None:
    """Nothing is kept of a try whose outcome others know."""
    if _IS_TOKEN(token):
        with suppress(OSError):  # it says nothing that the ledger does not
            (cache / _FOLDER / token).unlink()


class Pen:
    """Notes each step of a hand-over before it is taken."""

    def __init__(self, cache: Path, journal: Journal) -> None:
        self._cache = cache
        self._journal = journal

    @property
    def step(self) -> str:
        """The last one."""
        return self._journal.step

    def note(self, step: Step) -> None:
        """Raises `NotKept` where that still keeps the letter from being sent; later, what cannot be
        noted is left out."""
        may_be_sent = self._journal.step in (POINT_OF_NO_RETURN, TAKEN)
        self._journal = replace(self._journal, step=step)
        try:
            keep_journal(self._cache, self._journal)
        except OSError as error:
            if not may_be_sent:
                raise NotKept(in_words(error)) from None
        steps.reached("step in journal", step)
