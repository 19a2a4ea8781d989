"""Choices: the same for the same seed, evenly spread, and never outside their range."""

from collections import Counter

import pytest

from plugins.benchmark.archive.draws import Draws


def test_the_same_seed_gives_the_same_choices_on_every_machine() -> None:
    draws = Draws("a seed")
    assert [draws.below(1000) for _ in range(6)] == [240, 821, 925, 880, 165, 18]


def test_another_seed_gives_others() -> None:
    one, other = Draws("one"), Draws("other")
    assert [one.below(1000) for _ in range(6)] != [other.below(1000) for _ in range(6)]


def test_choices_are_spread_over_the_whole_range() -> None:
    draws = Draws("spread")
    counted = Counter(draws.between(3, 7) for _ in range(5000))
    assert set(counted) == {3, 4, 5, 6, 7}
    assert all(800 < count < 1200 for count in counted.values())


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(0, 0, id="none"),
        pytest.param(2, 2, id="some"),
        pytest.param(9, 4, id="more than there are"),
    ],
)
def test_some_things_are_different_ones_in_their_order(count: int, expected: int) -> None:
    things = ("a", "b", "c", "d")
    found = Draws("some").some(things, count)
    assert len(found) == expected
    assert list(found) == sorted(set(found))


def test_one_in_so_many_is_about_that_many() -> None:
    draws = Draws("one in")
    assert 400 < sum(draws.one_in(10) for _ in range(5000)) < 600
