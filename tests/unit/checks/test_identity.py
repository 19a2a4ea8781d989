"""Ids that two posts share, editions, and the identity that all ids are made with."""

from datetime import datetime
from typing import Any

import pytest

from plugins.checks.identity import check_editions, check_identity, check_ids
from plugins.domain.ledger import Past, PastPost, identity_fact, past_of, post_fact
from plugins.domain.library import Library
from plugins.domain.places import Places, SourceText
from tests.builders import a_moment, a_past_post, a_post, some_settings

MOMENT = a_moment()


def a_past(*posts: PastPost, identity: str | None = None, at: datetime = MOMENT) -> Past:
    facts = [post_fact(post, at) for post in posts]
    return past_of(facts if identity is None else [*facts, identity_fact(identity, at)])


def a_library(*posts: Any, past: Past, identity: str = "") -> Library:
    return Library(settings=some_settings(identity=identity), posts=posts, past=past)


PLACES = Places({"site.yaml": SourceText({"identity": 3})})


def test_the_newer_of_two_posts_with_one_id_is_told() -> None:
    old = a_post(slug="old", id="update", source="posts/2016/update.md")
    new = a_post(
        slug="new", id="update", source="posts/2017/update.md", published=a_moment("2017-02-01")
    )
    (problem,) = check_ids(a_library(new, old, past=a_past()), Places({}))
    assert (problem.source, problem.check) == ("posts/2017/update.md", "duplicate-id")
    assert problem.hint.endswith("id: update-2017-02-01")


def test_of_two_posts_with_one_id_the_published_one_keeps_it() -> None:
    early = a_post(slug="early", id="update", source="posts/2016/update.md")
    known = a_post(
        slug="known", id="update", source="posts/2017/update.md", published=a_moment("2017-02-01")
    )
    past = a_past(a_past_post(id="update", source="posts/2017/update.md"))
    (problem,) = check_ids(a_library(early, known, past=past), Places({}))
    assert problem.source == "posts/2016/update.md"


@pytest.mark.parametrize(
    ("was", "now", "hint"),
    [
        pytest.param("newsroom", "news", "put this line back:\nidentity: newsroom", id="changed"),
        pytest.param("newsroom", "", "put this line back:\nidentity: newsroom", id="taken out"),
        pytest.param("", "news", "take the line out: there was none", id="put in"),
    ],
)
def test_another_identity_is_told_with_what_to_put_back(was: str, now: str, hint: str) -> None:
    past = a_past(a_past_post(id="a"), a_past_post(id="b"), identity=was)
    (problem,) = check_identity(a_library(past=past, identity=now), PLACES)
    assert (problem.source, problem.line, problem.check) == ("site.yaml", 3, "changed-identity")
    assert (problem.severity, problem.hint) == ("warning", hint)
    assert "all 2 published posts" in problem.message


@pytest.mark.parametrize(
    "past",
    [
        pytest.param(a_past(), id="nothing was published"),
        pytest.param(a_past(a_past_post(id="a"), identity="news"), id="the same"),
        pytest.param(a_past(a_past_post(id="a")), id="nobody knows"),
        pytest.param(a_past(identity="newsroom"), id="no post was published"),
    ],
)
def test_there_is_nothing_to_say_of_an_identity_that_concerns_nobody(past: Past) -> None:
    assert list(check_identity(a_library(past=past, identity="news"), PLACES)) == []


def test_two_posts_that_are_one_edition_are_told() -> None:
    posts = [a_post(slug=f"update-{number}", edition=7) for number in (1, 2)]
    (problem,) = check_editions(a_library(*posts, past=a_past()), Places({}))
    assert (problem.source, problem.check) == ("posts/update-2.md", "duplicate-edition")
