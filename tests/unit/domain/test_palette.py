"""Whatever the accent, everything can be read, in light and in dark."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import asdict

from plugins.domain.colours import contrast, oklch_of
from plugins.domain.palette import (
    READABLE,
    Scheme,
    contrast_on_paper,
    nearest_readable,
    palette_of,
)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
accents = colours.map(nearest_readable)  # all that are accepted, and often the palest of them

PROMISED = [
    ("ink", "paper", 12),
    ("ink", "raised", 10),
    ("ink", "wash", 10),
    *((text, ground, READABLE) for text in ("accent", "accent_strong", "warning")
      for ground in ("paper", "raised", "wash")),
    *(("quiet", ground, 5.5) for ground in ("paper", "raised", "wash")),
    ("on_accent", "accent", READABLE),
    ("on_accent", "accent_strong", READABLE),
    ("warning", "warning_paper", 7),
    ("line", "paper", 1.3),
]  # fmt: skip


def too_weak(scheme: Scheme) -> list[str]:
    shown = asdict(scheme)
    return [
        f"{one} on {other}: {contrast(shown[one], shown[other]):.2f}"
        for one, other, ratio in PROMISED
        if contrast(shown[one], shown[other]) < ratio
    ]


@given(accents)
def test_everything_can_be_read_in_both_schemes(accent: str) -> None:
    palette = palette_of(accent)
    assert (too_weak(palette.light), too_weak(palette.dark)) == ([], [])


@pytest.mark.parametrize("hue", range(0, 360, 15))
def test_the_palest_accent_of_each_hue_can_be_read(hue: int) -> None:
    accent = nearest_readable(_vivid(hue))
    palette = palette_of(accent)
    assert (too_weak(palette.light), too_weak(palette.dark)) == ([], [])


def _vivid(hue: int) -> str:
    """Light and as colourful as sRGB goes."""
    thirds = (hue / 60, (hue / 60 + 4) % 6, (hue / 60 + 2) % 6)
    channels = (round(255 * min(max(abs(third % 6 - 3) - 1, 0), 1)) for third in thirds)
    return "#" + "".join(f"{channel:02x}" for channel in channels)


@given(accents)
def test_an_accent_that_boxes_permit_is_shown_to_the_letter(accent: str) -> None:
    light = palette_of(accent).light
    assume(contrast(accent, light.wash) >= READABLE)
    assert light.accent == accent


@given(accents)
def test_an_accent_that_only_just_can_be_read_is_shown_a_little_darker(accent: str) -> None:
    given_, shown = oklch_of(accent), oklch_of(palette_of(accent).light.accent)
    assert 0 <= given_.lightness - shown.lightness < 0.06


@given(accents)
def test_what_is_under_the_pointer_differs_from_what_is_not(accent: str) -> None:
    for scheme in (palette_of(accent).light, palette_of(accent).dark):
        apart = oklch_of(scheme.accent).lightness - oklch_of(scheme.accent_strong).lightness
        assert abs(apart) > 0.045


@given(accents)
def test_page_box_and_wash_can_be_told_apart(accent: str) -> None:
    for scheme in (palette_of(accent).light, palette_of(accent).dark):
        assert contrast(scheme.paper, scheme.raised) > 1.05
        assert contrast(scheme.raised, scheme.wash) > 1.05


@given(accents)
def test_paper_is_faintly_of_the_accents_hue(accent: str) -> None:
    assume(oklch_of(accent).chroma > 0.06)
    paper = oklch_of(palette_of(accent).light.paper)
    assert 0.007 < paper.chroma < 0.02
    turned = (paper.hue - oklch_of(accent).hue + math.pi) % math.tau - math.pi
    assert abs(turned) < math.radians(25)  # a step of sRGB is many degrees of so faint a colour


@pytest.mark.parametrize("accent", ["#000000", "#333333", "#6e6e6e"])
def test_with_a_grey_accent_all_is_grey(accent: str) -> None:
    palette = palette_of(accent)
    for scheme in (palette.light, palette.dark):
        ours = {n: c for n, c in asdict(scheme).items() if not n.startswith("warning")}
        assert {name for name, c in ours.items() if len({c[1:3], c[3:5], c[5:]}) > 1} == set()


@given(colours)
def test_the_nearest_that_can_be_read_is_readable_and_no_darker_than_it_must_be(
    colour: str,
) -> None:
    nearest = nearest_readable(colour)
    assert contrast_on_paper(nearest) >= READABLE
    if contrast_on_paper(colour) >= READABLE:
        assert nearest == colour
    else:
        assert contrast_on_paper(nearest) < READABLE + 0.2


@pytest.mark.parametrize(
    ("colour", "nearest"),
    [
        pytest.param("#0b5d46", "#0b5d46", id="a dark green as it is"),
        pytest.param("#ffffff", "#717171", id="white"),
        pytest.param("#ff0000", "#e30000", id="red"),
    ],
)
def test_the_nearest_that_can_be_read_has_the_same_hue(colour: str, nearest: str) -> None:
    assert nearest_readable(colour) == nearest
