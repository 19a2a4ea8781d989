"""Choices that look like chance and are the same for the same seed, on every Python."""

import hashlib
import struct
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_AT_ONCE = 512
_UNPACK = struct.Struct(f"<{_AT_ONCE}H")
_RANGE = 1 << 16


class Draws:
    """A row of choices. Python's own `random` promises the same numbers from version to version,
    and not the same choices."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._blocks = 0
        self._left: list[int] = []

    def below(self, end: int) -> int:
        """A whole number from 0 up to, not including, `end`, which is 65,536 at most."""
        if not self._left:
            block = hashlib.shake_256(f"{self._seed}/{self._blocks}".encode())
            self._left.extend(_UNPACK.unpack(block.digest(_UNPACK.size)))
            self._blocks += 1
        return self._left.pop() * end // _RANGE

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + self.below(most - least + 1)

    def one_in(self, number: int) -> bool:
        """True once in so many times."""
        return self.below(number) == 0

    def pick(self, things: Sequence[T]) -> T:
        return things[self.below(len(things))]

    def some(self, things: Sequence[T], count: int) -> tuple[T, ...]:
        """So many different ones of them, in their order; all of them, if they are fewer."""
        left = list(range(len(things)))
        while len(left) > count:
            left.pop(self.below(len(left)))
        return tuple(things[place] for place in left)
