"""What is kept in the cache and fetched one by one: what was put is there, damage counts as
missing."""

import os
from pathlib import Path

import pytest

from plugins.reading.text_store import TextStore

BODY = b"<p>A text.</p>" * 40
OTHER = b"<p>Another.</p>"


def put(store: TextStore, **values: bytes) -> None:
    store.put((key.encode(), value) for key, value in values.items())


def test_what_was_put_is_there_for_the_next_program(tmp_path: Path) -> None:
    put(TextStore(tmp_path / "texts", "1"), a=BODY, b=OTHER)
    store = TextStore(tmp_path / "texts", "1")
    assert (store.get(b"a"), store.get(b"b"), store.get(b"c")) == (BODY, OTHER, None)


def test_the_later_of_two_under_one_key_stands(tmp_path: Path) -> None:
    store = TextStore(tmp_path / "texts", "1")
    put(store, a=BODY)
    put(store, a=OTHER)
    assert store.get(b"a") == OTHER


def test_values_of_another_version_are_forgotten(tmp_path: Path) -> None:
    put(TextStore(tmp_path / "texts", "1"), a=BODY)
    store = TextStore(tmp_path / "texts", "2")
    assert store.is_empty()
    assert store.get(b"a") is None


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
def test_a_file_cut_short_is_begun_anew(tmp_path: Path, share: float) -> None:
    place = tmp_path / "texts"
    put(TextStore(place, "1"), a=BODY)
    content = place.read_bytes()
    place.write_bytes(content[: int(len(content) * share)])
    store = TextStore(place, "1")
    assert store.get(b"a") in (BODY, None)
    put(store, a=BODY)
    assert store.get(b"a") == BODY


@pytest.mark.parametrize("start", range(0, 12288, 511))
def test_noise_anywhere_never_gives_another_value(tmp_path: Path, start: int) -> None:
    place = tmp_path / "texts"
    put(TextStore(place, "1"), a=BODY, b=OTHER)
    content = bytearray(place.read_bytes())
    content[start : start + 300] = bytes(range(7, 256)) + bytes(51)
    place.write_bytes(content)
    store = TextStore(place, "1")
    assert store.get(b"a") in (BODY, None)
    put(store, a=BODY)
    assert store.get(b"a") == BODY


@pytest.mark.parametrize("what", ["a folder", "another program's file"])
def test_what_is_no_file_of_ours_makes_room(tmp_path: Path, what: str) -> None:
    place = tmp_path / "texts"
    if what == "a folder":
        (place / "inside").mkdir(parents=True)
    else:
        place.write_bytes(b"something else entirely" * 100)
    store = TextStore(place, "1")
    put(store, a=BODY)
    assert TextStore(place, "1").get(b"a") == BODY


def test_where_no_file_can_be_they_are_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = TextStore(tmp_path / "file" / "texts", "1")
    put(store, a=BODY)
    assert store.get(b"a") == BODY


def test_others_go_only_when_they_are_many(tmp_path: Path) -> None:
    store = TextStore(tmp_path / "texts", "1")
    put(store, a=BODY, b=OTHER)
    store.keep_only(frozenset((b"a",)))
    assert store.get(b"b") == OTHER
    put(store, **{f"x{number}": OTHER for number in range(1100)})
    store.keep_only(frozenset((b"a",)))
    assert (store.get(b"a"), store.get(b"b"), store.get(b"x7")) == (BODY, None, None)


def test_a_forked_process_reads_through_a_connection_of_its_own(tmp_path: Path) -> None:
    store = TextStore(tmp_path / "texts", "1")
    put(store, a=BODY)
    child = os.fork()
    if not child:
        os._exit(0 if store.get(b"a") == BODY else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert store.get(b"a") == BODY
