"""Parts that are announced and not planned."""

from typing import Any

import pytest

from plugins.checks.announcements import Announced, announced_in, check_announced
from plugins.checks.looks import Look
from plugins.checks.passages import Passage
from plugins.domain.library import Library
from plugins.domain.problem import Problem
from tests.builders import a_body, a_post, a_series, some_settings
from tests.passages import a_passage, some_texts


def problems(text: str, *plan: str, **changes: Any) -> list[Problem]:
    given: dict[str, Any] = {"series": "green-paper", "part": 2, **changes}
    posts = (
        a_post(slug="one", series="green-paper", part=1),
        a_post(slug="two", body=a_body(text), **given),
    )
    library = Library(settings=some_settings(), posts=posts, series=(a_series(*plan),))
    return said_of(library)


def said_of(library: Library) -> list[Problem]:
    look = Look("announced", all_announced, tuple[Announced, ...])
    return list(check_announced(library, some_texts(library).found(look)))


def all_announced(passage: Passage) -> tuple[Announced, ...]:
    return tuple(announced_in(passage))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("The next part is about money.", None, id="the next part is about"),
        pytest.param("In part 4 we look at money.", 4, id="in part 4 we look"),
        pytest.param("In part four, we’ll look at money.", 4, id="a number in words"),
        pytest.param("Part 3 will be out in May.", 3, id="a part will"),
        pytest.param("In our next post, we will turn to money.", None, id="in our next post"),
        pytest.param(
            "The next article in this series asks why.", None, id="an article in a series"
        ),
        pytest.param("Stay tuned for part 3!", 3, id="stay tuned"),
    ],
)
def test_an_announcement_is_recognised(text: str, number: int | None) -> None:
    assert [announced.number for announced in announced_in(a_passage(text))] == [number]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In part 1 we saw who comes.", id="a part that is out"),
        pytest.param("The next part of the form is about money.", id="the part of something else"),
        pytest.param("The next step is about money.", id="a step"),
        pytest.param("It took part 3 times.", id="the word alone"),
    ],
)
def test_what_announces_nothing_passes(text: str) -> None:
    assert list(announced_in(a_passage(text))) == []


def test_an_announcement_knows_its_line() -> None:
    (announced,) = announced_in(a_passage("So it was.\n\nIn part 4 we'll look at money."))
    assert announced.line == 3


def test_a_page_announces_nothing() -> None:
    assert list(announced_in(a_passage("Part 3 will be out in May.", is_post=False))) == []


def test_the_last_part_of_a_plan_announces_none() -> None:
    (problem,) = problems("The next part is about money.", "Places", "People")
    assert "part 3" in problem.message
    assert problem.hint == "add its title to the parts of series/green-paper.md"


def test_a_part_that_is_planned_may_be_announced() -> None:
    assert problems("The next part is about money.", "Places", "People", "Money") == []


def test_a_number_beyond_the_plan_is_told() -> None:
    assert problems("In part 4 we look at money.", "Places", "People", "Money")
    assert not problems("In part 3 we look at money.", "Places", "People", "Money")


def test_a_part_that_is_out_may_be_announced_in_a_series_without_a_plan() -> None:
    posts = (
        a_post(slug="one", series="s", part=1, body=a_body("The next part is about money.")),
        a_post(slug="two", series="s", part=2),
    )
    series = (a_series(slug="s", source=""),)
    library = Library(settings=some_settings(), posts=posts, series=series)
    assert said_of(library) == []


def test_a_post_in_no_series_that_promises_a_part_is_told_once() -> None:
    text = "In part two, we’ll ask why. The next part will come in May."
    (problem,) = problems(text, series="", part=None)
    assert problem.message.endswith("the post is in no series")


def test_the_present_tense_is_no_promise_where_there_is_no_series() -> None:
    assert problems("In part 4 we look at money.", series="", part=None) == []


def test_withdrawn_posts_promise_nothing() -> None:
    assert problems("The next part is about money.", "Places", status="withdrawn") == []
