"""All colours of a site from one: its accent, on paper that is faintly of the accent's hue."""

from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.colours import Oklch, contrast, hex_of, oklch_of

READABLE = 4.5
"""The contrast that text needs at least (WCAG 2.2, 1.4.3)."""

_EASY = 5.5  # what secondary text has, which is small
_TINT = 0.011  # the chroma of the paper: seen beside white, and not otherwise
_STEP = 0.0025  # of lightness, about one of 256 steps of sRGB


class Scheme(Struct, frozen=True, kw_only=True):
    """The colours of a page in light or in dark, each `#rrggbb`.

    `paper` is the page, `raised` a box on it, `wash` a stronger tint; `ink`, `quiet`, `accent` and
    `accent_strong` can be read on all three. `accent` is for links and the ground of buttons,
    `accent_strong` for the same under the pointer, `on_accent` for text on either.
    """

    paper: str
    raised: str
    wash: str
    ink: str
    quiet: str
    line: str
    accent: str
    accent_strong: str
    on_accent: str
    warning: str
    warning_paper: str


class Palette(Struct, frozen=True):
    """The same colours for readers whose system is light, and for those whose is dark."""

    light: Scheme
    dark: Scheme


@cache
def palette_of(accent: str) -> Palette:
    """The palette of an accent `#rrggbb`. In the light scheme the accent is the one that was given,
    or as much darker as it must be to be read on boxes too."""
    return Palette(_light(accent), _dark(accent))


def contrast_on_paper(accent: str) -> float:
    """The contrast of an accent `#rrggbb` with the light paper that follows from it."""
    return contrast(accent, _light_paper(accent))


def nearest_readable(accent: str) -> str:
    """The accent `#rrggbb`, as much darker as it must be to be read on its paper. Its hue stays,
    and its chroma as far as sRGB goes."""
    colour = oklch_of(accent)
    while contrast_on_paper(shown := hex_of(colour)) < READABLE:
        colour = replace(colour, lightness=colour.lightness - _STEP)
    return shown


def _light(accent: str) -> Scheme:
    colour, tint = oklch_of(accent), _tint_of(accent)
    paper = _light_paper(accent)
    raised, wash = hex_of(tint(0.955, 1.3)), hex_of(tint(0.927, 1.7))
    grounds = (paper, raised, wash)
    strong = 0.45 if colour.lightness < 0.34 else colour.lightness - 0.11
    return Scheme(
        paper=paper,
        raised=raised,
        wash=wash,
        ink=hex_of(tint(0.2, 1.4)),
        quiet=_readable(tint(0.46, 2.0), grounds, _EASY, -_STEP),
        line=hex_of(tint(0.85, 1.8)),
        accent=_readable(colour, grounds, READABLE, -_STEP),
        accent_strong=_readable(replace(colour, lightness=strong), grounds, READABLE, -_STEP),
        on_accent="#ffffff",
        warning="#7a3e00",
        warning_paper="#fdf0d9",
    )


def _dark(accent: str) -> Scheme:
    colour, tint = oklch_of(accent), _tint_of(accent)
    grounds = paper, raised, wash = (
        hex_of(tint(0.19, 1.0)), hex_of(tint(0.235, 1.3)), hex_of(tint(0.285, 1.9)),
    )  # fmt: skip
    light = replace(colour, lightness=0.79, chroma=min(colour.chroma, 0.14))
    strong = replace(light, lightness=0.88)
    return Scheme(
        paper=paper,
        raised=raised,
        wash=wash,
        ink=hex_of(tint(0.935, 0.8)),
        quiet=_readable(tint(0.75, 1.4), grounds, _EASY, _STEP),
        line=hex_of(tint(0.37, 1.9)),
        accent=_readable(light, grounds, READABLE, _STEP),
        accent_strong=_readable(strong, grounds, READABLE, _STEP),
        on_accent=paper,
        warning="#ffd08a",
        warning_paper="#3a2a10",
    )


def _light_paper(accent: str) -> str:
    return hex_of(_tint_of(accent)(0.975, 1.0))


def _tint_of(accent: str) -> Callable[[float, float], Oklch]:
    """Makes a colour of the accent's hue from its lightness and its share of the paper's chroma;
    with an accent that is nearly grey, a greyer one."""
    colour = oklch_of(accent)
    chroma = min(_TINT, colour.chroma / 4)
    return lambda lightness, share: Oklch(lightness, chroma * share, colour.hue)


def _readable(colour: Oklch, others: Iterable[str], ratio: float, step: float) -> str:
    """The colour, made lighter or darker by steps until it stands out from each of the others by
    that ratio, or is white or black."""
    while 0 < colour.lightness < 1:
        shown = hex_of(colour)
        if all(contrast(shown, other) >= ratio for other in others):
            return shown
        colour = replace(colour, lightness=colour.lightness + step)
    return hex_of(colour)
