"""Colours: sRGB as CSS writes it, OKLCH in which one can speak of lightness and hue, contrast."""

import math

from msgspec import Struct

Linear = tuple[float, float, float]

_MOST_STEPS = 24  # halves an interval to far below one step of sRGB


class Oklch(Struct, frozen=True):
    """A colour in OKLCH (CSS Color 4, 9.4): `lightness` 0 to 1, `chroma` 0 to about 0.4, `hue` in
    radians. A grey has a hue too, which says nothing."""

    lightness: float
    chroma: float
    hue: float


def oklch_of(colour: str) -> Oklch:
    """The colour `#rrggbb` in OKLCH."""
    red, green, blue = _linear_of(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.atan2(b, a))


def hex_of(colour: Oklch) -> str:
    """`#rrggbb`; what sRGB cannot show gives up chroma, and keeps lightness and hue."""
    lightness = min(max(colour.lightness, 0.0), 1.0)
    least, most = 0.0, colour.chroma
    shown = _linear(lightness, most, colour.hue)
    if not _is_shown(shown):
        for _ in range(_MOST_STEPS):
            chroma = (least + most) / 2
            if _is_shown(_linear(lightness, chroma, colour.hue)):
                least = chroma
            else:
                most = chroma
        shown = _linear(lightness, least, colour.hue)
    return "#" + "".join(f"{_byte(channel):02x}" for channel in shown)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = _linear_of(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear_of(colour: str) -> Linear:
    """Red, green and blue of `#rrggbb` as amounts of light, 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _byte(light: float) -> int:
    light = min(max(light, 0.0), 1.0)
    channel = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(channel * 255)


def _linear(lightness: float, chroma: float, hue: float) -> Linear:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _is_shown(light: Linear) -> bool:
    """Whether sRGB has a colour of this much light, within what its 256 steps can tell apart."""
    return all(-0.0001 <= channel <= 1.0001 for channel in light)
