"""Which problems `known-problems.txt` may list."""

from typing import Any

import pytest

from plugins.domain.problem import Problem
from plugins.reading.known_problems import is_known, known_line, may_be_known


def a_problem(check: str, subject: str = "/old/", **more: Any) -> Problem:
    return Problem(source="posts/x.md", check=check, message="…", subject=subject, **more)


@pytest.mark.parametrize(
    ("problem", "may"),
    [
        pytest.param(a_problem("missing-alt", severity="warning"), True, id="a warning"),
        pytest.param(a_problem("link"), True, id="a link to nothing"),
        pytest.param(
            a_problem("unexplained-change", severity="warning"), False, id="what stops publishing"
        ),
        pytest.param(a_problem("duplicate-id"), False, id="an error that spoils the site"),
        pytest.param(a_problem("unsafe-address", severity="warning"), True, id="an unsafe address"),
        pytest.param(a_problem("unsafe-address", "", severity="warning"), False, id="an empty one"),
        pytest.param(
            a_problem("nested-too-deeply", "", severity="warning"), True, id="one that is alone"
        ),
    ],
)
def test_only_what_can_be_told_apart_and_built_with_may_be_listed(
    problem: Problem, *, may: bool
) -> None:
    assert may_be_known(problem) is may
    assert is_known(problem, frozenset([known_line(problem)])) is may
