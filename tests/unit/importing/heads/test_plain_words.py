"""Titles and summaries are words: what HTML and Markdown put around them goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.heads.plain_words import one_line, plain_words, without_tags


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>One <em>two</em></p>\n\n<p>three</p>", "One two three"),
        ('See <a href="https://x.org">there</a>.', "See there."),
        ("one<br/>two", "one two"),
        ("a &ldquo;front door&rdquo; &amp; more &#58;", "a “front door” & more :"),
        ("<!-- hidden -->shown", "shown"),
        ("a < b and c > d", "a < b and c > d"),
        ("List<String> of <blink>", "List<String> of <blink>"),
        ("&lt;p&gt; is a tag", "<p> is a tag"),
    ],
)
def test_tags_go_and_entities_are_signs(text: str, words: str) -> None:
    assert without_tags(text) == words
    assert plain_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See [the report](https://x.org/a_(b)).", "See the report."),
        ('In [the post]({{ "/2015/x/" | url }}) we', "In the post we"),
        ("See [the report][1] and ![a chart](c.png)", "See the report and a chart"),
        ("[![logo](l.png)](https://x.org)", "logo"),
        ("**Bold**, *slanted*, _so_ and `code`", "Bold, slanted, so and code"),
        ("O*NET, snake_case_name, :evergreen_tree:", "O*NET, snake_case_name, :evergreen_tree:"),
        ("[to] standardize (as they say)", "[to] standardize (as they say)"),
        ("5 * 3 * 2", "5 * 3 * 2"),
    ],
)
def test_markdown_is_reduced_to_its_words(text: str, words: str) -> None:
    assert plain_words(text) == words


def test_lines_become_one_without_control_characters() -> None:
    assert one_line(" a\tb\r\n\x00c\u2028 d\x85e ") == "a b c d e"


@given(st.text())
def test_words_are_on_one_line(text: str) -> None:
    for words in (one_line(text), without_tags(text), plain_words(text)):
        assert words == one_line(words)
        assert len(words.splitlines()) <= 1
