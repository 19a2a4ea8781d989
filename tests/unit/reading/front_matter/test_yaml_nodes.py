"""YAML becomes texts, lists and mappings with their lines, by libyaml or without it."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading.front_matter import yaml_nodes
from plugins.reading.front_matter.yaml_nodes import (
    Items,
    Mapping,
    Node,
    NotYaml,
    Scalar,
    parse_nodes,
)

DOCUMENT = "a: 010\nb:\n- no\n- {c: 12:30}\nd: |\n  one\n  two\n"
NODES = Mapping(
    [
        (Scalar("a", 0), Scalar("010", 0)),
        (
            Scalar("b", 1),
            Items([Scalar("no", 2), Mapping([(Scalar("c", 3), Scalar("12:30", 3))], 3)], 2),
        ),
        (Scalar("d", 4), Scalar("one\ntwo\n", 4, block=True)),
    ],
    0,
)


def without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "_Parser", yaml.SafeLoader)


def test_everything_is_the_text_that_was_typed() -> None:
    assert parse_nodes(DOCUMENT) == NODES


def test_it_is_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    without_libyaml(monkeypatch)
    assert parse_nodes(DOCUMENT) == NODES


def test_an_empty_document_has_no_node() -> None:
    assert parse_nodes("# nothing\n") is None


def test_doubled_keys_are_both_there() -> None:
    node = parse_nodes("a: 1\na: 2")
    assert isinstance(node, Mapping)
    assert [value for _, value in node.entries] == [Scalar("1", 0), Scalar("2", 1)]


REFUSED = {
    "alias": ("a: &x b\nc: *x", 0),
    "alias alone": ("a: b\nc: *x", 1),
    "anchored list": ("a: b\nc: &x [d]", 1),
    "tag": ("a:\n  !!binary b", 1),
    "tagged mapping": ("a: !x {b: c}", 0),
    "merge": ("a: b\n<<: *x", 1),
    "list for a key": ("a: b\n? [c]\n: d", 1),
    "not closed": ("a: [b\nc: {d", 1),
    "depth": ("a:\n" + "[" * 3000, 1),
    "two documents": ("a: b\n--- {c: *d", 1),
}


@pytest.mark.parametrize("with_libyaml", [True, False])
@pytest.mark.parametrize(("text", "line"), REFUSED.values(), ids=REFUSED)
def test_what_front_matter_does_not_use_is_refused_in_its_line(
    text: str, line: int, with_libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not with_libyaml:
        without_libyaml(monkeypatch)
    with pytest.raises(NotYaml) as refused:
        parse_nodes(text)
    assert refused.value.line == line


def read(text: str) -> Node | str | None:
    try:
        return parse_nodes(text)
    except NotYaml:
        return "refused"


@given(st.text(st.sampled_from("ab:, \n-#[]{}|>\"'&*!?%@`\\")))
def test_any_text_is_nodes_or_refused(text: str) -> None:
    assert isinstance(read(text), Mapping | Items | Scalar | str | None)
