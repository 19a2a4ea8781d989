"""Two folders exchanged in one step, and links replaced."""

import errno
import os
import threading
from pathlib import Path

import pytest

from plugins.publishing import exchange as ways
from plugins.publishing.exchange import can_exchange, can_link, exchange, flush, put_link

needs_exchange = pytest.mark.skipif(
    not hasattr(ways._system(), "renameat2"), reason="this system has no renameat2"
)


def a_folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "page.html").write_text(text)
    return path


@needs_exchange
def test_each_folder_is_where_the_other_was(tmp_path: Path) -> None:
    one, other = a_folder(tmp_path / "one", "1"), a_folder(tmp_path / "other", "2")
    inodes = one.stat().st_ino, other.stat().st_ino
    exchange(one, other)
    assert ((one / "page.html").read_text(), (other / "page.html").read_text()) == ("2", "1")
    assert (other.stat().st_ino, one.stat().st_ino) == inodes


@needs_exchange
def test_who_reads_meanwhile_always_finds_a_page(tmp_path: Path) -> None:
    one, other = a_folder(tmp_path / "one", "1"), a_folder(tmp_path / "other", "2")
    found, missed, is_over = set[str](), list[OSError](), threading.Event()

    def read() -> None:
        while not is_over.is_set():
            try:
                found.add((one / "page.html").read_text())
            except OSError as error:
                missed.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(20_000):
        exchange(one, other)
        if found == {"1", "2"}:
            break
    is_over.set()
    reader.join()
    assert missed == []
    assert found == {"1", "2"}


@needs_exchange
def test_where_one_is_missing_nothing_changes(tmp_path: Path) -> None:
    one = a_folder(tmp_path / "one", "1")
    with pytest.raises(FileNotFoundError) as raised:
        exchange(one, tmp_path / "other")
    assert (raised.value.filename, raised.value.filename2) == (str(one), str(tmp_path / "other"))
    assert (one / "page.html").read_text() == "1"


def test_a_system_without_the_call_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "_system", object)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSYS)):
        exchange(tmp_path / "one", tmp_path / "other")
    assert not can_exchange(tmp_path)


def test_what_was_tried_leaves_nothing_behind(tmp_path: Path) -> None:
    can_exchange(tmp_path)
    assert can_link(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_that_cannot_exchange_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(one: Path, other: Path) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(ways, "exchange", refuse)
    assert not can_exchange(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_link_takes_the_place_of_another(tmp_path: Path) -> None:
    for name in ("a", "b"):
        a_folder(tmp_path / name, name)
        put_link(tmp_path / "public", name)
        assert (tmp_path / "public" / "page.html").read_text() == name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "public"]


def test_a_folder_is_not_replaced_by_a_link(tmp_path: Path) -> None:
    a_folder(tmp_path / "public", "1")
    with pytest.raises(IsADirectoryError):
        put_link(tmp_path / "public", "a")
    assert (tmp_path / "public" / "page.html").read_text() == "1"


def test_what_was_written_is_flushed_to_the_disk(tmp_path: Path) -> None:
    a_folder(tmp_path / "one", "1")
    flush(tmp_path)
    with pytest.raises(FileNotFoundError):
        flush(tmp_path / "nowhere")
