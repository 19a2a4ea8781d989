"""The made-up archive: everything in it, nothing twice, and the same again."""

import re
from collections.abc import Callable

import pytest

from plugins.benchmark.archive.posts import all_posts, archive_of, plain_post, post_of
from plugins.benchmark.archive.values import MadePost

ARCHIVE = archive_of(600)
POSTS = tuple(all_posts(ARCHIVE))
TEXTS = "\n".join(post.text for post in POSTS)


def test_the_same_number_gives_the_same_posts() -> None:
    assert tuple(all_posts(archive_of(600))) == POSTS


def test_every_post_has_a_slug_of_its_own() -> None:
    assert len({post.slug for post in POSTS}) == 600


def test_posts_come_in_the_order_of_their_days_and_a_new_one_is_the_newest() -> None:
    days = [post.published for post in POSTS]
    assert days == sorted(days)
    assert days[-1] < post_of(ARCHIVE, 600).published < post_of(ARCHIVE, 601).published


@pytest.mark.parametrize(
    "has",
    [
        pytest.param(lambda post: post.series, id="parts of series"),
        pytest.param(lambda post: post.edition, id="editions"),
        pytest.param(lambda post: post.campaigns, id="campaigns"),
        pytest.param(lambda post: len(post.authors) > 1, id="two authors"),
        pytest.param(lambda post: post.has_picture, id="pictures"),
        pytest.param(lambda post: post.has_file, id="documents"),
        pytest.param(lambda post: post.has_action, id="actions"),
        pytest.param(lambda post: post.corrected, id="corrections"),
        pytest.param(lambda post: post.changed, id="changes"),
        pytest.param(lambda post: post.alias, id="old addresses"),
        pytest.param(lambda post: post.status == "draft", id="drafts"),
        pytest.param(lambda post: post.status == "hidden", id="hidden posts"),
        pytest.param(lambda post: post.status == "withdrawn", id="withdrawn posts"),
    ],
)
def test_some_posts_have_it_and_most_do_not(has: Callable[[MadePost], object]) -> None:
    assert 0 < sum(bool(has(post)) for post in POSTS) < 400


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(r"^## ", id="headings"),
        pytest.param(r"^- ", id="lists"),
        pytest.param(r"^1\. ", id="steps"),
        pytest.param(r"^> .*\n> — ", id="quotations with a source"),
        pytest.param(r"^\|---", id="tables"),
        pytest.param(r"^\{\.figures\}", id="figures"),
        pytest.param(r"^\[\^how\]: ", id="footnotes"),
        pytest.param(r"\]\(https://", id="links to others"),
        pytest.param(r"\]\(\{post:\d+\}\)", id="links to other posts"),
        pytest.param(r"\*\*", id="bold"),
        pytest.param("|".join(ARCHIVE.campaigns), id="mentions of campaigns"),
    ],
)
def test_texts_have_what_editors_type(typed: str) -> None:
    assert re.search(typed, TEXTS, re.M)


def test_posts_link_to_earlier_posts_that_are_out() -> None:
    for post in POSTS:
        for number in map(int, re.findall(r"\{post:(\d+)\}", post.text)):
            assert number < post.number
            assert POSTS[number].status == "published"


def test_a_post_has_some_seven_hundred_words() -> None:
    assert 630 < sum(len(post.text.split()) for post in POSTS) / 600 < 770


def test_everybody_named_in_a_post_is_known_to_the_archive() -> None:
    assert {name for post in POSTS for name in post.authors} <= set(ARCHIVE.people)
    assert {name for post in POSTS for name in post.campaigns} <= set(ARCHIVE.campaigns)
    assert {post.series for post in POSTS} - {""} <= set(ARCHIVE.plans)


def test_a_larger_archive_has_more_of_everything_and_no_name_twice() -> None:
    for posts in (20, 500, 5000, 50_000, 200_000):
        archive = archive_of(posts)
        assert len(set(archive.people)) == len(archive.people) == min(20 + posts // 500, 400)
        assert len(set(archive.campaigns)) == len(archive.campaigns) == 8 + posts // 1000
        assert len(archive.plans) == (posts + 49) // 50


@pytest.mark.parametrize("wanted", [0, 97, 297, 300, 599])
def test_a_plain_post_is_neither_special_nor_in_a_row(wanted: int) -> None:
    post = plain_post(ARCHIVE, wanted)
    assert (post.status, post.edition, post.series) == ("published", 0, "")
    assert post in POSTS
