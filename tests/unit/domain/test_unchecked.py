"""Comments by which an editor silences a check for a line."""

import pytest

from plugins.domain.unchecked import Unchecked, comments_in, without_comments

ALONE = "<!-- unchecked: ageing-date -->"


@pytest.mark.parametrize(
    ("text", "without", "about"),
    [
        pytest.param(f"One.\n\n{ALONE}\nTwo.", "One.\n\nTwo.", 4, id="on the line before"),
        pytest.param(f"One.\n\n{ALONE}\n\nTwo.", "One.\n\n\nTwo.", 5, id="with a blank line between"),
        pytest.param(f"One.\nTwo. {ALONE}\nThree.", "One.\nTwo.\nThree.", 2, id="at the end of the line"),
        pytest.param(f"- One\n{ALONE}\n- Two", "- One\n- Two", 3, id="within a list"),
        pytest.param(f"One.\n{ALONE}", "One.", 2, id="after the last line"),
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
