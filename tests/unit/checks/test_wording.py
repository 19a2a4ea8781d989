"""Sentences that stop short, gaps, and words that stand twice."""

import pytest

from plugins.checks.wording import check_blanks, check_colons, check_doubled, check_gaps
from tests.passages import subjects

HELP = "You can help in three ways:"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"We met.\n\n{HELP}", id="at the end"),
        pytest.param(f"We met.\n\n*{HELP}*\n\n[^1]: A note.\n", id="in italics"),
        pytest.param(f"It is so.[^1]\n\n{HELP}\n\n[^1]: A note.", id="before the notes"),
        pytest.param(f"- one\n\n- {HELP}\n", id="at the end of a list"),
        pytest.param(f"## One\n\n### Two\n\n{HELP}\n\n## Three\n\nText.", id="where a part ends"),
        pytest.param("## One\n\nSee this video:\n\n## Two\n\nText.", id="a film that was lost"),
    ],
)
def test_a_colon_with_nothing_after_it_is_told(text: str) -> None:
    assert len(subjects(check_colons, text)) == 1


@pytest.mark.parametrize(
    "following",
    [
        pytest.param("- write", id="a list"),
        pytest.param("1. write", id="a numbered list"),
        pytest.param("> Come in.", id="a quotation"),
        pytest.param("![A hall](hall.jpg)", id="a picture"),
        pytest.param("| a | b |\n|---|---|\n| c | d |", id="a table"),
        pytest.param("    code", id="code"),
        pytest.param("Write.", id="a paragraph"),
        pytest.param("## Write", id="headings of what was announced"),
        pytest.param("Read\n:   A book", id="a list of terms"),
    ],
)
def test_what_a_colon_announces_may_be_anything(following: str) -> None:
    assert subjects(check_colons, f"{HELP}\n\n{following}") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Thank you :tada:", id="a small picture in letters"),
        pytest.param("## One\n\nThree things:\n\n## Two\n\nText.", id="sections of the same level"),
    ],
)
def test_what_only_looks_like_an_announcement_passes(text: str) -> None:
    assert subjects(check_colons, text) == []


def test_documents_and_actions_below_the_text_are_something() -> None:
    assert subjects(check_colons, HELP, goes_on=True) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("Contact  to join.", "Contact  to", id="a name that was dropped"),
        pytest.param("Write to us at .", "Write to us at .", id="an address before a full stop"),
        pytest.param("We met with , who spoke.", "We met with ,", id="a name before a comma"),
        pytest.param("We met Nia Powell () there.", "We met Nia Powell ()", id="empty brackets"),
        pytest.param("It was so [] in 2010.", "It was so []", id="empty square brackets"),
        pytest.param("Nia, , Tom and Gwen.", "Nia, ,", id="two commas"),
        pytest.param("It's held by  at six.", "It's held by  at", id="after an apostrophe"),
    ],
)
def test_a_gap_is_told(text: str, subject: str) -> None:
    assert subjects(check_gaps, text) == [subject]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Contact Nia Powell to join.", id="nothing missing"),
        pytest.param("We met.  And we left.", id="two blanks after a sentence"),
        pytest.param("We  met Nia.", id="two blanks between words that follow each other"),
        pytest.param("Call main() or f() to begin.", id="names of functions"),
        pytest.param("See `x` , or `f()`.", id="code"),
        pytest.param("Written in .NET and for .gov sites.", id="names that begin with a point"),
        pytest.param("| a |  |\n|---|---|\n| of  to | () |", id="in a table"),
        pytest.param("Said so[^1], too.\n\n[^1]: A note.", id="the mark of a note"),
    ],
)
def test_a_whole_sentence_passes(text: str) -> None:
    assert subjects(check_gaps, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The halls , and those", ["halls ,"], id="before a comma"),
        pytest.param("At https://example.org/x , as said", [], id="after an address"),
        pytest.param("In `x` , as said", [], id="after code"),
        pytest.param("The halls, and those", [], id="none"),
    ],
)
def test_a_blank_before_a_comma_is_told(text: str, expected: list[str]) -> None:
    assert subjects(check_blanks, text) == expected


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("We met in the the hall.", "met in the the hall.", id="within a line"),
        pytest.param("We met in the\nthe hall.", "met in the\nthe hall.", id="over two lines"),
        pytest.param(
            "Last but not least least, tea.", "but not least least, tea.", id="before a comma"
        ),
        pytest.param("Our agenda is is long.", "Our agenda is is long.", id="not within a word"),
    ],
)
def test_a_word_that_stands_twice_is_told(text: str, subject: str) -> None:
    assert subjects(check_doubled, text) == [subject]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I know that that is so, and had had tea.", id="good English"),
        pytest.param("We went to Walla Walla.", id="a name"),
        pytest.param("It was `the the`.", id="code"),
        pytest.param("It was the.\n\nthe end", id="two paragraphs"),
        pytest.param("From 10 10 to 11 11.", id="numbers"),
        pytest.param("Read it, it is good.", id="two sentences"),
    ],
)
def test_a_word_may_stand_twice(text: str) -> None:
    assert subjects(check_doubled, text) == []


def test_doubled_words_are_english_ones() -> None:
    assert subjects(check_doubled, "Nous nous en allons allons.", language="fr") == []
