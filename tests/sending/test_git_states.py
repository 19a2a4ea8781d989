"""What git knows of an edition counts wherever the editor has gone, and what else an editor has
under way in the repository stays as it was."""

from collections.abc import Iterator

import pytest

from tests.sending.callers import stopped_at, wait_for
from tests.sending.sender import Newsroom, Sender, a_newsroom
from tests.sending.smtp_servers import CUT


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with a_newsroom() as newsroom:
        yield newsroom


@pytest.fixture
def clones(newsroom: Newsroom) -> Iterator[tuple[Sender, Sender]]:
    with newsroom.mail_server(), newsroom.clones() as clones:
        yield clones


@pytest.fixture
def clone(clones: tuple[Sender, Sender]) -> Sender:
    return clones[0]


ASIDE = [
    "git commit --quiet --all --message Sent; git switch --quiet main",
    "git stash --quiet",
    "git stash --quiet; echo more >> posts/update-6.md; git stash --quiet",
]
IN_WORDS = ["in another branch", "in a stash", "in an older stash"]


@pytest.mark.parametrize("put_aside", ASIDE, ids=IN_WORDS)
def test_without_a_remote_it_stays_sent_where_the_ledger_was_put_aside(
    clone: Sender, put_aside: str
) -> None:
    clone.shell("git remote remove origin; git switch --quiet --create edition")
    clone.sent()
    clone.shell(put_aside)
    assert clone.outcomes() == []
    assert "An edition is never sent twice" in clone.send().told
    assert clone.newsroom.delivered() == 1


@pytest.mark.parametrize("put_aside", ASIDE, ids=IN_WORDS)
def test_and_stays_unknown(newsroom: Newsroom, put_aside: str) -> None:
    with newsroom.clones() as (clone, _):
        clone.shell("git remote remove origin; git switch --quiet --create edition")
        with newsroom.mail_server({"end": CUT}):
            assert clone.send().status == 1
        clone.shell(put_aside)
        with newsroom.mail_server():
            assert "is not known" in clone.send().told
            assert newsroom.delivered() == 0


def test_a_repository_without_a_commit_has_nothing_put_aside(clone: Sender) -> None:
    clone.shell("rm -rf .git; git init --quiet")
    clone.sent()
    assert "An edition is never sent twice" in clone.send().told


def test_what_was_fetched_from_another_remote_counts(clones: tuple[Sender, Sender]) -> None:
    first, second = clones
    second.shell(
        "git init --quiet --bare ../../fork.git; git remote add fork ../../fork.git; "
        "git push --quiet --set-upstream fork main"
    )
    first.sent()
    second.git("fetch", "--quiet", "origin")
    assert "edition 7 was sent" in second.send().told
    assert first.newsroom.delivered() == 1


def test_others_are_told_where_git_has_the_ledger_and_not_the_settings(
    clones: tuple[Sender, Sender],
) -> None:
    first, second = clones
    first.shell("git rm --quiet --cached site.yaml; git commit --quiet --message Private; git push")
    assert "the ledger is committed and pushed" in first.sent()
    second.git("fetch", "--quiet")
    assert "edition 7 was sent" in second.send().told
    assert first.newsroom.delivered() == 1


def test_what_somebody_writes_into_gitattributes_is_not_committed(clone: Sender) -> None:
    with (clone.content / ".gitattributes").open("a") as attributes:
        attributes.write("*.pdf binary\n")
    before = clone.git("status", "--porcelain")
    clone.sent()
    assert clone.git("status", "--porcelain") == before
    assert "*.pdf" not in clone.git("show", "HEAD:.gitattributes")


def test_of_an_intent_that_was_staged_and_not_committed_nothing_stays(clone: Sender) -> None:
    hook = clone.hook("pre-commit", "kill -9 0")
    assert clone.send().status < 0
    clone.unlock()
    assert clone.git("diff", "--cached", "--name-only") == "ledger.txt"
    hook.unlink()
    assert clone.send("--yes", "0").status == 2
    assert clone.git("status", "--porcelain") == ""
    assert clone.outcomes() == []


TOPIC = (
    "git switch --quiet --create topic; echo secret > draft; git add draft; git commit -qm Draft"
)


@pytest.mark.parametrize("step", ["intent in ledger", "handed over"])
def test_who_goes_to_another_branch_meanwhile_pushes_nothing_of_it(
    clone: Sender, step: str
) -> None:
    with stopped_at(step, clone.content.parent) as meeting:
        clone.begin(meetings=[meeting])
        wait_for(meeting)
        clone.shell(TOPIC)
    ended = clone.ended()
    assert "git is not at the branch main any more" in ended.told
    is_sent = step == "handed over"
    assert (ended.status, clone.newsroom.delivered()) == ((0, 1) if is_sent else (1, 0))
    assert clone.outcomes() == (["sent"] if is_sent else [])
    assert clone.git("log", "-1", "--format=%s", clone.remote()) == (
        "Edition 7 is being sent" if is_sent else "Begin"
    )
