"""What ledgers tell of editions that are committed somewhere: in other branches, and in those of
others."""

from pathlib import Path

from plugins.domain.ledger import Fact
from plugins.host.send.git import GitFailed, git
from plugins.host.send.repository import Alone, Shared
from plugins.reading.ledger_file import facts_in

_OF_EDITIONS = "^[^ ]+ (sending|sent|unsent) "
_NOTHING_FOUND = 1
"""The status of `git grep` where no line matches."""


def facts_elsewhere(repository: Shared) -> tuple[Fact, ...]:
    """What the ledgers in all branches of the remote tell of editions, as they were when they were
    last fetched: the one of the upstream, and those of people who work in another. So do those of
    other remotes, as far as somebody fetched them."""
    refs = (repository.upstream, "refs/remotes/")
    return _told_in(repository.top, repository.ledger, _ends_of(repository.top, *refs))


def facts_put_aside(alone: Alone) -> tuple[Fact, ...]:
    """What the ledgers in all branches and stashes of a clone without a remote tell of editions: a
    letter stays sent where somebody goes to another branch. Raises `GitFailed`."""
    if not alone.top:
        return ()
    stashes = git(alone.top, "stash", "list", "--format=%H").split()
    commits = (*_ends_of(alone.top, "refs/heads/"), *stashes)
    return _told_in(alone.top, alone.ledger, commits)


def is_committed(repository: Shared, line: str) -> bool:
    """Whether the branch has that line of the ledger."""
    return _has(repository, "HEAD", line)


def is_staged(repository: Shared, line: str) -> bool:
    """Whether the index has that line of the ledger."""
    return _has(repository, "", line)


def _has(repository: Shared, commit: str, line: str) -> bool:
    try:
        content = git(repository.top, "show", f"{commit}:{repository.ledger}")
    except GitFailed:
        return False
    return line in (one.strip() for one in content.split("\n"))


def _ends_of(top: Path, *refs: str) -> tuple[str, ...]:
    """The commits that branches end with."""
    return tuple(git(top, "for-each-ref", "--format=%(objectname)", *refs).split())


def _told_in(top: Path, ledger: str, commits: tuple[str, ...]) -> tuple[Fact, ...]:
    if not commits:
        return ()
    plainly = ("--no-color", "--no-line-number", "--no-column", "-h", "--text")
    where = (*dict.fromkeys(commits), "--", ledger)
    try:
        lines = git(top, "grep", *plainly, "-E", "-e", _OF_EDITIONS, *where)
    except GitFailed as error:
        if error.status == _NOTHING_FOUND:
            return ()
        raise
    return facts_in(lines.encode("utf-8", "surrogateescape"))[0]
