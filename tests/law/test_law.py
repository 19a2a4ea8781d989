"""After any sequence of edits the output equals a clean build, byte for byte, the record apart.

A site is made and edited by chance, the same every time. `LAW_STEPS=5000` tries more histories,
`LAW_SEED=word` others. One that breaks the law is printed as a list of edits, as short as was found.
"""

import os
import re
from collections.abc import Callable
from importlib import import_module
from itertools import count
from pathlib import Path

import pytest

from plugins.host.call import ROOT
from tests.law.edits_of_the_program import Copy
from tests.law.histories import EVERYTHING, History, Lived, history, shortest

STEPS = int(os.environ.get("LAW_STEPS", "288"))
"""Builds that succeed, beside those by the program itself."""
SHARES = [("a", 1, 0.21), ("b", 1, 0.21), ("c", 1, 0.21), ("d", 1, 0.21), ("e", 2, 0.16)]
"""Parts of the builds: each with a name, how many processes it has, and its share of them all. More
processes take longer for sites so small."""
A_HISTORY = 29
"""Edits in a row."""
BY_COMMAND_LINE = 12
"""Builds by the program itself."""
LEAST = re.compile(r"^(_?WORTH_A_\w+) = ", re.MULTILINE)
"""Names of constants that say how much work is worth a process."""
SEED = os.environ.get("LAW_SEED", "green")


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many processes were forked so far. The least work is worth one, as if it were much."""
    counted, fork = count(), os.fork

    def counting() -> int:
        next(counted)
        return fork()

    monkeypatch.setattr(os, "fork", counting)
    import_module("plugins.reading.body.markdown")  # so that not every process imports it anew
    for file in sorted((ROOT / "plugins").rglob("*.py")):
        if least := LEAST.findall(file.read_text(encoding="utf-8")):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            for constant in least:
                monkeypatch.setattr(import_module(name), constant, 1)
    return lambda: next(counted)


def lived_through(one: History) -> Lived:
    """What happened in a history; fails with the shortest that breaks the law, if it does."""
    lived = one.live()
    if lived.broken:
        short, lived = shortest(one)
        edits = "\n".join(f"  {number}. {words}" for number, words in enumerate(lived.words))
        pytest.fail(
            f"These edits break the law:\n{edits}\n{lived.broken}\n"
            f"They are steps {[step.place for step in short.steps]} of the history “{one.seed}”.",
            pytrace=False,
        )
    return lived


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("law") / "templates"


@pytest.mark.parametrize(
    ("part", "jobs", "share"), SHARES, ids=[f"{part}, by {jobs}" for part, jobs, _ in SHARES]
)
def test_after_any_edit_the_output_equals_a_clean_build(
    part: str, jobs: int, share: float, templates: Path, forks: Callable[[], int]
) -> None:
    number, built, refused = 0, 0, 0
    while built < STEPS * share:
        number += 1
        seed = f"{SEED} {part} {number}"
        lived = lived_through(history(seed, A_HISTORY, jobs=jobs, templates=templates))
        built, refused = built + lived.built, refused + lived.refused
        assert refused <= (built + refused) / 3
    assert forks() == number if jobs == 1 else forks() > built


def test_the_same_holds_for_the_command_line_whoever_edits_the_theme(tmp_path: Path) -> None:
    """Every other edit is one of the program's own files."""
    copy = Copy(tmp_path / "program")
    one = history(
        f"{SEED} called",
        BY_COMMAND_LINE,
        jobs=2,
        edits=(*EVERYTHING, *copy.edits * (len(EVERYTHING) // len(copy.edits))),
        build=copy.build,
        templates=copy.templates,
    )
    assert lived_through(one).built >= BY_COMMAND_LINE
