"""What became of a text, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.differences import Difference, of_line, of_passages, passages_of

FIRST = "The share of halls with a lease fell by 3 % in a year, and then by 5 %."
SECOND = "Nobody had asked the people who hold the keys."


def found(before: str, now: str) -> list[Difference]:
    return list(of_passages(passages_of(before), passages_of(now, 10)))


def said(before: str, now: str) -> list[str]:
    return [one.words for one in found(before, now)]


def test_passages_stand_between_blank_lines_and_know_their_line() -> None:
    passages = passages_of("\nOne\ntwo \n\n \nThree", 7)
    assert [(one.line, one.text) for one in passages] == [(8, "One\ntwo"), (12, "Three")]


def test_the_same_text_has_no_difference() -> None:
    assert found(f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{SECOND}") == []


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param(
            FIRST, FIRST.replace("3 %", "4 %"),
            ["line 10: “… lease fell by 3 % in a …” became “… lease fell by 4 % in a …”"],
            id="a figure",
        ),
        pytest.param(
            FIRST, FIRST.replace("halls with a lease", "village halls with a lease")[:-1] + "!",
            [
                "line 10: “The share of halls with a …” became “The share of village halls with"
                " a …”; “… then by 5 %.” became “… then by 5 %!”"
            ],
            id="two places",
        ),
        pytest.param(
            FIRST, f"{FIRST}\n\n{SECOND}", [f"line 12: “{SECOND}” came in"], id="a passage more",
        ),
        pytest.param(
            f"{FIRST}\n\n{SECOND}", FIRST, [f"near line 10: “{SECOND}” was taken out"],
            id="a passage less",
        ),
        pytest.param(
            f"{FIRST}\n\n{SECOND}", SECOND,
            [f"near line 10: “{FIRST}” was taken out (19 words)"], id="the first passage less",
        ),
        pytest.param(
            FIRST, FIRST.replace(", and", ",\nand"),
            ["line 10: the same words, with other blanks or lines"], id="a line broken elsewhere",
        ),
        pytest.param(SECOND, "", [f"near line 1: “{SECOND}” was taken out"], id="nothing left"),
    ],
)  # fmt: skip
def test_a_difference_is_told_in_words(before: str, now: str, expected: list[str]) -> None:
    assert said(before, now) == expected


def test_a_difference_names_the_line_of_its_word() -> None:
    (one,) = found("One\ntwo\nthree four", "One\ntwo\nthree five")
    assert one.line == 12


def test_words_that_came_and_went_are_counted() -> None:
    counted = [(one.came, one.went) for one in found(FIRST, f"{FIRST[:-1]} again.\n\n{SECOND}")]
    assert counted == [(2, 1), (9, 0)]


def test_a_single_short_edit_is_a_pair_with_its_neighbours() -> None:
    (one,) = found(FIRST, FIRST.replace("3 %", "4 %"))
    assert one.pair == ("by 3 %", "by 4 %")


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("Keys", "Locks", "title: “Keys” became “Locks”"),
        ("", "Locks", "title: “Locks” came in"),
        ("Keys", "", "title: “Keys” was taken out"),
    ],
)
def test_a_line_with_a_name(before: str, now: str, expected: str) -> None:
    (one,) = of_line("title", before, now, 2)
    assert (one.line, one.words) == (2, expected)


def test_a_quotation_of_a_long_line_is_short() -> None:
    (one,) = said("Before.", "word " * 200_000)
    assert len(one) < 300


@pytest.mark.parametrize("number", [3, 5_000])
def test_of_many_passages_that_are_all_others_each_is_told(number: int) -> None:
    before = "\n\n".join(f"{word} before" for word in map(str, range(number)))
    now = "\n\n".join(f"now {word}x" for word in map(str, range(number)))
    assert len(said(before, now)) == 2 * number


TEXTS = st.lists(st.sampled_from(["a", "a b", "b", "c\nd", "d", "", "e f g h i"])).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_no_word_comes_or_goes_unseen(before: str, now: str) -> None:
    differences = found(before, now)
    came, went = (sum(getattr(one, way) for one in differences) for way in ("came", "went"))
    assert len(before.split()) - went + came == len(now.split())
    if before.split() != now.split():
        assert came or went
    for one in differences:
        assert 1 <= one.line < 10 + len(now.split("\n")) + 1
