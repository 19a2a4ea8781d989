"""Former texts as git has them, where the content folder lies in a repository."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from plugins.domain.ledger import PastPost
from plugins.reading.source_texts import PublishedText, text_in

COMMITS = 200
"""The commits of a file that are looked through, the newest first."""
_PATIENCE = 5.0
"""Seconds for an answer of git's."""
_NO_OBJECT = "0" * 4


def committed_text(folder: Path, before: PastPost) -> PublishedText | None:
    """The text that was last published of a post, from the history of the file that it then was in;
    None without git or a repository, and where no commit has that text."""
    for object_ in dict.fromkeys(_objects(folder, before.source)):
        content = _git(folder, "cat-file", "blob", object_)
        text = text_in(before.source, content) if content else None
        if text and text.digest == before.text:
            return text
    return None


def _objects(folder: Path, path: str) -> Iterator[str]:
    """The names of what the file held, the newest first."""
    # `--raw` writes `:100644 100644 <before> <after> M<tab><path>` for each commit.
    log = _git(
        folder, "log", f"--max-count={COMMITS}", "--format=", "--raw", "--no-abbrev",
        "--no-show-signature", "--", path,
    )  # fmt: skip
    for line in log.decode("utf-8", "replace").splitlines():
        parts = line.split()
        if line.startswith(":") and len(parts) > 4:
            yield from (name for name in (parts[3], parts[2]) if not name.startswith(_NO_OBJECT))


def _git(folder: Path, *words: str) -> bytes:
    """What git answers; nothing where it is not there, or does not know. What a hook says of its
    own repository does not count: the folder's is meant."""
    environment = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            ["git", "--literal-pathspecs", "-C", str(folder), *words],  # noqa: S607 - of the PATH
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout if done.returncode == 0 else b""
