"""Names of entries: what a subscriber was told of is never told again, and all else is told once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.entries import entries_of, named_entries, news_of_entries
from plugins.domain.ledger import NO_PAST, Past, past_of
from plugins.domain.posts import Correction, Post
from tests.builders import a_change, a_correction, a_moment, a_post

DAY, NEXT_DAY = "2017-02-01", "2017-02-02"


def corrected(*said: tuple[str, str]) -> Post:
    """A post with corrections, each a text and its day."""
    return a_post(corrections=tuple(a_correction(text, day) for text, day in said))


def published(past: Past, post: Post) -> Past:
    facts = news_of_entries(past, [post], a_moment())
    known = past_of(facts).entries.get(post.id, {})
    return Past(entries={post.id: {**past.entries.get(post.id, {}), **known}})


def names(post: Post, past: Past = NO_PAST) -> dict[str, str]:
    """Words → name."""
    return {entry.words: name for name, entry in named_entries(post, past.entries.get(post.id, {}))}


def test_corrections_and_major_changes_are_news() -> None:
    post = a_post(
        corrections=(a_correction("One."),),
        changes=(a_change("Two.", major=True), a_change("Three.")),
    )
    assert [(entry.kind, entry.words) for entry in entries_of(post)] == [
        ("Correction", "One."), ("Change", "Two."),
    ]  # fmt: skip


def test_two_of_one_day_have_names_of_their_own() -> None:
    assert names(corrected(("One.", DAY), ("Two.", DAY), ("Three.", NEXT_DAY))) == {
        "One.": f"Correction/{DAY}/1",
        "Two.": f"Correction/{DAY}/2",
        "Three.": f"Correction/{NEXT_DAY}/1",
    }


BEFORE = corrected(("One.", DAY), ("Two.", DAY))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(
            corrected(("Two.", DAY), ("One.", DAY)), {"One.": "1", "Two.": "2"},
            id="in another order",
        ),
        pytest.param(
            corrected(("Three.", DAY), ("One.", DAY), ("Two.", DAY)),
            {"One.": "1", "Two.": "2", "Three.": "3"}, id="another above them",
        ),
        pytest.param(
            corrected(("One.", DAY), ("Three.", DAY), ("Two.", DAY)),
            {"One.": "1", "Two.": "2", "Three.": "3"}, id="another between them",
        ),
        pytest.param(corrected(("Two.", DAY)), {"Two.": "2"}, id="the first gone"),
        pytest.param(
            corrected(("One, that is.", DAY), ("Two.", DAY)), {"One, that is.": "1", "Two.": "2"},
            id="the first reworded",
        ),
        pytest.param(
            corrected(("Three.", DAY), ("Two.", DAY), ("One, that is.", DAY)),
            {"Three.": "1", "Two.": "2", "One, that is.": "3"}, id="one reworded and a new one",
        ),
        pytest.param(
            corrected(("One.", NEXT_DAY), ("Two.", DAY)), {"One.": "1", "Two.": "2"},
            id="the day of one put right",
        ),
        pytest.param(
            corrected(("One.\n", DAY), ("  Two.", DAY)), {"One.\n": "1", "  Two.": "2"},
            id="other blanks",
        ),
    ],
)  # fmt: skip
def test_what_was_published_keeps_its_name(now: Post, expected: dict[str, str]) -> None:
    found = names(now, published(NO_PAST, BEFORE))
    assert found == {words: f"Correction/{DAY}/{number}" for words, number in expected.items()}


def test_a_name_that_was_given_is_given_to_nothing_else() -> None:
    past = published(NO_PAST, BEFORE)
    past = published(past, corrected(("Two.", DAY)))
    later = corrected(("Two.", DAY), ("Three.", NEXT_DAY))
    assert names(later, past)["Three."] == f"Correction/{NEXT_DAY}/1"


def test_what_was_published_as_it_is_adds_nothing() -> None:
    past = published(NO_PAST, BEFORE)
    assert list(news_of_entries(past, [BEFORE], a_moment())) == []


def test_names_of_posts_are_their_own() -> None:
    past = published(NO_PAST, BEFORE)
    assert past.entries.get("other", {}) == {}


@given(
    st.lists(st.permutations([Correction(a_moment(DAY), f"{n}.") for n in range(5)]), max_size=6),
    st.data(),
)
def test_over_many_publications_each_correction_has_one_name(
    orders: list[list[Correction]], data: st.DataObject
) -> None:
    past, given_to = NO_PAST, dict[str, str]()
    shown: list[Correction] = []
    for order in orders:
        new = [one for one in order if one not in shown][: data.draw(st.integers(0, 3))]
        shown = [one for one in order if one in shown or one in new]
        post = a_post(corrections=tuple(shown))
        for words, name in names(post, past).items():
            assert given_to.setdefault(words, name) == name
        past = published(past, post)
    assert len(set(given_to.values())) == len(given_to)
