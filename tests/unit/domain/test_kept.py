"""Files of the cache."""

import os
from pathlib import Path

import pytest

from plugins.domain.kept import keep_bytes, kept_bytes

CONTENT = b"A hall is something you do."


@pytest.mark.parametrize("content", [b"", CONTENT, bytes(range(256))], ids=["none", "text", "any"])
def test_what_is_kept_comes_back(tmp_path: Path, content: bytes) -> None:
    keep_bytes(tmp_path / "cache" / "x", content)
    assert kept_bytes(tmp_path / "cache" / "x") == content


def test_what_is_kept_last_stands_alone(tmp_path: Path) -> None:
    keep_bytes(tmp_path / "x", CONTENT)
    keep_bytes(tmp_path / "x", b"2")
    assert kept_bytes(tmp_path / "x") == b"2"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize("place", [0, 15, 16, 20, -1])
def test_a_file_with_another_byte_counts_as_none(tmp_path: Path, place: int) -> None:
    keep_bytes(tmp_path / "x", CONTENT)
    whole = bytearray((tmp_path / "x").read_bytes())
    whole[place] ^= 1
    (tmp_path / "x").write_bytes(whole)
    assert kept_bytes(tmp_path / "x") is None


@pytest.mark.parametrize("length", [0, 1, 16, 20])
def test_a_file_that_ends_too_soon_counts_as_none(tmp_path: Path, length: int) -> None:
    keep_bytes(tmp_path / "x", CONTENT)
    (tmp_path / "x").write_bytes((tmp_path / "x").read_bytes()[:length])
    assert kept_bytes(tmp_path / "x") is None


def test_there_is_nothing_in_no_file_and_in_a_folder(tmp_path: Path) -> None:
    assert kept_bytes(tmp_path / "x") is None
    assert kept_bytes(tmp_path) is None


def test_where_somebodys_folder_stands_nothing_is_kept_and_nothing_touched(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "mine.txt").write_bytes(b"Mine.")
    keep_bytes(tmp_path / "x", CONTENT)
    assert kept_bytes(tmp_path / "x") is None
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x" / "mine.txt").read_bytes() == b"Mine."


def test_two_commands_at_once_write_under_names_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, places = Path.replace, []

    def meanwhile(beside: Path, target: Path) -> Path:
        """The other command writes all of its own between our writing and our putting in place."""
        places.append(beside)
        if len(places) == 1:
            monkeypatch.setattr(os, "getpid", lambda: 2)
            keep_bytes(target, b"the other's")
        return replace(beside, target)

    monkeypatch.setattr(os, "getpid", lambda: 1)
    monkeypatch.setattr(Path, "replace", meanwhile)
    keep_bytes(tmp_path / "x", CONTENT)
    assert len(set(places)) == 2
    assert kept_bytes(tmp_path / "x") == CONTENT
