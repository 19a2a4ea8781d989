"""The figures as a picture: time against the size of the archive, both in equal ratios.

It is read in light and in dark: it brings its own paper, and turns with the reader's scheme. Lines
are told apart by their labels, which stand at their ends, and by their marks, not by colour alone.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from plugins.benchmark.figures import OURS, STEPS, Results, Step
from plugins.benchmark.report.words import STEP_WORDS, count_in_words, seconds_in_words

WIDTH, HEIGHT = 880, 470
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 540, 44, 412
_LABELS, _LINE = 562, 19
"""Where the labels begin, and the least distance between two of them."""
LIGHT = {
    "paper": "#ffffff", "ink": "#1d1d1b", "rule": "#b9b9b3", "s0": "#0b5d46", "s1": "#1c5fae",
    "s2": "#a1450b", "s3": "#77409a", "s4": "#6d5a00", "s5": "#b01f42", "peer": "#5c5c58",
}  # fmt: skip
DARK = {
    "paper": "#191b1a", "ink": "#eeeeea", "rule": "#5c605a", "s0": "#5fcaa5", "s1": "#86b7f2",
    "s2": "#f1a566", "s3": "#cfa5ea", "s4": "#d9c152", "s5": "#ff92a5", "peer": "#b4b4ae",
}  # fmt: skip
_MARKS = ("M-4-4h8v8h-8z", "M0-5l5 5-5 5-5-5z", "M0-5l5 9h-10z", "M0 5l5-9h-10z")


class Line(NamedTuple):
    """Something that was measured at several sizes: (posts, seconds), smallest first."""

    label: str
    colour: str
    points: tuple[tuple[int, float], ...]


def draw_chart(results: Results) -> str:
    """An SVG of our steps, and of whole builds by the others."""
    lines = tuple(_lines(results))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-labelledby="title desc">',
            '<title id="title">Seconds of each step as the archive grows</title>',
            f'<desc id="desc">{escape(_described(lines))}</desc>',
            f"<style>{_style()}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
            *_axes(results.sizes, _seconds_axis(lines)),
            *_drawn(lines, _sizes_scale(results.sizes), _seconds_scale(_seconds_axis(lines))),
            "</svg>\n",
        )
    )


def _lines(results: Results) -> Iterator[Line]:
    for place, step in enumerate(STEPS):
        if points := _points(results, OURS, step):
            yield Line(STEP_WORDS[step], f"s{place}", points)
    for peer in results.programs[1:]:
        if points := _points(results, peer, "cold"):
            yield Line(f"{peer}, {STEP_WORDS['cold']}", "peer", points)


def _points(results: Results, program: str, step: Step) -> tuple[tuple[int, float], ...]:
    found = ((posts, results.figure(program, posts, step)) for posts in results.sizes)
    return tuple((posts, max(figure.wall, 0.001)) for posts, figure in found if figure)


def _described(lines: Sequence[Line]) -> str:
    """All that the picture shows, in words."""
    said = (
        f"{line.label}: "
        + ", ".join(
            f"{seconds_in_words(seconds)} at {count_in_words(posts)} posts"
            for posts, seconds in line.points
        )
        for line in lines
    )
    return ". ".join(said) + "."


def _seconds_axis(lines: Sequence[Line]) -> tuple[int, int]:
    """The powers of ten between which all seconds lie."""
    seconds = [seconds for line in lines for _, seconds in line.points]
    least, most = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
    return least, max(most, least + 1)


def _sizes_scale(sizes: Sequence[int]) -> Callable[[int], float]:
    """Posts → place from the left; a single size stands in the middle."""
    first, span = math.log10(sizes[0]), math.log10(sizes[-1] / sizes[0])
    if not span:
        return lambda _: (_LEFT + _RIGHT) / 2
    return lambda posts: _LEFT + (math.log10(posts) - first) / span * (_RIGHT - _LEFT)


def _seconds_scale(axis: tuple[int, int]) -> Callable[[float], float]:
    """Seconds → place from the top."""
    least, most = axis
    return lambda seconds: (
        _BOTTOM - (math.log10(seconds) - least) / (most - least) * (_BOTTOM - _TOP)
    )


def _axes(sizes: Sequence[int], axis: tuple[int, int]) -> Iterator[str]:
    across, down = _sizes_scale(sizes), _seconds_scale(axis)
    yield f'<text class="ink" x="{_LEFT - 10}" y="{_TOP - 20}" text-anchor="end">seconds</text>'
    for power in range(axis[0], axis[1] + 1):
        y = down(10.0**power)
        yield f'<path class="rule" d="M{_LEFT} {y:.1f}H{_RIGHT}"/>'
        yield (
            f'<text class="ink" x="{_LEFT - 10}" y="{y + 5:.1f}" text-anchor="end">'
            f"{10.0**power:,.{max(0, -power)}f}</text>"
        )
    for posts in sizes:
        x = across(posts)
        yield f'<path class="rule" d="M{x:.1f} {_TOP}V{_BOTTOM}"/>'
        yield (
            f'<text class="ink" x="{x:.1f}" y="{_BOTTOM + 24}" text-anchor="middle">'
            f"{count_in_words(posts)}</text>"
        )
    middle = (_LEFT + _RIGHT) / 2
    yield f'<text class="ink" x="{middle}" y="{_BOTTOM + 46}" text-anchor="middle">posts</text>'


def _drawn(
    lines: Sequence[Line], across: Callable[[int], float], down: Callable[[float], float]
) -> Iterator[str]:
    """Lines, their marks, and their labels, which keep clear of each other."""
    ends = [down(line.points[-1][1]) for line in lines]
    for place, (line, label) in enumerate(zip(lines, spread(ends, _LINE), strict=True)):
        mark = _MARKS[place % len(_MARKS)]
        places = [(across(posts), down(seconds)) for posts, seconds in line.points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        dashes = ' stroke-dasharray="7 5"' if line.colour == "peer" else ""
        yield f'<path class="line {line.colour}" d="M{path}"{dashes}/>'
        for x, y in (*places, (_LABELS, label)):
            at = f"translate({x:.1f} {y:.1f})"
            yield f'<path class="mark {line.colour}" transform="{at}" d="{mark}"/>'
        last_x, last_y = places[-1]
        yield f'<path class="rule" d="M{last_x + 7:.1f} {last_y:.1f}L{_LABELS - 8} {label:.1f}"/>'
        words = escape(line.label)
        yield f'<text class="ink" x="{_LABELS + 12}" y="{label + 5:.1f}">{words}</text>'


def spread(wanted: Sequence[float], least: float) -> list[float]:
    """Places as near to those wanted as may be, in the same order, and at least so far apart.

    Neighbours that are too near become a group around the middle of what its members want.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    groups: list[list[int]] = []
    for place in order:
        groups.append([place])
        while len(groups) > 1 and _top(groups[-1], wanted, least) < (
            _top(groups[-2], wanted, least) + len(groups[-2]) * least
        ):
            last = groups.pop()
            groups[-1] += last
    found = [0.0] * len(wanted)
    for group in groups:
        top = _top(group, wanted, least)
        for number, place in enumerate(group):
            found[place] = top + number * least
    return found


def _top(group: Sequence[int], wanted: Sequence[float], least: float) -> float:
    """Where the first of a group stands so that their middle is the middle of what they want."""
    return sum(wanted[place] for place in group) / len(group) - (len(group) - 1) * least / 2


def _style() -> str:
    return (
        "text{font:15px system-ui,sans-serif}path{fill:none}.line{stroke-width:2.5}"
        f"{_colours(LIGHT)}@media(prefers-color-scheme:dark){{{_colours(DARK)}}}"
    )


def _colours(scheme: dict[str, str]) -> str:
    fills = "".join(f".{name}{{fill:{scheme[name]}}}" for name in ("paper", "ink"))
    lines = "".join(
        f".line.{name}{{stroke:{colour}}}.mark.{name}{{fill:{colour}}}"
        for name, colour in scheme.items()
        if name not in ("paper", "ink", "rule")
    )
    return f"{fills}.rule{{stroke:{scheme['rule']}}}{lines}"
