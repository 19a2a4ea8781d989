"""What became of a text, passage by passage and word by word, for people to read."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

_LONGEST = 90
"""Characters of a quotation; what is longer loses its middle."""
_AROUND = 3
"""Words that stand on either side of those that differ."""
_ALIKE = 0.5
"""How much two passages must have in common for the one to have become the other."""
_SPOTS = 3
"""Places of one passage that are quoted one by one; where there are more, it is quoted whole."""
_COMPARED = 5000
"""Words, or passages, that are compared each with each. Of longer stretches only their ends are
known to be the same."""

_WORD = re.compile(r"\S+")

_Edit = tuple[int, int, int, int]
"""From where to where the one side gave way to what stands from where to where on the other."""


class Passage(Struct, frozen=True):
    """Lines of a text without a blank one among them, the first of which is `line` of its file."""

    line: int
    text: str


class Difference(Struct, frozen=True):
    """A passage that is not as it was: the line on which it stands, or stood before, what became of
    it in words, and how many words came in and went out. `pair` is what may be said of it in a
    correction: words that were there and those that took their place, empty for anything else."""

    line: int
    words: str
    came: int = 0
    went: int = 0
    pair: tuple[str, str] = ("", "")


def passages_of(text: str, line: int = 1) -> tuple[Passage, ...]:
    """The passages of a text that begins on `line`."""
    found: list[Passage] = []
    lines: list[str] = []
    for number, one in enumerate((*text.split("\n"), ""), line):
        if one.strip():
            lines.append(one.rstrip())
        elif lines:
            found.append(Passage(number - len(lines), "\n".join(lines)))
            lines = []
    return tuple(found)


def of_line(key: str, before: str, now: str, line: int) -> Iterator[Difference]:
    """What became of a text that has a name and stands on a line of its own."""
    if before == now:
        return
    was, has_become = _words(before), _words(now)
    if not before:
        words = f"{key}: {_quoted(now)} came in"
    elif not now:
        words = f"{key}: {_quoted(before)} was taken out"
    else:
        words = f"{key}: {_quoted(before)} became {_quoted(now)}"
    came, went = _counted(was, has_become)
    yield Difference(line, words, came, went, (before, now) if before and now else ("", ""))


def of_passages(before: Sequence[Passage], now: Sequence[Passage]) -> Iterator[Difference]:
    """What became of the passages, in the order in which they stand now."""
    was, is_now = [one.text for one in before], [one.text for one in now]
    for i, j, m, n in _edits(was, is_now):
        at = now[m].line if m < len(now) else now[-1].line if now else 1
        yield from _of_stretch(before[i:j], now[m:n], at)


def _of_stretch(before: Sequence[Passage], now: Sequence[Passage], at: int) -> Iterator[Difference]:
    """What became of passages between two that are the same; `at` is the line where they stood."""
    for was, has_become in _matched(before, now):
        if was and has_become:
            yield from _of_passage(was.text, has_become)
            at = has_become.line
        elif has_become:
            at = has_become.line
            number = len(_words(has_become.text))
            words = f"line {at}: {_quoted(has_become.text)} came in{_counted_words(number)}"
            yield Difference(at, words, came=number)
        elif was:
            number = len(_words(was.text))
            words = f"near line {at}: {_quoted(was.text)} was taken out{_counted_words(number)}"
            yield Difference(at, words, went=number)


def _matched(
    before: Sequence[Passage], now: Sequence[Passage]
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Each passage of either side, those beside each other that became one another."""
    rest = list(before)
    for one in now:
        found = next((n for n, was in enumerate(rest[:8]) if _is_alike(was.text, one.text)), None)
        if found is None:
            yield None, one
            continue
        for was in rest[:found]:
            yield was, None
        yield rest[found], one
        del rest[: found + 1]
    for was in rest:
        yield was, None


def _is_alike(was: str, now: str) -> bool:
    first, second = set(_words(was)), set(_words(now))
    shared = len(first & second)
    return shared >= _ALIKE * min(len(first), len(second)) or (len(first) == len(second) == 1)


def _of_passage(was: str, now: Passage) -> Iterator[Difference]:
    before, after = _words(was), _words(now.text)
    edits = tuple(_edits(before, after, _AROUND))
    if not edits:
        yield Difference(now.line, f"line {now.line}: the same words, with other blanks or lines")
        return
    said = [
        f"{_in_place(before, i, j)} became {_in_place(after, m, n)}"
        for i, j, m, n in edits[:_SPOTS]
    ]
    said += [f"and {len(edits) - _SPOTS} more"] if len(edits) > _SPOTS else []
    at = now.line + _line_of(now.text, edits[0][2])
    came, went = _counted(before, after)
    yield Difference(at, f"line {at}: {'; '.join(said)}", came, went, _pair(before, after, edits))


def _pair(before: Sequence[str], after: Sequence[str], edits: Sequence[_Edit]) -> tuple[str, str]:
    """The words of a single short edit, each with its neighbours."""
    i, j, m, n = edits[0]
    if len(edits) > 1 or i == j or m == n:
        return "", ""
    was, is_now = (
        " ".join(words[max(0, start - 1) : end + 1])
        for words, start, end in ((before, i, j), (after, m, n))
    )
    return (was, is_now) if max(len(was), len(is_now)) <= _LONGEST else ("", "")


def _edits(before: Sequence[str], now: Sequence[str], apart: int = 0) -> Iterator[_Edit]:
    """What must give way for the one to become the other, those with at most so much the same
    between them as one. What both sides begin and end with is set aside first; where very much is
    left between, all of that gives way."""
    start = _common(before, now)
    end = _common(before[start:][::-1], now[start:][::-1])
    was, is_now = before[start : len(before) - end], now[start : len(now) - end]
    if max(len(was), len(is_now)) > _COMPARED:
        yield start, len(before) - end, start, len(now) - end
        return
    last: _Edit | None = None
    for edit in _single_edits(was, is_now, start):
        if last and edit[0] - last[1] <= apart:
            last = (last[0], edit[1], last[2], edit[3])
        else:
            if last:
                yield last
            last = edit
    if last:
        yield last


def _single_edits(was: Sequence[str], now: Sequence[str], start: int) -> Iterator[_Edit]:
    """What lies between the longest common sequence of both; `start` is added to all places."""
    from rapidfuzz.distance import LCSseq  # most builds find nothing to compare

    for code in LCSseq.opcodes(was, now):
        if code.tag != "equal":
            yield (
                start + code.src_start, start + code.src_end,
                start + code.dest_start, start + code.dest_end,
            )  # fmt: skip


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many both begin with."""
    both = zip(one, other, strict=False)
    differing = (number for number, (a, b) in enumerate(both) if a != b)
    return next(differing, min(len(one), len(other)))


def _in_place(words: Sequence[str], start: int, end: int) -> str:
    """The words with some on either side."""
    first, last = max(0, start - _AROUND), min(len(words), end + _AROUND)
    before, after = ("… " if first else ""), (" …" if last < len(words) else "")
    return f"“{before}{_short(' '.join(islice(words, first, last)))}{after}”"


def _quoted(text: str) -> str:
    return f"“{_short(' '.join(text.split()))}”"


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    half = (_LONGEST - 3) // 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _counted(before: Sequence[str], now: Sequence[str]) -> tuple[int, int]:
    """How many words came in, and how many went out."""
    edits = tuple(_edits(before, now))
    return sum(n - m for _, _, m, n in edits), sum(j - i for i, j, _, _ in edits)


def _counted_words(number: int) -> str:
    return f" ({number:,} words)" if number > _AROUND * 3 else ""


def _line_of(text: str, word: int) -> int:
    """How many lines of the text are before its word of that number."""
    found = next(islice(_WORD.finditer(text), word, None), None)
    return text.count("\n", 0, found.start()) if found else text.count("\n")
