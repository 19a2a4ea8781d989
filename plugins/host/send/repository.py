"""The git repository that the ledger lies in, and its remote, through which clones know of each
other: whose push is taken first is the one who sends."""

import os
from pathlib import Path
from typing import NamedTuple

from plugins.domain.ledger import NAME, Fact
from plugins.domain.refusal import WrongCall
from plugins.domain.settings import SITE_FILE
from plugins.host.send import steps
from plugins.host.send.git import OF_HOOKS, GitFailed, git
from plugins.host.terminal import path_in_words
from plugins.reading.ledger_file import ATTRIBUTES, facts_in

_OF_EDITIONS = "^[^ ]+ (sending|sent|unsent) "
_NOTHING_FOUND = 1
"""The status of `git grep` where no line matches."""


class Shared(NamedTuple):
    """A clone with a remote. `top` is its work tree, `paths` the ledger and how git merges it,
    within that. The branch follows `branch` (`refs/heads/main`) of the remote, which is known here
    as `upstream` (`refs/remotes/origin/main`)."""

    top: Path
    paths: tuple[str, ...]
    remote: str
    branch: str
    upstream: str

    @property
    def ledger(self) -> str:
        return self.paths[0]

    @property
    def in_words(self) -> str:
        return f"{self.branch.removeprefix('refs/heads/')} on {self.remote}"


class Alone(NamedTuple):
    """Nobody else can be told; `why` says so."""

    why: str


class Committed(NamedTuple):
    """A commit of ours, and what the index had of its files before (git-update-index(1),
    `--index-info`), None where nobody knows any more."""

    id: str
    staged: str | None = None


def repository_of(content: Path) -> Shared | Alone:
    """The repository in which the ledger of a content folder lies. Raises `WrongCall` where it has
    a remote that cannot be told anything."""
    ledger = (content / NAME).resolve()
    if not any((place / ".git").exists() for place in ledger.parents):
        return Alone("the content folder is in no git repository")
    try:
        top = Path(git(ledger.parent, "rev-parse", "--show-toplevel").rstrip("\n"))
        remotes = git(top, "remote").split()
    except GitFailed as error:
        raise WrongCall(
            f"{path_in_words(ledger)} lies in a git repository, but git does not say in which: "
            f"{error}"
        ) from None
    if not remotes:
        return Alone("its git repository has no remote")
    path = ledger.relative_to(top.resolve()).as_posix()
    if _is_ignored(top, path):
        return Alone(f"git ignores {path}")
    if not git(content, "ls-files", "--", SITE_FILE):
        return Alone("the git repository around the content folder has none of its files")
    return _shared(top, (path, *_attributes(content, top)), remotes)


def _is_ignored(top: Path, path: str) -> bool:
    """Whether git will not take the file; one that it knows already it does."""
    which = ("--others", "--ignored", "--exclude-standard")
    return bool(git(top, "ls-files", *which, "--", path))


def _attributes(content: Path, top: Path) -> tuple[str, ...]:
    """Where the program writes how the ledger is merged."""
    file = (content / ATTRIBUTES).resolve()
    if not file.is_relative_to(top.resolve()):
        return ()
    path = file.relative_to(top.resolve()).as_posix()
    return () if _is_ignored(top, path) else (path,)


def _shared(top: Path, paths: tuple[str, ...], remotes: list[str]) -> Shared:
    nobody = "so no other clone can be told that this edition is being sent"
    try:
        name = git(top, "symbolic-ref", "--quiet", "--short", "HEAD").strip()
    except GitFailed:
        raise WrongCall(
            f"git is at no branch here (detached HEAD), {nobody}: git switch main, or whatever "
            "the branch is called"
        ) from None
    try:
        remote = git(top, "config", "--get", f"branch.{name}.remote").strip()
        branch = git(top, "config", "--get", f"branch.{name}.merge").strip()
        upstream = git(top, "rev-parse", "--symbolic-full-name", f"{name}@{{upstream}}").strip()
    except GitFailed:
        remote = branch = upstream = ""
    if remote not in remotes or not upstream:
        raise WrongCall(
            f"the branch {name} follows none of a remote, {nobody}: "
            f"git push --set-upstream {remotes[0]} {name}"
        )
    return Shared(top, paths, remote, branch, upstream)


def fetch(repository: Shared) -> None:
    """What the remote has is known here. Raises `GitFailed`."""
    git(repository.top, "fetch", "--quiet", repository.remote)


def lacking(repository: Shared) -> int:
    """How many commits of the upstream are not in this branch."""
    return _count(repository, f"HEAD..{repository.upstream}")


def unpushed(repository: Shared) -> int:
    """How many commits of this branch the upstream does not have."""
    return _count(repository, f"{repository.upstream}..HEAD")


def _count(repository: Shared, commits: str) -> int:
    return int(git(repository.top, "rev-list", "--count", commits))


def is_upstream(repository: Shared, commit: str) -> bool:
    """Whether the upstream, as it was when it was last fetched, has a commit."""
    words = ("merge-base", "--is-ancestor", commit, repository.upstream)
    try:
        git(repository.top, *words)
    except GitFailed:
        return False
    return True


def facts_elsewhere(repository: Shared) -> tuple[Fact, ...]:
    """What the ledgers in all branches of the remote tell of editions, as they were when they were
    last fetched: the one of the upstream, and those of people who work in another."""
    refs = (repository.upstream, f"refs/remotes/{repository.remote}/")
    known = git(repository.top, "for-each-ref", "--format=%(objectname)", *refs).split()
    commits = tuple(dict.fromkeys(known))
    return _told_in(repository, commits) if commits else ()


def is_committed(repository: Shared, line: str) -> bool:
    """Whether the branch has that line of the ledger."""
    try:
        content = git(repository.top, "show", f"HEAD:{repository.ledger}")
    except GitFailed:
        return False
    return line in (one.strip() for one in content.split("\n"))


def has_changes(repository: Shared) -> bool:
    """Whether the ledger is not as it was committed."""
    return bool(git(repository.top, "status", "--porcelain", "--", repository.ledger))


def _told_in(repository: Shared, commits: tuple[str, ...]) -> tuple[Fact, ...]:
    plainly = ("--no-color", "--no-line-number", "--no-column", "-h", "--text")
    where = (*commits, "--", repository.ledger)
    try:
        lines = git(repository.top, "grep", *plainly, "-E", "-e", _OF_EDITIONS, *where)
    except GitFailed as error:
        if error.status == _NOTHING_FOUND:
            return ()
        raise
    return facts_in(lines.encode("utf-8", "surrogateescape"))[0]


def commit(repository: Shared, message: str) -> Committed:
    """The ledger is committed as it is, and nothing else, whatever is staged. Raises `GitFailed`;
    then the index is as it was."""
    top = repository.top
    paths = [path for path in repository.paths if os.path.lexists(top / path)]
    staged = git(top, "ls-files", "--stage", "-z", "--", *paths)
    before = git(top, "rev-parse", "HEAD").strip()
    try:
        git(top, "add", "--", *paths)
        words = ("commit", "--quiet", "--only", "--message", message)
        git(top, *words, "--", *paths, patience=OF_HOOKS)
    except BaseException:
        _undo_commit(repository, before)  # a hook that hangs may do so after it
        _put_index(repository, staged)
        raise
    return Committed(git(top, "rev-parse", "HEAD").strip(), staged)


def _undo_commit(repository: Shared, before: str) -> None:
    now, *parents = git(repository.top, "rev-list", "--parents", "-1", "HEAD").split()
    if parents == [before]:
        git(repository.top, "update-ref", "HEAD", before, now)


def push(repository: Shared, commit: str) -> None:
    """The branch on the remote ends with that commit. Raises `GitFailed`; whether it does is not
    certain then."""
    words = ("push", "--quiet", repository.remote, f"{commit}:{repository.branch}")
    git(repository.top, *words, patience=OF_HOOKS)


def take_back(repository: Shared, made: Committed) -> None:
    """The branch and the index are as before the commit; files stay. Raises `GitFailed`, where the
    branch does not end with it any more too."""
    reason = "greenpaper: the edition is not sent"
    words = ("update-ref", "-m", reason, "HEAD", f"{made.id}^", made.id)
    git(repository.top, *words)
    steps.reached("commit taken back")
    _put_index(repository, made.staged)
    steps.reached("index as it was")


def _put_index(repository: Shared, staged: str | None) -> None:
    """The index has of the ledger what it had; what the last commit has, where nobody knows."""
    if staged is None:
        git(repository.top, "reset", "--quiet", "--", *repository.paths)
        return
    there = {entry.partition("\t")[2] for entry in staged.split("\0")}
    gone = [path for path in repository.paths if path not in there]
    if gone:
        git(repository.top, "update-index", "--force-remove", "--", *gone)
    if staged:
        given = staged.encode("utf-8", "surrogateescape")
        git(repository.top, "update-index", "-z", "--index-info", given=given)
