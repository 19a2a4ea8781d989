"""Markdown as the contract has it, to bodies."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.domain.body import Reference
from plugins.reading.body import markdown
from plugins.reading.body.markdown import _markdown, convert, converter_digest, stock_markdown

CONVERTED = [
    ("a paragraph", "Hello *there*.", "<p>Hello <em>there</em>.</p>"),
    ("a heading has an anchor", "## Our view", '<h2 id="our-view">Our view</h2>'),
    ("a heading 1 becomes a heading 2", "# Our view", '<h2 id="our-view">Our view</h2>'),
    ("a heading beyond ASCII", "## Façade – 你", '<h2 id="facade-ni">Façade – 你</h2>'),
    ("a heading without letters", "## !!", '<h2 id="section">!!</h2>'),
    (
        "equal headings have unequal anchors",
        "## A\n\n## A",
        '<h2 id="a">A</h2>\n<h2 id="a_1">A</h2>',
    ),
    (
        "a table",
        "| a | b |\n|---|--:|\n| 1 | 2 |",
        (
            '<div class="table" role="group" aria-label="Table" tabindex="0">'
            '<table>\n<thead>\n<tr>\n<th>a</th>\n<th class="align-right">b</th>\n</tr>\n</thead>\n'
            '<tbody>\n<tr>\n<td>1</td>\n<td class="align-right">2</td>\n</tr>\n</tbody>\n</table></div>'
        ),
    ),
    (
        "an abbreviation",
        "The PIP.\n\n*[PIP]: Personal Independence Payment",
        '<p>The <abbr title="Personal Independence Payment">PIP</abbr>.</p>',
    ),
    ("an attribute list", "x\n{: .lead #top}", '<p class="lead" id="top">x</p>'),
    (
        "a template's tag ends a paragraph",
        "Read on {% more now %}",
        "<p>Read on {% more now %}</p>",
    ),
    (
        "a template's tag is the last line of a paragraph",
        "Read on\n{% include 'x.html' %}",
        "<p>Read on\n{% include ‘x.html’ %}</p>",
    ),
    ("a template's value ends a paragraph", "See {{ page.title }}", "<p>See {{ page.title }}</p>"),
    (
        "a template's tag ends a heading",
        "## News {% icon new %}",
        '<h2 id="news-icon-new">News {% icon new %}</h2>',
    ),
    (
        "a template's value follows emphasis",
        "*See*{{ page.title }} now",
        "<p><em>See</em>{{ page.title }} now</p>",
    ),
    ("a definition list", "a\n:   b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
    (
        "a fenced block",
        "```python\na -- 'b' < c\n```",
        '<pre tabindex="0"><code class="language-python">a -- \'b\' &lt; c\n</code></pre>',
    ),
    (
        "an admonition",
        "!!! note\n    Read it.",
        (
            '<div class="admonition note">\n<p class="admonition-title">Note</p>\n<p>Read it.</p>\n'
            "</div>"
        ),
    ),
    (
        "Markdown inside HTML",
        '<div class="box" markdown="1">\n*x*\n</div>',
        '<div class="box">\n<p><em>x</em></p>\n</div>',
    ),
    ("smart punctuation", '"It\'s" -- so...', "<p>“It’s” – so…</p>"),
    ("no table of contents is put in", "[TOC]\n\n## A", '<p>[TOC]</p>\n<h2 id="a">A</h2>'),
    (
        "a footnote",
        "So[^1].\n\n[^1]: As he said.",
        (
            '<p>So<sup id="fnref:1"><a class="footnote-ref" href="#fn:1" role="doc-noteref" '
            'aria-label="Note 1">1</a></sup>.</p>\n'
            '<section class="footnotes" role="doc-endnotes" aria-label="Notes">\n<ol>\n'
            '<li id="fn:1">\n<p>As he said.&nbsp;<a class="footnote-backref" href="#fnref:1" '
            'role="doc-backlink" aria-label="Back to text, note 1">↩</a></p>\n</li>\n</ol>\n'
            "</section>"
        ),
    ),
    (
        "a picture alone is a figure",
        "![A queue](queue.jpg)",
        '<figure><img alt="A queue" src="queue.jpg"></figure>',
    ),
    (
        "its title is the caption",
        '![A queue](queue.jpg "Waiting, it\'s long")',
        (
            '<figure><img alt="A queue" src="queue.jpg"><figcaption>Waiting, it’s long</figcaption>'
            "</figure>"
        ),
    ),
    (
        "the end of the title is the credit",
        '![A queue](queue.jpg "Waiting. Photo: Ann Smith"){: .wide}',
        (
            '<figure class="wide"><img alt="A queue" src="queue.jpg"><figcaption>Waiting. '
            '<span class="credit">Photo: Ann Smith</span></figcaption></figure>'
        ),
    ),
    (
        "a title that is only a credit",
        '![A queue](queue.jpg "Photo: Ann Smith")',
        (
            '<figure><img alt="A queue" src="queue.jpg"><figcaption>'
            '<span class="credit">Photo: Ann Smith</span></figcaption></figure>'
        ),
    ),
    (
        "a picture with a link is a figure",
        "[![A queue](queue.jpg)](/more/)",
        '<figure><a href="/more/"><img alt="A queue" src="queue.jpg"></a></figure>',
    ),
    (
        "a picture in a line is none",
        "See ![A queue](queue.jpg)",
        '<p>See <img alt="A queue" src="queue.jpg"></p>',
    ),
    (
        "a quotation with its source",
        "> We were not asked.\n> — Mark Harrison, chief executive, Equal Lives",
        (
            '<figure class="quotation"><blockquote>\n<p>We were not asked.</p>\n</blockquote>'
            '<figcaption>— Mark Harrison, <span class="role">chief executive, Equal Lives</span>'
            "</figcaption></figure>"
        ),
    ),
    (
        "a source as a paragraph of its own, with hyphens",
        "> We were not asked.\n>\n> -- Mark Harrison",
        (
            '<figure class="quotation"><blockquote>\n<p>We were not asked.</p>\n</blockquote>'
            "<figcaption>— Mark Harrison</figcaption></figure>"
        ),
    ),
    (
        "a source with a link",
        "> So.\n> – [Mark](/m/), *chief*",
        (
            '<figure class="quotation"><blockquote>\n<p>So.</p>\n</blockquote><figcaption>— '
            '<a href="/m/">Mark</a>, <span class="role"><em>chief</em></span></figcaption></figure>'
        ),
    ),
    (
        "a quotation without a source",
        "> We — all of us — ask.\n> More",
        "<blockquote>\n<p>We — all of us — ask.\nMore</p>\n</blockquote>",
    ),
    (
        "a dash that does not begin the last line",
        "> — So it\n> began",
        "<blockquote>\n<p>— So it\nbegan</p>\n</blockquote>",
    ),
    ("a quotation of one such line", "> — So", "<blockquote>\n<p>— So</p>\n</blockquote>"),
    (
        "a dash within emphasis",
        "> *So\n> — it* goes",
        "<blockquote>\n<p><em>So\n— it</em> goes</p>\n</blockquote>",
    ),
    (
        "statistics",
        "* 76% of young people\n* **1 in 4** families\n* £3.2 billion: the cost\n{: .figures}",
        (
            '<ul class="figures">\n'
            '<li><strong class="figure">76%</strong> <span>of young people</span>'
            '</li>\n<li><strong class="figure">1 in 4</strong> <span>families</span></li>\n'
            '<li><strong class="figure">£3.2 billion</strong> <span>the cost</span></li>\n</ul>'
        ),
    ),
    (
        "statistics by a paragraph after the list",
        "* 12 towns\n\n* many others\n\n{.figures}",
        (
            '<ul class="figures">\n<li><strong class="figure">12</strong> <span>towns</span></li>\n'
            "<li>many others</li>\n</ul>"
        ),
    ),
    (
        "a list of numbers that is none of statistics",
        "* 76% of young people\n* 12 towns",
        "<ul>\n<li>76% of young people</li>\n<li>12 towns</li>\n</ul>",
    ),
    (
        "a film alone is a card",
        "[Our film](https://youtu.be/dQw4w9WgXcQ)",
        (
            '<p class="video"><a href="https://youtu.be/dQw4w9WgXcQ"><span class="label">Watch the '
            'video:</span> Our film</a> <span class="host">YouTube</span></p>'
        ),
    ),
    (
        "an address of a film alone is a card",
        "https://vimeo.com/123456",
        '<p class="video"><a href="https://vimeo.com/123456">Watch the video on Vimeo</a></p>',
    ),
    (
        "a film on PeerTube",
        "<https://tube.example/w/abcdefghij>",
        (
            '<p class="video"><a href="https://tube.example/w/abcdefghij">'
            "Watch the video on PeerTube"
            "</a></p>"
        ),
    ),
    (
        "a file of the site's own",
        "[Watch it](/files/a.mp4)",
        '<p class="video"><a href="/files/a.mp4">Watch it</a></p>',
    ),
    (
        "a frame with a film is a card",
        '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="Our film"></iframe>',
        (
            '<p class="video"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">'
            '<span class="label">Watch the video:</span> Our film</a> '
            '<span class="host">YouTube</span></p>'
        ),
    ),
    (
        "a film in a line is a link",
        "See [our film](https://youtu.be/dQw4w9WgXcQ).",
        '<p>See <a href="https://youtu.be/dQw4w9WgXcQ">our film</a>.</p>',
    ),
    (
        "a link alone that is no film",
        "[Our page](https://example.org/w/)",
        '<p><a href="https://example.org/w/">Our page</a></p>',
    ),
    (
        "a link to a channel is no film",
        "[Us](https://www.youtube.com/@us)",
        '<p><a href="https://www.youtube.com/@us">Us</a></p>',
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in CONVERTED], ids=[c[0] for c in CONVERTED]
)
def test_what_an_editor_types_is_shown(text: str, expected: str) -> None:
    assert convert(text).html == expected


def test_references_name_what_was_written_and_where_it_stands() -> None:
    body = convert("[A b](my file.pdf) ![c]({static}/images/d|e.png)")
    assert body.html == (
        '<p><a href="my%20file.pdf">A b</a> <img alt="c" src="%7Bstatic%7D/images/d%7Ce.png"></p>'
    )
    assert body.references == (
        Reference(12, 25, "my file.pdf", "link", 30),
        Reference(53, 82, "{static}/images/d|e.png", "picture", 82),
    )


def test_every_candidate_of_a_source_set_is_a_reference() -> None:
    body = convert('<img src="a.png" alt="x" srcset="a b.png 1x, {static}/c.png 2x">')
    assert [r.address for r in body.references] == ["a.png", "b.png", "{static}/c.png"]


def test_prose_has_the_runs_of_each_block_and_says_where_a_mention_may_be_linked() -> None:
    body = convert("## Head\n\nOne *two* [three](/x/) `four`\n\n> Five\n\n* six")
    said = [[(body.html[r.start : r.end], r.linkable) for r in block] for block in body.prose]
    assert said == [
        [("Head", False)],
        [("One ", True), ("two", True), (" ", True), ("three", False), (" ", True),
         ("four", False)],
        [("Five", False)],
        [("six", True)],
    ]  # fmt: skip


def test_text_has_a_line_for_each_block_and_no_marks_of_notes() -> None:
    body = convert("## Head\n\nOne[^1]\n*two* &amp; three<br>four\n\n* five\n\n[^1]: Note.")
    assert body.text == "Head\nOne two & three four\nfive\nNote."
    assert body.first_paragraph == "One two & three four"
    assert body.words == 8
    assert body.anchors == ("head", "fnref:1", "fn:1")


NOT_FIRST = {
    "a quotation": "> Quoted",
    "an item": "* Item\n\n* Item",
    "a caption": '![x](x.png "Caption")',
    "a card": "https://vimeo.com/123456",
    "an admonition's title": "!!! note",
}


@pytest.mark.parametrize("before", NOT_FIRST.values(), ids=NOT_FIRST.keys())
def test_the_first_paragraph_is_one_of_the_text_itself(before: str) -> None:
    assert convert(f"{before}\n\nThe text.").first_paragraph == "The text."


def test_a_picture_at_the_sites_own_address_stays() -> None:
    text = "![x](https://own.example/images/x.png)"
    assert "<img" in convert(text, own="https://own.example").html
    assert "<img" not in convert(text, own="https://own.example.org").html


def test_one_object_converts_text_after_text_as_a_new_one_would() -> None:
    first, second = "A[^1] PIP\n\n[^1]: b\n\n*[PIP]: x\n\n[c]: /d/", "A[^1] PIP [c]\n\n# A\n\n# A"
    expected = [stock_markdown().convert(text) for text in (first, second, first)]
    assert [_markdown().reset().convert(text) for text in (first, second, first)] == expected


def test_what_is_nested_too_deeply_is_shown_as_it_was_typed() -> None:
    body = convert("- " * 2000 + "deep")
    assert body.text.endswith("deep")
    assert [remark.check for remark in body.remarks] == ["nested-too-deeply"]


def test_the_digest_covers_every_module_that_takes_part() -> None:
    here = Path(markdown.__file__).parent
    outside = {
        name
        for source in here.glob("*.py")
        for name in re.findall(r"from plugins\.(\S+) import", source.read_text(encoding="utf-8"))
        if not name.startswith("reading.body")
    }
    assert outside == {f"domain.{name}" for name in markdown._DOMAIN}


def test_the_digest_is_the_same_each_time() -> None:
    first = converter_digest()
    converter_digest.cache_clear()
    assert converter_digest() == first
    assert len(first) == 32


MARKS = st.sampled_from(
    [
        "*", "_", "**", "`", "``", "[", "]", "(", ")", "![", "](", "<", ">", "&", "&amp;", "\\",
        "  \n", "\n", "\n\n", "    ", "* ", "1. ", "> ", "# ", "==", "[^1]", "[^1]: ", "*[A]: ",
        "A", "word", "http://a.b", "<a@b.c>", "<http://a.b>", "<b>", "</b>", "<div>", "</div>",
        '<div markdown="1">', "{: .c}", "{#d}", "|", "|--|", "```", ": ", "!!! note\n", "[a]: b\n",
        "'", '"', "--", "é", "\x02", "\x03",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKS, max_size=30).map("".join))
def test_any_markdown_becomes_a_body(text: str) -> None:
    assert convert(text) == convert(text)


def test_a_templates_tag_at_the_end_of_a_cell_is_text() -> None:
    html = convert("| a {% x y %} | b |\n|---|---|\n| {{ one.two }} | 2 {{ b }} |").html
    assert "<th>a {% x y %}</th>" in html
    assert "<td>{{ one.two }}</td>" in html
    assert "<td>2 {{ b }}</td>" in html


def test_an_attribute_list_of_a_heading_and_of_emphasis_is_still_one() -> None:
    assert convert("## News {: #new }").html == '<h2 id="new">News</h2>'
    assert convert("## News {#new}").html == '<h2 id="new">News</h2>'
    assert convert("*See*{: .lead }").html == '<p><em class="lead">See</em></p>'
