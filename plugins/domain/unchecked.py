"""Comments by which an editor tells a check that a line is meant as it stands."""

import re
from collections.abc import Iterator

from msgspec import Struct

_SIGN = "nchecked"
_CODE = r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
_PARTS = re.compile(rf"{_CODE}|[ \t]*<!--[ \t]*unchecked:(?P<names>[^<>]*)-->")
_INLINE_CODE = re.compile(_CODE)
_LIKE_ONE = re.compile(r"<!--(?:(?!-->).)*?\bunchecked[ \t]*:", re.IGNORECASE | re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


class Unchecked(Struct, frozen=True):
    """A comment: the names of checks in it, the line on which it stands and the one that it is
    about, counted from 1: its own where there is text on it, else the next that has any."""

    names: tuple[str, ...]
    line: int
    about: int


def may_have_comments(text: str) -> bool:
    """Whether there may be one of these comments in the text, or one that is not understood."""
    return _SIGN in text


def comments_in(text: str) -> Iterator[Unchecked]:
    """The comments `<!-- unchecked: ageing-date -->` of a Markdown text, outside of code."""
    if not may_have_comments(text):
        return
    lines = list(_lines(text))
    for number, (line, is_code) in enumerate(lines):
        about = None
        for found in () if is_code else _PARTS.finditer(line):
            if found["names"] is not None:
                about = _about(lines, number) if about is None else about
                names = tuple(name for name in re.split(r"[\s,]+", found["names"]) if name)
                yield Unchecked(names, number + 1, about + 1)


def not_understood(text: str) -> Iterator[int]:
    """The lines, counted from 1, on which comments begin that say “unchecked:” in another way, and
    so silence nothing."""
    if not may_have_comments(text):
        return
    rest = "\n".join(
        "" if is_code else _INLINE_CODE.sub("", _bare(line)) for line, is_code in _lines(text)
    )
    for found in _LIKE_ONE.finditer(rest):
        yield rest.count("\n", 0, found.start()) + 1


def without_comments(text: str) -> str:
    """The text without these comments, and without the lines on which nothing else stands."""
    if not may_have_comments(text):
        return text
    kept = []
    for line, is_code in _lines(text):
        bare = line if is_code else _bare(line)
        if bare == line or bare.strip():
            kept.append(bare)
    return "\n".join(kept)


def _bare(line: str) -> str:
    """The line without the comments in it; what stands in backticks is left."""
    return _PARTS.sub(lambda found: found[0] if found["names"] is None else "", line)


def _about(lines: list[tuple[str, bool]], number: int) -> int:
    if _bare(lines[number][0]).strip():
        return number
    after = range(number + 1, len(lines))
    return next((n for n in after if _bare(lines[n][0]).strip()), number)


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
