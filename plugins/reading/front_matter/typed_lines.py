"""Lines of front matter as editors type them → the same lines as YAML reads them.

`title: Housing: the “no #1” issue` is not YAML, and means what it says. So the value of a key on
one line is put into quotes before YAML sees it, where that makes a difference; everything that
spans lines or is a list or keys and values in brackets is left to YAML. No line is added or taken
away: line numbers stay.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from plugins.reading.front_matter.quoted_text import clean, is_plain, is_quoted, quote
from plugins.reading.front_matter.value_spans import (
    DASH,
    KEY_LINE,
    deeper_end,
    has_key,
    indent,
    is_block_head,
    list_end,
    next_line,
    value_end,
)

Shape = Literal["text", "texts", "word", "structure"]
"""What the value of a key is: text as typed; a list of texts; a word or number, after which a
comment may stand; a list or keys and values."""

_COMMENT = re.compile(r"(?:^|[ \t]+)#.*")
_LIST = re.compile(r"\[.*\](?:[ \t]+#.*)?")


class Grammar(Struct, frozen=True):
    """What the keys of a kind of file mean to the lines: `shapes` by key, at any level; a key that
    is not among them is text. `entries`: for a list whose items may be texts or keys and values,
    the keys."""

    shapes: Mapping[str, Shape]
    entries: Mapping[str, frozenset[str]] = {}


def as_yaml(lines: Sequence[str], grammar: Grammar) -> list[str]:
    """The lines with every value that stands on one line written so that YAML reads it as typed."""
    return _Lines(lines, grammar).rewritten()


def is_read_as_typed(text: str) -> bool:
    """Whether `text`, typed after a text key on one line, is that key's value to the letter."""
    blanks = " \t\r\n"
    if not text or text.strip(blanks) != text or "\n" in text or "\r" in text:
        return False
    return not is_quoted(text) and not is_block_head(text)


class _Lines:
    """A walk through the lines. `list_at` is the column of the key whose list of texts is open."""

    def __init__(self, lines: Sequence[str], grammar: Grammar) -> None:
        self.lines = lines
        self.grammar = grammar
        self.out: list[str] = []
        self.list_key = ""
        self.list_at = -1

    def rewritten(self) -> list[str]:
        while len(self.out) < len(self.lines):
            line = self.lines[len(self.out)]
            bare = line.lstrip(" \t")
            if not bare or bare[0] == "#" or (not self._item(line) and not self._key(line)):
                self.out.append(line)
        return self.out

    def _item(self, line: str) -> bool:
        """Whether the line is an item of the open list of texts; then it is dealt with."""
        if self.list_at < 0:
            return False
        column = indent(line)
        if column < self.list_at or not DASH.match(line):
            if column <= self.list_at:
                self.list_at = -1
            return False
        value = line[column + 1 :].strip(" \t")
        entries = self.grammar.entries.get(self.list_key)
        if entries and self._is_entry(line, entries):
            return False
        here = len(self.out)
        if not value or value.startswith("- ") or (entries and value[0] == "{"):
            self._leave(deeper_end(self.lines, here, column))
        elif (end := self._end(column, value)) > here + 1:
            self._leave(end)
        else:
            self.out.append(f"{line[:column]}- {_typed(value)}")
        return True

    def _is_entry(self, line: str, entries: frozenset[str]) -> bool:
        """Whether an item has keys: it begins with a known one, or the next line has another."""
        found = KEY_LINE.match(line)
        if not found or has_key(line, entries):
            return found is not None
        following = next_line(self.lines, len(self.out), skip_comments=True)
        return indent(following) == len(found[1]) and KEY_LINE.match(following) is not None

    def _key(self, line: str) -> bool:
        """Whether the line is `key: value`; then it is dealt with."""
        found = KEY_LINE.match(line)
        if not found:
            return False
        lead, key, value = found[1], found[2], (found[3] or "").strip(" \t")
        name = key.strip(" \t\"'")
        shape = self.grammar.shapes.get(name, "text")
        here, column = len(self.out), len(lead)
        if not value or (value[0] == "#" and shape != "text"):
            self._open(name, shape, column)
        elif (end := self._end(column, value, shape)) > here + 1:
            self._leave(end)
        else:
            self.out.append(f"{lead}{key}: {_shaped(value, shape)}")
        return True

    def _open(self, name: str, shape: Shape, column: int) -> None:
        here = len(self.out)
        if shape == "text" and name in self.grammar.shapes:
            self._leave(deeper_end(self.lines, here, column))
            return
        self._leave(here + 1)
        if shape == "texts":
            self.list_key, self.list_at = name, column

    def _end(self, column: int, value: str, shape: Shape = "text") -> int:
        here, keys = len(self.out), self.grammar.shapes
        end = value_end(self.lines, here, column, value, keys)
        if end == here + 1 and shape == "texts" and value[0] == "[" and not _LIST.fullmatch(value):
            return list_end(self.lines, here, keys)
        return end

    def _leave(self, end: int) -> None:
        """The lines up to `end` are YAML's."""
        self.out += self.lines[len(self.out) : end]


def _shaped(value: str, shape: Shape) -> str:
    if shape == "text":
        return _typed(value)
    if shape == "structure":
        return value if value[0] in "[{" else _typed(value)
    if shape == "texts":
        return value if _LIST.fullmatch(value) else _typed(value)
    return _typed(_COMMENT.sub("", value, count=1))


def _typed(value: str) -> str:
    if is_plain(value):
        return value
    return clean(value) if is_quoted(value) else quote(value)
