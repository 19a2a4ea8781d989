"""The promise that an edition is sent once: the intent, before anything is handed over, and its
outcome, in the ledger, and where there is a remote, in everybody's."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plugins.domain.ledger import Fact, written
from plugins.domain.sendings import (
    Sending,
    sending_fact,
    sendings_for,
    sendings_of,
    unsent_fact,
)
from plugins.host.clock import moment_of_build
from plugins.host.publish.finishing import in_words, moment_after
from plugins.host.send import steps
from plugins.host.send.git import GitFailed
from plugins.host.send.journal import Journal, end_journal, journal_of, keep_journal
from plugins.host.send.other_ledgers import (
    facts_elsewhere,
    facts_put_aside,
    is_committed,
    is_staged,
)
from plugins.host.send.repository import (
    Alone,
    Committed,
    Shared,
    commit,
    fetch,
    is_upstream,
    lacking,
    push,
    take_back,
    unstage,
)
from plugins.host.send.words import began_in_words
from plugins.reading.ledger_file import append, read_ledger, take_out


class Desk(NamedTuple):
    """Where an edition is sent from."""

    content: Path
    cache: Path
    zone: ZoneInfo
    clone: Shared | Alone

    def moment(self) -> datetime:
        """Now, after all that the ledger knows."""
        return moment_after(self.content, moment_of_build("", self.zone))

    def facts(self) -> tuple[Fact, ...]:
        return read_ledger(self.content)[0]


class NotPromised(Exception):
    """Others could not be told, so nothing is handed over; the text says why."""


class NotNoted(Exception):
    """What became of an edition could not be noted; the text says what is to be done."""


class NotTold(Exception):
    """What became of an edition is in the ledger, and others could not be told; the text says what
    is to be done."""


def tries_of_all(desk: Desk) -> dict[str, tuple[Sending, ...]]:
    """What was tried of each post, by all that is known here of this clone and of others. Raises
    `GitFailed`."""
    clone = desk.clone
    more = facts_elsewhere(clone) if isinstance(clone, Shared) else facts_put_aside(clone)
    return sendings_of({*desk.facts(), *more})


def promise(desk: Desk, sending: Sending) -> None:
    """The ledger says that this is being sent, and so does that of the remote, where there is one:
    nobody else sends it. Raises `NotPromised`; then the ledger and git are as they were, or say
    that it is not sent."""
    made: Committed | None = None
    try:
        keep_journal(desk.cache, Journal(token=sending.token))
        steps.reached("journal begun")
        append(desk.content, (sending_fact(sending),))
        steps.reached("intent in ledger")
        if isinstance(desk.clone, Shared):
            made = commit(desk.clone, f"Edition {sending.edition} is being sent")
            steps.reached("intent committed")
            keep_journal(desk.cache, Journal(token=sending.token, commit=made.id))
            steps.reached("commit in journal")
            _push(desk.clone, made, sending)
    except BaseException as error:
        _withdraw(desk, sending, made)
        if isinstance(error, GitFailed):
            raise NotPromised(f"the intent could not be committed: {error}") from None
        if isinstance(error, OSError):
            raise NotPromised(f"the intent could not be noted: {in_words(error)}") from None
        raise
    if isinstance(desk.clone, Shared):
        _look_around(desk, desk.clone, sending)


def _push(clone: Shared, made: Committed, sending: Sending) -> None:
    """The remote has the commit. Raises `NotPromised`."""
    try:
        push(clone, made.id)
    except GitFailed as error:
        try:
            fetch(clone)
        except GitFailed:
            raise NotPromised(
                f"{clone.in_words} could not be told, so nothing is sent: {error}"
            ) from None
        if not is_upstream(clone, made.id):
            raise NotPromised(_refused(clone, sending, error)) from None
    steps.reached("intent pushed")


def _refused(clone: Shared, sending: Sending, error: GitFailed) -> str:
    """Why a remote that answers did not take a push."""
    if others := _of_others(facts_elsewhere(clone), sending):
        return f"somebody was quicker: {began_in_words(others[-1])}. Nothing was sent from here"
    if lacking(clone):
        return (
            f"somebody pushed to {clone.in_words} meanwhile, so nothing is sent yet: git pull, "
            "and once more"
        )
    return f"{clone.in_words} does not take a push, so nothing is sent: {error}"


def _of_others(facts: tuple[Fact, ...], sending: Sending) -> list[Sending]:
    found = sendings_for(sendings_of(facts), sending.post, sending.edition)
    return [one for one in found if one.token != sending.token and one.outcome != "unsent"]


def _look_around(desk: Desk, clone: Shared, sending: Sending) -> None:
    """Nobody sends it from another branch: each tells first and looks then, so that of two at least
    one sees the other. Raises `NotPromised`."""
    why = ""
    try:
        fetch(clone)
        if others := _of_others(facts_elsewhere(clone), sending):
            why = f"in another branch, {began_in_words(others[-1])}"
    except GitFailed as error:
        why = f"{clone.in_words} does not say any more who else sends: {error}"
    if why:
        with suppress(NotNoted, NotTold):
            note(desk, unsent_fact(sending, desk.moment(), why), sending)
        raise NotPromised(f"{why}. Nothing was sent from here")
    steps.reached("intent alone")


def note(desk: Desk, fact: Fact, sending: Sending) -> None:
    """The ledger says what became of a sending, and so does that of the remote. Raises `NotNoted`
    and `NotTold`."""
    note_here(desk, fact, sending)
    if isinstance(desk.clone, Shared):
        is_sent = fact.verb == "sent"
        was = "is sent" if is_sent else "was not sent"
        _tell(desk.clone, f"Edition {sending.edition} {was}")


def note_here(desk: Desk, fact: Fact, sending: Sending) -> None:
    """The ledger of this clone says what became of a sending. Raises `NotNoted`."""
    try:
        append(desk.content, (fact,))
    except OSError as error:
        raise NotNoted(
            f"that could not be noted in the ledger: {in_words(error)}. Mend that, and call "
            "“make send” once more: it notes what is left, and sends nothing twice"
        ) from None
    steps.reached("outcome in ledger")
    end_journal(desk.cache, sending.token)


def _tell(clone: Shared, message: str) -> None:
    try:
        made = commit(clone, message)
    except GitFailed as error:
        raise NotTold(
            f"the ledger says so, but could not be committed: {error}. Commit {clone.ledger} and "
            "push it, so that others know too"
        ) from None
    steps.reached("outcome committed")
    try:
        push(clone, made.id)
    except GitFailed as error:
        raise NotTold(
            f"the ledger says so, but {clone.in_words} could not be told: {error}. "
            "git pull, git push, so that others know too"
        ) from None
    steps.reached("outcome pushed")


def withdraw_stopped(desk: Desk, clone: Shared, sending: Sending) -> None:
    """A try that was stopped before anything was handed over leaves no trace where nobody else was
    told of it. Raises `GitFailed`."""
    if any(fact.get("try") == sending.token for fact in facts_elsewhere(clone)):
        return
    fact = sending_fact(sending)
    kept = journal_of(desk.cache, sending.token)
    if kept and kept.commit:
        with suppress(GitFailed):  # more was committed since
            take_back(clone, Committed(kept.commit))
    if not is_committed(clone, written(fact)):
        if is_staged(clone, written(fact)):
            unstage(clone)
        take_out(desk.content, fact)
        steps.reached("line taken back")


def _withdraw(desk: Desk, sending: Sending, made: Committed | None) -> None:
    """The intent is in neither the ledger nor the branch; if the branch has gone on, the ledger
    says that it is not sent. What cannot be taken back now a later call does."""
    try:
        if made and isinstance(desk.clone, Shared):
            take_back(desk.clone, made)
    except GitFailed:
        with suppress(OSError):
            why = "others could not be told"
            append(desk.content, (unsent_fact(sending, desk.moment(), why),))
        return
    with suppress(OSError):
        take_out(desk.content, sending_fact(sending))
    steps.reached("line taken back")
