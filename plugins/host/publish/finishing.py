"""What comes after the exchange, or after a kill: the site is deployed, and the ledger says so."""

import errno
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from plugins.domain.ledger import NAME as LEDGER
from plugins.domain.ledger import parse_fact
from plugins.domain.refusal import WrongCall
from plugins.host.call import ROOT
from plugins.host.terminal import path_in_words, say
from plugins.publishing import steps
from plugins.publishing.publication import (
    Intent,
    complete,
    forget,
    is_exchanged,
    note_deployed,
    noted,
    undo,
)
from plugins.publishing.stage import Stage
from plugins.publishing.version import keep_copy
from plugins.reading.ledger_file import append

FOLDER_VARIABLE = "GREENPAPER_PUBLIC"
"""What the command that deploys finds the published folder in."""

_OF_THE_MACHINE = (
    errno.EACCES,
    errno.EBUSY,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EIO,
    errno.EMFILE,
    errno.ENOSPC,
    errno.ENOTSUP,
    errno.EPERM,
    errno.EROFS,
    errno.EXDEV,
)
"""What a disk, or who it belongs to, may forbid; anything else is a bug of ours."""


_IS_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ").match


class Publisher(NamedTuple):
    """Where something is published: the stage, the content folder with its ledger, the cache, and
    the command that deploys, empty where there is none."""

    stage: Stage
    content: Path
    cache: Path
    deploy: str


class NotDone(Exception):
    """The site was exchanged, and something after that failed; the text says what, and what the
    next call will do."""


def finish(publisher: Publisher, intent: Intent) -> None:
    """After the exchange: the stage is in order, the site deployed, and the ledger says so. It may
    be called again. Raises `NotDone`."""
    stage = publisher.stage
    with _not_done("what lies beside the site could not be put in order"):
        unclaimed = complete(stage, intent, publisher.cache)
        keep_copy(stage, publisher.cache)
    if unclaimed:
        place = path_in_words(publisher.cache / "unclaimed")
        say(f"Nobody claims these any more, so they were moved to {place}:")
        say("\n".join(f"    {path}" for path in unclaimed))
    if publisher.deploy and not intent.deployed:
        _deploy(publisher)
        with _not_done("that it was deployed could not be noted"):
            note_deployed(stage, intent)
    with _not_done("the ledger could not be written"):
        _append(publisher, intent)
        forget(stage)


def settle(publisher: Publisher, *, is_way_back: bool = False) -> None:
    """A publication that did not come to its end has done so, or left no trace. Where somebody
    wants to go back from one that was not deployed, it is not; nor is it in the ledger. Raises
    `NotDone`."""
    stage = publisher.stage
    intent = noted(stage)
    if intent is None or not is_exchanged(stage, intent):
        undo(stage, intent)
        return
    say("The last call was stopped after the site had been exchanged; what was left is done now.")
    if is_way_back and intent.verb == "publish" and publisher.deploy and not intent.deployed:
        complete(stage, intent, publisher.cache)
        forget(stage)
        return
    finish(publisher, intent)


def _deploy(publisher: Publisher) -> None:
    say(f"Deploying: {publisher.deploy}")
    environment = {**os.environ, FOLDER_VARIABLE: str(publisher.stage.public)}
    ended = subprocess.run(  # noqa: S602 - the site's own command, for a shell
        publisher.deploy, shell=True, check=False, cwd=ROOT, env=environment
    )
    if ended.returncode:
        raise NotDone(
            f"{path_in_words(publisher.stage.public)} has the new version, but the command that "
            f"deploys it failed ({_how(ended.returncode)}); what it said stands above. The ledger "
            "does not know of this version yet. “make publish” tries to deploy it again before "
            "anything else; “make publish BACK=1” returns to the former version"
        )
    steps.reached("deployed")


def _how(code: int) -> str:
    return f"status {code}" if code > 0 else f"ended by signal {-code}"


def _append(publisher: Publisher, intent: Intent) -> None:
    """Each line of the intent stands in the ledger, once."""
    folder = Path(intent.content) if Path(intent.content).is_dir() else publisher.content
    append(folder, (fact for line in intent.lines if (fact := parse_fact(line))))
    steps.reached("ledger written")


@contextmanager
def _not_done(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _OF_THE_MACHINE:
            raise
        raise NotDone(
            f"the site is published, but {what}: {in_words(error)}. Mend that; the next call does "
            "what is left"
        ) from None


@contextmanager
def as_it_was(stage: Stage) -> Iterator[None]:
    """Whatever ends the block before the exchange leaves the site, and what is beside it, as they
    were. Raises `WrongCall` for what the machine forbids."""
    try:
        yield
    except BaseException as error:
        intent = noted(stage)
        if intent is None or not is_exchanged(stage, intent):
            _undone(stage, intent)
        if isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
            public = path_in_words(stage.public)
            raise WrongCall(
                f"{in_words(error)}. Nothing was published: {public} is as it was"
            ) from None
        raise


def _undone(stage: Stage, intent: Intent | None) -> None:
    try:
        undo(stage, intent)
    except OSError as error:
        left = path_in_words(stage.beside)
        say(f"What was begun is still in {left}; the next call removes it ({in_words(error)})")


def moment_after(content: Path, now: datetime) -> datetime:
    """When something happens that the ledger is told of `now`: in UTC, a whole second, and after
    all that it knows already, whatever the clock of the machine says that wrote that."""
    ledger = content / LEDGER
    lines = ledger.read_text("utf-8", "replace").splitlines() if ledger.is_file() else ()
    moment = now.astimezone(UTC).replace(microsecond=0)
    for said in sorted({line[:20] for line in lines if _IS_MOMENT(line)}, reverse=True):
        with suppress(ValueError, OverflowError):  # a line that no program wrote
            return max(moment, datetime.fromisoformat(said) + timedelta(seconds=1))
    return moment


def in_words(error: OSError) -> str:
    """What the machine forbids, and where."""
    why = "the disk is full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else error.strerror
    return f"{error.filename}: {why}" if error.filename else str(why)
