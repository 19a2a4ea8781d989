"""A build killed at every named step: nothing half-written is believed, nothing of anybody's is
lost, and the next build ends as a clean one."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from plugins.domain.outputs import Drawn
from plugins.publishing import steps, writing
from plugins.publishing.digests import Made, digest_of_bytes
from plugins.publishing.record import NAME, copy_of_record, last_record
from plugins.publishing.steps import Step
from plugins.publishing.writing import Folder, write

FIRST = {
    "index.html": "home",
    "about": "a file",
    "gone/deep/index.html": "a page that goes",
    "places/index.html": "a page whose folder becomes a file",
    "same/index.html": "a page that stays",
    "lost/index.html": "a page that somebody deleted",
}
THEN = {
    "index.html": "home, longer than before",
    "about/index.html": "a folder",
    "new/index.html": "new",
    "places": "a file",
    "same/index.html": "a page that stays",
    "lost/index.html": "a page that somebody deleted",
    "taken/index.html": "where a stranger's file stands",
}
AFTER = {"index.html": "third", "gone/deep/index.html": "back again"}
STRANGERS = {"taken": "A stranger's.", "notes.txt": "Another's."}

Reached = Callable[[Step], None]


def draw(text: str) -> bytes:
    return text.encode()


class Place:
    """An output folder, brought to one plan after another."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root / "out", root / "cache")

    def build(self, files: dict[str, str], jobs: int = 1) -> None:
        outputs = [Drawn(path, text, draw) for path, text in sorted(files.items())]
        write(
            self.folder,
            outputs,
            lambda output: Made(digest_of_bytes(output.view.encode())),  # type: ignore[union-attr]
            lambda output: output.draw(output.view),  # type: ignore[union-attr]
            jobs=jobs,
        )

    def build_and_meet(self, reached: Reached, files: dict[str, str], jobs: int = 1) -> int:
        """How a process ended that built, `reached` being called at each step."""
        child = os.fork()
        if child == 0:
            try:
                os.setpgid(0, 0)
                steps.reached = reached
                self.build(files, jobs)
                os._exit(0)
            finally:
                os._exit(1)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def files(self) -> dict[str, str]:
        root = self.folder.path
        return {
            path.relative_to(root).as_posix(): path.read_text()
            for path in sorted(root.rglob("*"))
            if path.is_file() and not path.name.startswith(NAME)
        }

    def empty_folders(self) -> Iterator[Path]:
        for path in self.folder.path.rglob("*"):
            if path.is_dir() and not any(path.iterdir()):
                yield path

    def everything(self) -> set[str]:
        """The texts of all files, those that were set aside among them."""
        aside = self.folder.cache / "unclaimed"
        return {*self.files().values(), *(p.read_text() for p in aside.rglob("*") if p.is_file())}

    def is_finished(self) -> bool:
        record = last_record(self.folder.path, self.folder.cache)
        return record is not None and record.finished

    def lose_record(self) -> None:
        (self.folder.path / NAME).write_bytes(b"noise")
        copy_of_record(self.folder.path, self.folder.cache).unlink()


def cold(place: Place) -> None:
    """Nothing is there."""


def incremental(place: Place) -> None:
    """A build went before, its stamps are old enough to be trusted, and people were here since."""
    place.build(FIRST)
    os.utime(place.folder.path / NAME, (2**31, 2**31))
    for path, text in STRANGERS.items():
        (place.folder.path / path).write_text(text)
    (place.folder.path / "lost/index.html").unlink()


def lost(place: Place) -> None:
    """The same, and the record and its copy cannot be read."""
    incremental(place)
    place.lose_record()


SITUATIONS = (cold, incremental, lost)


def killer(step: Step, time: int, kill: Callable[[], object]) -> Reached:
    """Kills when the step is reached for the `time`th time."""
    met: Counter[str] = Counter()

    def reached(name: Step) -> None:
        met[name] += 1
        if name == step and met[name] == time:
            kill()

    return reached


def steps_of(root: Path, situation: Callable[[Place], None]) -> list[tuple[Step, int]]:
    """Every step that a build reaches, each with the number of the time, in order."""
    place, told = Place(root), root / "told"
    root.mkdir()
    situation(place)

    def tell(step: Step) -> None:
        with told.open("a") as opened:
            opened.write(f"{step}\n")

    assert place.build_and_meet(tell, THEN) == 0
    met: Counter[str] = Counter()
    found: list[tuple[Step, int]] = []
    for step in told.read_text().splitlines():
        met[step] += 1
        found.append((step, met[step]))  # type: ignore[arg-type]
    return found


def kill_this_process() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_every_named_step_is_reached_by_some_build(tmp_path: Path) -> None:
    met = {step for n, s in enumerate(SITUATIONS) for step, _ in steps_of(tmp_path / str(n), s)}
    assert met == set(get_args(Step))


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.__name__)
@pytest.mark.parametrize("after", [FIRST, THEN, AFTER], ids=["undone", "the same", "another edit"])
def test_the_next_build_is_as_a_clean_one_wherever_the_last_was_killed(
    tmp_path: Path, situation: Callable[[Place], None], after: dict[str, str]
) -> None:
    todo = steps_of(tmp_path / "told", situation)
    assert len(todo) > 12
    for number, (step, time) in enumerate(todo):
        place = Place(tmp_path / str(number))
        situation(place)
        strangers = set(STRANGERS.values()) & place.everything()
        ended = place.build_and_meet(killer(step, time, kill_this_process), THEN)
        assert ended == -signal.SIGKILL, (step, time)
        if place.is_finished():
            whole = {*FIRST.values(), *THEN.values(), *STRANGERS.values()}
            assert set(place.files().values()) <= whole, (step, time)
        place.build(after)
        found = dict(place.files().items() - STRANGERS.items())
        assert found == after, (step, time)
        assert strangers <= place.everything(), (step, time)
        assert place.is_finished()
        assert not list(place.folder.path.rglob(f"{NAME}.*")), (step, time)
        assert situation is lost or not list(place.empty_folders()), (step, time)


MANY = {f"{number}/index.html": f"page {number}" for number in range(120)}
CHANGED = {path: f"{text}, changed" for path, text in MANY.items()}

VICTIMS: dict[str, tuple[Callable[[], object], int]] = {
    "one of the workers": (kill_this_process, 1),
    "the parent alone": (lambda: os.kill(os.getppid(), signal.SIGKILL), -signal.SIGKILL),
    "all at once": (lambda: os.killpg(0, signal.SIGKILL), -signal.SIGKILL),
}


@pytest.mark.parametrize("victim", VICTIMS)
@pytest.mark.parametrize(
    "step", ["file begun", "file in place", "file on its way", "file replaced"]
)
@pytest.mark.parametrize("time", [1, 25])
def test_several_processes_may_be_killed_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: Step, time: int, victim: str
) -> None:
    monkeypatch.setattr(writing, "WORTH_A_FORK", 1)
    place = Place(tmp_path)
    if step in ("file on its way", "file replaced"):
        place.build(MANY)
    kill, status = VICTIMS[victim]
    assert place.build_and_meet(killer(step, time, kill), CHANGED, jobs=2) == status
    assert not place.is_finished()
    place.build(CHANGED, jobs=2)
    assert place.files() == CHANGED
    assert place.is_finished()
    assert not list(place.folder.path.glob(f"{NAME}.*"))


@pytest.mark.parametrize("step", ["file begun", "file on its way"])
def test_a_file_that_is_being_replaced_is_whole_all_the_time(tmp_path: Path, step: Step) -> None:
    place = Place(tmp_path)
    place.build(FIRST)
    edited = {**FIRST, "index.html": "edited"}
    assert place.build_and_meet(killer(step, 1, kill_this_process), edited) == -signal.SIGKILL
    assert place.files() == FIRST
