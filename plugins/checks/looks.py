"""Looks: what is found in each passage by itself, so that it can be found on all cores, and kept
for as long as the passage stays as it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from plugins.checks.passages import Passage, passages_of
from plugins.domain.library import Library
from plugins.domain.places import Places

Found = TypeVar("Found")


class Look(Struct, Generic[Found], frozen=True):
    """Something to be found in passages.

    `name` says what, and all that it depends on besides the passage and the program. `find` is a
    function of a module, or made of one by `partial`; it is given a passage with all of its text at
    hand. `kind` is the type of what it finds, which msgspec can encode.
    """

    name: str
    find: Callable[[Passage], Found]
    kind: type[Found]

    def at(self, passage: Passage) -> Found:
        """What is found in the passage, whose text is fetched for it."""
        return self.find(passage.whole)


class LookAt(Protocol):
    """Gives what a look finds in each passage, in their order."""

    def __call__(self, passages: Sequence[Passage], look: Look[Found], /) -> Iterable[Found]: ...


def one_by_one(passages: Sequence[Passage], look: Look[Found], /) -> Iterator[Found]:
    """Looks at each passage, and remembers nothing."""
    return map(look.at, passages)


class Texts(Struct, frozen=True):
    """The passages of a library by their files, and the way of looking at them."""

    passages: Mapping[str, Passage]
    look_at: LookAt

    def found(self, look: Look[Found], sources: Iterable[str] | None = None) -> dict[str, Found]:
        """What is found in each of the files `sources`, where they have text; None for all."""
        wanted = self.passages if sources is None else dict.fromkeys(sources)
        passages = {s: self.passages[s] for s in wanted if s in self.passages}
        return dict(zip(passages, self.look_at(tuple(passages.values()), look), strict=True))


def texts_of(library: Library, places: Places, look_at: LookAt = one_by_one) -> Texts:
    """All texts of the library but those of withdrawn posts."""
    return Texts({passage.source: passage for passage in passages_of(library, places)}, look_at)
