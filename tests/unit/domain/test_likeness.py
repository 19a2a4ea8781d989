"""Texts that are much alike are known by their sketches, others are not: on the sample's posts."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.likeness import ALIKE, Alike, likeness, sketch_of, title_in
from plugins.host.call import ROOT

TEXTS = {
    file.stem: file.read_text(encoding="utf-8").split("---\n", 2)[2]
    for file in sorted((ROOT / "content" / "posts").rglob("*.md"))
}
SKETCHES = {name: sketch_of(name, "", text) for name, text in TEXTS.items()}
Edit = Callable[[str], str]


def without_its_end(text: str) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[: max(1, len(paragraphs) * 2 // 3)])


def with_every_tenth_word_changed(text: str) -> str:
    words = text.split()
    return " ".join("elsewhere" if at % 10 == 9 else word for at, word in enumerate(words))


EDITS: dict[str, Edit] = {
    "nothing but blanks and capitals changed": lambda text: f"\n{text.upper()}  \n",
    "a paragraph more": lambda text: f"Nobody had said so before.\n\n{text}",
    "a third cut off its end": without_its_end,
    "its halves exchanged": lambda text: text[len(text) // 2 :] + text[: len(text) // 2],
    "every tenth word changed": with_every_tenth_word_changed,
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_text_is_most_like_itself(edit: Edit) -> None:
    known: Alike[str] = Alike()
    for name, sketch in SKETCHES.items():
        known.add(sketch, name)
    edited = {name: sketch_of(name, "", edit(text)) for name, text in TEXTS.items()}
    assert {name: known.most_like(sketch) for name, sketch in edited.items()} == {
        name: name for name in TEXTS
    }


def test_no_two_posts_of_the_sample_are_alike() -> None:
    assert len(SKETCHES) > 20
    assert max(likeness(one, other) for one, other in combinations(SKETCHES.values(), 2)) < ALIKE


def test_what_is_like_nothing_is_not_found() -> None:
    known: Alike[str] = Alike()
    assert known.most_like(SKETCHES["2026-06-03-one-form-won"]) is None
    for name, sketch in list(SKETCHES.items())[1:]:
        known.add(sketch, name)
    assert known.most_like(next(iter(SKETCHES.values()))) is None
    assert known.most_like(sketch_of("Empty", "", "")) is None


def test_a_sketch_is_short_and_always_the_same() -> None:
    assert {len(sketch) for sketch in SKETCHES.values()} == {68}
    text = "The hall is open on every day of the week."
    assert sketch_of("Open", "", text) == (
        "83a400000000e83ac000000000000000d30000000000520000000000000037bf005d"
    )


def test_the_standfirst_belongs_to_the_text() -> None:
    words = TEXTS["2026-06-03-one-form-won"]
    assert sketch_of("Won", "", words) == sketch_of("Won", words, "")


def test_titles_are_compared_without_capitals_and_marks() -> None:
    one = sketch_of("Reading your lease, part 1", "", "Text.")
    assert title_in(one) == title_in(sketch_of("Reading your lease: Part 1!", "", "Other."))
    assert title_in(one) != title_in(sketch_of("Reading your lease, part 2", "", "Text."))


@pytest.mark.parametrize("text", ["", "Text.", "Three words only.", "¡!", "\ud800"])
def test_texts_of_a_few_words_are_not_known_by_them(text: str) -> None:
    assert likeness(sketch_of("A", "", text), sketch_of("A", "", text)) == 0


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_a_share_and_the_same_from_both_sides(one: str, other: str) -> None:
    a, b = sketch_of("A", "", one), sketch_of("B", "", other)
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1


def test_there_is_no_likeness_with_what_has_no_sketch() -> None:
    assert likeness("", SKETCHES["2026-06-03-one-form-won"]) == 0
