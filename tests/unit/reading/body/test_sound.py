"""HTML that is as it should be, seen without a parser."""

import random

import pytest

from plugins.reading.body.allowed import repaired
from plugins.reading.body.nesting import nested
from plugins.reading.body.no_elements import with_no_elements_as_text
from plugins.reading.body.sound import sound

SOUND = {
    "nothing": "",
    "text": "a “b” &amp; &lt;c&gt;\nd é",
    "paragraphs": "<p>a <em>b <strong>c</strong></em> <code>d</code></p>\n<p>e<br />\nf</p>\n<hr />",
    "headings": '<h2 id="a">b</h2>\n<h3 class="c" id="d">e</h3>',
    "lists": "<ul>\n<li>a\n<ol>\n<li>\n<p>b</p>\n</li>\n</ol>\n</li>\n</ul>",
    "a quotation": "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>",
    "code": '<pre><code class="language-py">a &lt; b\n\n"c"</code></pre>',
    "a table": (
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<td style="text-align: right;">b <em>c</em></td>\n</tr>\n</tbody>\n</table>'
    ),
    "links": (
        '<p><a href="https://a.example/b?c=d&amp;e#f">g</a> <a href="/h/" title="i">j</a> '
        '<a href="#k">l</a> <a href="{static}/m.pdf">n</a></p>'
    ),
    "a picture": '<p><img alt="a &amp; b" src="/c.png" title="d" /></p>',
    "quotation marks and spaces in Markdown's way": "<p>&quot;a&quot;\u00a0b&#160;c</p>",
    "a note": (
        '<p><sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>\n'
        '<div class="footnote">\n<hr />\n<ol>\n<li id="fn:1">\n<p>a&#160;'
        '<a class="footnote-backref" href="#fnref:1" title="b">&#8617;</a></p>\n</li>\n</ol>\n</div>'
    ),
    "a mail address and a file": '<a href="mailto:a.b@c.example?d=e">f</a> <a href="g-1.md#h">i</a>',
    "an admonition": '<div class="admonition note">\n<p class="admonition-title">a</p>\n</div>',
}

IN_DOUBT = {
    "no element": "<p>a <x.y></p>",
    "an element that nobody needs here": "<p>a <font>b</font></p>",
    "capitals": "<P>a</P>",
    "one that is not closed": "<p>a",
    "one that was not opened": "<p>a</p></em>",
    "closed crosswise": "<p><em><strong>a</em></strong></p>",
    "a paragraph in a paragraph": "<p>a<p>b</p></p>",
    "a block in a line": "<p><em><ul><li>a</li></ul></em></p>",
    "a link in a link": '<p><a href="/a"><em><a href="/b">c</a></em></a></p>',
    "an item without a list": "<li>a</li>",
    "text in a list": "<ul>a<li>b</li></ul>",
    "text in a table": "<table>a<thead><tr><th>b</th></tr></thead></table>",
    "a row without a body": "<table><tr><td>a</td></tr></table>",
    "a line break that a parser drops": "<pre>\n<code>a</code></pre>",
    "an angle bracket as text": "<p>a > b</p>",
    "an angle bracket that begins nothing": "<p>a</p> <",
    "a comment": "<p>a</p><!-- b -->",
    "a script": "<script>a</script>",
    "an ampersand by itself": "<p>a & b</p>",
    "a named character": "<p>&copy;</p>",
    "a character by its number": "<p>&#169;</p>",
    "entities in a value": '<p class="&quot;">a</p>',
    "a space that does not break in a value": '<p class="\u00a0">a</p>',
    "a character that is not seen": "<p>a\x00\x0c\u0085b</p>",
    "an attribute without a value": "<p id>a</p>",
    "an attribute without marks": "<p id=a>b</p>",
    "an attribute twice": '<p id="a" id="b">c</p>',
    "an event": '<p onclick="a">b</p>',
    "a style": '<p style="a">b</p>',
    "an unsafe address": '<a href="javascript:a">b</a>',
    "a scheme nobody knows": '<a href="a:b">c</a>',
    "an address of another site without a scheme": '<a href="//a.example/">b</a>',
    "an address with a bracket": '<a href="http://[a/">b</a>',
    "a host that is a number": '<a href="http://99.99.99.999999/">a</a>',
    "a host in another script": '<a href="https://xn--a.example/">b</a>',
    "a tag that ends in an attribute": '<img alt="a>b" src="/c.png">',
    "a value with what looks like the end of a tag": '<img alt="a />b" src="/c.png">',
}


def _by_the_parser(html: str) -> str:
    return repaired(with_no_elements_as_text(html))


@pytest.mark.parametrize("html", SOUND.values(), ids=SOUND.keys())
def test_what_a_parser_would_not_change_is_sound(html: str) -> None:
    tokens = sound(html)
    assert tokens is not None
    assert "".join(tokens) == _by_the_parser(html)
    assert nested(tokens) is tokens


@pytest.mark.parametrize("html", IN_DOUBT.values(), ids=IN_DOUBT.keys())
def test_what_is_in_doubt_is_left_to_the_parser(html: str) -> None:
    assert sound(html) is None


PIECES = (
    "<p>", "</p>", "<em>", "</em>", "<strong>", "</strong>", "<code>", "</code>", "<br>", "<br />",
    "<hr>", "<ul>", "</ul>", "<li>", "</li>", "<blockquote>", "</blockquote>", "<pre>", "</pre>",
    "<table>", "</table>", "<tbody>", "</tbody>", "<tr>", "</tr>", "<td>", "</td>", "<div>",
    "</div>", '<h2 id="a">', "</h2>", '<a href="/b">', '<a href="https://c.example/d">', "</a>",
    '<img alt="e" src="/f.png" />', "<sup>", "</sup>", "text", " ", "\n", "&amp;", "&lt;", '"', "é",
    "<p>g</p>", "<li>h</li>", "<tr><td>i</td></tr>", "<pre><code>j</code></pre>", "<em>k</em>",
)  # fmt: skip


def _closed(chance: random.Random, depth: int = 0) -> str:
    """Some pieces, most elements closed where they should be."""
    pieces = []
    for piece in chance.choices(PIECES, k=chance.randint(1, 5)):
        name = piece[1:].split(" ")[0].rstrip(">")
        if piece.startswith("<") and f"</{name}>" in PIECES and chance.random() < 0.95:
            within = _closed(chance, depth + 1) if depth < 4 else "x"
            pieces.append(f"{piece}{within}</{name}>")
        elif not piece.startswith("</") or chance.random() < 0.02:
            pieces.append(piece)
    return "".join(pieces)


def test_no_parser_changes_what_is_sound() -> None:
    chance, seen = random.Random(20080828), 0  # noqa: S311 - nothing here is a secret
    for _round in range(6000):
        html = _closed(chance)
        if (tokens := sound(html)) is not None:
            seen += 1
            assert "".join(tokens) == _by_the_parser(html)
            assert nested(tokens) is tokens
    assert seen > 500
