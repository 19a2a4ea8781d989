"""Comments by which an editor silences a check for a line."""

import pytest

from plugins.domain.unchecked import Unchecked, comments_in, not_understood, without_comments

ALONE = "<!-- unchecked: ageing-date -->"


@pytest.mark.parametrize(
    ("text", "without", "about"),
    [
        pytest.param(f"One.\n\n{ALONE}\nTwo.", "One.\n\nTwo.", 4, id="on the line before"),
        pytest.param(f"One.\n\n{ALONE}\n\nTwo.", "One.\n\n\nTwo.", 5, id="with a blank line between"),
        pytest.param(f"One.\nTwo. {ALONE}\nThree.", "One.\nTwo.\nThree.", 2, id="at the end of the line"),
        pytest.param(f"- One\n{ALONE}\n- Two", "- One\n- Two", 3, id="within a list"),
        pytest.param(f"One.\n{ALONE}", "One.", 2, id="after the last line"),
        pytest.param("<!--unchecked:ageing-date-->\nOne.", "One.", 2, id="without blanks"),
        pytest.param("<!--  unchecked: ageing-date  -->\nOne.", "One.", 2, id="with more blanks"),
        pytest.param(f"Type `x`. {ALONE}", "Type `x`.", 1, id="after inline code"),
        pytest.param(f"{ALONE} Type `x`.", " Type `x`.", 1, id="before inline code"),
        pytest.param(f"It`s {ALONE}", "It`s", 1, id="after one backtick that ends nowhere"),
        pytest.param(f"```x``` is code.\n{ALONE}\nOne.", "```x``` is code.\nOne.", 3, id="after a line that begins with code in three backticks"),
    ],
)  # fmt: skip
def test_a_comment_is_about_its_line_or_the_next_and_leaves_no_trace(
    text: str, without: str, about: int
) -> None:
    (comment,) = comments_in(text)
    assert (comment.names, comment.about) == (("ageing-date",), about)
    assert without_comments(text) == without


def test_a_comment_names_several_checks() -> None:
    assert list(comments_in("<!-- unchecked: a-b, c -->\nOne.")) == [Unchecked(("a-b", "c"), 1, 2)]


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_in_a_block_of_code_it_is_an_example(fence: str) -> None:
    text = f"{fence}markdown\n{ALONE}\n{fence}\n\nOne."
    assert list(comments_in(text)) == []
    assert without_comments(text) == text


def test_after_a_block_of_code_it_counts_again() -> None:
    text = f"```\nx\n```\n{ALONE}\nOne."
    assert [comment.about for comment in comments_in(text)] == [5]


def test_other_comments_stay() -> None:
    text = "One.\n<!-- ask Nia -->\nTwo."
    assert list(comments_in(text)) == []
    assert without_comments(text) == text
    assert list(not_understood(text)) == []


def test_two_comments_on_one_line_both_count() -> None:
    text = "Today. <!-- unchecked: a --> <!-- unchecked: b -->"
    assert list(comments_in(text)) == [Unchecked(("a",), 1, 1), Unchecked(("b",), 1, 1)]
    assert without_comments(text) == "Today."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Write `{ALONE}` so.", id="one backtick"),
        pytest.param(f"Write `` {ALONE} `` so.", id="two backticks"),
        pytest.param(f"Write `` `{ALONE}` `` so.", id="backticks within backticks"),
        pytest.param(f"Write `x` and `{ALONE}` so.", id="the second of two"),
    ],
)
def test_in_inline_code_it_is_an_example(text: str) -> None:
    assert list(comments_in(text)) == []
    assert without_comments(text) == text
    assert list(not_understood(text)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("<!-- Unchecked: ageing-date -->\nOne.", 1, id="a capital"),
        pytest.param("<!-- unchecked : ageing-date -->\nOne.", 1, id="a blank before the colon"),
        pytest.param("One.\n\n<!--\nunchecked: ageing-date\n-->\nTwo.", 3, id="over lines"),
        pytest.param("<!-- please unchecked: ageing-date -->\nOne.", 1, id="other words first"),
        pytest.param("One.\n<!-- unchecked: <b> -->\nTwo.", 2, id="a tag among the names"),
        pytest.param("One.\n<!-- unchecked: ageing-date\nTwo.", 2, id="no end"),
    ],
)
def test_a_comment_that_says_it_otherwise_is_not_understood_and_stays(text: str, line: int) -> None:
    assert list(not_understood(text)) == [line]
    assert list(comments_in(text)) == []
    assert without_comments(text) == text


def test_what_is_understood_is_not_misunderstood() -> None:
    text = f"<!-- ask Nia -->\nunchecked: one.\n{ALONE}\nTwo. {ALONE} {ALONE}"
    assert list(not_understood(text)) == []
