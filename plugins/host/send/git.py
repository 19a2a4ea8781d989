"""What git is asked, with the user's own settings and name."""

import os
import re
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired

PATIENCE = 60.0
"""Seconds for an answer of another machine's."""
OF_HOOKS = 300.0
"""Seconds for what may call the user's own programs."""
_TO_TIDY_UP = 5.0
_OF_A_REPOSITORY = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE",
)  # fmt: skip
"""What a hook says of its own repository; the content's is meant."""
_NOT_FOUND = 127
_MOST_LINES = 12
_SECRET = re.compile(r"://[^/\s]*@")


class GitFailed(Exception):
    """Git did not do what it was asked; the text is what it said, `status` its own."""

    def __init__(self, words: str, status: int) -> None:
        self.status = status
        super().__init__(words)


def git(folder: Path, *words: str, patience: float = PATIENCE, given: bytes = b"") -> str:
    """What git answers, within so many seconds. Raises `GitFailed`, also where it is not there.

    It asks for no password on a terminal; who has one keeps it with ssh-agent or git's keyring.
    """
    environment = {name: of for name, of in os.environ.items() if name not in _OF_A_REPOSITORY}
    environment |= {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
    call = ["git", "--literal-pathspecs", "-C", str(folder), *words]
    try:
        asked = Popen(  # noqa: S603 - no shell
            call, env=environment, stdin=PIPE, stdout=PIPE, stderr=PIPE
        )
    except FileNotFoundError:
        raise GitFailed("the program git is not there", _NOT_FOUND) from None
    with asked:
        try:
            said, complaint = asked.communicate(given, patience)
        except TimeoutExpired:
            _stop(asked)
            raise GitFailed(f"git {words[0]} took longer than {patience:.0f} s", -1) from None
        except BaseException:
            _stop(asked)
            raise
    if asked.returncode:
        raise GitFailed(_said(complaint) or _said(said), asked.returncode)
    return said.decode("utf-8", "surrogateescape")


def _stop(asked: Popen[bytes]) -> None:
    """It has ended, and where it still could, without leaving `index.lock` behind."""
    asked.terminate()
    try:
        asked.wait(_TO_TIDY_UP)
    except TimeoutExpired:
        asked.kill()


def _said(output: bytes) -> str:
    """What git tells people, without its advice, without what is secret in an address, and without
    what a server may tell a terminal."""
    text = _SECRET.sub("://", output.decode("utf-8", "replace"))
    lines = ("".join(filter(str.isprintable, line)).strip() for line in text.splitlines())
    told = [line for line in lines if line and not line.startswith("hint:")]
    return "\n".join(told[:_MOST_LINES])
