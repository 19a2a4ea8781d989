"""Links, emphasis and code that are read in one go."""

import random
from xml.etree.ElementTree import Element, tostring

import pytest

from plugins.reading.body.markdown import _markdown, stock_markdown
from plugins.reading.body.quick_marks import simple_marks

READ = {
    "words": ("a b", "a b"),
    "a link": ("a [b c](/d_e*f) g", 'a <a href="/d_e*f">b c</a> g'),
    "emphasis": ("*a* **b c**, _d_.", "<em>a</em> <strong>b c</strong>, <em>d</em>."),
    "emphasis in a word": ("a*b*c **d**e", "a<em>b</em>c <strong>d</strong>e"),
    "code": ("`a_b* [c]` d", "<code>a_b* [c]</code> d"),
    "one after the other": ("[a](b)*c*`d`", '<a href="b">a</a><em>c</em><code>d</code>'),
}

LEFT = (
    "a *b", "*a b *", "* a*", "*a_b*", "**a *b***", "***a***", "*a**", "*a**b*", "a_b_ c", "_a_b",
    "[a]", "[a](b", "[*a*](b)", "![a](b)", "[a](b 'c')", "[a](<b>)", "[^1](b)", "``a`` b", "`a``b`",
    "\\*a* *b*", "*a* &amp;", "*a* <b>", "*a*  \nb", "[a [b](c)](d)",
)  # fmt: skip

PIECES = (
    "*a*", "**b c**", "_d_", "__e__", "`f g`", "[h i](/j)", "[k](http://l.m/n_o*p)", "(", ")", " ",
    ". ", "x", "\n", "*", "_", "**", "!", "`", "` `", "[q]", "](r)", "[s *t*](u)", "é", "’", "(_v_)",
    "{.w}", "  \n", "&amp;", "\\*", "***y***",
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ.keys())
def test_marks_with_words_in_them_become_elements(text: str, expected: str) -> None:
    marks = simple_marks(text)
    assert marks is not None
    paragraph = Element("p")
    paragraph.text, paragraph[:] = marks
    assert tostring(paragraph, encoding="unicode") == f"<p>{expected}</p>"


@pytest.mark.parametrize("text", LEFT)
def test_a_text_with_any_other_mark_is_left_to_the_patterns(text: str) -> None:
    assert simple_marks(text) is None


def test_mixes_of_marks_become_the_same_html_as_by_the_original() -> None:
    chance, stock = random.Random(20120229), stock_markdown()  # noqa: S311 - nothing is secret here
    for _round in range(1500):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 12)))
        assert _markdown().reset().convert(text) == stock.reset().convert(text)


@pytest.mark.parametrize("mark", ["`", "*", "_", "**", "[", "[a](", "` "])
def test_a_mark_that_does_not_end_is_no_work(mark: str) -> None:
    assert simple_marks(mark + "a b " * 250_000) is None
