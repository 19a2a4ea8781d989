"""Tags that differ only in capitals, hyphens or the plural."""

import pytest

from plugins.checks.tags import check_spellings, topic_of
from plugins.domain.library import Library
from plugins.domain.places import Places, SourceText
from tests.builders import a_post, some_settings


def found(*tags: tuple[str, ...], status: str = "published") -> list[tuple[str, str]]:
    posts = tuple(
        a_post(slug=f"p{number}", tags=each, status=status) for number, each in enumerate(tags)
    )
    library = Library(settings=some_settings(), posts=posts)
    return [(p.source, p.subject) for p in check_spellings(library, Places({}))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Charity", "charities", id="the plural of a word in -y"),
        pytest.param("council", "councils", id="the plain plural"),
        pytest.param("tax", "taxes", id="the plural in -es"),
        pytest.param("Charity", "charity", id="capitals"),
        pytest.param("open data", "open-data", id="a hyphen"),
        pytest.param("community right", "Community rights", id="both in the last of two words"),
    ],
)
def test_two_spellings_of_one_topic_are_told(one: str, other: str) -> None:
    assert found((one,), (one,), (other,)) == [("posts/p2.md", other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("new", "news", id="news is no plural"),
        pytest.param("economic", "economics", id="a science"),
        pytest.param("glas", "glass", id="a double s"),
        pytest.param("bus", "bu", id="a short word"),
        pytest.param("Wale", "Wales", id="a country"),
        pytest.param("housing", "houses", id="another word"),
        pytest.param("campus", "campu", id="an end in -us"),
    ],
)
def test_two_topics_stay_two(one: str, other: str) -> None:
    assert found((one,), (other,)) == []


def test_a_spelling_is_told_once_and_where_it_first_stands() -> None:
    assert found(("Charity",), ("charities",), ("charities",), ("Charity",), ("Charity",)) == [
        ("posts/p1.md", "charities")
    ]


def test_withdrawn_posts_have_no_say() -> None:
    assert found(("Charity",), ("charities",), status="withdrawn") == []


def test_the_line_is_that_of_the_tag_and_the_hint_the_usual_spelling() -> None:
    posts = (a_post(slug="a", tags=("Charity",)), a_post(slug="b", tags=("x", "charities")))
    places = Places({"posts/b.md": SourceText({"tags": 4, "tags.1": 6})})
    (problem,) = check_spellings(Library(settings=some_settings(), posts=posts), places)
    assert (problem.line, problem.hint) == (6, "write “Charity” everywhere")
    assert problem.severity == "warning"


def test_a_topic_is_a_slug_in_the_singular() -> None:
    assert topic_of("Small Charities’ boxes") == "small-charity-box"
