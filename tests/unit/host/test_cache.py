from pathlib import Path

import pytest

from plugins.domain.refusal import WrongCall
from plugins.host.cache import SIGNATURE, TAG, is_cache, open_cache


def test_a_new_cache_is_marked_as_one(tmp_path: Path) -> None:
    open_cache(tmp_path / "a" / "cache")
    assert is_cache(tmp_path / "a" / "cache")
    assert (tmp_path / "a" / "cache" / TAG).read_text().startswith(SIGNATURE + "\n")


def test_an_empty_folder_becomes_one(tmp_path: Path) -> None:
    open_cache(tmp_path)
    assert is_cache(tmp_path)


def test_a_folder_with_other_things_in_it_is_never_marked(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").touch()
    open_cache(tmp_path)
    assert not is_cache(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


@pytest.mark.parametrize("content", [b"", b"something else", b"\xff\xfe"])
def test_a_file_of_that_name_alone_is_no_mark(tmp_path: Path, content: bytes) -> None:
    (tmp_path / TAG).write_bytes(content)
    assert not is_cache(tmp_path)


@pytest.mark.parametrize("place", ["x", "x/cache"], ids=["a file", "within a file"])
def test_where_there_can_be_no_folder_the_call_is_wrong(tmp_path: Path, place: str) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(WrongCall, match="cannot be a folder for the cache"):
        open_cache(tmp_path / place)
