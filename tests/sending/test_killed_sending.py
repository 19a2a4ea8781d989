"""A sending that is killed, at any moment: who calls again, and answers truthfully where nobody but
a person can know, has sent the edition once; nothing is sent twice, and nothing is lost without a
word."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import get_args

import pytest

from plugins.host.send.steps import SendingStep
from plugins.sending.deliveries import SmtpStep
from tests.law.chance import Chance
from tests.sending.callers import Kill
from tests.sending.sender import Newsroom, Sender, a_newsroom

TIMES = 20
OF_THE_HAND_OVER = "step in journal"
OF_TAKING_BACK: tuple[SendingStep, ...] = (
    "commit taken back",
    "index as it was",
    "line taken back",
)
STEPS = [
    step
    for step in get_args(SendingStep)
    if step not in (OF_THE_HAND_OVER, *OF_TAKING_BACK)
]  # fmt: skip
OF_A_REMOTE = tuple(step for step in STEPS if "commit" in step or "push" in step or "alone" in step)
KILLS = [*map(Kill, STEPS), *(Kill(OF_THE_HAND_OVER, of) for of in get_args(SmtpStep))]
NEVER_KNOWN = ("ending",)
"""The steps of the hand-over after which somebody must look."""


def in_words(kill: Kill) -> str:
    return f"{kill.step} {kill.of}".strip()


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with a_newsroom() as newsroom:
        yield newsroom


def settled(newsroom: Newsroom, sender: Sender) -> str:
    """What is said until all is settled: then the list got the edition once, and the ledger says
    that it was sent."""
    told = sender.settle()
    assert newsroom.delivered() == 1, told
    assert sender.outcomes().count("sent") == 1, told
    assert "begun" not in sender.outcomes()
    assert list((sender.cache / "sending").iterdir()) == []
    return told


@pytest.mark.parametrize("kill", KILLS, ids=in_words)
def test_it_may_be_killed_at_each_step(newsroom: Newsroom, kill: Kill) -> None:
    with newsroom.mail_server(), newsroom.clones() as (sender, other):
        assert sender.send(kill=kill).status < 0
        told = settled(newsroom, sender)
        assert ("is not known" in told) == (kill.of in NEVER_KNOWN)
        sender.pull()
        sender.git("push", "--quiet")
        other.pull()
        assert "An edition is never sent twice" in other.send().told
        assert newsroom.delivered() == 1


@pytest.mark.parametrize(
    "kill", [one for one in KILLS if one.step not in OF_A_REMOTE], ids=in_words
)
def test_so_may_one_without_a_remote(newsroom: Newsroom, kill: Kill) -> None:
    with newsroom.mail_server(), newsroom.alone() as sender:
        assert sender.send(kill=kill).status < 0
        told = settled(newsroom, sender)
        assert ("is not known" in told) == (kill.of in NEVER_KNOWN)


@pytest.mark.parametrize("step", OF_TAKING_BACK)
def test_so_may_one_that_takes_its_intent_back(newsroom: Newsroom, step: SendingStep) -> None:
    with newsroom.mail_server(), newsroom.clones() as (sender, other):
        hook = sender.hook("pre-push", "exit 1")
        assert sender.send(kill=Kill(step)).status < 0
        assert newsroom.delivered() == 0
        assert other.git("rev-parse", "HEAD") == other.remote()
        hook.unlink()
        assert "is not known" not in settled(newsroom, sender)


def test_it_may_be_killed_at_any_moment(newsroom: Newsroom) -> None:
    """Every second time without a remote."""
    takes = [seconds_of(newsroom, has_remote=has_remote) for has_remote in (False, True)]
    killed, tried = 0, 0
    while killed < TIMES:
        assert tried < TIMES * 5, "it ends before it can be killed"
        has_remote = killed % 2
        with newsroom.mail_server(), a_sender(newsroom, has_remote=bool(has_remote)) as sender:
            share = Chance(f"send {tried}").number(150, 990) / 1000
            if sender.send(kill=Kill(after=takes[has_remote] * share)).status < 0:
                killed += 1
            else:
                takes[has_remote] *= 0.9
            tried += 1
            settled(newsroom, sender)


def seconds_of(newsroom: Newsroom, *, has_remote: bool) -> float:
    """How long it takes to send the edition."""
    with newsroom.mail_server(), a_sender(newsroom, has_remote=has_remote) as sender:
        started = time.perf_counter()
        sender.sent()
        return time.perf_counter() - started


@contextmanager
def a_sender(newsroom: Newsroom, *, has_remote: bool) -> Iterator[Sender]:
    if has_remote:
        with newsroom.clones() as (sender, _):
            yield sender
    else:
        with newsroom.alone() as sender:
            yield sender
