import json
from pathlib import Path

import pytest

from plugins.domain.problem import Problem
from plugins.host.checking.problem_formats import (
    page_of,
    render_github,
    render_gitlab,
    render_json,
)


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def a_problem(**given: object) -> Problem:
    values = {"source": "posts/x.md", "line": 7, "check": "date", "message": "no date"}
    return Problem(**{**values, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        pytest.param(
            a_problem(), "::error file=content/posts/x.md,line=7,title=date::no date", id="an error"
        ),
        pytest.param(
            a_problem(severity="warning"),
            "::warning file=content/posts/x.md,line=7,title=date::no date",
            id="a warning",
        ),
        pytest.param(
            a_problem(line=None),
            "::error file=content/posts/x.md,title=date::no date",
            id="of the whole file",
        ),
        pytest.param(
            a_problem(hint="write 2026-11-30\nor nothing"),
            "::error file=content/posts/x.md,line=7,title=date::"
            "no date%0Awrite 2026-11-30%0Aor nothing",
            id="the hint stands below the message",
        ),
        pytest.param(
            a_problem(source="posts/50%, a: b.md", message="50%, a: b\r::error::x"),
            "::error file=content/posts/50%25%2C a%3A b.md,line=7,title=date::"
            "50%25, a: b%0D::error::x",
            id="what would end a property or the command",
        ),
    ],
)
def test_a_problem_is_a_note_on_its_line(problem: Problem, expected: str) -> None:
    assert render_github([problem], Path("content"), {}) == expected


def test_a_pull_request_knows_its_files_from_the_repository_on(tmp_path: Path) -> None:
    command = render_github(
        [a_problem()], Path("content"), {"GITHUB_WORKSPACE": str(tmp_path.parent)}
    )
    assert command.startswith(f"::error file={tmp_path.name}/content/posts/x.md,")


def test_each_problem_is_a_command_of_its_own_whatever_it_says() -> None:
    problems = [a_problem(message="a\nb", hint="c\r\nd"), a_problem(line=9)]
    assert len(render_github(problems, Path("content"), {}).splitlines()) == 2


def test_json_has_every_key_of_every_problem() -> None:
    problems = [a_problem(hint="write “one”"), a_problem(line=None, severity="warning")]
    common = {"file": "content/posts/x.md", "check": "date", "message": "no date", "help": ""}
    assert json.loads(render_json(problems, Path("content"))) == [
        {**common, "line": 7, "severity": "error", "hint": "write “one”"},
        {**common, "line": None, "severity": "warning", "hint": ""},
    ]


def test_json_without_problems_is_an_empty_list() -> None:
    assert json.loads(render_json([], Path("content"))) == []


def test_a_path_elsewhere_is_whole(tmp_path: Path) -> None:
    note = json.loads(render_json([a_problem()], tmp_path.parent / "blog"))[0]
    assert note["file"] == (tmp_path.parent / "blog/posts/x.md").as_posix()


def test_help_is_the_page_of_the_check() -> None:
    page = page_of("link")
    assert page is not None
    assert page.name == "link.md"
    (note,) = json.loads(render_json([a_problem(check="link")], Path("content")))
    assert Path(note["help"]) == page
    assert page_of("no-such-check") is None


def test_a_report_of_code_quality_has_a_finding_for_each_problem(tmp_path: Path) -> None:
    problems = [a_problem(hint="write 2026-11-30"), a_problem(line=None, severity="warning")]
    found = json.loads(
        render_gitlab(problems, Path("content"), {"CI_PROJECT_DIR": str(tmp_path.parent)})
    )
    path = f"{tmp_path.name}/content/posts/x.md"
    assert [one["location"] for one in found] == [
        {"path": path, "lines": {"begin": 7}},
        {"path": path, "lines": {"begin": 1}},
    ]
    assert [one["severity"] for one in found] == ["major", "minor"]
    assert found[0]["description"] == "no date write 2026-11-30"
    assert found[0]["check_name"] == "date"


def test_a_finding_is_known_again_and_is_no_other(tmp_path: Path) -> None:
    problems = [a_problem(), a_problem(line=8), a_problem(check="link"), a_problem(hint="x")]
    first, again = (json.loads(render_gitlab(problems, Path("content"), {})) for _ in "12")
    assert first == again
    assert len({one["fingerprint"] for one in first}) == len(problems)


def test_without_a_problem_the_report_is_empty() -> None:
    assert render_gitlab([], Path("content"), {}) == "[]"
