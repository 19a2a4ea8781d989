"""TOML, JSON and lines of `Key: value` give the same kind of values as YAML does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.heads.old_heads import read_old_head
from plugins.importing.heads.texts import Form


@pytest.mark.parametrize(
    ("form", "text", "values"),
    [
        pytest.param("toml", "title = 'A: b'\ndraft = true\n", {"title": "A: b", "draft": "true"},
                     id="TOML"),
        pytest.param("toml", "date = 2015-01-02T10:00:00Z\nweight = 3\n",
                     {"date": "2015-01-02 10:00:00+00:00", "weight": "3"}, id="TOML's own types"),
        pytest.param("toml", "tags = ['a', 'b']\r\n[image]\r\nsrc = 'x'\r\n",
                     {"tags": ["a", "b"], "image": {"src": "x"}}, id="TOML's lists and tables"),
        pytest.param("toml", "title = 'A'\n[params]\nDeck = 'B'\ntitle = 'C'\n",
                     {"deck": "B", "title": "A"}, id="what Hugo keeps under params"),
        pytest.param("json", '{"title": "A", "tags": ["a", 1], "draft": false, "x": null}',
                     {"title": "A", "tags": ["a", "1"], "draft": "false", "x": ""}, id="JSON"),
        pytest.param("json", '{"title": "half \\ud83d"}', {"title": "half \ufffd"},
                     id="half a character"),
        pytest.param("lines", "Title: A: b\nLast-Modified-At: 2015-01-01\n",
                     {"title": "A: b", "last_modified_at": "2015-01-01"}, id="lines"),
        pytest.param("lines", "summary: a\n    b\nauthor: x\nauthor: y\n",
                     {"summary": "a\nb", "author": ["x", "y"]}, id="lines that go on"),
    ],
)  # fmt: skip
def test_each_form_is_read(form: Form, text: str, values: dict[str, object]) -> None:
    head = read_old_head(text, form)
    assert (head.values, head.broken) == (values, "")


@pytest.mark.parametrize(
    ("form", "text", "values"),
    [
        pytest.param("toml", "title = A b\ntags = [\n  'x',\n]\n", {"title": "A b", "tags": ["x"]},
                     id="words without quotes"),
        pytest.param("toml", "title = 'A'\ntitle = 'B'\n", {"title": "B"}, id="a key twice"),
        pytest.param("json", '{\n"title": "A",\n"tags": ["x"],\n}', {"title": "A", "tags": ["x"]},
                     id="a comma too many"),
        pytest.param("json", '{\n"title": "say "yes"",\n"draft": true\n}',
                     {"title": 'say "yes', "draft": "true"}, id="quotes in quotes"),
        pytest.param("json", '["title"]', {}, id="no object"),
    ],
)  # fmt: skip
def test_what_is_broken_is_read_line_by_line(
    form: Form, text: str, values: dict[str, object]
) -> None:
    head = read_old_head(text, form)
    assert head.values == values
    assert head.broken


@pytest.mark.parametrize("text", ["x = " + "[" * 100_000, "x = " + "{a=" * 50_000])
def test_no_nesting_of_toml_is_too_deep(text: str) -> None:
    assert read_old_head(text, "toml").names == ("x",)


def test_no_nesting_of_json_is_too_deep() -> None:
    assert read_old_head('{\n"x": ' + "[" * 100_000, "json").names == ("x",)


@given(
    st.sampled_from(["toml", "json", "lines"]),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text("abc\"'={}[]:,\n -1."),
)
def test_no_head_is_too_strange(form: Form, text: str, signs: str) -> None:
    for strange in (text, signs, f'{{"a": "{text}"}}', f"a = {signs}"):
        head = read_old_head(strange, form)
        assert str(head.values).encode()
