"""Which post is which part of a series, and what a reader sees of the plan."""

import pytest

from plugins.domain.posts import Post
from plugins.domain.series import Part, PlannedPart, Series, numbers_of, parts_of, total_of
from tests.builders import a_moment, a_post

PLAN = (PlannedPart("People"), PlannedPart("Places", "spring 2019"), PlannedPart("The sector"))
PLANNED = Series(slug="strategy", title="Strategy", source="series/strategy.md", plan=PLAN)
UNPLANNED = Series(slug="strategy", title="Strategy")


def a_part(id: str, day: str = "2018-08-01", **changes: object) -> Post:
    values = {"title": id.capitalize(), "slug": id, **changes}
    return a_post(id=id, published=a_moment(day), series="strategy", **values)


@pytest.mark.parametrize(
    ("series", "posts", "numbers"),
    [
        pytest.param(
            PLANNED, [a_part("a", part=2), a_part("b", part=1)], {"a": 2, "b": 1}, id="as given"
        ),
        pytest.param(
            PLANNED,
            [a_part("a", part_title="places"), a_part("b", title="The sector")],
            {"a": 2, "b": 3},
            id="by the planned title",
        ),
        pytest.param(PLANNED, [a_part("a", title="An aside")], {}, id="outside the plan"),
        pytest.param(
            UNPLANNED,
            [a_part("late", "2018-09-01"), a_part("early", "2018-08-01")],
            {"early": 1, "late": 2},
            id="by date where nothing is numbered",
        ),
        pytest.param(
            UNPLANNED,
            [a_part("a", part=3), a_part("b", "2018-09-01")],
            {"a": 3},
            id="one number given: the others stand outside",
        ),
        pytest.param(
            UNPLANNED,
            [a_part("same", "2018-08-01"), a_part("slug", "2018-08-01", slug="same")],
            {"same": 1, "slug": 2},
            id="two posts of one slug are two parts",
        ),
    ],
)
def test_numbers(series: Series, posts: list[Post], numbers: dict[str, int]) -> None:
    assert numbers_of(series, posts) == numbers


def test_the_plan_shows_what_is_out_and_what_is_to_come() -> None:
    parts = parts_of(PLANNED, [a_part("p", part=1, title="All about people")])
    assert parts == (
        Part(1, "People", "p"),
        Part(2, "Places", expected="spring 2019"),
        Part(3, "The sector"),
    )


def test_a_parts_own_title_comes_first() -> None:
    (first, *_) = parts_of(PLANNED, [a_part("p", part=1, part_title="Folk")])
    assert first.title == "Folk"


def test_what_stands_outside_the_numbering_follows_by_date() -> None:
    posts = [a_part("z", "2019-02-01"), a_part("y", "2019-01-01"), a_part("p", part=1)]
    assert [part.post for part in parts_of(PLANNED, posts)][-2:] == ["y", "z"]


def test_the_total_is_the_plans_and_is_not_moved_by_a_missing_part() -> None:
    assert total_of(PLANNED, parts_of(PLANNED, [a_part("p", part=1)])) == 3
    assert total_of(UNPLANNED, parts_of(UNPLANNED, [a_part("p", part=1), a_part("q", part=4)])) == 4


def test_a_planned_part_without_a_word_in_its_title_claims_no_post() -> None:
    series = Series(slug="s", title="S", source="series/s.md", plan=(PlannedPart("…"),))
    assert numbers_of(series, [a_part("a", title="One"), a_part("b", title="Two")]) == {}
