"""How many lines a value in front matter takes.

YAML lets a text or list go on below its key: deeper than it, under `|` or `>`, or in quotes or
brackets that close on a later line, even one that begins at the margin.
"""

import re
from collections.abc import Container, Sequence

from plugins.reading.front_matter.quoted_text import DOUBLE_QUOTED, SINGLE_QUOTED

KEY_LINE = re.compile(
    rf"( *(?:- +)*)({DOUBLE_QUOTED}|{SINGLE_QUOTED}|"
    r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^:]*):(?:[ \t]+(.*)|)$"
)
"""A line of front matter that has a key: what stands before it, the key, the value."""

DASH = re.compile(r" *-(?:[ \t]|$)")
"""The beginning of a line that is an item of a list."""

_BLOCK_HEAD = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*)?")
_OPEN = {'"': re.compile(r'"(?:[^"\\]|\\.)*\\?'), "'": re.compile(r"'(?:[^']|'')*")}
_CLOSED = {
    '"': re.compile(r'(?:[^"\\]|\\.)*"[ \t]*(?:#.*)?'),
    "'": re.compile(r"(?:[^']|'')*'[ \t]*(?:#.*)?"),
}
_LIST_END = re.compile(r".*\][ \t]*(?:#.*)?")


def is_block_head(value: str) -> bool:
    """Whether `value` is what begins a block of text: `|`, `>-` and the like."""
    return _BLOCK_HEAD.fullmatch(value) is not None


def value_end(
    lines: Sequence[str], here: int, column: int, value: str, keys: Container[str]
) -> int:
    """The number of the line after the value that begins in `lines[here]`, at a key or hyphen in
    `column`. An opening quotation mark that nothing closes before a line with one of the known
    `keys`, or before the next item of its list, is part of the text."""
    if value[0] in _OPEN and _OPEN[value[0]].fullmatch(value):
        is_item = lines[here][column] == "-"
        end = _closing_line(lines, here, value[0], keys, is_item=is_item)
        if end:
            return end
    following = next_line(lines, here, skip_comments=not is_block_head(value))
    closes = value[0] in "[{" and following.lstrip(" ")[:1] in ("]", "}")
    return deeper_end(lines, here, column) if closes or indent(following) > column else here + 1


def list_end(lines: Sequence[str], here: int, keys: Container[str]) -> int:
    """The same for a list whose `[` is not closed in `lines[here]` and whose further lines stand
    at the margin."""
    for number in range(here + 1, len(lines)):
        if has_key(lines[number], keys):
            break
        if _LIST_END.fullmatch(lines[number]):
            return number + 1
    return here + 1


def deeper_end(lines: Sequence[str], here: int, column: int) -> int:
    """The number of the line after `lines[here]` and all that is deeper than `column` below it."""
    for number in range(here + 1, len(lines)):
        bare = lines[number].lstrip(" \t")
        if bare and indent(lines[number]) <= column and bare[0] not in "]}":
            return number
    return len(lines)


def next_line(lines: Sequence[str], here: int, *, skip_comments: bool) -> str:
    """The line after `lines[here]` that says something, "" at the end."""
    for number in range(here + 1, len(lines)):
        bare = lines[number].lstrip(" \t")
        if bare and not (skip_comments and bare[0] == "#"):
            return lines[number]
    return ""


def has_key(line: str, keys: Container[str]) -> bool:
    """Whether the line has one of these keys."""
    found = KEY_LINE.match(line)
    return found is not None and found[2].strip(" \t\"'") in keys


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _closing_line(
    lines: Sequence[str], here: int, mark: str, keys: Container[str], *, is_item: bool
) -> int:
    for number in range(here + 1, len(lines)):
        line = lines[number]
        if has_key(line, keys) or (is_item and DASH.match(line)):
            return 0
        if _CLOSED[mark].fullmatch(line):
            return number + 1
        if not _OPEN[mark].fullmatch(mark + line):
            return 0
    return 0
