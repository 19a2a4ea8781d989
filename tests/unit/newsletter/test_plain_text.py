import re
from collections import Counter
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.host.call import ROOT
from plugins.newsletter.text.lines import LONGEST, bounded, width, wrapped
from plugins.newsletter.text.plain_text import list_of_links, plain_text, text_with_notes
from plugins.reading.body.markdown import convert

THERE = "https://example.org/there/"
CASES = [
    pytest.param("<p>One.</p>\n<p>Two\nlines.</p>", "One.\n\nTwo lines.", id="paragraphs"),
    pytest.param("<p>One.<br>Two.</p>", "One.\nTwo.", id="a line that the writer ended"),
    pytest.param(
        "<p>A.</p><h2>Keys</h2><p>B.</p>", "A.\n\n\nKeys\n\nB.", id="a heading has air above it"
    ),
    pytest.param(
        "<p>A.</p><h3>Keys</h3><p>B.</p>", "A.\n\nKeys\n\nB.", id="a heading below another"
    ),
    pytest.param("<h2>A</h2><h3>B</h3>", "A\n\nB", id="a heading at the top has none"),
    pytest.param(
        "<p>So <em>very</em> <strong>much</strong>.</p>", "So very much.", id="stress has no stars"
    ),
    pytest.param("<p>A</p><hr><p>B</p>", "A\n\n* * *\n\nB", id="a pause"),
    pytest.param("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two", id="a list"),
    pytest.param(
        "<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>",
        "- One\n  - Inner\n- Two",
        id="a list in a list",
    ),
    pytest.param("<ol><li>One</li><li>Two</li></ol>", "1. One\n2. Two", id="a numbered list"),
    pytest.param(
        '<ol start="9"><li>I</li><li>X</li></ol>', "9. I\n10. X", id="a list that goes on"
    ),
    pytest.param(
        '<ol reversed=""><li>I</li><li>X</li></ol>', "2. I\n1. X", id="a list that counts down"
    ),
    pytest.param(
        '<ol type="a"><li>I</li><li value="7">X</li></ol>',
        "a. I\ng. X",
        id="a list with letters and a value",
    ),
    pytest.param(
        "<ul><li><p>One</p><p>More</p></li><li><p>Two</p></li></ul>",
        "- One\n\n  More\n\n- Two",
        id="a list of paragraphs",
    ),
    pytest.param("<ul><li></li><li>Two</li></ul>", "- Two", id="an empty item is none"),
    pytest.param(
        '<ul class="figures"><li><strong class="figure">76%</strong> <span>want this</span></li></ul>',
        "- 76% want this",
        id="a statistic",
    ),
    pytest.param("<blockquote><p>A</p><p>B</p></blockquote>", "> A\n>\n> B", id="a quotation"),
    pytest.param(
        "<blockquote><p>A</p><blockquote><p>B</p></blockquote></blockquote>",
        "> A\n>\n> > B",
        id="a quotation in a quotation",
    ),
    pytest.param(
        '<figure class="quotation"><blockquote><p>It was a no.</p></blockquote>'
        '<figcaption>— Lorna Sixsmith, <span class="role">treasurer</span></figcaption></figure>',
        "> It was a no.\n>\n> — Lorna Sixsmith, treasurer",
        id="a quotation with its source",
    ),
    pytest.param(
        '<figure><img src="x" alt="A kettle"><figcaption>Tea. <span class="credit">Photo: Jo</span></figcaption></figure>',
        "[Picture: A kettle]\nTea. Photo: Jo",
        id="a picture with caption and credit",
    ),
    pytest.param(
        '<p>A</p><figure><img src="x" alt=""></figure>', "A", id="a picture that only decorates"
    ),
    pytest.param(
        '<figure><img src="x" alt=""><figcaption>Tea.</figcaption></figure>',
        "Tea.",
        id="a caption of such a picture",
    ),
    pytest.param(
        "<dl><dt>T</dt><dd>D</dd><dd>E</dd><dt>U</dt><dd>F</dd></dl>",
        "T\n  D\n  E\n\nU\n  F",
        id="terms",
    ),
    pytest.param(
        "<p>A</p><pre><code>def f():\n    return  1\n</code></pre>",
        "A\n\n    def f():\n        return  1",
        id="code as typed",
    ),
    pytest.param("<p>Say <code>make  site</code></p>", "Say make site", id="code in a line"),
    pytest.param(
        '<div class="admonition note"><p class="admonition-title">Note</p><p>A.</p><p>B.</p></div><p>C.</p>',
        "Note:\n  A.\n\n  B.\n\nC.",
        id="an admonition",
    ),
    pytest.param(
        "<details><summary>More</summary><p>Hidden.</p></details>",
        "More\n\nHidden.",
        id="details are shown",
    ),
    pytest.param(
        "<p>H<sub>2</sub>O, m<sup>2</sup></p>", "H₂O, m²", id="raised and lowered numbers"
    ),
    pytest.param(
        "<p>21<sup>st</sup>, x<sup>ab</sup>, v<sub>ab</sub></p>",
        "21st, x^ab, v_ab",
        id="raised letters",
    ),
    pytest.param(
        "<p><del>dry</del> wet <s>old</s></p>",
        "[struck out: dry] wet [struck out: old]",
        id="struck out",
    ),
    pytest.param("<p><q>So</q></p>", "“So”", id="quoted in a line"),
    pytest.param("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", "漢(kan)", id="ruby"),
    pytest.param(
        "<math><mfrac><mi>a</mi><mi>b</mi></mfrac><msup><mi>x</mi><mn>2</mn></msup></math>",
        "a/bx^2",
        id="mathematics",
    ),
    pytest.param(
        '<p><abbr title="local pay">LP</abbr>, <abbr title="local pay">LP</abbr></p>',
        "LP (local pay), LP",
        id="letters are explained once",
    ),
    pytest.param(
        '<p>Local pay (<abbr title="local pay">LP</abbr>)</p>',
        "Local pay (LP)",
        id="not where the text does it",
    ),
    pytest.param(
        '<p>Text.<sup id="a"><a class="footnote-ref" href="#fn" role="doc-noteref">1</a></sup></p>'
        '<section class="footnotes" aria-label="Notes"><ol><li><p>Why.\xa0'
        '<a class="footnote-backref" href="#a">↩</a></p></li></ol></section>',
        "Text. (note 1)\n\n\nNotes\n\n1. Why.",
        id="notes at the foot",
    ),
    pytest.param('<p><a href="mailto:a@b.org">a@b.org</a></p>', "a@b.org", id="a mail address"),
    pytest.param(
        '<p><a href="mailto:a%2Bc@b.org?subject=x">us</a></p>',
        "us (a+c@b.org)",
        id="a name for one",
    ),
    pytest.param(
        '<p><a href="tel:+441632960123">01632 960123</a></p>', "01632 960123", id="a number"
    ),
    pytest.param(
        '<p><a href="tel:+441632960123">ring</a></p>',
        "ring (+441632960123)",
        id="a name for one to ring",
    ),
    pytest.param(f'<p><a href="{THERE}">{THERE}</a></p>', THERE, id="a link that is its address"),
    pytest.param(
        f'<p><a href="{THERE}">example.org/there</a></p>',
        THERE,
        id="a link that is nearly its address",
    ),
    pytest.param('<p><a id="here">Here</a></p>', "Here", id="an anchor"),
    pytest.param("<p>A\xa0b\u00adc\u200b\x07</p>", "A bc", id="signs that are not seen"),
    pytest.param(
        "<p>\u200fשלום‎ 👩\u200d💻</p>", "\u200fשלום‎ 👩\u200d💻", id="signs that shape others stay"
    ),
    pytest.param("<p>--</p>", "–", id="no signature by accident"),
    pytest.param("<p>&lt;b&gt; &amp; c</p>", "<b> & c", id="signs of HTML"),
    pytest.param("", "", id="nothing"),
    pytest.param("words<p>more</p>rest", "words\n\nmore\n\nrest", id="words outside of paragraphs"),
    pytest.param("<script>alert(1)</script><p>A</p>", "A", id="scripts say nothing"),
    pytest.param("<p>A</i> b</p></div>", "A b", id="ends of nothing"),
]
TABLES = [
    pytest.param(
        "<table><thead><tr><th>What</th><th>Sum:</th></tr></thead>"
        "<tbody><tr><td>Land</td><td>£1</td></tr><tr><td>Rent</td><td></td></tr></tbody></table>",
        "- What: Land\n  Sum: £1\n- What: Rent\n  Sum: –",
        id="each cell says its column",
    ),
    pytest.param(
        "<table><caption>Cap</caption><tr><th>A</th><th>B</th><th>C</th><th>D</th></tr>"
        "<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr></table>",
        "Cap\n- A: 1; B: 2; C: 3; D: 4",
        id="a wide one runs on",
    ),
    pytest.param("<table><tr><td>1</td><td>2</td></tr></table>", "- 1; 2", id="without heads"),
    pytest.param(
        "<table><tr><th>A</th><th>B</th></tr><tr><td>9</td><td>9</td></tr></table>",
        "- A: 9\n  B: 9",
        id="the same value twice",
    ),
    pytest.param(
        "<table><tr><td>9</td><td>9</td></tr></table>", "- 9; 9", id="the same twice without heads"
    ),
    pytest.param(
        "<table><tr><th>A</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "- A: 1\n  2",
        id="a column without a head",
    ),
    pytest.param(
        "<table><tr><th>A</th></tr><tr></tr><tr><td>1</td></tr></table>",
        "- A: –\n- A: 1",
        id="an empty row",
    ),
    pytest.param(
        "<table><tr><th></th></tr><tr><td></td></tr><tr><td>1</td></tr></table>",
        "- 1",
        id="with nothing to say",
    ),
    pytest.param("<table><tr><th>A</th><th>B</th></tr></table>", "- A; B", id="of heads alone"),
    pytest.param(
        '<table><thead><tr><th></th><th colspan="2">Both</th></tr><tr><th>Who</th><th>A</th><th>B</th></tr></thead>'
        '<tr><td rowspan="2">Jo</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>',
        "- Who: Jo\n  Both, A: 1\n  Both, B: 2\n- Who: Jo\n  Both, A: 3\n  Both, B: 4",
        id="cells over several columns and rows",
    ),
    pytest.param(
        '<table><tr><th>A</th><th>B</th></tr><tr><td colspan="9999">All</td></tr></table>',
        "- A: All",
        id="too wide",
    ),
    pytest.param(
        "<table><tr><th>A</th></tr><tr><td><ul><li>1</li><li>2</li></ul></td></tr></table>",
        "- A: 1\n  2",
        id="a list in a cell",
    ),
    pytest.param(
        '<table role="presentation"><tr><td><p>A</p></td><td>B</td></tr></table>',
        "A\n\nB",
        id="one that lays out",
    ),
]


@pytest.mark.parametrize(("html", "text"), CASES)
def test_html_becomes_text_as_somebody_would_write_it(html: str, text: str) -> None:
    assert plain_text(html) == text


@pytest.mark.parametrize(("html", "text"), TABLES)
def test_a_table_is_heard_row_by_row(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_links_are_numbered_notes_and_the_same_address_has_one_number() -> None:
    html = '<p><a href="https://a.org/">One</a>, <a href="https://b.org/">two</a>, <a href="https://a.org/">three</a>.</p>'
    assert (
        plain_text(html)
        == "One [1], two [2], three [1].\n\n\nLinks\n\n[1] https://a.org/\n[2] https://b.org/"
    )


def test_a_linked_picture_and_a_film_have_notes_too() -> None:
    html = (
        '<figure><a href="https://a.org/"><img src="x" alt="Tea"></a></figure>'
        '<p class="video"><a href="https://b.org/"><span class="label">Watch the video:</span> Tea</a>'
        ' <span class="host">YouTube</span></p>'
        '<video controls=""><source src="https://c.org/a.mp4"><source src="https://c.org/a.webm"></video>'
    )
    said, links = plain_text(html).split("\n\n\nLinks\n\n")
    assert said == "[Picture: Tea] [1]\n\nWatch the video: Tea [2] (YouTube)\n\nVideo [3]"
    assert links == "[1] https://a.org/\n[2] https://b.org/\n[3] https://c.org/a.mp4"


def test_numbers_of_notes_go_on_from_one_text_to_the_next() -> None:
    first = text_with_notes('<p><a href="https://a.org/">A</a></p>')
    second = text_with_notes(
        '<p><a href="https://b.org/">B</a>, <a href="https://a.org/">A</a></p>', first.links
    )
    assert (first.text, second.text) == ("A [1]", "B [2], A [1]")
    assert list_of_links(second.links) == "Links\n\n[1] https://a.org/\n[2] https://b.org/"
    assert list_of_links(()) == ""


def test_a_note_is_not_parted_from_its_words() -> None:
    html = f'<p>{"a" * 68} <a href="{THERE}">be</a></p>'
    assert plain_text(html).splitlines()[1] == "be [1]"


def test_an_address_is_never_broken() -> None:
    address = "https://example.org/" + "long/" * 60
    assert f"[1] {address}" in plain_text(f'<p><a href="{address}">Words</a></p>').splitlines()
    assert address in plain_text(f'<p>See <a href="{address}">{address}</a>.</p>')


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("From", id="a mailbox's next letter"),
        pytest.param("–", id="a dash"),
        pytest.param("-", id="an item"),
        pytest.param("2.", id="a number"),
        pytest.param(">", id="a quotation"),
        pytest.param(".org", id="a dot"),
        pytest.param("--", id="a signature"),
    ],
)
def test_no_line_begins_by_accident_with_what_means_something_there(word: str) -> None:
    for before in range(60, 80):
        lines = plain_text(f"<p>{'x' * (before - 9)} yyyyyyyy {escape(word)} zz</p>").splitlines()
        assert not any(line.split(" ")[0] == word for line in lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("aa bb cc", ["aa bb", "cc"], id="at blanks"),
        pytest.param("aa\xa0bb cc", ["aa bb", "cc"], id="not at firm ones"),
        pytest.param("aaaa\xa0bb cc", ["aaaa", "bb cc"], id="at firm ones in need"),
        pytest.param("aaaaaaa", ["aaaaa", "aa"], id="within a word that is too long"),
        pytest.param(
            "東京都、本日", ["東京", "都、", "本日"], id="anywhere in Chinese but before a comma"
        ),
        pytest.param("e\u0301" * 6, ["e\u0301" * 5, "e\u0301"], id="not before an accent"),
        pytest.param("  a \n\n\n\n b ", ["a", "", "b"], id="no blank at the ends"),
    ],
)
def test_lines_end_where_a_reader_of_the_language_expects_it(text: str, lines: list[str]) -> None:
    assert wrapped(text, 5) == lines


def test_a_line_has_no_more_bytes_than_a_letter_may_have() -> None:
    lines = bounded("é" * 2000)
    assert "".join(lines) == "é" * 2000
    assert all(len(line.encode()) <= LONGEST for line in lines)
    code = plain_text(f"<pre>{'é' * 2000}</pre>")
    assert all(len(line.encode()) <= LONGEST for line in code.splitlines())


@pytest.mark.parametrize("name", ["div", "blockquote", "span", "pre", "a", "q"])
def test_elements_nested_very_deeply_lose_no_word(name: str) -> None:
    html = "".join(f"<{name}> w{number} " for number in range(1500)) + f"</{name}>" * 1500
    found = re.findall(r"w\d+", plain_text(html))
    assert found == [f"w{number}" for number in range(1500)]


def test_tables_nested_very_deeply_lose_no_word() -> None:
    html = "".join(f"<table><tbody><tr><td>w{number} " for number in range(300))
    html += "</td></tr></tbody></table>" * 300
    assert re.findall(r"w\d+", plain_text(html)) == [f"w{number}" for number in range(300)]
    html = (
        "".join(f"<div><table><tr><td role='x'>w{number}</td></tr></table>" for number in range(60))
        + "</div>" * 60
    )
    assert re.findall(r"w\d+", plain_text(html)) == [f"w{number}" for number in range(60)]


def test_lists_nested_very_deeply_keep_to_the_width() -> None:
    html = "".join(f"<ul><li>w{number} of some words" for number in range(400)) + "</li></ul>" * 400
    text = plain_text(html)
    assert re.findall(r"w\d+", text) == [f"w{number}" for number in range(400)]
    assert max(map(width, text.splitlines())) <= 72


WORDS = st.text("abcdefgäöñЖشな한", min_size=1, max_size=12)
INLINE = st.recursive(
    WORDS.map(lambda word: f" {word} "),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.tuples(st.sampled_from(["em", "strong", "code", "q", "del", "span", "mark"]), inner).map(
            lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
        ),
        inner.map(lambda words: f"{words}<br>{words}"),
    ),
    max_leaves=8,
)
LINKED = st.one_of(
    INLINE, WORDS.map(lambda word: f' <a href="https://example.org/{len(word)}"> {word} </a> ')
)
PARAGRAPH = st.tuples(st.sampled_from(["p", "h2", "h4", "pre"]), LINKED).map(
    lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
)


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(st.one_of(inner, LINKED), min_size=1, max_size=4)
    return st.one_of(
        several.map("".join),
        st.tuples(
            st.sampled_from(["div", "blockquote", "section", "details", "figure", "figcaption"]),
            several.map("".join),
        ).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
        st.tuples(st.sampled_from(["ul", "ol"]), several).map(
            lambda pair: f"<{pair[0]}>{''.join(f'<li>{item}</li>' for item in pair[1])}</{pair[0]}>"
        ),
        several.map(
            lambda items: f"<dl>{''.join(f'<dt>{item}</dt><dd>{item}</dd>' for item in items)}</dl>"
        ),
    )


BODIES = st.recursive(PARAGRAPH, _around, max_leaves=12)


def words_of(html: str) -> list[str]:
    return re.sub("<[^>]*>", " ", html).split()


def assert_told_in_order(words: list[str], text: str) -> None:
    """A word that is wider than a line stands in several."""
    place, letters = 0, "".join(text.split())
    for word in words:
        found = letters.find(word, place)
        assert found >= 0, f"{word!r} is missing after {letters[max(0, place - 30) : place]!r}"
        place = found + len(word)


@given(BODIES)
def test_every_word_of_the_html_is_in_the_text_in_order(html: str) -> None:
    text = plain_text(html)
    assert_told_in_order(words_of(html), text)
    for line in text.splitlines():
        assert line == line.rstrip()
        assert width(line) <= 72 or "https://" in line or "<pre" in html


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=4), st.booleans())
def test_every_cell_of_a_table_is_in_the_text(rows: list[list[str]], has_heads: bool) -> None:
    marks = ["th" if has_heads and not number else "td" for number in range(len(rows))]
    html = "".join(
        f"<tr>{''.join(f'<{mark}>{cell}</{mark}>' for cell in row)}</tr>"
        for mark, row in zip(marks, rows, strict=True)
    )
    said = Counter(re.findall(r"\w+", plain_text(f"<table>{html}</table>", width=500)))
    wanted = Counter(cell for row in rows[has_heads:] for cell in row)
    assert wanted <= said
    assert set(rows[0]) <= set(said)


MARKDOWN = [
    "## A heading", "Plain words, *stressed* and **strong** ones.", "- one\n- two\n    - inner\n",
    "1. first\n2. second\n", "> said by somebody\n>\n> — Jo March, chair", "Term\n:   what it means",
    "A [link](https://example.org/), and <https://example.org/x>.", "    code as typed\n    in two lines",
    "* 76% of people\n* £3 million it costs\n{: .figures}", "!!! note\n    Take care.", "Water[^1]\n\n[^1]: The note.",
    "| a | b |\n|---|---|\n| c | d |", "Line one  \nline two", "Text -- and “quotes” 'here' ... 10 000",
]  # fmt: skip


@given(st.lists(st.sampled_from(MARKDOWN), max_size=8, unique=True))
def test_every_word_of_a_body_made_of_markdown_is_in_the_text_in_order(blocks: list[str]) -> None:
    body = convert("\n\n".join(blocks))
    of_tables_and_notes = {"a", "b", "c", "d", "Water", "Water1", "1"}
    words = re.findall(r"[\w’]+", body.text)
    assert_told_in_order(
        [one for one in words if one not in of_tables_and_notes], plain_text(body.html)
    )


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=path.stem) for path in sorted((ROOT / "content/posts").rglob("*.md"))],
)
def test_every_word_of_the_sample_is_in_its_text_and_no_line_is_too_wide(path: Path) -> None:
    body = convert(path.read_text(encoding="utf-8").split("\n---\n", 1)[1])
    text = plain_text(body.html)
    said = set(re.findall(r"[\w’]+", text))
    assert set(re.findall(r"[\w’]+", body.text)) <= said
    for line in text.splitlines():
        assert line == line.rstrip()
        assert width(line) <= 72 or re.match(r"\[\d+\] \S+$", line)


@given(st.text(max_size=300))
def test_whatever_stands_in_the_html_there_is_a_text_without_control_characters(html: str) -> None:
    text = plain_text(html)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]", text)
    assert not re.search("[ \t]$", text, re.MULTILINE)
    text.encode()
