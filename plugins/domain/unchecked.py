"""Comments by which an editor tells a check that a line is meant as it stands."""

import re
from collections.abc import Iterator

from msgspec import Struct

_MARK = "<!-- unchecked:"
_COMMENT = re.compile(r"[ \t]*<!-- unchecked:([^<>]*)-->(?=[^`]*(?:`[^`]*`[^`]*)*$)")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


class Unchecked(Struct, frozen=True):
    """A comment: the names of checks in it, the line on which it stands and the one that it is
    about, counted from 1: its own where there is text on it, else the next that has any."""

    names: tuple[str, ...]
    line: int
    about: int


def comments_in(text: str) -> Iterator[Unchecked]:
    """The comments `<!-- unchecked: ageing-date -->` of a Markdown text, outside of code blocks."""
    if _MARK not in text:
        return
    lines = list(_lines(text))
    for number, (line, is_code) in enumerate(lines):
        for found in () if is_code else _COMMENT.finditer(line):
            names = tuple(name for name in re.split(r"[\s,]+", found[1]) if name)
            yield Unchecked(names, number + 1, _about(lines, number) + 1)


def without_comments(text: str) -> str:
    """The text without these comments, and without the lines on which nothing else stands."""
    if _MARK not in text:
        return text
    kept = []
    for line, is_code in _lines(text):
        bare = line if is_code else _COMMENT.sub("", line)
        if bare == line or bare.strip():
            kept.append(bare)
    return "\n".join(kept)


def _about(lines: list[tuple[str, bool]], number: int) -> int:
    if _COMMENT.sub("", lines[number][0]).strip():
        return number
    after = range(number + 1, len(lines))
    return next((n for n in after if _COMMENT.sub("", lines[n][0]).strip()), number)


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Every line, and whether it belongs to a block of code between fences."""
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        yield line, bool(fence)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and not line.strip(" `~"):
            fence = ""
