"""The figures in the documentation, between their marks and nowhere else."""

from pathlib import Path

import pytest

from plugins.benchmark.report.documentation import (
    BEGIN,
    END,
    FRONT,
    PAGE,
    PICTURE,
    with_figures,
    write_documentation,
)
from plugins.domain.refusal import WrongCall
from plugins.host.call import ROOT
from tests.unit.benchmark.made_results import BESIDE_HUGO, OURS

TEXT = f"Before.\n\n{BEGIN}\nold \\1 figures\n{END}\n\nAfter.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / PAGE).write_text(TEXT)
    (tmp_path / FRONT).write_text(TEXT)
    return tmp_path


def test_what_stands_around_the_figures_stays() -> None:
    assert with_figures(TEXT, r"new \1 ones", "x.md") == (
        f"Before.\n\n{BEGIN}\n\nnew \\1 ones\n\n{END}\n\nAfter.\n"
    )


def test_a_page_without_the_marks_is_told_of() -> None:
    with pytest.raises(WrongCall, match=r"x\.md lacks the lines"):
        with_figures("Nothing.", "new", "x.md")


def test_our_own_steps_alone_leave_the_front_page_as_it_is(project: Path) -> None:
    write_documentation(OURS, project)
    assert "× 9.7" in (project / PAGE).read_text()
    assert (project / PICTURE).read_text().startswith("<svg ")
    assert (project / FRONT).read_text() == TEXT


def test_a_run_with_others_stands_on_the_front_page(project: Path) -> None:
    files = write_documentation(BESIDE_HUGO, project)
    assert set(files) == {project / PAGE, project / FRONT, project / PICTURE}
    assert "ours ÷ Hugo" in (project / FRONT).read_text()


@pytest.mark.parametrize("name", [PAGE, FRONT])
def test_our_own_pages_have_the_marks(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert with_figures(text, "new", name).count("new\n") >= 1
