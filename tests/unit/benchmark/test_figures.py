"""Medians, and figures found by what they are of."""

from plugins.benchmark.figures import Figure, Row, medians
from tests.unit.benchmark.made_results import BESIDE_HUGO, OURS


def test_of_several_turns_the_median_of_each_quantity_counts() -> None:
    turns = [
        Figure(wall=3, cpu=1, largest=9, together=5, written=2),
        Figure(wall=1, cpu=3, largest=8, together=7, written=2),
        Figure(wall=2, cpu=9, largest=7, together=6, written=3),
    ]
    (row,) = medians(Row("Hugo", 500, "cold", figure) for figure in turns)
    assert row == Row("Hugo", 500, "cold", Figure(wall=2, cpu=3, largest=8, together=6, written=2))


def test_what_is_unknown_in_every_turn_stays_unknown() -> None:
    (row,) = medians([Row("Hugo", 500, "live", Figure(wall=1))])
    assert row.figure == Figure(wall=1)


def test_programs_sizes_and_steps_are_kept_apart() -> None:
    assert medians(BESIDE_HUGO.rows) == BESIDE_HUGO.rows
    assert BESIDE_HUGO.programs == ("Greenpaper", "Hugo")
    assert BESIDE_HUGO.sizes == (500, 5000)


def test_what_was_not_measured_is_none() -> None:
    assert OURS.figure("Greenpaper", 500, "live") is None
    found = OURS.figure("Greenpaper", 5000, "cold")
    assert found
    assert found.wall == 19.4
