"""Which edition is meant by its number."""

from typing import Any

import pytest

from plugins.domain.library import Library
from plugins.domain.posts import Post
from plugins.domain.refusal import WrongCall
from plugins.host.newsletter.editions import edition_meant
from tests.builders import a_moment, a_post, some_settings


def an_edition(number: int, date: str, **changes: Any) -> Post:
    return a_post(slug=f"edition-{number}", edition=number, published=a_moment(date), **changes)


EDITIONS = (
    an_edition(6, "2017-01-13"),
    an_edition(7, "2017-02-13", status="draft", standing="draft"),
    an_edition(5, "2016-12-13", status="hidden"),
    an_edition(4, "2016-11-13", status="withdrawn"),
    a_post(slug="no-edition", published=a_moment("2017-03-13")),
)


def meant(number: int, posts: tuple[Post, ...] = EDITIONS) -> Post:
    return edition_meant(Library(settings=some_settings(), posts=posts), number)


@pytest.mark.parametrize("number", [5, 6, 7], ids=["a hidden one", "a public one", "a draft"])
def test_an_edition_is_found_by_its_number(number: int) -> None:
    assert meant(number).edition == number


def test_without_a_number_the_newest_is_meant() -> None:
    assert meant(0).edition == 7


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(8, "there is no edition 8: there are 5, 6, 7", id="one that is not there"),
        pytest.param(4, "edition 4 was withdrawn", id="one that was withdrawn"),
    ],
)
def test_what_is_no_edition_is_a_wrong_call(number: int, words: str) -> None:
    with pytest.raises(WrongCall, match=words):
        meant(number)


def test_where_there_is_none_it_is_said_how_a_post_becomes_one() -> None:
    with pytest.raises(WrongCall, match="“edition: 1” in its front matter"):
        meant(0, EDITIONS[-1:])


def test_of_many_editions_the_last_are_named() -> None:
    many = tuple(an_edition(number, f"2016-{number:02}-01") for number in range(1, 13))
    with pytest.raises(WrongCall, match="the last 8 are 5, 6, 7, 8, 9, 10, 11, 12"):
        meant(13, many)


def test_two_posts_of_one_number_are_both_named() -> None:
    twice = (*EDITIONS, a_post(slug="again", edition=6))
    with pytest.raises(
        WrongCall, match=r"posts/edition-6\.md, posts/again\.md\): give one of them"
    ):
        meant(6, twice)
