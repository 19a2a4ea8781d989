"""Typographic punctuation in text, across inline tags, never in code."""

from functools import cache

import pytest
from markdown import Markdown

from plugins.reading.body.allowed import repaired
from plugins.reading.body.markdown import EXTENSIONS, stock_markdown
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


@cache
def _smarty() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS, "smarty"], extension_configs={"toc": {"marker": ""}})


def _ours(text: str) -> str:
    return "".join(punctuated(split(repaired(stock_markdown().convert(text)))))


def _as_smarty_has_it(text: str) -> str:
    return repaired(_smarty().reset().convert(text))


AS_SMARTY = {
    "double marks": '"Yes," she said. "No."',
    "single marks": "'Yes,' she said.",
    "apostrophes": "It's the council's, and the voters' rights, rock 'n' roll.",
    "marks around emphasis within a quotation": 'She said "it *is* so" to us.',
    "marks around emphasis before a blank": 'He wrote "*Yes*" and "**No**".',
    "marks in brackets": '("Yes") and ["No"], "a (b)" and "(c) d"',
    "marks within marks": "\"'Yes' is the answer\", he said \"no 'yes'\"",
    "a decade": "the '90s and the 1990's",
    "dashes and an ellipsis": "2015--2017, this---that, a -- b --- c, well...",
    "a dash that begins": "-- a",
    "hyphens and full stops that are none": "---- .... a-b",
    "marks beside other marks": '"a"; "b": "c"? "d"! "e", "f".',
    "marks beside dashes": 'a "b" -- "c" "d"--"e" "—f" "g"-"h"',
    "marks around figures": '"1990" and "$5", "2%" or \'10 ways\', 6\' 2"',
    "a mark alone": '" and \' and a"b',
    "marks around links": '"[a](b)" and ["c"](d), [e](f)\'s',
    "an apostrophe after emphasis and code": "*a*'s `b`'s",
    "code": "`\"a\" -- 'b'...` c",
    "addresses": "http://a.b/c--d and <http://a.b/c--d>",
    "attributes": '![a "b"](c "d -- e")',
    "a heading": '# "A" -- it\'s',
    "a table": '| "a" | \'b\' |\n|---|---|\n| -- | "c" |',
    "a quotation": '> "Quoted."\n>\n> -- Me',
    "items": "* \"One\"\n* 'Two'",
    "notes": 'a[^1] "b"[^1]\n\n[^1]: "c" -- d',
    "lines": '"A":\n"B"  \n"C"<br>"D"',
    "HTML in a line": '<b>"a"</b> -- it\'s',
    "entities": "10&nbsp;\"a\" &amp; 'b'",
    "a template's tag": "{% a \"b\" -- 'c' %}",
}


@pytest.mark.parametrize("text", AS_SMARTY.values(), ids=AS_SMARTY.keys())
def test_text_becomes_what_smarty_makes_of_it(text: str) -> None:
    assert _ours(text) == _as_smarty_has_it(text)


UNLIKE_SMARTY = [
    (
        "text in a block of HTML is text; smarty leaves it",
        "<div>\"a\" -- it's so...</div>",
        "<div>“a” – it’s so…</div>",
        "<div>\"a\" -- it's so...</div>",
    ),
    (
        "a mark after an inline element, with nothing behind it, closes",
        '"*a*"',
        "<p>“<em>a</em>”</p>",
        "<p>“<em>a</em>“</p>",
    ),
    ("a year without its century", "May '19", "<p>May ’19</p>", "<p>May ‘19</p>"),
    ("a word cut short", "'tis so", "<p>’tis so</p>", "<p>‘tis so</p>"),
    ("a mark after a stroke opens", '"a"/"b"', "<p>“a”/“b”</p>", "<p>“a”/”b”</p>"),
    ("a mark before an ellipsis opens", '"...a"', "<p>“…a”</p>", "<p>”…a”</p>"),
    ("a mark after an elision opens", "d'\"a\"", "<p>d’“a”</p>", "<p>d‘“a”</p>"),
    ("marks typed twice", '""a""', "<p>““a””</p>", "<p>“”a”“</p>"),
    ("marks in typographic ones", '‘"a"’', "<p>‘“a”’</p>", "<p>‘”a”’</p>"),
    ("marks around a sign", '("-", "/")', "<p>(“-”, “/”)</p>", "<p>(“-“, “/”)</p>"),
    (
        "what somebody types at a keyboard stays",
        "<kbd>--a</kbd>",
        "<p><kbd>--a</kbd></p>",
        "<p><kbd>–a</kbd></p>",
    ),
    ("a mark written as an entity is one", "&quot;a&quot;", "<p>“a”</p>", '<p>"a"</p>'),
    ("a backslash before a mark is a backslash", '6\\"', "<p>6\\”</p>", '<p>6"</p>'),
]  # fmt: skip
"""Where we differ. On three blogs of 1,475 posts with 38,000 marks, 1,700 come out
otherwise: 1,550 stand in blocks of HTML, 100 follow an inline element, the rest are the others."""


@pytest.mark.parametrize(
    ("text", "ours", "smarty"), [c[1:] for c in UNLIKE_SMARTY], ids=[c[0] for c in UNLIKE_SMARTY]
)
def test_where_we_differ_from_smarty_is_known(text: str, ours: str, smarty: str) -> None:
    assert (_ours(text), _as_smarty_has_it(text)) == (ours, smarty)
