"""The HTML pass as a whole: safe, well-formed, and its lists true of its HTML."""

import re
import warnings
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.domain.addresses import encoded
from plugins.domain.body import Body
from plugins.reading.body.allowed import cleaned, repaired
from plugins.reading.body.html_pass import STEPS, pass_over
from plugins.reading.body.tokens import split

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import html5lib

NOTHING = frozenset[str]()

HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a script in capitals that never ends": "<SCRIPT SRC=//x.example/x.js>",
    "an event": "<img src=x onerror=alert(1)>",
    "an event without quotes and blanks": "<svg/onload=alert(1)>",
    "an address that is a program": "<a href='javascript:alert(1)'>x</a>",
    "an address that is a program, hidden": "<a href='&#x6A;ava&#x0A;script&colon;alert(1)'>x</a>",
    "an address with data": "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "a picture with data": "<img src='data:image/svg+xml,<svg onload=alert(1)>' alt='`'>",
    "a source set with a program": "<img src=x.png srcset='javascript:alert(1) 2x'>",
    "a style within a drawing": "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "a style within mathematics": (
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 "
        "onerror=alert(1)&gt;'>"
    ),
    "a form within a form": (
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>"
    ),
    "a style that ends in a value": "<svg><p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "mathematics as HTML": (
        "<math><annotation-xml encoding='text/html'><style><img src=x onerror=alert(1)></style>"
    ),
    "no script that ends in a value": (
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>"
    ),
    "a title that ends in a value": "<title><p title='</title><img src=x onerror=alert(1)>'>",
    "a text area that never ends": "<p>before<textarea><p>within <b>bold",
    "a title that never ends": "<p>before<title><p>within",
    "a comment that never ends": "<p>before<!-- <p>within",
    "a comment that ends early": "<!--><img src=x onerror=alert(1)>-->",
    "a template": "<template><script>alert(1)</script><p>within</template>after",
    "plain text": "<p>before<plaintext><p>within</plaintext>",
    "an example in capitals": "<xmp><script>alert(1)</script></xmp>",
    "frames without frames": "<noframes><img src=x onerror=alert(1)></noframes>",
    "a frame with a page in it": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "a frame that never ends": "<iframe src=https://x.example/><p>within",
    "an object": "<object data='javascript:alert(1)'><param name=x value=y></object>",
    "a base": "<base href='https://x.example/'><a href='x'>x</a>",
    "a refresh": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "backticks in a value": "<img src='x.png' alt='``onerror=alert(1)'>",
    "a select": "<select><style></select><img src=x onerror=alert(1)></style>",
    "a processing instruction": "<?xml version='1.0'?><p>x",
    "a table in a table": "<table><tr><table><td>x<tr><p>y",
    "a link in a link": "<a href=/x><table><a href=/y>z</table>",
    "formats that overlap": "<b><i></b><p>x</i>y<a href=x><div><a href=y>z",
    "a null": "a\0b<scr\0ipt>alert(1)</script>",
}


def is_canonical(html: str) -> bool:
    """Whether a strict parser finds no error, and the cleaner nothing to change."""
    html5lib.HTMLParser(strict=True).parseFragment(html)
    return cleaned(html, NOTHING) == html


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_html_ends_as_safe_well_formed_html(html: str) -> None:
    body = pass_over(html)
    assert is_canonical(body.html)
    assert not re.search(r"<[^>]*(?:\son\w+=|javascript:|srcdoc|data:)", body.html, re.IGNORECASE)
    assert not re.search(r"<(?:script|style|iframe|object|svg|form|textarea|base)", body.html)


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_another_parser_makes_of_the_html_is_written_the_same_again(html: str) -> None:
    body = pass_over(html)
    tree = html5lib.parseFragment(body.html)
    written = html5lib.serializer.serialize(
        tree, omit_optional_tags=False, quote_attr_values="always", alphabetical_attributes=True
    )
    again = html5lib.parseFragment(written)
    assert (
        html5lib.serializer.serialize(
            again,
            omit_optional_tags=False,
            quote_attr_values="always",
            alphabetical_attributes=True,
        )
        == written
    )
    assert pass_over(body.html).html == body.html


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class=a>", "</div>", "<span>", "</span>", "<b>", "</b>", "<em>",
        "</em>", "<a href='x y.md'>", "<a href='{filename}/a.md'>", "<a href=javascript:x>", "</a>",
        "<a name=q>", "<ul>", "</ul>", "<ol start=x>", "</ol>", "<li>", "<li class=figures>",
        "</li>", "<dl>", "<dt>", "<dd>", "</dl>", "<h1>", "</h1>", "<h3 id=s>", "<h5 id=s>",
        "</h5>", "<table>", "<tr>", "<td align=center>", "<th style='text-align: right'>",
        "</table>", "<caption>", "<blockquote>", "</blockquote>", "\n— A, b", "— ", "<br>", "<hr>",
        "<img src=a.png title='A. Photo: B'>", "<img src=https://x.example/a.png alt='it'>",
        "<img srcset='a.png 2x, b&amp;c.png 3x' src=a.png>", "<picture>", "<source srcset=a.png>",
        "</picture>", "<video src=a.mp4>", "</video>", "<audio>", "<iframe src=//x.example/>",
        "</iframe>", "<script>", "</script>", "<style>", "</style>", "<pre>", "<code>", "</code>",
        "</pre>", "<details>", "<summary>", "</details>", "<figure>", "<figcaption>", "</figure>",
        "<ruby>", "<rt>", "<math>", "<mi>", "<mtext>", "</math>", "<svg>", "<title>", "</svg>",
        "<center>", "<font size=2>", "<form>", "<input>", "<select>", "<textarea>", "<button>",
        "<object data=x>", "<embed src=x>", "<template>", "<noscript>", "</noscript>", "<!--",
        "-->", "<plaintext>", "<section>", "<aside>", "<main>", "<label>", "<legend>", "<nobr>",
        "https://youtu.be/abcdefg", "{.figures}", "76% of", "\"", "'", "--", "...", "&amp;", "&lt;",
        "&nbsp;", "text", " ", "\n", "é", "\x0b", "\x85", "\ufffe", "<", ">", "&", "]]>",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_any_mixture_of_html_ends_as_safe_well_formed_html(html: str) -> None:
    body = pass_over(html)
    assert is_canonical(body.html)
    assert_lists_are_true(body)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=150, deadline=None)
def test_a_step_changes_nothing_without_a_tag_that_begins_as_it_needs(html: str) -> None:
    html = repaired(html)
    tags = {tag[:3] for tag in split(html)[1::2]}
    for step, needed in STEPS:
        assert step(html) == html or not needed.isdisjoint(tags), step.__name__


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_a_second_pass_changes_nothing(html: str) -> None:
    once = pass_over(html)
    assert pass_over(once.html).html == once.html


def assert_lists_are_true(body: Body) -> None:
    for reference in body.references:
        stands = unescape(body.html[reference.start : reference.end])
        assert stands == encoded(reference.address)
        assert reference.close >= reference.end
        if reference.close > reference.end:
            assert body.html.startswith("</a>", reference.close)
    for run in (run for block in body.prose for run in block):
        assert run.start < run.end
        assert not set(body.html[run.start : run.end]) & set("<>")
    ids = re.findall(r'<[^>]* id="([^"]*)"', body.html)
    assert [unescape(one) for one in ids] == list(body.anchors)
    assert len(set(ids)) == len(ids)
    assert body.words == len(body.text.split())


MENDED = [
    ("a heading 1 becomes a heading 2", "<h1>x</h1>", "<h2>x</h2>"),
    ("a heading keeps its level", "<h2>x</h2><h3>y</h3>", "<h2>x</h2><h3>y</h3>"),
    ("a level that was skipped is closed up", "<h2>x</h2><h4>y</h4>", "<h2>x</h2><h3>y</h3>"),
    ("a heading that is empty goes", "<h2> </h2><p>x</p>", "<p>x</p>"),
    ("what is centred has a class", "<center>x</center>", '<div class="align-center">x</div>'),
    ("a paragraph's align has a class", "<p align=right>x</p>", '<p class="align-right">x</p>'),
    ("a font goes", '<p><font color="red">x</font></p>', "<p>x</p>"),
    ("tt is code", "<p><tt>x</tt></p>", "<p><code>x</code></p>"),
    ("a named anchor has an id", "<p><a name=x>y</a></p>", '<p><a id="x">y</a></p>'),
    (
        "a second id goes",
        "<p id=x>a</p><p id=x>b</p>",
        '<p id="x">a</p><p>b</p>',
    ),
    (
        "a width in per cent goes",
        "<p>a <img src=x.png alt=y width=50%></p>",
        '<p>a <img src="x.png" alt="y"></p>',
    ),
    (
        "a width in pixels is a number",
        "<p>a <img src=x.png alt=y width=50px></p>",
        '<p>a <img src="x.png" alt="y" width="50"></p>',
    ),
    (
        "a table's borders go",
        "<table border=1 cellpadding=2><tr><td bgcolor=red>x</table>",
        (
            '<div class="table" role="group" aria-label="Table" tabindex="0">'
            "<table><tbody><tr><td>x</td></tr></tbody></table></div>"
        ),
    ),
    (
        "a paragraph within a span loses the span",
        "<span><p>x</p></span>",
        "<p>x</p>",
    ),
    ("a paragraph within a link stays", "<a href=x><p>y</p></a>", '<a href="x"><p>y</p></a>'),
    ("a block within a heading goes", "<h2><div>x</div></h2>", "<h2> x </h2>"),
    (
        "text in a list is an item",
        "<ul>x<li>y</li></ul>",
        "<ul><li>x</li><li>y</li></ul>",
    ),
    ("an item without a list is a block", "<li>x</li>", "<div>x</div>"),
    (
        "details have a summary",
        "<details><p>x</p></details>",
        "<details><summary>Details</summary><p>x</p></details>",
    ),
    ("a frame's words are its title", "<iframe src=//x.example/a title=T></iframe>",
     '<p><a href="https://x.example/a">T</a></p>'),
    (
        "mathematics stays",
        "<p><math><mfrac><mi>a</mi><mn>2</mn></mfrac></math></p>",
        "<p><math><mfrac><mi>a</mi><mn>2</mn></mfrac></math></p>",
    ),
    (
        "a film of the site's own has controls",
        "<video src=/files/a.mp4 autoplay></video>",
        '<video controls="" src="/files/a.mp4"></video>',
    ),
    (
        "a source set with widths has sizes",
        "<p>a <img src=a.png alt=b srcset='a.png 1w,c.png 2w'></p>",
        '<p>a <img src="a.png" alt="b" srcset="a.png 1w, c.png 2w" sizes="100vw"></p>',
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "expected"), [case[1:] for case in MENDED], ids=[case[0] for case in MENDED]
)
def test_what_is_not_html5_is_mended(html: str, expected: str) -> None:
    assert pass_over(html).html == expected


REMARKED = [
    ("a script", "<script>a</script>", "script-in-body", "a"),
    ("a script from elsewhere", "<script src=//x.example/a.js></script>", "script-in-body",
     "//x.example/a.js"),
    ("a script that is empty", "<script></script>", "script-in-body", "script"),
    ("a script with an end tag too many", "<script><!--<script></script>", "script-in-body",
     "<!--<script>"),
    ("a drawing with a script", "<svg><script>a</script></svg>", "script-in-body", "svg"),
    ("a drawing with an event", "<svg/onload=a></svg>", "script-in-body", "svg"),
    ("a drawing with a link that runs", "<svg><a xlink:href='javascript:a'>x</a></svg>",
     "script-in-body", "svg"),
    ("a drawing", "<svg><circle/></svg>", "html-left-out", "svg"),
    ("a base", "<base href=//x.example/>", "html-left-out", "base"),
    ("a refresh", "<meta http-equiv=refresh content=0>", "html-left-out", "meta"),
    ("a stylesheet", "<link rel=stylesheet href=//x.example/a.css>", "html-left-out", "link"),
    ("what stands for readers without scripts", "<noscript><b>x</b></noscript>", "html-left-out",
     "noscript"),
    ("a style that loads", "<p style='background:url(//x.example/a)'>x</p>", "style-in-body", "p"),
    ("a frame without an address", "<iframe srcdoc=x></iframe>", "frame-in-body", "iframe"),
    ("a frame that is a program", "<iframe src=javascript:a></iframe>", "frame-in-body",
     "javascript:a"),
    ("an object", "<object data=//x.example/a.swf></object>", "frame-in-body",
     "//x.example/a.swf"),
    ("an object without an address", "<object></object>", "frame-in-body", "object"),
    ("a program in other words", "<a href='&#x6A;ava&#x0A;script&colon;a'>y</a>", "unsafe-address",
     "javascript:a"),
    ("a program with signs that are not seen", "<a href='\x01javascript:a'>y</a>",
     "unsafe-address", "javascript:a"),
    ("a page as address", "<a href='data:text/html,x'>y</a>", "unsafe-address", "data:text/html,x"),
    ("a picture as address", "<img src=data:image/png;base64,AAAA alt=b>", "unsafe-address",
     "data:image/png;base64,AAAA"),
    ("a picture without an address", "<img alt='The hall'>", "unsafe-address", "The hall"),
    ("a program in a source set", "<p>x <img src=a.png alt=b srcset='javascript:a 2x'></p>",
     "unsafe-address", "javascript:a"),
    ("a host that cannot be taken apart", "<a href='https://[1:2]/'>y</a>", "link-to-nowhere", "y"),
    ("a mail that cannot be taken apart", "<a href='mailto://[x'>y</a>", "link-to-nowhere", "y"),
    ("an event", "<p onclick=a>x</p>", "script-in-body", "p onclick"),
    ("a style", "<p style='color:red'>x</p>", "style-in-body", "p"),
    ("a style element", "<style>a</style>", "style-in-body", "style"),
    ("a frame", "<iframe src=https://x.example/a></iframe>", "frame-in-body",
     "https://x.example/a"),
    ("a picture elsewhere", "<img src=//x.example/a.png alt=b>", "picture-elsewhere",
     "//x.example/a.png"),
    ("a film elsewhere", "<video src=https://x.example/a.mp4></video>", "frame-in-body",
     "https://x.example/a.mp4"),
    ("a picture without words", "<img src=a.png>", "missing-alt", "a.png"),
    ("a program as address", "<a href=javascript:x>y</a>", "unsafe-address", "javascript:x"),
    ("a link without address", "<a href=''>y</a>", "link-to-nowhere", "y"),
    ("a host that is none", "<a href='https:/y'>y</a>", "unsafe-address", "https:/y"),
    ("a form", "<form action=/a>x</form>", "form-in-body", "/a"),
    ("a level that is skipped", "<h2>x</h2><h4>y</h4>", "heading-skips-a-level", "y"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "check", "subject"), [case[1:] for case in REMARKED], ids=[c[0] for c in REMARKED]
)
def test_what_was_taken_away_is_remarked(html: str, check: str, subject: str) -> None:
    assert [(r.check, r.subject) for r in pass_over(html).remarks] == [(check, subject)]


QUIET = {
    "the alignment of a table's cells": "<table><tr><td style='text-align: right;'>x</table>",
    "an old-fashioned element": "<center><font size=2>x</font></center>",
    "a comment": "<p>x<!-- y --></p>",
    "a picture of the site's own": "<p>x <img src=https://own.example/a.png alt=y></p>",
}


@pytest.mark.parametrize("html", QUIET.values(), ids=QUIET.keys())
def test_what_costs_the_reader_nothing_is_not_remarked(html: str) -> None:
    assert pass_over(html, own="https://own.example").remarks == ()


ALLOWED = [
    ("frames", "<iframe src='https://x.example/a' width=5></iframe>",
     '<iframe src="https://x.example/a" width="5"></iframe>'),
    ("frames", "<video src=https://x.example/a.mp4></video>",
     '<video controls="" src="https://x.example/a.mp4"></video>'),
    ("pictures", "<div><img src=https://x.example/a.png alt=b></div>",
     '<div><img src="https://x.example/a.png" alt="b"></div>'),
    ("scripts", "<script>a < b</script>", "<script>a < b</script>"),
    ("scripts", "<p onclick=a()>x</p>", '<p onclick="a()">x</p>'),
    ("styles", "<p style='color:red'>x</p>", '<p style="color:red">x</p>'),
    ("styles", "<style>p > a {}</style>", "<style>p > a {}</style>"),
]  # fmt: skip


@pytest.mark.parametrize(("allow", "html", "expected"), ALLOWED)
def test_what_the_site_allows_stays(allow: str, html: str, expected: str) -> None:
    body = pass_over(html, frozenset({allow}))
    assert (body.html, body.remarks) == (expected, ())
