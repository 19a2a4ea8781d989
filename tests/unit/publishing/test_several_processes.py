"""Files written by several processes, forked or started anew; and builds that meet."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.domain.outputs import Drawn, LatePage, Output, View
from plugins.domain.settings import Settings
from plugins.publishing import steps, writing
from plugins.publishing.digests import Ingredients
from plugins.publishing.record import NAME
from plugins.publishing.renderer import Renderer
from plugins.publishing.writing import Folder, Written, write
from tests.builders import some_settings

HANG = 60.0
"""Seconds after which what should happen is taken to hang."""


class Note(View, frozen=True):
    template = "note.html"
    text: str = ""
    process: int = 0


def present_note(subject: str, settings: Settings) -> Note:
    return Note(f"{subject} of {settings.name}", os.getpid())


def draw(text: str) -> bytes:
    if text == "wrong":
        raise ZeroDivisionError
    return text.encode()


@pytest.fixture(params=["fork", "spawn"])
def jobs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Three processes: forked; or started anew, because another thread runs."""
    monkeypatch.setattr(writing, "WORTH_A_FORK", 1)
    monkeypatch.setattr(writing, "WORTH_A_START", 1)
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    if request.param == "spawn":
        thread.start()
    yield 3
    ended.set()
    if request.param == "spawn":
        thread.join()


def build(root: Path, outputs: list[Output], jobs: int, told: list[tuple[int, int]]) -> Written:
    templates = root / "templates"
    (templates / "pages").mkdir(parents=True, exist_ok=True)
    (templates / "note.html").write_text("{{ site }} {{ page.text }} {{ page.process }}")
    render = Renderer(templates, some_settings(), root / "cache", "frame")
    ingredients = Ingredients("frame", some_settings(), {"note.html": "1"}, "code")
    return write(
        Folder(root / "out", root / "cache"),
        outputs,
        ingredients.made_from,
        render,
        lambda done, total: told.append((done, total)),
        jobs,
    )


def notes(words: str) -> list[Output]:
    settings = some_settings()
    return [
        LatePage(f"{number}/index.html", Note, f"{words} {number}", settings, present_note)
        for number in range(150)
    ]


def test_all_files_are_written_by_other_processes(tmp_path: Path, jobs: int) -> None:
    told: list[tuple[int, int]] = []
    written = build(tmp_path, notes("Note"), jobs, told)
    assert written.written == tuple(output.path for output in notes("Note"))
    assert told == [(number, 150) for number in range(1, 151)]
    texts = [(tmp_path / "out" / output.path).read_text() for output in notes("Note")]
    workers = {text.rpartition(" ")[2] for text in texts}
    assert str(os.getpid()) not in workers
    assert [text.rpartition(" ")[0] for text in texts] == [
        f"frame Note {number} of {some_settings().name}" for number in range(150)
    ]
    assert build(tmp_path, notes("Note"), jobs, told) == Written()


def test_files_are_replaced_by_other_processes(tmp_path: Path, jobs: int) -> None:
    files: list[Output] = [Drawn(f"{n}/index.html", f"old {n}", draw) for n in range(90)]
    build(tmp_path, files, 1, [])
    files = [Drawn(f"{n}/index.html", f"new {n}", draw) for n in range(90)]
    assert len(build(tmp_path, files, jobs, []).written) == 90
    assert {(tmp_path / "out" / f.path).read_text() for f in files} == {
        f"new {n}" for n in range(90)
    }
    assert {p.name for p in (tmp_path / "out").iterdir()} == {NAME, *map(str, range(90))}


def test_a_mistake_of_ours_shows_where_it_was_made(tmp_path: Path, jobs: int) -> None:
    files: list[Output] = [Drawn(str(n), "wrong" if n == 50 else "", draw) for n in range(90)]
    with pytest.raises(ZeroDivisionError) as caught:
        build(tmp_path, files, jobs, [])
    assert "in draw" in "".join(caught.value.__notes__)
    files = [Drawn(str(n), "right", draw) for n in range(90)]
    build(tmp_path, files, jobs, [])
    assert {(tmp_path / "out" / str(n)).read_text() for n in range(90)} == {"right"}


def is_waiting(process: int) -> bool:
    """Whether it waits for a lock that another process holds."""
    locks = Path("/proc/locks").read_text().splitlines()
    return any("->" in line.split() and str(process) in line.split() for line in locks)


@pytest.mark.skipif(not Path("/proc/locks").is_file(), reason="this system does not list its locks")
def test_of_two_builds_one_waits_for_the_other(tmp_path: Path) -> None:
    """The second asks for its turn while the first is in the middle, and ends with its own plan."""
    begun, go_on = tmp_path / "begun", tmp_path / "go-on"
    os.mkfifo(begun)
    os.mkfifo(go_on)

    def first(step: str) -> None:
        if step == "record and copy in place" and not first.has_waited:  # type: ignore[attr-defined]
            first.has_waited = True  # type: ignore[attr-defined]
            begun.write_text("")
            go_on.read_text()

    first.has_waited = False  # type: ignore[attr-defined]

    def second(step: str) -> None:
        if step == "compared":
            os.write(told, b"second ")

    def in_a_process(reached: object, words: str) -> int:
        child = os.fork()
        if child == 0:
            try:
                steps.reached = reached  # type: ignore[assignment]
                build(tmp_path, [Drawn("a", words, draw), Drawn(words, words, draw)], 1, [])
                os.write(told, words.encode())
            finally:
                os._exit(0)
        return child

    seen, told = os.pipe()
    one = in_a_process(first, "one")
    begun.read_text()
    other = in_a_process(second, "two")
    until = time.monotonic() + HANG
    while not is_waiting(other):
        assert time.monotonic() < until, "the second does not wait"
        time.sleep(0.01)
    go_on.write_text("")
    for child in (one, other):
        os.waitpid(child, 0)
    assert os.read(seen, 99) == b"onesecond two"
    found = {p.name: p.read_text() for p in (tmp_path / "out").iterdir() if p.name != NAME}
    assert found == {"a": "two", "two": "two"}
