"""Tries to send an edition that have no end: what the journal proves of them, and what a person is
asked."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import chain
from typing import NamedTuple

from plugins.domain.refusal import WrongCall
from plugins.domain.sendings import (
    Sending,
    sendings_for,
    sendings_of,
    sent_fact,
    standing,
    unsent_fact,
)
from plugins.host.call import Outcome
from plugins.host.clock import moment_of_build
from plugins.host.send.git import GitFailed
from plugins.host.send.journal import (
    BEFORE,
    TAKEN,
    end_journal,
    journal_of,
    keep_only,
)
from plugins.host.send.other_ledgers import facts_elsewhere
from plugins.host.send.promise import Desk, note, note_here, tries_of_all, withdraw_stopped
from plugins.host.send.questions import answer_to, can_ask
from plugins.host.send.repository import Alone, Shared, fetch, has_changes, lacking
from plugins.host.send.words import began_in_words, sent_in_words
from plugins.host.terminal import say

_MAY_BE_AT_WORK = timedelta(minutes=20)
"""How long somebody else's sending may take; RFC 5321, 4.5.3.2, has a client wait for minutes."""


class Asked(NamedTuple):
    """An edition by the id of its post and its number, and what the person says became of it.
    `look_up` is what the service says of a try: whether it took it, None where it does not say."""

    post: str
    edition: int
    outcome: Outcome | None = None
    look_up: Callable[[Sending], bool | None] = lambda _: None


class Unsettled(Exception):
    """Whether the edition was sent is not known; the text says what to do."""


def may_be_sent(desk: Desk, asked: Asked) -> bool:
    """Whether the edition was never sent, by all that is known here and at the remote, or by what a
    person says, which is noted; False where it is noted now that it was.

    Raises `WrongCall` for one that was sent before, or while the clone lacks what others committed;
    `Unsettled` where nobody says what became of it; `NotNoted` and `NotTold`.
    """
    _refuse_sent(desk, asked, sendings_for(sendings_of(desk.facts()), asked.post, asked.edition))
    tries = _tries(desk, asked)
    _refuse_sent(desk, asked, tries)
    begun = [one for one in tries if one.outcome == "begun"]
    if not begun:
        if asked.outcome:
            raise WrongCall(
                f"nothing is unknown of edition {asked.edition}, which was never sent: "
                "leave OUTCOME out"
            )
        return True
    return _settled(desk, asked, begun)


def _tries(desk: Desk, asked: Asked) -> tuple[Sending, ...]:
    """All that is known of the edition. The clone has whatever the remote has, and of a try that
    was stopped before others were told of it there is no trace any more. Raises `WrongCall`."""
    behind = 0
    try:
        if isinstance(desk.clone, Shared):
            fetch(desk.clone)
            for one in sendings_for(tries_of_all(desk), asked.post, asked.edition):
                if one.outcome == "begun" and is_stopped(desk, one):
                    withdraw_stopped(desk, desk.clone, one)
            behind = lacking(desk.clone)
        known = tries_of_all(desk)
    except GitFailed as error:
        if isinstance(desk.clone, Alone):
            raise
        raise WrongCall(
            f"{desk.clone.in_words} does not say whether somebody else sends edition "
            f"{asked.edition}, so nothing is sent: {error}"
        ) from None
    all_of_them = chain.from_iterable(known.values())
    keep_only(desk.cache, {one.token for one in all_of_them if one.outcome == "begun"})
    tries = sendings_for(known, asked.post, asked.edition)
    if behind:
        assert isinstance(desk.clone, Shared)
        raise WrongCall(_behind(desk.clone, asked, tries, behind))
    return tries


def _behind(clone: Shared, asked: Asked, tries: Sequence[Sending], behind: int) -> str:
    commits = "a commit" if behind == 1 else f"{behind:,} commits"
    before = f"commit {clone.ledger}, then " if has_changes(clone) else ""
    pull = f"{before}git pull, and once more"
    sent = [one for one in tries if one.outcome == "sent"]
    begun = [one for one in tries if one.outcome == "begun"]
    if sent:
        return f"{sent_in_words(sent[0], asked.post, asked.edition)} ({pull} to see it here)"
    if begun:
        return f"{began_in_words(begun[-1])}: {pull}"
    return f"{clone.in_words} has {commits} that this clone lacks: {pull}"


def _refuse_sent(desk: Desk, asked: Asked, tries: Sequence[Sending]) -> None:
    if standing(tries) != "sent":
        return
    was = next(one for one in tries if one.outcome == "sent")
    end_journal(desk.cache, was.token)
    words = sent_in_words(was, asked.post, asked.edition)
    raise WrongCall(f"{words}. An edition is never sent twice{_untold(desk, was)}")


def _untold(desk: Desk, sending: Sending) -> str:
    """What is to be done where others were not told that it was sent."""
    if isinstance(desk.clone, Alone):
        return ""
    with suppress(GitFailed):
        told = sendings_of(facts_elsewhere(desk.clone)).get(sending.post, ())
        if any(one.token == sending.token and one.outcome == "sent" for one in told):
            return ""
        before = f"commit {desk.clone.ledger}, " if has_changes(desk.clone) else ""
        return f" (others do not know yet: {before}git pull, git push)"
    return ""


def is_stopped(desk: Desk, sending: Sending) -> bool:
    """Whether the journal proves that nothing of it was handed over."""
    kept = journal_of(desk.cache, sending.token)
    return kept is not None and kept.step in BEFORE


def _found_out(desk: Desk, asked: Asked, sending: Sending) -> bool | None:
    """Whether it was taken, by the journal or the service; None where nobody knows. What a service
    does not have yet, somebody else may just be handing over."""
    kept = journal_of(desk.cache, sending.token)
    if kept and kept.step == TAKEN:
        return True
    if is_stopped(desk, sending):
        return False
    looked_up = asked.look_up(sending)
    return looked_up if kept else looked_up or None


def _settled(desk: Desk, asked: Asked, begun: Sequence[Sending]) -> bool:
    found = {one.token: _found_out(desk, asked, one) for one in begun}
    if taken := next((one for one in begun if found[one.token]), None):
        say(f"{began_in_words(taken)}, and it is sent; that is noted now.")
        note(desk, sent_fact(taken, desk.moment()), taken)
        return False
    unknown = [one for one in begun if found[one.token] is None]
    outcome = _outcome(desk, asked, unknown) if unknown else None
    if outcome == "arrived":
        note(desk, sent_fact(unknown[-1], desk.moment()), unknown[-1])
        say(f"Edition {asked.edition} is noted as sent.")
        return False
    if not unknown:
        say("The last call was stopped before anything was sent, so it is begun anew.")
    for one in begun:
        why = "nobody got it" if one in unknown else "stopped before anything was sent"
        note_here(desk, unsent_fact(one, desk.moment(), why), one)
    return True


def _outcome(desk: Desk, asked: Asked, unknown: Sequence[Sending]) -> Outcome:
    """What became of tries of which nobody knows. Raises `Unsettled` and `WrongCall`."""
    began = began_in_words(unknown[-1])
    outcome = asked.outcome or asked_outcome(began)
    if outcome is None:
        raise Unsettled(
            f"{began}, and whether the list got it is not known. Look for it in a mailbox "
            f"that gets the letters, in the archive of the list or in the server's log; then "
            f"say what you found: make send EDITION={asked.edition} OUTCOME=arrived, or "
            "OUTCOME=lost, which sends it again"
        )
    now = moment_of_build("", desk.zone)
    others = [one for one in unknown if journal_of(desk.cache, one.token) is None]
    young = [one for one in others if now - one.began < _MAY_BE_AT_WORK]
    if outcome == "lost" and young:
        raise WrongCall(
            f"{began_in_words(young[-1])}, which may still go on there: wait until it is twenty "
            "minutes old, and look again whether the letter has arrived"
        )
    return outcome


def asked_outcome(began: str) -> Outcome | None:
    """What a person at a terminal says; None where there is none, or does not know."""
    if not can_ask():
        return None
    say(f"{began}, and whether the list got it is not known.")
    say("Look for it in a mailbox that gets the letters, in the archive of the list, in the log.")
    answer = answer_to("Has it “arrived”, is it “lost”, or do you not know (Enter)?")
    return "arrived" if answer == "arrived" else "lost" if answer == "lost" else None
