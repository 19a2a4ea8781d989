"""Blocks: paragraphs, headings, items and cells without their tags."""

import pytest

from plugins.checks.blocks import GAP, Block, blocks_in
from tests.passages import a_passage


def test_blocks_know_what_they_are() -> None:
    text = (
        "## A *hall*\n\nIt is\nopen.\n\n> She said.\n>\n> - And more\n\n- Tea & cake\n\n"
        "| Day | Hour |\n|---|---|\n| Monday | six |\n"
    )
    assert a_passage(text).blocks == (
        Block("heading", "A hall"),
        Block("text", "It is open."),
        Block("quotation", "She said."),
        Block("quotation", "And more"),
        Block("text", "Tea & cake"),
        Block("cell", "Day"),
        Block("cell", "Hour"),
        Block("cell", "Monday"),
        Block("cell", "six"),
    )


@pytest.mark.parametrize(
    ("text", "block"),
    [
        pytest.param("Write `print` here.", f"Write {GAP} here.", id="code"),
        pytest.param("One ![A hall](hall.jpg) two.", f"One {GAP} two.", id="a picture"),
        pytest.param("One[^1] two.\n\n[^1]: A note.", f"One{GAP} two.", id="the mark of a note"),
        pytest.param("One  two", "One  two", id="two blanks"),
        pytest.param("One  \ntwo", "One two", id="a break in a line"),
    ],
)
def test_what_is_not_words_leaves_a_gap(text: str, block: str) -> None:
    assert a_passage(text).blocks[0].text == block


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        pytest.param("<p>One <em>two</em><br>three</p>", ["One two three"], id="tags in a line"),
        pytest.param("<p>One</p>\n<hr>\n<p>two</p>", ["One", "two"], id="tags between"),
        pytest.param("<pre><code>a\nb</code></pre><p>c</p>", [GAP, "c"], id="code in a box"),
        pytest.param("<p>a <code>b</code> c</p>", [f"a {GAP} c"], id="code in a line"),
        pytest.param("<p>a <video controls><p>b</p></video> c</p>", [f"a {GAP} c"], id="a film"),
        pytest.param("<p>1 &lt; 2 &amp; 3</p>", ["1 < 2 & 3"], id="what is escaped"),
        pytest.param("a < b", ["a < b"], id="a sign that begins no tag"),
        pytest.param("<p> </p>", [], id="a blank"),
    ],
)
def test_a_block_is_its_text(html: str, texts: list[str]) -> None:
    assert [block.text for block in blocks_in(html)] == texts
