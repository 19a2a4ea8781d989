"""Figures as they are said."""

import pytest

from plugins.benchmark.report.words import (
    circumstances_in_words,
    ratio_in_words,
    seconds_in_words,
    size_in_words,
)
from tests.unit.benchmark.made_results import CIRCUMSTANCES


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0312, "0.031 s"), (0.1, "0.10 s"), (2.314, "2.31 s"), (19.42, "19.4 s"), (None, "–")],
)
def test_seconds(seconds: float | None, words: str) -> None:
    assert seconds_in_words(seconds) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        pytest.param(5, 7, "0.71", id="a part"),
        pytest.param(0.03, 7.3, "0.0041", id="a small part"),
        pytest.param(19.4, 2, "9.7", id="several times"),
        pytest.param(84, 7, "12", id="many times"),
        pytest.param(9000, 7, "1,286", id="very many times"),
        pytest.param(0, 7, "0", id="nothing"),
        pytest.param(1, None, "–", id="of what is not known"),
        pytest.param(1, 0, "–", id="of nothing"),
    ],
)
def test_ratios(part: float, whole: float | None, words: str) -> None:
    assert ratio_in_words(part, whole) == words


def test_sizes() -> None:
    assert (size_in_words(1234.5), size_in_words(None)) == ("1,234 MiB", "–")


def test_the_circumstances_say_machine_versions_and_turns() -> None:
    assert circumstances_in_words(CIRCUMSTANCES) == (
        "Measured on 22 November 2026 on 2 cores (An Old Processor; Linux 6.1) with Greenpaper 0.1.0, "
        "Python 3.11.2, Hugo 0.168.0. Medians of 3 turns at 500 posts and 1 turn at 5,000 posts. "
        "Machines are noisy and differ: the ratios say more than the seconds."
    )
