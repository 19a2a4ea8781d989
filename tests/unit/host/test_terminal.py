import os
import threading
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.domain.problem import Problem
from plugins.host import terminal
from plugins.host.call import ROOT
from plugins.host.checking.problem_formats import PAGES
from plugins.host.terminal import (
    count_in_words,
    path_in_words,
    print_problems,
    print_where_help_is,
    problem_in_words,
    progress,
    progress_in_words,
    say,
    say_file,
    summary_in_words,
)


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def a_problem(source: str = "posts/x.md", line: int | None = 7, **more: object) -> Problem:
    given = {"check": "date", "message": "there is no date", **more}
    return Problem(source=source, line=line, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        pytest.param(
            a_problem(), "content/posts/x.md:7: there is no date (date)", id="file and line"
        ),
        pytest.param(
            a_problem(line=None), "content/posts/x.md: there is no date (date)", id="no line"
        ),
        pytest.param(
            a_problem(source="", line=None), "content: there is no date (date)", id="the folder"
        ),
        pytest.param(
            a_problem(hint="write 2026-11-30\nor leave it out"),
            "content/posts/x.md:7: there is no date (date)\n"
            "    write 2026-11-30\n    or leave it out",
            id="a hint of two lines",
        ),
        pytest.param(
            a_problem(message="no \x1b[2Jdate\nhere"),
            "content/posts/x.md:7: no �[2Jdate here (date)",
            id="what would clear the terminal",
        ),
    ],
)
def test_a_problem_is_a_line_with_its_hint_below(problem: Problem, expected: str) -> None:
    assert problem_in_words(problem, Path("content")) == expected


def test_a_path_elsewhere_is_whole(tmp_path: Path) -> None:
    assert path_in_words(tmp_path / "a" / "b.md") == "a/b.md"
    assert path_in_words(tmp_path.parent / "b.md") == str(tmp_path.parent / "b.md")


def test_errors_stand_before_warnings_files_together_lines_in_order() -> None:
    printed = StringIO()
    print_problems(
        [
            a_problem(
                "posts/b.md", 3, severity="warning", check="gap", message="part 2 is missing"
            ),
            a_problem("posts/b.md", 12),
            a_problem("posts/a.md", 9),
            a_problem("posts/b.md", 2),
            a_problem("posts/b.md", 2),
        ],
        Path("content"),
        printed,
    )
    assert printed.getvalue() == (
        "content/posts/a.md:9: there is no date (date)\n"
        "\n"
        "content/posts/b.md:2: there is no date (date)\n"
        "content/posts/b.md:12: there is no date (date)\n"
        "\n"
        "Worth a second look:\n"
        "\n"
        "content/posts/b.md:3: part 2 is missing (gap)\n"
        "\n"
        "3 errors, 1 warning\n"
    )


def test_of_many_warnings_some_are_shown_and_all_are_counted() -> None:
    printed = StringIO()
    warnings = [a_problem("posts/b.md", line, severity="warning") for line in range(1, 6)]
    print_problems(warnings, Path("content"), printed, most=2)
    assert "b.md:2:" in printed.getvalue()
    assert "b.md:3:" not in printed.getvalue()
    assert printed.getvalue().endswith("5 warnings (make check shows them all)\n")


def test_no_problems_are_no_lines() -> None:
    printed = StringIO()
    print_problems([], Path("content"), printed)
    assert printed.getvalue() == ""


def test_a_terminal_gets_colours_and_links(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    printed = Terminal()
    print_problems([a_problem(hint="write 2026-11-30")], Path("content"), printed)
    assert "\x1b[" in printed.getvalue()
    assert (tmp_path / "content/posts/x.md").as_uri() in printed.getvalue()
    assert "there is no date " in printed.getvalue()


def test_a_file_is_named_with_what_there_is_to_say_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say_file(Path("previews/a.html"), "12 kB")
    assert capsys.readouterr().out == "previews/a.html, 12 kB\n"


def test_in_a_terminal_that_has_links_the_name_of_a_file_leads_to_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    printed = Terminal()
    monkeypatch.setattr("sys.stdout", printed)
    say_file(Path("previews/a.html"), "12 kB")
    assert (tmp_path / "previews/a.html").as_uri() in printed.getvalue()
    assert printed.getvalue().endswith(", 12 kB\n")


def test_the_name_of_a_check_leads_to_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    printed = Terminal()
    print_problems([a_problem(check="link")], Path("content"), printed)
    assert f"{(PAGES / 'link.md').as_uri()}\x1b\\" in printed.getvalue()
    assert "(link)" in printed.getvalue()


@pytest.mark.parametrize(
    ("checks", "place"),
    [
        pytest.param(("link", "link"), "docs/checks/link.md", id="the page, of one check"),
        pytest.param(("link", "anchor"), "docs/checks.md", id="the index, of several"),
        pytest.param(("new-one",), "docs/checks.md", id="the index, of one without a page"),
    ],
)
def test_at_the_end_stands_where_help_is(checks: tuple[str, ...], place: str) -> None:
    printed = StringIO()
    print_where_help_is([a_problem(check=check) for check in checks], printed)
    assert printed.getvalue() == f"What a check asks for, with examples: {ROOT / place}\n"


def test_who_has_no_problem_needs_no_help() -> None:
    printed = StringIO()
    print_where_help_is([], printed)
    assert printed.getvalue() == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("NO_COLOR", "1", id="colours are not wanted"),
        pytest.param("TERM", "dumb", id="the terminal has none"),
    ],
)
def test_plain_where_colours_are_not_for(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv(name, value)
    printed = Terminal()
    print_problems([a_problem()], Path("content"), printed)
    assert printed.getvalue() == "content/posts/x.md:7: there is no date (date)\n\n1 error\n"


def test_long_problems_are_not_broken_into_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    printed = Terminal()
    print_problems([a_problem(message="word " * 100)], Path("content"), printed)
    assert printed.getvalue().count("\n") == 3


@pytest.mark.parametrize(
    ("errors", "warnings", "expected"),
    [
        pytest.param(1, 0, "1 error", id="one"),
        pytest.param(2, 1, "2 errors, 1 warning", id="of both kinds"),
        pytest.param(0, 3, "3 warnings", id="warnings alone"),
    ],
)
def test_the_count(errors: int, warnings: int, expected: str) -> None:
    assert count_in_words(errors, warnings) == expected


@pytest.mark.parametrize(
    ("written", "removed", "total", "expected"),
    [
        pytest.param(12, 1, 214, "12 of 214 pages written, 1 removed, in 0.9 s", id="both"),
        pytest.param(0, 0, 214, "0 of 214 pages written in 0.9 s", id="nothing changed"),
        pytest.param(1, 0, 1, "1 of 1 page written in 0.9 s", id="one page"),
        pytest.param(
            3, 1204, 8214, "3 of 8,214 pages written, 1,204 removed, in 0.9 s", id="thousands"
        ),
    ],
)
def test_the_summary(written: int, removed: int, total: int, expected: str) -> None:
    assert summary_in_words(written, removed, total, 0.94) == expected


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Building") as told:
        told(1, 2)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("patience", "shows"),
    [
        pytest.param(3600.0, False, id="work that takes less than our patience"),
        pytest.param(0.0, True, id="work that takes longer"),
    ],
)
def test_a_bar_appears_when_work_takes_long(
    monkeypatch: pytest.MonkeyPatch, patience: float, shows: bool
) -> None:
    monkeypatch.setattr(terminal, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    with progress("Building") as told:
        told(1, 4)
        told(4, 4)
        assert threading.active_count() == 1
    assert ("Building" in stream.getvalue()) is shows
    assert ("4 of 4, " in stream.getvalue()) is shows


@pytest.mark.parametrize(
    ("done", "total", "seconds", "expected"),
    [
        pytest.param(1204, 8214, 2.0, "1,204 of 8,214, 602 a second", id="with the rate"),
        pytest.param(0, 8214, 2.0, "0 of 8,214", id="nothing done"),
        pytest.param(3, 8214, 0.0, "3 of 8,214", id="no time passed"),
    ],
)
def test_how_far_it_has_come(done: int, total: int, seconds: float, expected: str) -> None:
    assert progress_in_words(done, total, seconds) == expected


def test_each_stretch_of_work_has_a_rate_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter((0.0, 10.0, 20.0, 22.0))
    monkeypatch.setattr(terminal, "time", SimpleNamespace(monotonic=lambda: next(moments)))
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    with progress("Building") as told:
        told(50, 100)
        told(100, 100)
        told(30, 90)
    assert "50 of 100, 5 a second" in stream.getvalue()
    assert "30 of 90, 15 a second" in stream.getvalue()


def test_where_nobody_reads_on_it_goes_on_without_a_word() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stream:
        say("A line that nobody hears.", stream)
        say("Another.", stream)
