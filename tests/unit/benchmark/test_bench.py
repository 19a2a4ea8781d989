"""A whole run, on the smallest archive: that everything is measured, not how fast it is."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.benchmark.bench import Wish, bench, turns_at
from plugins.benchmark.figures import STEPS, Results
from plugins.benchmark.report.documentation import BEGIN, END, PAGE, PICTURE, write_documentation
from plugins.domain.progress import Progress, silent
from plugins.host.call import ROOT

PROGRAM = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from plugins.host.cli import main
sys.exit(main(sys.argv[1:]))
"""


@contextmanager
def no_bar(_label: str) -> Iterator[Progress]:
    yield silent


def a_wish(folder: Path) -> Wish:
    return Wish(
        folder=folder / "bench",
        start=(sys.executable, "-c", PROGRAM),
        sizes=(20,),
        day="22 November 2026",
        version="0.1.0",
        turns=1,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def results(folder: Path, told: list[str]) -> Results:
    return bench(a_wish(folder), told.append, no_bar)


def test_every_step_is_measured(results: Results) -> None:
    assert [row.step for row in results.rows] == list(STEPS)
    assert {row.posts for row in results.rows} == {20}
    assert all(row.figure.wall > 0 for row in results.rows)


def test_a_build_without_a_change_writes_nothing_and_an_edit_little(results: Results) -> None:
    written = {row.step: row.figure.written for row in results.rows}
    assert written["unchanged"] == 0
    assert written["live"] is None
    whole = written["cold"] or 0
    for step in ("edit", "title", "new"):
        assert 0 < (written[step] or 0) < whole / 2


def test_it_says_how_far_it_has_come(results: Results, told: list[str]) -> None:
    assert results
    assert told[0] == "20 posts"
    assert len(told) == 1 + len(STEPS)


def test_its_archives_are_gone_afterwards(results: Results, folder: Path) -> None:
    assert results
    assert [path.name for path in (folder / "bench").iterdir()] == []


def test_the_documentation_shows_it(results: Results, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / PAGE).write_text(f"# Speed\n\n{BEGIN}\n{END}\n\n## More\n")
    write_documentation(results, tmp_path)
    page = (tmp_path / PAGE).read_text()
    assert page.startswith(f"# Speed\n\n{BEGIN}\n\nMeasured on 22 November 2026 on ")
    assert "| everything, from nothing | " in page
    assert page.endswith(f"{END}\n\n## More\n")
    assert "at 20 posts" in (tmp_path / PICTURE).read_text()


@pytest.mark.parametrize(
    ("posts", "wished", "turns"),
    [(500, 0, 3), (5000, 0, 3), (50_000, 0, 1), (50_000, 2, 2), (500, 1, 1)],
)
def test_the_largest_archives_have_one_turn_unless_more_are_wished_for(
    posts: int, wished: int, turns: int
) -> None:
    assert turns_at(posts, wished) == turns
