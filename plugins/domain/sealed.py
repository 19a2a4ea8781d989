"""Values that stand in what many files are made from, and are encoded once."""

from hashlib import blake2b
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")

_SIZE = 16


class Sealed(Generic[T]):
    """A frozen value that many subjects share. An encoding has its `seal` in its place: equal
    seals, equal encodings of the value."""

    __slots__ = ("seal", "value")

    seal: bytes

    def __init__(self, value: T) -> None:
        self.value = value

    def __getattr__(self, name: str) -> bytes:
        if name != "seal":
            raise AttributeError(name)
        self.seal = blake2b(encoded(self.value), digest_size=_SIZE).digest()
        return self.seal

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and (self is other or self.seal == other.seal)

    def __hash__(self) -> int:
        return hash(self.seal)

    def __repr__(self) -> str:
        return f"Sealed({self.value!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Sealed, (self.value,)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=attrgetter("seal"), order="deterministic")


def encoded(value: object) -> bytes:
    """The bytes that stand for a frozen value when builds are compared: equal values of one kind,
    equal bytes, in any process and on any machine."""
    return _ENCODER.encode(value)
