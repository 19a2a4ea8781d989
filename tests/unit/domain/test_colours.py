import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.colours import Oklch, contrast, hex_of, oklch_of

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_a_colour_comes_back_from_oklch_to_the_letter(colour: str) -> None:
    assert hex_of(oklch_of(colour)) == colour


@pytest.mark.parametrize(
    ("colour", "lightness", "chroma", "degrees"),
    [
        pytest.param("#ff0000", 0.62796, 0.25768, 29.23, id="red"),
        pytest.param("#008000", 0.51975, 0.17686, 142.50, id="green"),
        pytest.param("#0000ff", 0.45201, 0.31321, 264.05, id="blue"),
        pytest.param("#ffff00", 0.96798, 0.21101, 109.77, id="yellow"),
    ],
)
def test_oklch_is_what_others_reckon(
    colour: str, lightness: float, chroma: float, degrees: float
) -> None:
    found = oklch_of(colour)
    assert (found.lightness, found.chroma) == pytest.approx((lightness, chroma), abs=0.0001)
    assert math.degrees(found.hue) % 360 == pytest.approx(degrees, abs=0.02)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param("#000000", "#ffffff", 21, id="the most there is"),
        pytest.param("#ffffff", "#000000", 21, id="in either order"),
        pytest.param("#123456", "#123456", 1, id="none"),
        pytest.param("#767676", "#ffffff", 4.54, id="the palest grey for text on white"),
        pytest.param("#ff0000", "#ffffff", 4.0, id="red on white"),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(colours, st.floats(0.2, 0.98))
def test_what_cannot_be_shown_gives_up_chroma_alone(colour: str, lightness: float) -> None:
    wanted = Oklch(lightness, 0.4, oklch_of(colour).hue)
    found = oklch_of(hex_of(wanted))
    assert found.lightness == pytest.approx(lightness, abs=0.012)
    assert found.chroma < wanted.chroma
    turned = (found.hue - wanted.hue + math.pi) % math.tau - math.pi
    assert abs(turned) * found.chroma < 0.012  # a few of the 256 steps, whatever the hue


@pytest.mark.parametrize(("lightness", "shown"), [(-0.5, "#000000"), (1.5, "#ffffff")])
def test_nothing_is_darker_than_black_or_lighter_than_white(lightness: float, shown: str) -> None:
    assert hex_of(Oklch(lightness, 0.1, 1.0)) == shown
