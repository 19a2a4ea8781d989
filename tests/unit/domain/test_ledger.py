"""The ledger: facts as lines of text, and what they add up to in whatever order they stand."""

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.domain.ledger import (
    NO_PAST,
    Fact,
    Past,
    PastPost,
    address_fact,
    entry_fact,
    identity_fact,
    news,
    parse_fact,
    past_of,
    post_fact,
    written,
)
from tests.builders import a_past_post

FIRST = datetime(2017, 1, 13, 9, tzinfo=UTC)
LATER, LAST = FIRST + timedelta(days=30), FIRST + timedelta(days=60)


def places(**changes: Any) -> PastPost:
    return a_past_post(id="places", **changes)


def in_short(post: PastPost) -> tuple[Fact, datetime, tuple[str, ...]]:
    """All that a fact tells of a post, when it first was out, and where it was before."""
    return post_fact(post, FIRST), post.published, post.former


def a_past(*posts: PastPost, **more: Any) -> Past:
    return past_of([*(post_fact(post, FIRST) for post in posts), *more.get("facts", ())])


MOMENTS = st.integers(0, 7_258_118_400).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
TEXTS = st.text(st.characters(), max_size=30)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
FACTS = st.builds(Fact, MOMENTS, NAMES, st.lists(st.tuples(NAMES, TEXTS), max_size=4).map(tuple))


@given(FACTS)
def test_a_fact_comes_back_from_its_line(fact: Fact) -> None:
    line = written(fact)
    assert parse_fact(line) == fact
    assert parse_fact(f"{line}\r\n") == fact


@given(FACTS)
def test_a_line_is_one_line_of_words_without_control_characters(fact: Fact) -> None:
    line = written(fact)
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert len(line.split(" ")) == 2 + len(fact.details)


@given(st.text(st.characters(), max_size=80))
def test_any_other_line_is_none_or_a_fact_that_can_be_written(line: str) -> None:
    fact = parse_fact(line)
    assert fact is None or parse_fact(written(fact)) == fact


@pytest.mark.parametrize(
    "line",
    [
        "",
        "<<<<<<< HEAD",
        "=======",
        ">>>>>>> theirs",
        "2017-01-13T09:00:00Z",
        "2017-01-13T09:00:00 post id=x",
        "2017-01-13 post id=x",
        "yesterday post id=x",
        "2017-01-13T09:00:00Z post id",
        "2017-01-13T09:00:00Z post =x",
        "2017-01-13T09:00:00Z post  id=x",
        "2017-01-13T09:00:00Z po-st id=x",
        "0001-01-01T00:00:00+05:00 post id=x",
        "2017-01-13T09:00:00Z post id=%FF%FE",
        "2017-01-13T09:00:00Z post id=\N{REPLACEMENT CHARACTER}",
    ],
)
def test_what_the_program_never_wrote_is_no_fact(line: str) -> None:
    assert parse_fact(line) is None


def test_a_line_reads_as_people_expect() -> None:
    fact = Fact(FIRST, "address", (("at", "/2017/01/über uns/"), ("of", "page"), ("name", "100%")))
    assert (
        written(fact) == "2017-01-13T09:00:00Z address at=/2017/01/über%20uns/ of=page name=100%25"
    )


EVERYTHING = (
    identity_fact("newsroom", FIRST),
    post_fact(places(), FIRST),
    post_fact(places(address="/2017/02/places/", text="dd"), LATER),
    address_fact("/2017/01/places/", "redirect", "places", LATER),
    address_fact("/old/", "redirect", "places", FIRST),
    address_fact("/about/", "page", "about", FIRST),
    Fact(LAST, "sent", (("edition", "7"),)),
    Fact(LAST, "back", ()),
)


@given(st.permutations(EVERYTHING), st.sets(st.integers(0, len(EVERYTHING) - 1)))
def test_neither_order_nor_doubles_make_a_difference(facts: list[Fact], doubled: set[int]) -> None:
    assert past_of([*facts, *(facts[number] for number in doubled)]) == past_of(EVERYTHING)


def test_a_post_is_what_was_said_of_it_last_and_remembers_where_it_was() -> None:
    past = past_of(EVERYTHING)
    assert past.identity == "newsroom"
    (post,) = past.posts.values()
    former = ("/old/", "/2017/01/places/")
    assert in_short(post) == in_short(places(address="/2017/02/places/", text="dd", former=former))
    assert past.addresses == {
        "/2017/01/places/": ("redirect", "places"),
        "/2017/02/places/": ("post", "places"),
        "/old/": ("redirect", "places"),
        "/about/": ("page", "about"),
    }


def test_a_post_that_returned_to_its_address_was_not_there_before() -> None:
    there, away = places(), places(address="/2017/02/places/")
    facts = (post_fact(there, FIRST), post_fact(away, LATER), post_fact(there, LAST))
    assert past_of(facts).posts["places"].former == ("/2017/02/places/",)


@pytest.mark.parametrize(
    "details",
    [
        pytest.param((("at", "/x/"), ("file", "posts/x.md")), id="no id"),
        pytest.param((("id", ""), ("at", "/x/"), ("file", "posts/x.md")), id="an empty id"),
        pytest.param((("id", "x"), ("file", "posts/x.md")), id="no address"),
        pytest.param((("id", "x"), ("at", "/x/")), id="no file"),
    ],
)
def test_a_post_of_which_the_main_thing_is_not_said_is_none(
    details: tuple[tuple[str, str], ...],
) -> None:
    assert past_of([Fact(FIRST, "post", details)]) == NO_PAST


@pytest.mark.parametrize("entries", ["", "-1", "²", "many", "9" * 5000])
def test_a_number_that_is_none_counts_as_nothing(entries: str) -> None:
    details = dict(post_fact(places(), FIRST).details) | {"entries": entries}
    past = past_of([Fact(FIRST, "post", tuple(details.items()))])
    assert past.posts["places"].entries == 0


def test_the_file_of_two_posts_is_that_of_the_later_one() -> None:
    old, new = (
        a_past_post(id="old", source="posts/x.md"),
        a_past_post(id="new", source="posts/x.md"),
    )
    for facts in itertools.permutations((post_fact(old, FIRST), post_fact(new, LATER))):
        assert past_of(facts).ids == {"posts/x.md": "new"}
    again = past_of((post_fact(old, FIRST), post_fact(new, LATER), post_fact(old, LAST)))
    assert again.ids == {"posts/x.md": "old"}


ADDRESSES = {"/about/": ("page", "about"), "/2017/01/places/": ("post", "places")}


def test_the_first_publication_tells_everything() -> None:
    facts = tuple(news(NO_PAST, [places()], ADDRESSES, LATER, "newsroom"))
    assert facts == (
        identity_fact("newsroom", LATER),
        post_fact(places(), LATER),
        address_fact("/about/", "page", "about", LATER),
    )
    past = past_of(facts)
    assert in_short(past.posts["places"]) == in_short(places(published=LATER))
    assert tuple(news(past, [places(published=LAST)], ADDRESSES, LAST, "newsroom")) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"address": "/2017/02/places/"},
        {"source": "posts/2017/places.md"},
        {"text": "ee"},
        {"content": "ee"},
        {"entries": 1},
        {"status": "hidden"},
        {"guid": "urn:x:other"},
        {"sketch": ""},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_post_that_is_not_as_it_was_is_news_once(change: dict[str, Any]) -> None:
    before = a_past(places())
    now = replace(places(published=LATER), **change)
    (fact,) = news(before, [now], {}, LATER)
    after = past_of([post_fact(places(), FIRST), fact])
    assert in_short(replace(after.posts["places"], former=())) == in_short(
        replace(now, published=FIRST)
    )
    assert tuple(news(after, [now], {}, LAST)) == ()


def test_it_is_known_when_a_post_was_shown_last_and_withdrawn_first() -> None:
    shown, gone = places(), places(status="withdrawn", text="")
    facts = [post_fact(shown, FIRST), post_fact(gone, LATER), post_fact(gone, LAST)]
    past, (id_,) = past_of(facts), past_of(facts).posts
    assert (past.posts[id_].published, past.shown[id_], past.withdrawn[id_]) == (
        FIRST, FIRST, LATER,
    )  # fmt: skip
    again = past_of([*facts[:2], post_fact(shown, LAST)])
    assert (again.shown, again.withdrawn) == ({id_: LAST}, {})


def test_entries_are_known_by_the_digest_of_what_they_said_last() -> None:
    facts = [
        entry_fact("places", "Correction/2017-02-01/1", "aa", FIRST),
        entry_fact("places", "Correction/2017-02-01/1", "bb", LATER),
        entry_fact("people", "Change/2017-02-01/1", "cc", LATER),
    ]
    assert past_of(reversed(facts)).entries == {
        "places": {"Correction/2017-02-01/1": "bb"}, "people": {"Change/2017-02-01/1": "cc"},
    }  # fmt: skip
    assert [parse_fact(written(fact)) for fact in facts] == facts


def test_a_moment_is_told_in_whole_seconds() -> None:
    moment = FIRST.replace(microsecond=999_999)
    facts = (
        post_fact(places(), moment),
        address_fact("/", "page", "", moment),
        identity_fact("", moment),
    )
    assert {fact.moment for fact in facts} == {FIRST}


def test_no_identity_said_is_another_than_an_empty_one() -> None:
    assert past_of([post_fact(places(), FIRST)]).identity is None
    assert past_of([identity_fact("", FIRST)]).identity == ""
