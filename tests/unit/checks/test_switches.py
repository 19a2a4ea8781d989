"""Checks that are switched off, and lines that are meant as they stand."""

import re
from typing import Any

import pytest

from plugins.checks.switches import check_comments, heard
from plugins.domain.check_names import ERRORS, OPTIONAL, STOP_PUBLICATION, WARNINGS
from plugins.domain.library import Library
from plugins.domain.places import Places, SourceText
from plugins.domain.problem import Problem
from plugins.host.call import ROOT
from tests.builders import some_settings

INDEX = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
TEXT = "Now.\n\n<!-- unchecked: ageing-date -->\nToday."


def a_warning(check: str = "ageing-date", **changes: Any) -> Problem:
    given: dict[str, Any] = {
        "source": "posts/x.md", "line": 9, "check": check, "message": "…", "severity": "warning",
        **changes,
    }  # fmt: skip
    return Problem(**given)


def is_heard(problem: Problem, on: str = "", off: str = "", text: str = "") -> bool:
    settings = some_settings(checks_on=frozenset([on]), checks_off=frozenset([off]))
    places = Places({"posts/x.md": SourceText({}, text, 6)})
    return list(heard([problem], settings, places)) == [problem]


def test_a_check_is_heard_until_it_is_switched_off() -> None:
    assert is_heard(a_warning())
    assert not is_heard(a_warning(), off="ageing-date")


@pytest.mark.parametrize("check", OPTIONAL)
def test_an_optional_check_is_heard_once_it_is_switched_on(check: str) -> None:
    assert not is_heard(a_warning(check))
    assert is_heard(a_warning(check), on=check)


def test_an_error_is_heard_whatever_is_said() -> None:
    error = a_warning("link", severity="error")
    assert is_heard(error, off="link")
    assert is_heard(error, text=TEXT.replace("ageing-date", "link"))


@pytest.mark.parametrize("check", STOP_PUBLICATION)
def test_what_stops_a_publication_is_heard_whatever_is_said(check: str) -> None:
    assert is_heard(a_warning(check), off=check)
    assert is_heard(a_warning(check), text=TEXT.replace("ageing-date", check))


@pytest.mark.parametrize(
    ("problem", "heard_of"),
    [
        pytest.param(a_warning(line=9), False, id="the line after the comment"),
        pytest.param(a_warning(line=6), True, id="another line"),
        pytest.param(a_warning("doubled-word", line=9), True, id="another check"),
        pytest.param(a_warning(source="posts/y.md", line=9), True, id="another file"),
    ],
)
def test_a_comment_silences_its_check_for_its_line(problem: Problem, *, heard_of: bool) -> None:
    assert is_heard(problem, text=TEXT) is heard_of


def of_comments(text: str) -> list[tuple[int | None, str, str]]:
    places = Places({"posts/x.md": SourceText({}, text, 6)})
    found = check_comments(Library(settings=some_settings()), places)
    return [(problem.line, problem.message, problem.hint) for problem in found]


def test_a_comment_with_a_slip_in_its_name_is_told() -> None:
    assert of_comments("One.\n<!-- unchecked: ageing-dat -->\nTwo.") == [
        (7, "there is no check ageing-dat", "did you mean ageing-date?")
    ]


def test_a_comment_for_an_error_is_told() -> None:
    ((_, message, hint),) = of_comments("<!-- unchecked: anchor -->\nOne.")
    assert (message, hint) == (
        "anchor cannot be silenced: it keeps the site whole",
        "mend what it finds",
    )


def test_a_comment_for_a_warning_is_in_order() -> None:
    assert of_comments("<!-- unchecked: ageing-date, doubled-word -->\nOne.") == []


def test_a_comment_that_is_not_understood_is_told_on_its_line() -> None:
    assert of_comments("One.\n\n<!-- Unchecked: ageing-date -->\nTwo.") == [
        (
            8,
            "this comment silences nothing: it is not written as one that does",
            "write it on one line, so: <!-- unchecked: ageing-date -->",
        )
    ]


def test_the_names_are_those_of_the_index() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^|]+?) \|", INDEX, re.MULTILINE)
    assert set(WARNINGS) | set(ERRORS) | set(STOP_PUBLICATION) == {name for name, _ in rows}
    assert set(ERRORS) == {name for name, kind in rows if kind == "error"}
    assert set(STOP_PUBLICATION) == {
        name for name, kind in rows if kind == "warning, stops `make publish`"
    }
    assert set(OPTIONAL) == {
        name for name, kind in rows if kind == "warning, off until switched on"
    }
    assert list(WARNINGS[: -len(OPTIONAL)]) == sorted(set(WARNINGS) - set(OPTIONAL))
