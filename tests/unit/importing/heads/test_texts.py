"""A file's bytes are divided into head and body, and no letter of the body changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.heads.texts import read_text


@pytest.mark.parametrize(
    ("data", "head", "body"),
    [
        pytest.param(b"---\ntitle: A\n---\nText\n", "title: A\n", "Text\n", id="plain"),
        pytest.param(b"---\r\na: 1\r\n---\r\nText\r\n", "a: 1\r\n", "Text\r\n", id="CRLF"),
        pytest.param(b"---\ra: 1\r---\rText\r", "a: 1\r", "Text\r", id="CR alone"),
        pytest.param(b"\xef\xbb\xbf---\na: 1\n---\nText", "a: 1\n", "Text", id="BOM"),
        pytest.param(b"\n \n---\na: 1\n---\nText", "a: 1\n", "Text", id="blank lines first"),
        pytest.param(b"---\na: 1\n...\nText", "a: 1\n", "Text", id="closed by dots"),
        pytest.param(b"--- \na: 1\n---\t\nText", "a: 1\n", "Text", id="blanks behind the lines"),
        pytest.param(b"---\n---\n\nText", "", "\nText", id="empty head"),
        pytest.param(b"---\na: 1\n---", "a: 1\n", "", id="no body"),
        pytest.param(
            b"---\na: 1\n---\nText\n\n---\nMore", "a: 1\n", "Text\n\n---\nMore", id="rule in body"
        ),
        pytest.param(b"---\na: x --- y\n---\nT", "a: x --- y\n", "T", id="dashes in a value"),
        pytest.param(b"Text\n---\nmore", None, "Text\n---\nmore", id="no head"),
        pytest.param(b"---\na: 1\nnever closed", None, "---\na: 1\nnever closed", id="not closed"),
        pytest.param(b"", None, "", id="empty file"),
    ],
)
def test_the_head_ends_at_its_second_line_of_dashes(data: bytes, head: str, body: str) -> None:
    text = read_text(data)
    assert (text.head, text.body, text.recoded, text.form) == (head, body, False, "yaml")


@pytest.mark.parametrize(
    ("data", "line_end"),
    [
        pytest.param(b"---\na: 1\n---\nText\r\n", "\n", id="the head's, not the body's"),
        pytest.param(b"---\r\n---\r\n", "\r\n", id="CRLF"),
        pytest.param(b"Text\r\nText", "\r\n", id="no head: the text's"),
        pytest.param(b"Text", "\n", id="one line"),
    ],
)
def test_the_line_end_is_that_of_the_file(data: bytes, line_end: str) -> None:
    assert read_text(data).line_end == line_end


@pytest.mark.parametrize(
    ("data", "body"),
    [
        pytest.param("café – “so”".encode("cp1252"), "café – “so”", id="Windows' western page"),
        pytest.param("ça ".encode() + b"caf\xe9", "ça café", id="two minds"),
        pytest.param(b"a\x81b", "a\x81b", id="a byte of no code page"),
        pytest.param("Grüße".encode("utf-16"), "Grüße", id="UTF-16 with its mark"),
    ],
)
def test_what_is_not_utf_8_is_read_and_said(data: bytes, body: str) -> None:
    text = read_text(data)
    assert (text.body, text.recoded) == (body, True)


@pytest.mark.parametrize(
    ("data", "form", "head", "body"),
    [
        pytest.param("+++\ntitle = 'A'\n+++\nText\n", "toml", "title = 'A'\n", "Text\n", id="TOML"),
        pytest.param("+++\r\na = 1\r\n+++ \r\nText", "toml", "a = 1\r\n", "Text", id="TOML, CRLF"),
        pytest.param('{\n  "title": "A }"\n}\n\nText', "json", '{\n  "title": "A }"\n}', "\nText",
                     id="JSON"),
        pytest.param('{"title": "A"}', "json", '{"title": "A"}', "", id="JSON alone"),
        pytest.param('{\n  "title": "A",\n}\nText', "json", '{\n  "title": "A",\n}\n', "Text",
                     id="broken JSON, to its brace"),
        pytest.param("Title: A\nDate: 2015-01-01\n\nText: x", "lines", "Title: A\nDate: 2015-01-01\n",
                     "Text: x", id="Pelican's lines"),
        pytest.param("Date: 2015-01-01\nSummary: a\n    b\nText", "lines",
                     "Date: 2015-01-01\nSummary: a\n    b\n", "Text", id="a value on two lines"),
        pytest.param("title: A", "lines", "title: A", "", id="a line alone"),
    ],
)  # fmt: skip
def test_heads_are_known_in_each_form(data: str, form: str, head: str, body: str) -> None:
    text = read_text(data.encode())
    assert (text.form, text.head, text.body) == (form, head, body)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("+++\ntitle = 'A'\nnever closed", id="TOML that does not end"),
        pytest.param('{"title": "A"} said the machine', id="braces in a sentence"),
        pytest.param("{% image %}", id="a tag"),
        pytest.param("Authors: there are many\n\nText", id="a sentence with a colon"),
        pytest.param("Note: this\nTitle: A\n\nText", id="a key that nobody has"),
    ],
)
def test_what_only_looks_like_a_head_is_text(data: str) -> None:
    text = read_text(data.encode())
    assert (text.head, text.body) == (None, data)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_letter_of_a_body_comes_back(body: str) -> None:
    text = read_text(f"---\ntitle: A\n---\n{body}".encode())
    assert (text.head, text.body) == ("title: A\n", body)


@given(st.binary())
def test_no_bytes_are_too_strange(data: bytes) -> None:
    text = read_text(data)
    assert text.recoded or data.endswith(text.body.encode())
