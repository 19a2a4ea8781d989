"""What the last look at a folder found, by the digests of files: what is known of the same bytes
need not be found again."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from plugins.publishing.placing import Stamp
from plugins.publishing.verified.looks import Look


class Seen(Struct, frozen=True, array_like=True, gc=False):
    """A look whose links are numbers of addresses, of which most pages have most in common."""

    look: Look
    links: tuple[int, ...]
    loads: tuple[int, ...]


class Memory(Struct, frozen=True, array_like=True):
    """`version` says what the looks depend on beside the bytes. `looked` is when the look began, in
    nanoseconds of the file system, and `files` what it found: of each path the stamp and the digest
    of the bytes. `seen` is by digest and kind.

    The files of the digests `clean` have none of the texts with the keys `sought`. `explained` has
    texts, by their keys, that something public has too, which it names.
    """

    version: str = ""
    looked: int = 0
    files: dict[str, tuple[Stamp, bytes]] = {}
    addresses: tuple[str, ...] = ()
    seen: dict[bytes, Seen] = {}
    sought: frozenset[bytes] = frozenset()
    clean: frozenset[bytes] = frozenset()
    explained: dict[bytes, str] = {}


NOTHING = Memory()


class Numbers:
    """Numbers for addresses, in the order in which they were first met."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._numbers = {address: number for number, address in enumerate(addresses)}

    @property
    def addresses(self) -> tuple[str, ...]:
        return tuple(self._numbers)

    def seen(self, look: Look) -> Seen:
        number = self._numbers
        return Seen(
            replace(look, links=(), loads=()),
            tuple(number.setdefault(address, len(number)) for address in look.links),
            tuple(number.setdefault(address, len(number)) for address in look.loads),
        )


def used(seen: Iterable[Seen]) -> set[int]:
    """The numbers of all addresses that stand somewhere."""
    return set().union(*(one.links for one in seen))


def without_idle(addresses: tuple[str, ...], seen: Mapping[bytes, Seen]) -> Memory:
    """Looks and their addresses, numbered anew where most of these are used no more."""
    still = used(seen.values())
    still.update(*(one.loads for one in seen.values()))
    if len(addresses) <= 2 * len(still) + 1000:
        return Memory(addresses=addresses, seen=dict(seen))
    numbers = {old: new for new, old in enumerate(sorted(still))}
    kept = {
        digest: Seen(
            one.look,
            tuple(numbers[link] for link in one.links),
            tuple(numbers[load] for load in one.loads),
        )
        for digest, one in seen.items()
    }
    return Memory(addresses=tuple(addresses[old] for old in numbers), seen=kept)
