"""Python-Markdown's quick parts and quick ways of the HTML pass: the same result, without work."""

import random
import sys
from functools import cache

import markdown
import pytest
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from plugins.domain.body import Body
from plugins.reading.body import html_pass, quick
from plugins.reading.body.markdown import _markdown, convert, stock_markdown
from plugins.reading.body.quick import PROVED_WITH, is_as_proved, quickened

OWN = "https://own.example"

SNIPPETS = {
    "nothing": "",
    "blanks": "  \n \n\n   ",
    "a line": "word",
    "two lines and two blanks at the end": "one  \ntwo  ",
    "blank lines of blanks": "a\n   \n  \nb\n    \n    c\n \n    d",
    "a tab": "a\n\n\tb\tc\n\n-\td\n\n\te",
    "line ends of Windows": "a\r\nb\r\n\r\n* c\r\n",
    "marks of the library itself": "a\x02b\x03 \x02klzzwxh:0000\x03 \x02wzxhzdk:0\x03 \x02" + "42\x03",
    "headings": "# a\n## b #\n###c\ntext\n#### d {#e .f}\n####### g\n\\# h\n#",
    "headings with words in them": "## A *b* `c` [d](e) &amp; <i>f</i> \\* & g\n\n## A[^1]\n\n[^1]: n",
    "headings named alike": "# a\n# a\n# a_1\n# {#a}\n# b {#a_2}\n# a",
    "a heading with a label": "# a {data-toc-label='b'}\n\n# a",
    "headings underlined": "a\n===\nb\n---\nc\nd\n---\n\ne\n=-=",
    "a heading in a loose list": "* a\n\n* # b\n    c\n\n    d",
    "rules": "---\n* * *\na\n_ _ _\nb\n- - - -\n   ***\n-- -\n__ _ _",
    "lists": "* a\n* b\n    * c\n\n        d\n1. e\n+ f\n- g\n\nh\n3. i\n 4. j\n   5. k\n    6. l",
    "a list with digits of another script": "٣. a\n4. b",
    "a number that begins a sentence": "2019 was a year.\n2020 was not.",
    "a list right after text": "a\n* b\n\nc\n1. d",
    "items with code and quotations": "* a\n\n        b\n\n* > c\n\n      d\n* ```\n  e\n  ```",
    "definitions": "a\n: b\n\n    c\n: d\n\ne\n\n:   f\n\n    * g\n\n: h\n\n   : i",
    "a definition without a term": ": a\n\n:   b",
    "quotations": "> a\n> > b\nc\n\n> d\n\ne\n> f\n   > g\n    > h",
    "code": "    a\n      b\n\n\n    c\n\nd\n\n    e <f> & g",
    "fences": "```\na\n```\n~~~ py\nb\n~~~\n``` { .c #d e=f }\ng\n```\n```{bad}x\nh\n````\ni\n````\n```\nj",
    "a fence with lines to be marked": '```py hl_lines="1 2"\na\n```\n\n```\n\n```',
    "a fence that is not closed": "a\n```\nb\n\nc",
    "a table": "| a | b |\n|---|:-:|\n| `c|d` | e \\| f\n\ng | h\n--|--:\ni | j | k\nl",
    "a table of one column": "| a |\n|---|\n| b |\n\n|c\n|-\n|d",
    "what is nearly a table": "a | b\nc | d\n\na|b\n-|-|-\n\n|\n|\n\na\n-|-",
    "an admonition": '!!! note "T"\n    a\n\n    b\n\nc\n!!! tip\n\n    * d\n\n        e\n\nf\n\n!!! x y ""\n    g',
    "abbreviations": "A B AB\n\n*[A]: a\n*[B]: b\n\n*[AB]: ''\nmore A",
    "references": "[a] [a][] [b][a] ![c][a] ![a] [A\na][a] [x] [x][y]\n\n[a]: /u 'T'\n[B]: <v>\n(w)\n\n[ c ]:\n    d\n    \"e\"",
    "no references": "[a] [a][] [b][a] ![c][a] ![a] [^1]",
    "notes": "a[^1] b[^2] c[^1] d[^x] ![^1]\n\n[^1]: e\n[^2]: f\n\n    g\n\n    > h\n\n[^3]:\n    i",
    "a place for notes": "a[^1]\n\n///Footnotes Go Here///\n\nb\n\n[^1]: c",
    "a note with a reference of its own": "a[^1]\n\n[^1]: [b][c]\n\n    [c]: /d",
    "links": "[a](b) [c](<d e> 'f') [g](h \"i\") [j](k 'l' m) [n](o(p)q) [r]( s ) [t]() [u](v'w) [](x)",
    "links with marks in them": "[a*b*](c) [`d`](e) [f](g*h*) [i](j_k_) [l](\\(m) [n\\]](o) [p](q\\_r)",
    "links in links": "[a [b](c) d](e) [![f](g)](h) [i](j [k](l)) ![m [n] o](p)",
    "a link across lines": "[a\nb](c\nd) [e](f\n'g\nh')",
    "an address that does not end": "[a](b \"'(\n\n![c](d(e \"(f\n\n[g](h (i '(j\n\n[k](l\n\n[m](n \"o",
    "brackets that are not closed": "[a [b](c [d](e] f) g [h](i",
    "brackets within many brackets": "[" * 60 + "a" + "]" * 60 + "(b) " + "[" * 70 + "](c) [d](e)",
    "pictures": '![a](b) ![c](d "e") ![f](g \'h\') ![*i*](j) ![k\\_l](m_n_o)\n\n![p](q.png)',
    "addresses": "<http://a.b/c_d_> <mailto:e@f.g> <h@i.j> <not an address> http://k.l/m_n_o",
    "emphasis": "*a* **b** ***c*** *d **e** f* **g *h* i** _j_ __k__ ___l___ m_n_o *p_q* _r*s_ *t",
    "emphasis that does not end": "**a *b* __c _d_ * e * f ** g**h**i *j\n\nk* ***l** m* **n*",
    "code in a line": "`a` ``b`c`` ` d ` \\`e` `f\\` ``g ```h`` `*i*` `<j>` `&amp;`",
    "backslashes": "\\* \\\\ \\a \\` \\[a](b) a\\\nb \\\\* `\\*` [c\\]](d) \\<e> \\{f} #\\#",
    "HTML": "<div>\n*a*\n\n*b*\n</div>\n\nc <b>*d*</b> <!-- e --> <br/> <f>\n\n<p>g</p>h\n<hr>i",
    "HTML with Markdown": '<div markdown="1">\n*a*\n\n<p>*b*</p>\n\n<p markdown="1">*c*</p>\n</div>\n<span markdown="1">*d*</span>',
    "HTML with Markdown and lists": '* a\n\n    <div markdown="block">\n    {: .b}\n    # c {#d}\n    </div>\n\n* e',
    "HTML that is not closed": "<div>\na\n\n<p>b\n\nc</span>\n\n<!-- d\n\ne",
    "scripts and the like": "<script>\na < b && c\n</script>\n\n<style>d</style>\n\n<pre>\n\ne\n\n</pre>",
    "instructions and sections": "<?php a ?>\n\nb <?c?>\n\n<![CDATA[d]]>\n\n<!DOCTYPE e>",
    "entities": "&amp; &copy; &#169; &#xA9; &#169 x &a & b &;",
    "attribute lists": "a\n{: .b #c d=e}\n\n*f*{.g} [h](i){: target=_blank} `j`{.k}l\n\n* m\n{.n}\n\n| o {.p} |\n|---|\n| q {: r} |\n\ns {.t}",
    "attribute lists of items": "* a\n    * b\n    {.c}\n\n* d\n{.e}\n\n    f\n    {: .g }\n\n1. *h*\n{.i}",
    "a template's tags": "{% a %} {{ b }}\n{% c %}\n\n# d {{ e }}\n\n*f*{{ g }}",
    "braces that are none": "a {b} c}\n{: \n\n*d*{ }\n\n*e*{.f}}",
    "typographic": "\"a\" 'b' -- c --- d... `'e'`\n\n> f\n> -- G, h",
    "text beyond ASCII": "Façade – “naïve” … 你好\u00a0\u00ad\u200b*é*",
    "statistics": "* 76% a\n* **1 in 4** b\n{: .figures}",
    "films": "[a](https://youtu.be/dQw4w9WgXcQ)\n\nhttps://vimeo.com/123456",
    "unsafe addresses": "[a](javascript:b) ![c](data:d) [e](http://[f) [g](http://99.99.99.999999/) [h](https://xn--a.b/)",
    "pictures of other hosts": "![a](https://other.example/b.png) ![c](https://own.example/d.png)",
}  # fmt: skip

PIECES = (
    "*", "_", "**", "***", "__", "`", "``", "[", "]", "(", ")", "![", "](", "<", ">", "&", "&amp;",
    "&#65 x", "&#65;", "\\", "\\*", "\\\\", "  \n", "\n", "\n\n", "\n\n\n", "    ", "        ", "* ",
    "- ", "+ ", "1. ", "٣. ", "> ", "# ", "## ", "#", "==", "===\n", "---\n", "\n---", "***\n",
    "- - -", "[^1]", "[^1]: ", "[^2]", "\n\n[^1]: a\n", "*[A]: ", "\n*[A]: b\n", "A", "word",
    "two words", "http://a.b", "<a@b.c>", "<http://a.b>", "<b>", "</b>", "<div>", "</div>",
    "\n<div>\n", "\n</div>\n", '\n<div markdown="1">\n', '<div markdown="1">', "<p>", "<pre>",
    "<br>", "<hr>", "<!-- c -->", "<!--", "<?p?>", "<![CDATA[x]]>", "<script>x</script>", "{: .c}",
    "{#d}", "{: k=v}", "{", "}", "{% x %}", "\n{: .f}\n", "|", "\n| a | b |\n|---|--:|\n| 1 | 2 |\n",
    "|--|", "a|b\n-|-\nc|d", "```", "\n```\n", "\n~~~\n", "``` py\n", "``` { .py }\n", ": ", "\n: ",
    "\n:   ", "!!! note\n", '\n!!! note "T"\n    x\n', "\n!!! tip\n\n    y\n", "[a]: b\n",
    "\n[a]: <b> 'T'\n", "[a]", "[a][]", "[x][a]", "![a]", "![x][a]", "[l](u)", "[l](/u 'T')",
    "[l](<u v>)", "[l](#u(v))", '![p](q "T")', "'", '"', "--", "...", "é", "\x02", "\x03", "\t",
    "\r\n", "\u00a0", "///Footnotes Go Here///", "a\\", "_a_b_", "h1\n", "x*y*z", " ", "  ", "!",
    "^", "~", ":", "@", "://",
)  # fmt: skip


def _mixes(count: int) -> list[str]:
    chance = random.Random(20110321)  # noqa: S311 - nothing here is a secret
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 30))) for _ in range(count)]


@cache
def _stock() -> Markdown:
    return stock_markdown()


def _the_long_way(text: str, monkeypatch: pytest.MonkeyPatch) -> Body:
    with monkeypatch.context() as patched:
        patched.setattr(html_pass, "sound", lambda _html: None)
        return html_pass.pass_over(_stock().reset().convert(text), own=OWN)


def _assert_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _markdown().reset().convert(text) == _stock().reset().convert(text)
    quickly, expected = convert(text, own=OWN), _the_long_way(text, monkeypatch)
    for field in Body.__struct_fields__:
        assert getattr(quickly, field) == getattr(expected, field), field


UNREADABLE = {
    "a list in what is called footnotes": '<div class="footnote" markdown="1">\n1. a\n</div>',
    "a label without a value": "## a {data-toc-label}",
    "an anchor without a name": "## a {id}",
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_text_on_which_the_original_breaks_becomes_a_body(text: str) -> None:
    with pytest.raises((TypeError, ValueError)):
        stock_markdown().convert(text)
    assert convert(text).text == "a"


def test_the_installed_version_is_the_one_that_was_proved() -> None:
    assert markdown.__version__ == PROVED_WITH
    assert is_as_proved(stock_markdown())


@pytest.mark.parametrize("text", SNIPPETS.values(), ids=SNIPPETS.keys())
def test_a_text_becomes_the_same_body_as_by_the_original(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _assert_same(text, monkeypatch)


def test_mixes_of_all_that_means_something_become_the_same_bodies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for text in _mixes(1000):
        _assert_same(text, monkeypatch)


def test_texts_one_after_the_other_leave_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (*SNIPPETS.values(), *reversed(SNIPPETS.values())):
        _assert_same(text, monkeypatch)


def _is_original(md: Markdown) -> bool:
    return type(md.treeprocessors["inline"]) is InlineProcessor


def test_another_version_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "PROVED_WITH", "2.0")
    for part in ("blocks", "inline", "source", "tree"):  # may import what a version has not
        monkeypatch.setitem(sys.modules, f"plugins.reading.body.quick_{part}", None)
    assert _is_original(quickened(stock_markdown()))


def test_a_version_without_the_private_names_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(InlineProcessor, "_InlineProcessor__processPlaceholders")
    assert _is_original(quickened(stock_markdown()))


def test_an_object_with_other_parts_is_left_as_it_is() -> None:
    md = stock_markdown()
    md.parser.blockprocessors.deregister("table")
    assert _is_original(quickened(md))


def test_the_proved_version_gets_the_quick_parts() -> None:
    assert not _is_original(quickened(stock_markdown()))
