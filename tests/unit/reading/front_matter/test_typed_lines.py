"""Lines are rewritten one by one: none is added, none is taken away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading.front_matter.fields import grammar_of
from plugins.reading.front_matter.heads import HEADS, Kind
from plugins.reading.front_matter.typed_lines import Grammar, as_yaml, is_read_as_typed

POST = grammar_of(HEADS["post"])
SERIES = grammar_of(HEADS["series"])

REWRITTEN: dict[str, tuple[Grammar, str, str]] = {
    "text": (POST, "title: a: b", 'title: "a: b"'),
    "text in an entry": (POST, "- label: a #b", '- label: "a #b"'),
    "unknown key": (POST, "foo: a: b", 'foo: "a: b"'),
    "word with a comment": (POST, "date: 2017-01-13 # Friday", "date: 2017-01-13"),
    "word that YAML would refuse": (POST, "part: @1", 'part: "@1"'),
    "text for a list": (POST, "tags: a: b", 'tags: "a: b"'),
    "item": (POST, "tags:\n- a: b", 'tags:\n- "a: b"'),
    "item after a comment": (POST, "tags:\n# c\n\n- #a", 'tags:\n# c\n\n- "#a"'),
    "part": (SERIES, "parts:\n- a: b", 'parts:\n- "a: b"'),
    "part with its key": (SERIES, "parts:\n- title: a: b", 'parts:\n- title: "a: b"'),
    "part with a misspelt key": (
        SERIES,
        "parts:\n- titel: a: b\n  expected: May",
        'parts:\n- titel: "a: b"\n  expected: May',
    ),
}


@pytest.mark.parametrize(("grammar", "typed", "yaml"), REWRITTEN.values(), ids=REWRITTEN)
def test_what_yaml_would_misread_is_put_into_quotes(
    grammar: Grammar, typed: str, yaml: str
) -> None:
    assert "\n".join(as_yaml(typed.split("\n"), grammar)) == yaml


LEFT = {
    "plain text": "title: Shared society",
    "quoted text": 'title: "a: b"',
    "list in brackets": "tags: [a, 'b: c']",
    "braces": "image: {src: a, alt: 'b: c'}",
    "block": "standfirst: |\n  a: b # c\n\n  d: e",
    "block in an item": "tags:\n- >\n  a: b\n- c",
    "lines below": "title: a\n  b: c",
    "text below its key": "title:\n  a: b",
    "comments": "# a: b: c\n  # d: e: f",
    "neither key nor item": "Just a line\n--- a\n- - b",
}


@pytest.mark.parametrize("typed", LEFT.values(), ids=LEFT)
def test_the_rest_is_left_to_yaml(typed: str) -> None:
    assert "\n".join(as_yaml(typed.split("\n"), POST)) == typed


LINES = st.lists(
    st.text(st.sampled_from("ab: -#[]{}|>\"'\\\u2028"))
    | st.sampled_from(["title: a: b", "tags:", "- x", "  - y: z", 'kicker: "a', "parts:", "  b"])
)


@given(LINES, st.sampled_from(sorted(HEADS)))
def test_no_line_is_added_or_taken_away(lines: list[str], kind: Kind) -> None:
    assert len(as_yaml(lines, grammar_of(HEADS[kind]))) == len(lines)


@pytest.mark.parametrize(
    ("text", "so"), [("a: b", True), ("", False), (" a", False), ('"a"', False), ("|", False)]
)
def test_which_texts_are_read_as_typed(text: str, so: bool) -> None:
    assert is_read_as_typed(text) is so
