"""How deeply HTML is nested is told before a parser is given it."""

import pytest

from plugins.reading.body.depth import DEEPEST, is_too_deep
from plugins.reading.body.markdown import convert

MANY = DEEPEST + 1

DEEP = {
    "elements that stay open": "<div>" * MANY,
    "elements in each other": "<div>" * MANY + "</div>" * MANY,
    "in capitals": "<DIV>" * MANY,
    "with end tags of others": "<div></b>" * MANY,
    "with attributes": '<span class="a > b">' * MANY,
    "lists": "<ul><li>" * MANY,
    "formats that overlap": "<i><b></i>" * MANY,
}
FLAT = {
    "elements side by side": "<div>a</div>" * MANY,
    "items without end tags": "<ul>" + "<li>a" * MANY,
    "paragraphs without end tags": "<p>a" * MANY,
    "cells without end tags": "<table>" + "<tr><td>a<td>b" * MANY,
    "elements that hold nothing": "<br><img src=a><hr/>" * MANY,
    "signs": "< " * MANY,
    "as many as may be": "<div>" * DEEPEST,
    "end tags": "</div>" * MANY,
}


@pytest.mark.parametrize("html", DEEP.values(), ids=DEEP)
def test_html_that_is_too_deep(html: str) -> None:
    assert is_too_deep(html)


@pytest.mark.parametrize("html", FLAT.values(), ids=FLAT)
def test_html_that_is_not(html: str) -> None:
    assert not is_too_deep(html)


@pytest.mark.parametrize("text", ["<div>" * 5000, "- " * 5000 + "x"], ids=["HTML", "lists"])
def test_a_text_that_is_too_deep_is_shown_as_it_is(text: str) -> None:
    body = convert(text)
    assert [remark.check for remark in body.remarks] == ["nested-too-deeply"]
    assert body.html.startswith("<pre")
    assert not is_too_deep(body.html)
