"""Withdrawn posts that do not say why or since when, or are announced in a plan."""

from typing import Any

import pytest

from plugins.checks.withdrawals import check_withdrawals
from plugins.domain.ledger import Past
from plugins.domain.library import Library, site_at
from plugins.domain.places import Places, SourceText
from plugins.domain.posts import Post
from tests.builders import a_change, a_moment, a_post, a_series, some_settings

LINES = {"title": 2, "status": 4, "modified": 5, "changes": 6}
NOW = "2017-06-01"


def withdrawn(**changes: Any) -> Post:
    given = {
        "title": "Places", "status": "withdrawn", "withdrawn_because": "Wrong figures.",
        "modified": a_moment(NOW), **changes,
    }  # fmt: skip
    return a_post(**given)


def said(post: Post, known: Past | None = None, plan: tuple[str, ...] = ()) -> list[str]:
    series = (a_series(*plan, slug="five-ties"),) if plan else ()
    library = Library(settings=some_settings(), posts=(post,), series=series, past=known or Past())
    places = Places({post.source: SourceText(LINES), "series/five-ties.md": SourceText({})})
    found = check_withdrawals(library, places, site_at(library, a_moment(NOW)), ())
    return [f"{one.source}:{one.line}: {one.message} | {one.hint}" for one in found]


def test_a_reason_and_a_day_are_enough() -> None:
    assert said(withdrawn()) == []
    assert said(withdrawn(modified=None, changes=(a_change("Withdrawn.", NOW),))) == []


def test_without_a_reason_the_hint_gives_a_line() -> None:
    assert said(withdrawn(withdrawn_because="")) == [
        "posts/places.md:4: this post is withdrawn and does not say why | add a line to the front"
        " matter: withdrawn_because: It named somebody who had asked not to be named."
    ]


def test_without_a_day_that_anybody_knows_the_hint_gives_one() -> None:
    assert said(withdrawn(modified=None)) == [
        "posts/places.md:4: this post is withdrawn and does not say since when | add a line to the"
        " front matter: modified: 2017-06-01"
    ]


def test_of_a_post_that_readers_saw_the_day_is_known() -> None:
    assert said(withdrawn(modified=None), Past(shown={"places": a_moment("2017-01-13")})) == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"title": "Places"}, id="its title"),
        pytest.param({"title": "The five ties, part 1: places"}, id="a part of its title"),
        pytest.param({"title": "Where we meet", "part_title": "Places"}, id="its title as a part"),
    ],
)
def test_a_plan_that_announces_it_is_told(changes: dict[str, str]) -> None:
    post = withdrawn(series="five-ties", source="posts/places.md", **changes)
    (found,) = said(post, plan=("People", "Places"))
    assert found.startswith("series/five-ties.md:1: “Places” stands here as a part to come")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"series": "five-ties", "title": "Workplaces"}, id="another word"),
        pytest.param({"title": "Places"}, id="no part of the series"),
    ],
)
def test_a_plan_of_other_parts_is_none_of_its_business(changes: dict[str, str]) -> None:
    assert said(withdrawn(source="posts/places.md", **changes), plan=("People", "Places")) == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"status": "published"}, id="published"),
        pytest.param({"published": a_moment("2018-01-01")}, id="not public yet"),
    ],
)
def test_only_what_has_a_page_that_says_so_is_looked_at(changes: dict[str, Any]) -> None:
    assert said(withdrawn(withdrawn_because="", **changes)) == []
