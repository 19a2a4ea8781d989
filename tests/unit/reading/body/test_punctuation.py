"""Typographic punctuation in text, across inline tags, never in code."""

import pytest

from plugins.reading.body.punctuation import punctuated, typographic
from plugins.reading.body.tokens import split

TEXTS = [
    ("double marks", '"Yes," she said', "“Yes,” she said"),
    ("single marks", "'Yes,' she said", "‘Yes,’ she said"),
    ("an apostrophe", "it's the council's", "it’s the council’s"),
    ("an apostrophe at the end", "voters' rights", "voters’ rights"),
    ("a decade", "in the '90s and '80s", "in the ’90s and ’80s"),
    ("a year", "the class of '17, and May '19", "the class of ’17, and May ’19"),
    (
        "a quotation that begins with a number",
        "'10 ways to help' is out",
        "‘10 ways to help’ is out",
    ),
    ("a word cut short", "'tis so, 'twas so", "’tis so, ’twas so"),
    ("marks within marks", "\"'Yes' is the answer\"", "“‘Yes’ is the answer”"),
    ("marks that end together", "he said \"no 'yes'\" again", "he said “no ‘yes’” again"),
    ("marks in brackets", '("no")', "(“no”)"),
    ("marks after a dash", 'this -- "no" -- that', "this – “no” – that"),
    ("marks close on a dash", '"but I --"', "“but I –”"),
    ("marks on both sides of a stroke", '"yes"/"no"', "“yes”/“no”"),
    ("a mark before a point", 'a ".csv" file', "a “.csv” file"),
    ("a mark before an ellipsis", '"...and then"', "“…and then”"),
    ("an en dash", "2015--2017", "2015–2017"),
    ("an em dash", "this---that", "this—that"),
    ("four hyphens stay", "----", "----"),
    ("an ellipsis", "well...", "well…"),
    ("four full stops stay", "well....", "well...."),
    ("feet and inches", "6'2\" tall", "6’2” tall"),
    ("after a space that does not break", '10&nbsp;"points"', "10&nbsp;“points”"),
    ("an elision before marks", 'd\'"options"', "d’“options”"),
    ("marks around nothing", 'alt = ""', "alt = “”"),
    ("nothing to do", "A plain sentence.", "A plain sentence."),
    ("typographic already", "“Yes,” it’s – so…", "“Yes,” it’s – so…"),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in TEXTS], ids=[c[0] for c in TEXTS])
def test_text_gets_typographic_punctuation(text: str, expected: str) -> None:
    assert typographic(text) == expected


@pytest.mark.parametrize("expected", [c[2] for c in TEXTS], ids=[c[0] for c in TEXTS])
def test_typographic_text_stays_as_it_is(expected: str) -> None:
    assert typographic(expected) == expected


ACROSS_TAGS = [
    ("a mark before emphasis opens", '<p>"<em>Hi</em>" she</p>', "<p>“<em>Hi</em>” she</p>"),
    ("a mark after emphasis closes", '<p>say "it <b>now</b>"</p>', "<p>say “it <b>now</b>”</p>"),
    ("an apostrophe after a link", "<p><a>18F</a>'s</p>", "<p><a>18F</a>’s</p>"),
    ("an apostrophe after code", "<p><code>x</code>'s</p>", "<p><code>x</code>’s</p>"),
    ("marks around code", '<p>"<code>x</code>"</p>', "<p>“<code>x</code>”</p>"),
    ("a mark after a line break opens", '<p>a<br>"b"</p>', "<p>a<br>“b”</p>"),
    ("a block begins afresh", '<p>a</p><p>"b"</p>', "<p>a</p><p>“b”</p>"),
    ("code stays", "<p><code>'a' -- ...</code></p>", "<p><code>'a' -- ...</code></p>"),
    ("a block of code stays", "<pre><code>'<b>'</b></code></pre>",
     "<pre><code>'<b>'</b></code></pre>"),
    ("what is typed stays", "<p><kbd>'</kbd><samp>--</samp></p>",
     "<p><kbd>'</kbd><samp>--</samp></p>"),
    ("an attribute stays", '<p title="a -- b">c</p>', '<p title="a -- b">c</p>'),
    ("an address as words stays", "<p><a>http://a.b/c--d</a></p>", "<p><a>http://a.b/c--d</a></p>"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "expected"), [c[1:] for c in ACROSS_TAGS], ids=[c[0] for c in ACROSS_TAGS]
)
def test_tags_are_looked_across_and_code_is_left(html: str, expected: str) -> None:
    assert "".join(punctuated(split(html))) == expected
