"""The git repository that the ledger lies in, and its remote, through which clones know of each
other: whose push is taken first is the one who sends."""

import os
from pathlib import Path
from typing import NamedTuple

from plugins.domain.ledger import NAME
from plugins.domain.refusal import WrongCall
from plugins.domain.settings import SITE_FILE
from plugins.host.send import steps
from plugins.host.send.git import OF_HOOKS, GitFailed, git
from plugins.host.terminal import path_in_words
from plugins.reading.ledger_file import ATTRIBUTES


class Shared(NamedTuple):
    """A clone with a remote. `top` is its work tree, `paths` the ledger and how git merges it,
    within that. The branch `name` follows `branch` (`refs/heads/main`) of the remote, which is
    known here as `upstream` (`refs/remotes/origin/main`)."""

    top: Path
    paths: tuple[str, ...]
    name: str
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
    """Nobody else can be told; `why` says so. Where the `ledger` is in git's keeping all the same,
    `top` is the work tree, and other branches and stashes may tell more of editions."""

    why: str
    top: Path | None = None
    ledger: str = ""


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
    path = ledger.relative_to(top.resolve()).as_posix()
    if not remotes:
        return Alone("its git repository has no remote", top, path)
    if _is_ignored(top, path):
        return Alone(f"git ignores {path}")
    if not (_is_known(top, path) or _is_known(top, _within(top, content / SITE_FILE))):
        return Alone("the git repository around the content folder has none of its files")
    return _shared(top, (path, *_attributes(content, top)), remotes)


def _is_known(top: Path, path: str) -> bool:
    """Whether git knows the file, if it lies in the work tree."""
    return bool(path and git(top, "ls-files", "--", path))


def _within(top: Path, file: Path) -> str:
    """A file as git names it; empty where it is not in the work tree."""
    file, top = file.resolve(), top.resolve()
    return file.relative_to(top).as_posix() if file.is_relative_to(top) else ""


def _is_ignored(top: Path, path: str) -> bool:
    """Whether git will not take the file; one that it knows already it does."""
    which = ("--others", "--ignored", "--exclude-standard")
    return bool(git(top, "ls-files", *which, "--", path))


def _attributes(content: Path, top: Path) -> tuple[str, ...]:
    """Where the program writes how the ledger is merged; nowhere, where the last commit says that:
    what else changes in the file is the user's."""
    path = _within(top, content / ATTRIBUTES)
    return () if not path or _is_ignored(top, path) or _says_how(top, path) else (path,)


def _says_how(top: Path, path: str) -> bool:
    try:
        committed = git(top, "show", f"HEAD:{path}")
    except GitFailed:
        return False
    return any(line.split()[:1] in ([NAME], [f"/{NAME}"]) for line in committed.split("\n"))


def _shared(top: Path, paths: tuple[str, ...], remotes: list[str]) -> Shared:
    nobody = "so no other clone can be told that this edition is being sent"
    name = _branch_of(top)
    if not name:
        raise WrongCall(
            f"git is at no branch here (detached HEAD), {nobody}: git switch main, or whatever "
            "the branch is called"
        )
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
    return Shared(top, paths, name, remote, branch, upstream)


def _branch_of(top: Path) -> str:
    """The branch that git is at; empty where it is at none."""
    try:
        return git(top, "symbolic-ref", "--quiet", "--short", "HEAD").strip()
    except GitFailed:
        return ""


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


def has_changes(repository: Shared) -> bool:
    """Whether the ledger is not as it was committed."""
    return bool(git(repository.top, "status", "--porcelain", "--", repository.ledger))


def commit(repository: Shared, message: str) -> Committed:
    """The ledger is committed as it is, and nothing else, whatever is staged. Raises `GitFailed`,
    also where somebody has gone to another branch meanwhile, whose commits would be pushed too;
    then the index is as it was."""
    top = repository.top
    if _branch_of(top) != repository.name:
        raise GitFailed(f"git is not at the branch {repository.name} any more", -1)
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


def unstage(repository: Shared) -> None:
    """The index has of the ledger what the last commit has. Raises `GitFailed`."""
    git(repository.top, "reset", "--quiet", "--", *repository.paths)


def _put_index(repository: Shared, staged: str | None) -> None:
    """The index has of the ledger what it had; what the last commit has, where nobody knows."""
    if staged is None:
        unstage(repository)
        return
    there = {entry.partition("\t")[2] for entry in staged.split("\0")}
    gone = [path for path in repository.paths if path not in there]
    if gone:
        git(repository.top, "update-index", "--force-remove", "--", *gone)
    if staged:
        given = staged.encode("utf-8", "surrogateescape")
        git(repository.top, "update-index", "-z", "--index-info", given=given)
