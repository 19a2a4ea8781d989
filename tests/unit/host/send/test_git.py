"""What git is asked: it ends in time, tidily, and nothing secret is told of it."""

import subprocess
from pathlib import Path

import pytest

from plugins.host.send.git import GitFailed, git


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Nia")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "nia@paper.example")
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    return tmp_path


def test_a_hook_that_hangs_leaves_no_lock_behind(repository: Path) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexec sleep 3\n")
    hook.chmod(0o755)
    (repository / "ledger.txt").write_text("one line\n")
    git(repository, "add", "ledger.txt")
    with pytest.raises(GitFailed, match="git commit took longer than 1 s"):
        git(repository, "commit", "--only", "-m", "A line", "--", "ledger.txt", patience=1)
    assert list((repository / ".git").rglob("*.lock")) == []


@pytest.mark.parametrize("user", ["nia:s3cret@", "nia:s3c@ret@", "s3cret@", "nia:s3c:ret@"])
def test_a_password_in_an_address_is_not_told(repository: Path, user: str) -> None:
    address = f"nothing://{user}git.example.org/site.git"
    with pytest.raises(GitFailed) as told:
        git(repository, "ls-files", "--error-unmatch", "--", address)
    assert "://git.example.org/site.git" in str(told.value)
    assert "s3c" not in str(told.value)
    assert "ret" not in str(told.value)
