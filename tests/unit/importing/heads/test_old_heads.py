"""Heads of old sites are read as YAML, and line by line where they are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.heads.old_heads import read_old_head


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("", {}, id="nothing"),
        pytest.param("# a comment\n", {}, id="a comment alone"),
        pytest.param("title: On time 12:30\n", {"title": "On time 12:30"},
                     id="a clock is text"),
        pytest.param("part: 010\ndraft: no\n", {"part": "010", "draft": "no"}, id="all is text"),
        pytest.param("Title: A\nDATE: 2015-01-01\n", {"title": "A", "date": "2015-01-01"},
                     id="capitals"),
        pytest.param("image:\ntags: ~\nx: null\ny: '~'\n",
                     {"image": "", "tags": "", "x": "", "y": ""}, id="nothing is empty"),
        pytest.param("tags: [a, b]\n", {"tags": ["a", "b"]}, id="flow list"),
        pytest.param("tags:\n- a\n- b\t\t\n", {"tags": ["a", "b"]}, id="tabs behind items"),
        pytest.param("title: >\n  two\n  lines\n", {"title": "two lines\n"}, id="folded"),
        pytest.param("a: {b: {c: d}}\n", {"a": {"b": {"c": "d"}}}, id="mappings"),
        pytest.param("a: 1\na: 2\n", {"a": "2"}, id="of two, the last"),
    ],
)  # fmt: skip
def test_yaml_is_read_with_every_scalar_as_text(text: str, values: dict[str, object]) -> None:
    head = read_old_head(text)
    assert (head.values, head.broken) == (values, "")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("title: Part 1: People\ndate: 2015-01-01\n",
                     {"title": "Part 1: People", "date": "2015-01-01"}, id="a colon"),
        pytest.param('title: "Open" data\ntags: [a, b]\n',
                     {"title": '"Open" data', "tags": ["a", "b"]}, id="words behind quotes"),
        pytest.param("title: @home\ntags:\n- @a\n- 'b'\n", {"title": "@home", "tags": ["@a", "b"]},
                     id="signs that YAML keeps for itself"),
        pytest.param("\ttitle: x\nauthors:\n-\tann\n", {"authors": ["ann"]}, id="tabs"),
        pytest.param("excerpt: <p>One</p>\n\n<p>Two: three</p>\nimage:\n",
                     {"excerpt": "<p>One</p>\n\n<p>Two: three</p>", "image": ""},
                     id="prose for a key"),
        pytest.param('title: "never closed\ndate: 2015-01-01\n',
                     {"title": '"never closed', "date": "2015-01-01"}, id="a quote not closed"),
        pytest.param("title: x: y\r\ndate: 2015-01-01\r\n",
                     {"title": "x: y", "date": "2015-01-01"}, id="CRLF"),
        pytest.param("title: A\na: &x 1\nb: *x\n", {"title": "A", "a": "&x 1", "b": "*x"},
                     id="anchors"),
        pytest.param("title: A\na: !ruby/object x\n", {"title": "A", "a": "!ruby/object x"},
                     id="tags of other languages"),
        pytest.param("just words\n", {}, id="no keys at all"),
        pytest.param("- a\n- b\n", {}, id="a list"),
        pytest.param("a: 1\n--- \nb: 2\n", {"a": "1\n---", "b": "2"}, id="two documents"),
    ],
)  # fmt: skip
def test_what_is_no_yaml_is_read_line_by_line(text: str, values: dict[str, object]) -> None:
    head = read_old_head(text)
    assert head.values == values
    assert head.broken


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        pytest.param("title: First\ntitle: Second\n", [("title", "First")], id="YAML"),
        pytest.param("Title: First\ntitle: Second\n", [("Title", "First")], id="two spellings"),
        pytest.param("tags: [a]\ntags: [b]\n", [("tags", ["a"])], id="a list"),
        pytest.param("title: A: b\ndate: 2015\ntitle: C\n", [("title", "A: b")],
                     id="read line by line"),
        pytest.param("title: A\ntitle: B\ntitle: C\n", [("title", "A"), ("title", "B")],
                     id="thrice"),
        pytest.param("title: A\ntitle: A\n", [], id="the same twice"),
        pytest.param("title:\ntitle: A\n", [], id="nothing, then something"),
        pytest.param("title: A\nparams: {title: B}\n", [], id="not at one level"),
    ],
)  # fmt: skip
def test_what_another_value_of_its_key_took_the_place_of_is_named(
    text: str, dropped: list[tuple[str, object]]
) -> None:
    assert [*read_old_head(text).dropped] == dropped


def test_the_complaint_names_the_line_of_the_file() -> None:
    assert read_old_head("title: a\nsummary: b: c\n").broken.startswith("line 3: ")


def test_names_are_kept_as_they_were_typed() -> None:
    assert read_old_head("twitterImg: x\n").names == ("twitterImg",)


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_no_nesting_is_too_deep(sign: str) -> None:
    assert read_old_head("title: A\nx: " + sign * 200_000).names == ("title", "x")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_head_is_too_strange(text: str) -> None:
    head = read_old_head(text)
    assert {name.lower() for name in head.names} == set(head.values)


@given(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).filter(
        lambda text: text[0] not in "\"'"
    )
)
def test_a_title_is_found_beside_whatever_is_broken(title: str) -> None:
    head = read_old_head(f"title: {title}\nbroken: a: [b\n")
    assert head.broken
    assert "title" in head.values
