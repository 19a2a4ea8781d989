"""Choices that chance makes, the same every time, and the same whatever else was chosen before."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """The chance of one edit. What it chooses among files depends on each of them alone, so that an
    edit stays what it is where others are left out of a history."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._asked = 0

    def one(self, choices: Sequence[T]) -> T:
        """One of them; there must be one."""
        return self._in_order(choices)[0]

    def some(self, choices: Sequence[T], most: int = 3) -> list[T]:
        """Up to `most` of them, perhaps none."""
        count = self.number(0, min(most, len(choices)))
        return self._in_order(choices)[:count] if count else []

    def number(self, least: int, most: int) -> int:
        self._asked += 1
        return least + self._drawn("") % (most - least + 1)

    def is_so(self) -> bool:
        return self.number(0, 1) == 1

    def _in_order(self, choices: Sequence[T]) -> list[T]:
        self._asked += 1
        names = [getattr(choice, "__name__", str(choice)) for choice in choices]
        lots = [self._drawn(f"{name} {names[:i].count(name)}") for i, name in enumerate(names)]
        return [choices[i] for i in sorted(range(len(lots)), key=lots.__getitem__)]

    def _drawn(self, name: str) -> int:
        text = f"{self._seed}\0{self._asked}\0{name}"
        return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
