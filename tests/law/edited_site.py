"""A site that is edited and built again and again, and the law that holds after each build."""

import gc
import multiprocessing
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from plugins.publishing.record import NAME
from plugins.publishing.templates import NAME as TEMPLATES
from tests.law.chance import Chance
from tests.law.drafts import Desk
from tests.law.first_site import first_drafts
from tests.law.folders import contents, differing, stamps
from tests.law.runs import Ended, Place, within

Build = Callable[[Sequence[str], Sequence[str]], tuple[Ended, Ended]]
"""Makes two builds, each by its call."""


class EditedSite:
    """A content folder, the output folder that follows it from edit to edit, and a clean build,
    which one process makes from nothing each time, below `apart`.

    `number` is new for every edit. `is_broken` says that the last build was refused. What Jinja
    makes of the theme takes longer than all the rest, and is the same as long as nobody edits the
    theme: it is kept at `templates`, if given, and put into every cache that is new.
    """

    def __init__(
        self,
        root: Path,
        apart: Path,
        posts: int,
        jobs: int,
        build: Build,
        templates: Path | None = None,
    ) -> None:
        self.root = root
        self.place = Place(root / "content", root / "out", root / "cache")
        self.clean = Place(root / "content", apart / "clean", apart / "clean-cache")
        self.place.content.mkdir(parents=True)
        self.desk = Desk(self.place.content, first_drafts(posts))
        self.desk.save()
        self.moment = "2017-06-01 12:00"
        self.jobs = jobs
        self.number = 100
        self.is_broken = False
        self.notes: dict[str, bytes] = {}
        self._build = build
        self._templates = templates
        self._rewritten: set[str] = set()

    def outputs(self) -> list[str]:
        """The files of the output folder, its record and strangers' files apart."""
        return sorted(
            path
            for path, content in contents(self.place.output).items()
            if path not in self.notes and isinstance(content, bytes)
        )

    def altered(self, output: str) -> Path:
        """An output that is about to get other bytes than ours, and ours again at the build."""
        self._rewritten.add(output)
        return self.place.output / output

    def follow(self) -> None:
        """Build, and hold the output to the law: it equals a clean build in another folder with
        another cache. Where the content has errors, both say the same, and nothing is touched.
        No file is written whose bytes stay as they were. Raises `AssertionError`."""
        self.desk.save()
        before, written_before = contents(self.place.output), stamps(self.place.output)
        self.notes = {path: note for path, note in self.notes.items() if before.get(path) == note}
        moment, jobs = ("--as-at", self.moment), str(self.jobs)
        self.clean.clear()
        self._bring_templates()
        ended, clean = self._build(
            self.place.call(*moment, "--jobs", jobs), self.clean.call(*moment, "--jobs", "1")
        )
        assert "Traceback" not in ended.told, ended.told
        if not ended.found_nothing_changed:
            said = f"{ended.status}: {ended.told}\n— a clean build: {clean.status} —\n{clean.told}"
            assert (ended.status, ended.told) == (clean.status, clean.told), said
        after, written = contents(self.place.output), stamps(self.place.output)
        self.is_broken = clean.status == 1
        if self.is_broken:
            assert written == written_before, "a build that was refused wrote something"
            assert contents(self.clean.output) == {}
            return
        assert (ended.status, clean.status) == (0, 0), ended.told + clean.told
        wrong = differing(after, contents(self.clean.output) | self.notes)
        assert not wrong, f"not as in a clean build: {wrong}"
        same = {path for path in after if before.get(path) == after[path]} - self._rewritten
        needless = [path for path in sorted(same) if written[path] != written_before[path]]
        assert not needless, f"written again with the bytes they had: {needless}"
        assert NAME in written
        self._keep_templates()
        self._rewritten = set()
        self.desk.remember()

    def _bring_templates(self) -> None:
        for place in (self.place, self.clean):
            if self._templates and self._templates.exists() and not place.cache.exists():
                place.cache.mkdir()
                shutil.copy(self._templates, place.cache / TEMPLATES)

    def _keep_templates(self) -> None:
        kept = self.clean.cache / TEMPLATES
        if self._templates and not self._templates.exists() and kept.exists():
            shutil.copy(kept, self._templates)


Edit = Callable[[EditedSite, Chance], str]
"""Alters something and says what, in words; empty where there is nothing that it could alter."""


@contextmanager
def both_at_once() -> Iterator[Build]:
    """Builds without a new program: the first of two in this process, the second meanwhile in one
    that was a copy of it at the beginning. Neither learns anything from the other."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    other = fork.Process(target=_answer, args=(theirs, ours))
    gc.freeze()  # what no collection touches stays shared
    other.start()
    gc.unfreeze()
    theirs.close()

    def build(here: Sequence[str], there: Sequence[str]) -> tuple[Ended, Ended]:
        ours.send(there)
        ended = within(here)
        return ended, Ended(*ours.recv())

    try:
        yield build
    finally:
        ours.close()
        other.join()


def _answer(line: Connection, inherited: Connection) -> None:
    inherited.close()
    with suppress(EOFError, BrokenPipeError):
        while True:
            line.send(tuple(within(line.recv())))
