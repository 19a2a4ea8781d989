"""Bodies kept from build to build."""

import threading
from pathlib import Path

import pytest

from plugins.domain.body import Body
from plugins.reading.body.markdown import convert
from plugins.reading.body.store import BodyStore

TEXTS = [f"Paragraph *{number}* of many." for number in range(130)]
NOTHING: frozenset[str] = frozenset()


def bodies(store: BodyStore, texts: list[str] = TEXTS, own: str = "") -> list[Body]:
    return store.bodies_of(texts, NOTHING, own, lambda *_: None)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "bodies"


@pytest.fixture
def another_thread() -> object:
    """A thread that lives while the test does: forking is not safe beside it."""
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    yield
    end.set()
    thread.join()


def test_bodies_are_those_that_markdown_gives(place: Path) -> None:
    assert bodies(BodyStore(place)) == [convert(text) for text in TEXTS]


def test_several_processes_give_the_same_bodies(place: Path) -> None:
    assert bodies(BodyStore(place, jobs=2)) == bodies(BodyStore(place))


def test_processes_started_anew_give_the_same_bodies(place: Path, another_thread: object) -> None:
    assert bodies(BodyStore(place, jobs=2)) == bodies(BodyStore(place))


def test_what_is_kept_is_not_converted_again(place: Path) -> None:
    first = BodyStore(place)
    bodies(first)
    first.save()
    told: list[tuple[int, int]] = []
    again = BodyStore(place).bodies_of([*TEXTS, "New."], NOTHING, "", lambda *t: told.append(t))
    assert again == [convert(text) for text in (*TEXTS, "New.")]
    assert told == [(1, 1)]


def test_another_address_of_the_site_is_another_body(place: Path) -> None:
    text = "![A square](https://example.org/square.png)"
    store = BodyStore(place)
    (elsewhere,) = bodies(store, [text])
    (own,) = bodies(store, [text], "https://example.org")
    assert "<img" in own.html
    assert "<img" not in elsewhere.html


def test_only_what_the_last_run_used_is_kept(place: Path) -> None:
    store = BodyStore(place)
    bodies(store)
    store.save()
    large = place.stat().st_size
    small = BodyStore(place)
    bodies(small, TEXTS[:2])
    small.save()
    assert place.stat().st_size < large / 10


@pytest.mark.parametrize("damage", ["short", "noise", "empty", "another version", "wrong kind"])
def test_a_damaged_file_costs_time_and_nothing_else(place: Path, damage: str) -> None:
    store = BodyStore(place)
    expected = bodies(store)
    store.save()
    whole = place.read_bytes()
    place.write_bytes(
        {
            "short": whole[: len(whole) // 2],
            "noise": b"\xff" * 500,
            "empty": b"",
            "another version": whole.replace(whole[3:20], b"0" * 17, 1),
            "wrong kind": whole.replace(b"html", b"htlm"),
        }[damage]
    )
    assert bodies(BodyStore(place)) == expected
