"""The programs take turns: each does a step, then each the next, so that a slow moment of the
machine falls on all of them."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from plugins.benchmark.archive.posts import plain_post, post_of
from plugins.benchmark.archive.values import MadeArchive, MadePost
from plugins.benchmark.figures import OURS, Figure, Row, Step
from plugins.benchmark.programs.program import Command, Program, page_of, put
from plugins.domain.refusal import WrongCall

STOPWATCH = Path(__file__).with_name("stopwatch.py")
BUILDS: tuple[Step, ...] = ("cold", "unchanged", "edit", "title", "new")
"""The steps that are builds, in their order."""
OF_PEERS: tuple[Step, ...] = ("cold", "unchanged", "edit")
"""A new title or post is a whole build to a program that keeps no record, as an edit is."""

_VARIABLES = ("CONTENT", "OUTPUT", "CACHE", "SITEURL", "AS_AT", "JOBS", "PORT")
"""What a person may have set for their own site, and `make` reads."""

Tell = Callable[[str], None]


class Change(NamedTuple):
    """What a step changed in a program's archive: the post, and the word that it has since."""

    post: MadePost
    word: str


def stopwatch(command: Command, log: Path) -> subprocess.Popen[str]:
    """The command, started, under our stopwatch, which says on its standard output what it took.
    It has a session of its own."""
    words = (sys.executable, "-I", "-S", str(STOPWATCH), str(log), *command.words)
    return subprocess.Popen(
        words,
        cwd=command.folder,
        env={**_surroundings(), **command.environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def reading(printed: str) -> tuple[int, Figure]:
    """The exit status and the figure that a stopwatch printed."""
    status, wall, cpu, largest, together = printed.split()
    return int(status), Figure(
        wall=float(wall),
        cpu=float(cpu),
        largest=float(largest) or None,
        together=float(together) or None,
    )


def measure(program: Program, command: Command, log: Path) -> Figure:
    """What the command took, and how many files it wrote. Raises `WrongCall` if it failed."""
    before = stamps(program.output())
    with stopwatch(command, log) as started:
        try:
            printed, _ = started.communicate()
        except BaseException:
            started.terminate()
            raise
    if not printed:
        raise WrongCall(f"{program.name} could not be started: {' '.join(command.words)}")
    status, figure = reading(printed)
    if status:
        words = log.read_text(encoding="utf-8", errors="replace")[-3000:]
        raise WrongCall(f"{program.name} failed ({status}): {' '.join(command.words)}\n{words}")
    now = stamps(program.output())
    written = sum(1 for path, stamp in now.items() if before.get(path) != stamp)
    return msgspec.structs.replace(figure, written=written)


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Path → when it was written, and as which file, for every file below; hidden ones apart."""
    return dict(_stamps(folder)) if folder.is_dir() else {}


def _stamps(folder: Path | str) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path)
            else:
                found = entry.stat(follow_symlinks=False)
                yield entry.path, (found.st_mtime_ns, found.st_ino)


def take_turns(
    programs: Sequence[Program], archive: MadeArchive, turns: int, log: Path, tell: Tell
) -> Iterator[Row]:
    """Every build of every turn. The archives of the programs are there. Raises `WrongCall` where a
    program fails, or does not show what was changed."""
    for turn in range(1, turns + 1):
        for step in BUILDS:
            for program in programs:
                if program.name == OURS or step in OF_PEERS:
                    change = CHANGES[step](program, archive, turn)
                    figure = measure(program, program.build(), log)
                    _refuse_unseen(program, change)
                    tell(f"turn {turn} of {turns}, {program.name}, {step}: {figure.wall:.2f} s")
                    yield Row(program.name, archive.posts, step, figure)


def _begin_anew(program: Program, _: MadeArchive, turn: int) -> None:  # noqa: ARG001
    program.begin_anew()


def _nothing(program: Program, archive: MadeArchive, turn: int) -> None:
    """Nothing changes."""


def _edit(program: Program, archive: MadeArchive, turn: int) -> Change:
    """A paragraph is added to a post of long ago."""
    post = plain_post(archive, archive.posts // 2)
    return add_paragraph(program, post, f"giraffe{turn}")


def _title(program: Program, archive: MadeArchive, turn: int) -> Change:
    """A post of long ago has another title."""
    post = plain_post(archive, archive.posts // 2 + 1)
    word = f"okapi{turn}"
    file = program.source(post)
    text = file.read_text(encoding="utf-8")
    put(file, re.sub(r"(?im)^(title: ).*$", rf"\g<1>The title with the {word}", text, count=1))
    return Change(post, word)


def _new(program: Program, archive: MadeArchive, turn: int) -> Change:
    """There is one more post, and it is the newest."""
    word = f"zebra{turn}"
    made = post_of(archive, archive.posts + turn)
    post = msgspec.structs.replace(made, text=f"{made.text}\nAt last, the {word}.\n")
    put(program.source(post), program.text(archive, post))
    return Change(post, word)


CHANGES: dict[Step, Callable[[Program, MadeArchive, int], Change | None]] = {
    "cold": _begin_anew,
    "unchanged": _nothing,
    "edit": _edit,
    "title": _title,
    "new": _new,
}
"""What happens before the build of a step."""


def add_paragraph(program: Program, post: MadePost, word: str) -> Change:
    """The post ends with one more paragraph, which has the word."""
    with program.source(post).open("a", encoding="utf-8") as file:
        file.write(f"\nA paragraph with the {word}.\n")
    return Change(post, word)


def _refuse_unseen(program: Program, change: Change | None) -> None:
    """Raise `WrongCall` if the page does not show the change: then no build was measured."""
    if change is None:
        return
    page = page_of(program, change.post)
    if not page.is_file() or change.word not in page.read_text(encoding="utf-8"):
        raise WrongCall(f"{program.name}: {page} does not show the change “{change.word}”")


def _surroundings() -> dict[str, str]:
    """The environment without what `make` and a person told this call alone."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in _VARIABLES and not name.startswith(("GREENPAPER_", "MAKE", "MFLAGS"))
    }
