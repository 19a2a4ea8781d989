"""A build that is killed, at any moment, costs the work it did and nothing else.

What is killed is the whole process group of `greenpaper site`, with all its processes. The next
build ends as a clean one does; and where the record says that a build was finished, it was.
"""

import os
import resource
import shutil
from collections.abc import Callable, Iterator
from itertools import count, repeat
from pathlib import Path
from typing import get_args

import pytest

from plugins.publishing.record import NAME, last_record
from plugins.publishing.steps import Step
from plugins.publishing.templates import NAME as TEMPLATES
from tests.law.chance import Chance
from tests.law.drafts import Desk, picture
from tests.law.first_site import first_drafts
from tests.law.folders import MEMORY, Contents, a_folder, contents, differing
from tests.law.killing import after_work, at_step
from tests.law.runs import Place, within

FIRST, LATER = 7, 14
"""How often a first build is killed, and one that has something to go on with."""
NOTE, NOTHING = b"A stranger's.", "an empty folder"
AS_AT = "2017-06-01 12:00"


class Workshop:
    """A site of two editions that differ in nearly every file, and what a clean build makes of
    each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.content.mkdir()
        self.desk = Desk(self.content, first_drafts(12))
        self.clean: list[Contents] = []
        for edition in (0, 1):
            self.edit(edition)
            place = self.place(f"clean {edition}")
            assert within(place.call("--as-at", AS_AT)).status == 0
            self.clean.append(contents(place.output))
        assert len(differing(*self.clean)) > 40

    def edit(self, edition: int) -> None:
        """The content becomes that of the edition."""
        self.desk.drafts = first_drafts(12)
        if edition:
            self.desk.draft("site.yaml").put("name", "Another Paper")
            self.desk.drafts["posts/new.md"] = self.desk.drafts.pop("posts/2017-02-12-note-6.md")
            self.desk.draft("posts/new.md").put("slug", "new")
            for name in self.desk.paths("posts/"):
                draft = self.desk.draft(name)
                draft.paragraphs = [one for one in draft.paragraphs or () if "note-6" not in one]
            self.desk.drafts["images/hall.png"] = picture("hall.png", 61, 41)
        self.desk.save()

    def place(self, name: str) -> Place:
        return Place(self.content, self.root / name / "out", self.root / name / "cache")

    def known_theme(self, place: Place) -> Place:
        """The place, where it is known already what Jinja makes of the theme, so that the moments
        of a first build are not mostly those."""
        place.cache.mkdir(parents=True)
        shutil.copy(self.root / "clean 0" / "cache" / TEMPLATES, place.cache)
        return place

    def build(self, place: Place, prepare: Callable[[], object] = str, jobs: int = 1) -> int:
        """How `greenpaper site` ended, in a process group of its own: its exit status, or less
        than 0 where it was killed."""
        child = os.fork()
        if child == 0:
            try:
                os.setpgid(0, 0)
                prepare()
                os._exit(within(place.call("--as-at", AS_AT, "--jobs", str(jobs))).status)
            finally:
                os._exit(70)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def leave_note(self, place: Place, edition: int) -> None:
        """A stranger's file stands where the edition has one of its own."""
        ours = sorted(self.clean[edition].keys() - self.clean[1 - edition].keys())
        note = place.output / ours[0]
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_bytes(NOTE)

    def seconds(self, place: Place) -> float:
        """What a build takes of a processor."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert self.build(place) == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    def hold(self, place: Place, edition: int) -> None:
        """Nothing half-written is called finished, and the next build ends as a clean one."""
        record = last_record(place.output, place.cache)
        if record and record.finished:
            left = contents(place.output).items()
            whole = {file for clean in self.clean for file in clean.items()}
            half = {path for path, bytes_ in {*left} - whole if bytes_ not in (NOTE, NOTHING)}
            assert [path for path in half if not path.startswith(NAME)] == []
        assert self.build(place) == 0
        assert differing(contents(place.output), self.clean[edition]) == []


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with a_folder(MEMORY) as folder:
        yield Workshop(folder)


def kill_again_and_again(
    workshop: Workshop, places: Iterator[Place], seconds: float, times: int
) -> None:
    """Kill builds at moments by chance, half of them in the last third of the `seconds` that one
    takes, when files are written; after each kill the next build is held to the law."""
    killed, number = 0, 0
    while killed < times:
        assert number < times * 5, "builds end before they can be killed"
        edition, share = number % 2, Chance(f"{times} {number}").number(20, 980) / 1000
        place = next(places)
        workshop.edit(edition)
        moment = seconds * (share if edition else 1 - share / 3)
        if workshop.build(place, after_work(moment), 1 + number // 2 % 2) < 0:
            killed += 1
        else:
            seconds *= 0.9  # it took longer when it was measured
        workshop.hold(place, edition)
        number += 1


def test_a_first_build_may_be_killed_at_any_moment(workshop: Workshop) -> None:
    workshop.edit(0)
    seconds = workshop.seconds(workshop.known_theme(workshop.place("measured")))
    places = (workshop.known_theme(workshop.place(f"cold {number}")) for number in count())
    kill_again_and_again(workshop, places, seconds, FIRST)


def test_a_later_build_may_be_killed_at_any_moment(workshop: Workshop) -> None:
    place = workshop.place("later")
    workshop.edit(1)
    workshop.build(place)
    workshop.edit(0)
    seconds = workshop.seconds(place)
    workshop.edit(1)
    workshop.build(place)
    kill_again_and_again(workshop, repeat(place), seconds, LATER)


def test_both_may_be_killed_at_each_of_their_steps(workshop: Workshop) -> None:
    later = workshop.place("step by step")
    workshop.edit(1)
    workshop.build(later)
    met = {"first": set[Step](), "later": set[Step]()}
    for number, step in enumerate(get_args(Step)):
        edition, jobs = number % 2, 1 + number % 2
        workshop.edit(edition)
        workshop.leave_note(later, edition)
        first = workshop.known_theme(workshop.place(f"first, {step}"))
        for name, place in (("first", first), ("later", later)):
            if workshop.build(place, at_step(step), jobs) < 0:
                met[name].add(step)
            workshop.hold(place, edition)
    assert met["later"] == set(get_args(Step))
    assert {"record in the folder", "file begun", "all files in place"} <= met["first"]
