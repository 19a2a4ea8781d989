"""Looks are remembered with numbers for addresses, which are not kept for longer than needed."""

from plugins.publishing.verified.looks import Look
from plugins.publishing.verified.memory import Memory, Numbers, Seen, without_idle


def links_of(memory: Memory) -> dict[bytes, tuple[list[str], list[str]]]:
    def named(numbers: tuple[int, ...]) -> list[str]:
        return [memory.addresses[number] for number in numbers]

    return {key: (named(one.links), named(one.loads)) for key, one in memory.seen.items()}


def seen(numbers: Numbers, *links: str) -> Seen:
    return numbers.seen(Look(links=links, loads=links[:1]))


def test_addresses_keep_the_numbers_that_they_have() -> None:
    numbers = Numbers(["/a/", "/b/"])
    assert seen(numbers, "/b/", "/c/").links == (1, 2)
    assert numbers.addresses == ("/a/", "/b/", "/c/")


def test_few_idle_addresses_are_left_where_they_are() -> None:
    numbers = Numbers(["/idle/"])
    memory = without_idle(numbers.addresses, {b"1": seen(numbers, "/a/")})
    assert memory.addresses[0] == "/idle/"


def test_many_idle_addresses_go_and_every_look_says_what_it_said() -> None:
    numbers = Numbers(f"/idle/{number}/" for number in range(5000))
    looks = {b"1": seen(numbers, "/b/", "/a/"), b"2": seen(numbers, "/idle/77/", "/a/")}
    memory = without_idle(numbers.addresses, looks)
    assert sorted(memory.addresses) == ["/a/", "/b/", "/idle/77/"]
    assert links_of(memory) == {
        b"1": (["/b/", "/a/"], ["/b/"]),
        b"2": (["/idle/77/", "/a/"], ["/idle/77/"]),
    }
