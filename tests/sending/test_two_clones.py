"""Two people who send the same edition from clones of one remote: one of them does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.domain.sendings import standing
from tests.law.runs import Ended
from tests.sending.callers import Kill, Meeting, stopped_at, wait_for
from tests.sending.sender import Newsroom, Sender, a_newsroom
from tests.sending.smtp_servers import CUT

TIMES = 4
TOLD_WHO = ("began to send edition 7", "edition 7 was sent on")


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with a_newsroom() as newsroom:
        yield newsroom


@contextmanager
def clones(newsroom: Newsroom) -> Iterator[tuple[Sender, Sender]]:
    with newsroom.mail_server(), newsroom.clones() as (first, second):
        yield first, second


def at_once(first: Sender, second: Sender, *steps: str) -> tuple[Ended, Ended]:
    """Both send, and neither goes on from one of these steps before the other has come to it."""
    fifos = {step: first.content.parent / step for step in steps}
    for fifo in fifos.values():
        os.mkfifo(fifo)
    first.begin(meetings=[Meeting(step, fifo, mode="w") for step, fifo in fifos.items()])
    second.begin(meetings=[Meeting(step, fifo, mode="r") for step, fifo in fifos.items()])
    return first.ended(), second.ended()


def as_before(sender: Sender, commit: str, ledger: str) -> None:
    """Nothing is left of what was begun."""
    assert sender.git("rev-parse", "HEAD") == commit
    assert sender.ledger() == ledger
    assert sender.git("status", "--porcelain") == ""


@pytest.mark.parametrize("step", ["intent in ledger", "commit in journal"])
def test_of_two_at_once_one_sends_and_the_other_says_who(newsroom: Newsroom, step: str) -> None:
    for _ in range(TIMES):
        with clones(newsroom) as (first, second):
            before = first.git("rev-parse", "HEAD"), first.ledger()
            ended = at_once(first, second, step)
            assert sorted(one.status for one in ended) == [0, 1], ended
            assert newsroom.delivered() == 1
            slower = first if ended[0].status else second
            told = ended[0 if ended[0].status else 1].told
            assert any(words in told for words in TOLD_WHO), told
            assert "Nothing was sent from here" in told
            as_before(slower, *before)
            slower.pull()
            assert slower.outcomes() == ["sent"]
            assert "An edition is never sent twice" in slower.send().told


def test_of_two_in_different_branches_none_sends_unseen(newsroom: Newsroom) -> None:
    """Both pushes are taken; then both see the other's."""
    with clones(newsroom) as (first, second):
        second.git("switch", "--quiet", "--create", "other")
        second.git("push", "--quiet", "--set-upstream", "origin", "other")
        for ended in at_once(first, second, "commit in journal", "intent pushed"):
            assert ended.status == 1
            assert "in another branch" in ended.told
        assert newsroom.delivered() == 0
        assert (first.outcomes(), second.outcomes()) == (["unsent"], ["unsent"])
        first.sent()
        assert "An edition is never sent twice" in second.send().told
        assert newsroom.delivered() == 1


def test_who_sends_from_another_branch_later_is_told_who_did(newsroom: Newsroom) -> None:
    with clones(newsroom) as (first, second):
        second.git("switch", "--quiet", "--create", "other")
        second.git("push", "--quiet", "--set-upstream", "origin", "other")
        first.sent()
        assert "An edition is never sent twice" in second.send().told
        assert newsroom.delivered() == 1


def test_who_lacks_what_others_committed_is_told_to_pull(newsroom: Newsroom) -> None:
    with clones(newsroom) as (first, second):
        first.git("commit", "--quiet", "--allow-empty", "--message", "A note")
        first.git("push", "--quiet")
        ended = second.send()
        assert (ended.status, newsroom.delivered()) == (2, 0)
        assert "has a commit that this clone lacks: git pull, and once more" in ended.told
        assert second.outcomes() == []
        second.pull()
        second.sent()
        assert newsroom.delivered() == 1


def test_a_push_that_comes_too_late_for_another_reason_leaves_no_trace(newsroom: Newsroom) -> None:
    with clones(newsroom) as (first, second):
        (second.content / "pages").mkdir()
        (second.content / "pages" / "note.md").write_text("---\ntitle: Note\n---\n\nText.\n")
        second.git("add", "pages")
        (second.content / "posts" / "update-6.md").write_text("not staged")
        staged, ledger = second.git("status", "--porcelain"), second.ledger()
        commit = second.git("rev-parse", "HEAD")
        second.git("stash", "--quiet", "--", "posts")
        with stopped_at("commit in journal", second.content.parent) as meeting:
            second.begin(meetings=[meeting])
            wait_for(meeting)
            first.git("commit", "--quiet", "--allow-empty", "--message", "A note")
            first.git("push", "--quiet")
        ended = second.ended()
        second.git("stash", "pop", "--quiet")
        assert (ended.status, newsroom.delivered()) == (1, 0)
        assert "somebody pushed to main on origin meanwhile" in ended.told
        assert second.git("status", "--porcelain") == staged
        assert (second.ledger(), second.git("rev-parse", "HEAD")) == (ledger, commit)


def test_a_second_push_that_is_refused_does_not_make_it_less_sent(newsroom: Newsroom) -> None:
    with clones(newsroom) as (first, second):
        with stopped_at("handed over", first.content.parent) as meeting:
            first.begin(meetings=[meeting])
            wait_for(meeting)
            second.pull()
            second.git("commit", "--quiet", "--allow-empty", "--message", "A note")
            second.git("push", "--quiet")
        ended = first.ended()
        assert (ended.status, newsroom.delivered()) == (0, 1)
        assert "It is sent; the ledger says so, but main on origin could not be told" in ended.told
        assert "began to send edition 7" in second.send().told
        told = first.send().told
        assert "An edition is never sent twice (others do not know yet: git pull, git push)" in told
        first.pull()
        first.git("push", "--quiet")
        second.pull()
        assert "An edition is never sent twice" in second.send().told
        assert newsroom.delivered() == 1


def test_another_clone_does_not_take_a_young_try_for_lost(newsroom: Newsroom) -> None:
    with clones(newsroom) as (first, second):
        assert first.send(kill=Kill("step in journal", "ending")).status < 0
        second.pull()
        assert "is not known" in second.send().told
        ended = second.send("--outcome", "lost")
        assert ended.status == 2
        assert "which may still go on there" in ended.told
        assert newsroom.delivered() == 0
        assert second.outcomes() == ["begun"]


def test_different_answers_of_two_people_are_merged_to_the_one_that_sends_no_more(
    newsroom: Newsroom,
) -> None:
    with newsroom.clones() as (first, second):
        with newsroom.mail_server({"end": CUT}):
            assert first.send().status == 1
        with newsroom.mail_server():
            second.pull()
            assert second.send("--outcome", "arrived").status == 0
            ended = first.send("--outcome", "lost")
            assert ended.status == 2
            assert "was sent on" in ended.told
            first.pull()
            assert standing(first.tries()) == "sent"
            assert newsroom.delivered() == 0


def test_ledgers_of_two_who_published_and_sent_are_merged_without_conflict(
    newsroom: Newsroom,
) -> None:
    with clones(newsroom) as (first, second):
        add_line(
            second.content / "ledger.txt", "2026-01-09T09:00:00Z address at=/x/ of=page name=x"
        )
        second.git("commit", "--quiet", "--all", "--message", "Published")
        first.sent()
        second.pull()
        assert second.outcomes() == ["sent"]
        second.git("push", "--quiet")
        first.pull()
        assert first.facts() != ()
        assert set(first.facts()) == set(second.facts())
        assert "An edition is never sent twice" in first.send().told


def add_line(path: Path, line: str) -> None:
    path.write_text(f"{path.read_text()}{line}\n")
