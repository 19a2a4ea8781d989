"""How much alike two texts are, told from short sketches of them: nobody can read in a sketch what
the text said.

A sketch has the least hash of the runs of three words in each of 32 heaps (one-permutation minhash:
Li, Owen, Zhang 2012); the share of heaps in which two agree is near the share of runs that two
texts have in common. Before them stand four digits of the title's hash.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar
from zlib import crc32

T = TypeVar("T")

ALIKE = 0.2
"""Of the runs of words of two texts, the share that both have from which on one may be the other,
edited: with every fifth word changed it is a third or so. Texts on one subject, with the same
sentences at their ends, have a tenth."""

_WORDS = re.compile(r"\w+")
_HEAPS = 32
_FEWEST = 3
"""Heaps that must agree: five words in a row."""
_TITLE = 4
_EMPTY = "00"
_BOTH_EMPTY = (_EMPTY, _EMPTY)


def sketch_of(title: str, standfirst: str, markdown: str) -> str:
    """The sketch of a text: 68 hexadecimal digits, the same on any machine."""
    words = _words(f"{standfirst} {markdown}")
    runs: set[tuple[str, ...]] = set(zip(words, words[1:], words[2:], strict=False))
    if words and not runs:
        runs.add(tuple(words))
    least = {one % _HEAPS: one // _HEAPS for one in sorted(map(_hash, runs), reverse=True)}
    heaps = (least[heap] % 0xFF + 1 if heap in least else 0 for heap in range(_HEAPS))
    return f"{_hash(_words(title)) % 0x10000:04x}" + "".join(f"{one:02x}" for one in heaps)


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same by their sketches, from 0 to 1; 0 where there is none, or
    where they have hardly a sentence in common."""
    heaps = [pair for pair in zip(_heaps(one), _heaps(other), strict=False) if pair != _BOTH_EMPTY]
    agreeing = sum(a == b for a, b in heaps)
    return agreeing / len(heaps) if agreeing >= _FEWEST else 0.0


def title_in(sketch: str) -> str:
    """What a sketch has of the title: equal for texts with one title, and for one pair in 65,536
    of others."""
    return sketch[:_TITLE]


class Alike(Generic[T]):
    """Values by the sketches of their texts, among which those like another are soon found."""

    def __init__(self) -> None:
        self._values: list[tuple[str, T]] = []
        self._by_heap: defaultdict[tuple[int, str], list[int]] = defaultdict(list)

    def add(self, sketch: str, value: T) -> None:
        for heap in enumerate(_heaps(sketch)):
            self._by_heap[heap].append(len(self._values))
        self._values.append((sketch, value))

    def most_like(self, sketch: str) -> T | None:
        """The value whose text is most like that one, if any is `ALIKE`; the first of several."""
        heaps = [heap for heap in enumerate(_heaps(sketch)) if heap[1] != _EMPTY]
        shared = Counter(number for heap in heaps for number in self._by_heap.get(heap, ()))
        near = (
            (likeness(sketch, self._values[number][0]), -number)
            for number, agreeing in shared.items()
            if agreeing >= ALIKE * len(heaps)
        )
        share, number = max(near, default=(0.0, 0))
        return self._values[-number][1] if share >= ALIKE else None


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _hash(words: Iterable[str]) -> int:
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def _heaps(sketch: str) -> list[str]:
    return [sketch[at : at + 2] for at in range(_TITLE, len(sketch), 2)]
