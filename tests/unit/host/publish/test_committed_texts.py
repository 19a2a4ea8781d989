"""Former texts, looked for in git."""

import subprocess
from pathlib import Path

import pytest

from plugins.domain.ledger import PastPost
from plugins.host.publish.committed_texts import COMMITS, committed_text
from plugins.reading.source_texts import text_in
from tests.builders import a_past_post

HEAD = "---\ntitle: Halls\ndate: 2017-01-13\n---\n\n"


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Nia", "-c", "user.email=nia@example.org")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    return tmp_path


def commit(repository: Path, path: str, text: str) -> None:
    file = repository / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD + text)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "A text")


def published(path: str, text: str) -> PastPost:
    return a_past_post(source=path, text=text_in(path, (HEAD + text).encode()).digest)


@pytest.mark.parametrize("path", ["posts/halls.md", "posts/[halls] *é.md", "posts/-- halls.md"])
def test_a_former_text_is_found_whatever_its_file_is_called(repository: Path, path: str) -> None:
    for text in ("One.", "Two.", "Three."):
        commit(repository, path, text)
    found = committed_text(repository / "content", published(path, "One."))
    assert found is not None
    assert found.markdown == "\nOne."


def test_it_is_found_where_the_file_has_another_name_now(repository: Path) -> None:
    commit(repository, "posts/halls.md", "One.")
    git(repository, "mv", "content/posts/halls.md", "content/posts/places.md")
    git(repository, "commit", "--quiet", "--message", "Renamed")
    assert committed_text(repository / "content", published("posts/halls.md", "One."))


def test_a_text_that_was_never_committed_is_not_found(repository: Path) -> None:
    commit(repository, "posts/halls.md", "One.")
    assert committed_text(repository / "content", published("posts/halls.md", "Two.")) is None


def test_where_there_is_no_repository_nothing_is_found(tmp_path: Path) -> None:
    assert committed_text(tmp_path, published("posts/halls.md", "One.")) is None


def test_the_repository_of_a_hook_is_not_taken_for_that_of_the_folder(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, "posts/halls.md", "One.")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "another"))
    monkeypatch.setenv("GIT_INDEX_FILE", "index")
    assert committed_text(repository / "content", published("posts/halls.md", "One."))


def test_git_is_asked_for_so_many_commits_and_no_more(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.host.publish.committed_texts.COMMITS", 2)
    assert COMMITS > 2
    for text in ("One.", "Two.", "Three.", "Four."):
        commit(repository, "posts/halls.md", text)
    content = repository / "content"
    assert committed_text(content, published("posts/halls.md", "Two."))
    assert committed_text(content, published("posts/halls.md", "One.")) is None
