"""YAML as plain nodes: texts, lists and mappings, each with its line.

Nothing is turned into numbers, dates or truth: `no`, `010` and `12:30` are the text that was
typed. Tags, anchors and aliases are refused, so the nodes are never larger than their source.
"""

from typing import Any

import yaml
from msgspec import Struct

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML has it; else the same events, some ten times slower."""

DEEPEST = 8
"""Levels that a head may have; no key of ours needs more than four."""


class Scalar(Struct, frozen=True):
    """A text. `block` is true for one written under `|` or `>`. Lines count from 0."""

    text: str
    line: int
    block: bool = False


class Items(Struct):
    """A list."""

    items: "list[Node]"
    line: int


class Mapping(Struct):
    """Keys and values, doubled keys included."""

    entries: "list[tuple[Scalar, Node]]"
    line: int


Node = Scalar | Items | Mapping


class NotYaml(Exception):
    """The text cannot be read as YAML. `line` counts from 0."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint


def parse_nodes(text: str) -> Node | None:
    """The node that the one document of `text` is, None for an empty one. Raises `NotYaml`."""
    builder = _Builder()
    parser = _Parser(text)
    try:
        while (event := parser.get_event()) is not None:
            builder.add(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYaml(mark.line if mark else 0, error.problem or "it is not YAML") from None
    except (yaml.reader.ReaderError, ValueError, OverflowError) as error:
        raise NotYaml(0, str(error)) from None
    return builder.root


class _Builder:
    """Puts events together without recursion, so that no nesting can exhaust the stack."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.open: list[Items | Mapping] = []
        self.keys: list[Scalar | None] = []

    def add(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            _refuse_marks(event)
            self._put(Scalar(event.value, event.start_mark.line, event.style in ("|", ">")))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _refuse_marks(event)
            line = event.start_mark.line
            node = Mapping([], line) if kind is yaml.MappingStartEvent else Items([], line)
            self._put(node)
            self._descend(node)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.open.pop()
            self.keys.pop()
        elif kind is yaml.AliasEvent:
            raise _no_such("an alias", "*", event.anchor, event.start_mark.line)

    def _descend(self, node: Items | Mapping) -> None:
        self.open.append(node)
        self.keys.append(None)
        if len(self.open) > DEEPEST:
            raise NotYaml(node.line, "lists and keys are nested too deeply here")

    def _put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Items):
            parent.items.append(node)
        elif (key := self.keys[-1]) is not None:
            parent.entries.append((key, node))
            self.keys[-1] = None
        elif isinstance(node, Scalar):
            self.keys[-1] = node
        else:
            message = "a key must be a word, not a list or keys and values"
            raise NotYaml(node.line, message, "text that begins with [ or { goes in quotes")


def _refuse_marks(event: Any) -> None:
    if event.anchor is not None:
        raise _no_such("an anchor", "&", event.anchor, event.start_mark.line)
    if event.tag is not None:
        raise _no_such("a tag", "!", _tag(event.tag), event.start_mark.line)


def _tag(name: str) -> str:
    return name.replace("tag:yaml.org,2002:", "!!").removeprefix("!")


def _no_such(what: str, sign: str, name: str, line: int) -> NotYaml:
    message = f"“{sign}{name}” is {what} of YAML, which front matter does not use"
    return NotYaml(line, message, f"leave it out; text that begins with {sign} goes in quotes")
