"""Histories of edits: how one is lived through, and the shortest that still breaks the law."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from tests.law import accidents, edits_around_posts, edits_of_files, edits_of_posts
from tests.law.chance import Chance
from tests.law.edited_site import Build, Edit, EditedSite, both_at_once
from tests.law.folders import MEMORY, a_folder

EVERYTHING: tuple[Edit, ...] = (
    *edits_of_posts.EDITS,
    *edits_around_posts.EDITS,
    *edits_of_files.EDITS,
    *accidents.EDITS,
)
POSTS = (3, 5, 8, 14)
"""How many posts a history begins with."""
_MOST_BUILDS = 250
"""Builds after which the search for a shorter history ends."""


class Step(NamedTuple):
    """An edit by chance. Its place in the history gives the numbers that are new with it."""

    place: int
    seed: str


@dataclass
class Lived:
    """What happened in a history: each edit in words, how many of its builds succeeded and how
    many were refused, and how the law was broken, if it was."""

    words: list[str] = field(default_factory=list)
    built: int = 0
    refused: int = 0
    broken: str = ""


@dataclass(frozen=True)
class History:
    """The edits of a site, and how it is built: in that many processes, and by what, if not in this
    process and one beside it. `templates` is where what was found out about the theme is kept for
    all builds, if it is."""

    seed: str
    steps: tuple[Step, ...]
    jobs: int = 1
    edits: Sequence[Edit] = EVERYTHING
    build: Build | None = None
    templates: Path | None = None

    def live(self) -> Lived:
        """Go through the history, until its end or until the law is broken."""
        lived = Lived()
        with a_folder() as root, a_folder(MEMORY) as apart, both_at_once() as build:
            posts = Chance(self.seed).one(POSTS)
            builds = self.build or build
            site = EditedSite(root, apart, posts, self.jobs, builds, self.templates)
            lived.words.append(f"a site of {posts} posts")
            try:
                self._follow(site, lived)
                for step in self.steps:
                    site.number = 100 + step.place
                    lived.words.append(self._edit(site, Chance(step.seed)))
                    self._follow(site, lived)
            except AssertionError as error:
                lived.broken = str(error)
        return lived

    def _follow(self, site: EditedSite, lived: Lived) -> None:
        site.follow()
        lived.built += not site.is_broken
        lived.refused += site.is_broken

    def _edit(self, site: EditedSite, chance: Chance) -> str:
        """Edit something; what was refused is mended first, and perhaps nothing else is done."""
        before = ""
        if site.is_broken:
            site.desk.go_back()
            before = "what was refused is undone"
            if chance.is_so():
                return before
        while not (words := chance.one(self.edits)(site, chance)):
            pass
        return f"{before}; {words}" if before else words


def history(seed: str, steps: int, **more: object) -> History:
    """The history of that seed."""
    places = tuple(Step(place, f"{seed} {place}") for place in range(1, steps + 1))
    return History(seed, places, **more)  # type: ignore[arg-type]


def shortest(failed: History) -> tuple[History, Lived]:
    """A history that breaks the law with as few of the steps as was found in a while: what comes
    after the breach goes, then all steps without which there is a breach still, at first many at
    once."""
    lived = failed.live()
    best = replace(failed, steps=failed.steps[: len(lived.words) - 1])
    builds, many = 0, len(best.steps)
    while many and builds < _MOST_BUILDS:
        end = len(best.steps) - 1
        while end > 0 and builds < _MOST_BUILDS:
            start = max(0, end - many)
            tried = replace(best, steps=(*best.steps[:start], *best.steps[end:]))
            found = tried.live()
            builds += len(found.words)
            if found.broken:
                best, lived = replace(tried, steps=tried.steps[: len(found.words) - 1]), found
            end = min(start, len(best.steps) - 1)
        many //= 2
    return best, lived
