"""The figures as tables in Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plugins.benchmark.figures import OURS, STEPS, Results, Step
from plugins.benchmark.report.words import (
    STEP_WORDS,
    UNKNOWN,
    circumstances_in_words,
    count_in_words,
    ratio_in_words,
    seconds_in_words,
    size_in_words,
)

_USUAL = 5000
"""Posts of the archive that stands for all where there is room for one."""


_OF_THE_PICTURE = (
    "How long each step takes as the archive grows. The table below has the same figures"
)


def speed_section(results: Results, picture: str) -> str:
    """What the documentation says of a run; `picture` is the address of the chart."""
    parts = [
        circumstances_in_words(results.circumstances),
        f"![{_OF_THE_PICTURE}]({picture})",
        "## Time, and how it grows",
        growth_table(results),
    ]
    for posts in results.sizes:
        parts += [f"## At {count_in_words(posts)} posts", details_table(results, posts)]
    if len(results.programs) > 1:
        parts.append("## Beside others")
        parts += [peers_table(results, posts) for posts in results.sizes]
    return "\n\n".join(parts)


def short_section(results: Results) -> str:
    """What the front page of the project says of a run with peers: one archive."""
    posts = _USUAL if _USUAL in results.sizes else results.sizes[-1]
    return f"{peers_table(results, posts)}\n\n{circumstances_in_words(results.circumstances)}"


def growth_table(results: Results) -> str:
    """Our own steps at each size, with the ratio to the size before."""
    sizes = results.sizes
    heads = [f"{count_in_words(sizes[0])} posts"]
    for before, posts in pairwise(sizes):
        heads += [f"{count_in_words(posts)} posts", f"{posts / before:g} × the posts"]
    return table(("", *heads), (_growth_row(results, step) for step in _steps(results, OURS)))


def _growth_row(results: Results, step: Step) -> Iterator[str]:
    yield STEP_WORDS[step]
    before = None
    for place, posts in enumerate(results.sizes):
        figure = results.figure(OURS, posts, step)
        wall = figure.wall if figure else None
        yield seconds_in_words(wall)
        if place:
            ratio = ratio_in_words(wall, before)
            yield ratio if ratio == UNKNOWN else f"× {ratio}"
        before = wall


def details_table(results: Results, posts: int) -> str:
    """Everything that was measured of our own steps at one size."""
    heads = ("", "time", "CPU time", "largest process", "all together", "files written")
    return table(heads, _details(results, posts))


def _details(results: Results, posts: int) -> Iterator[tuple[str, ...]]:
    for step in _steps(results, OURS):
        figure = results.figure(OURS, posts, step)
        if figure:
            yield (
                STEP_WORDS[step],
                seconds_in_words(figure.wall),
                seconds_in_words(figure.cpu),
                size_in_words(figure.largest),
                size_in_words(figure.together),
                UNKNOWN if figure.written is None else count_in_words(figure.written),
            )


def peers_table(results: Results, posts: int) -> str:
    """Ours beside the others, at the steps that all of them have."""
    peers = results.programs[1:]
    versions = results.circumstances.versions
    heads = [f"{count_in_words(posts)} posts", OURS]
    for peer in peers:
        heads += [f"{peer} {versions.get(peer, '')}".strip(), f"ours ÷ {peer}"]
    steps = [step for step in _steps(results, *peers) if results.figure(OURS, posts, step)]
    rows = [_beside(results, posts, step, peers) for step in steps]
    rows += [_memory(results, posts, peers)]
    return table(heads, rows)


def _beside(results: Results, posts: int, step: Step, peers: Sequence[str]) -> list[str]:
    ours = results.figure(OURS, posts, step)
    wall = ours.wall if ours else None
    cells = [STEP_WORDS[step], seconds_in_words(wall)]
    for peer in peers:
        its = results.figure(peer, posts, step)
        its_wall = its.wall if its else None
        cells += [seconds_in_words(its_wall), ratio_in_words(wall, its_wall)]
    return cells


def _memory(results: Results, posts: int, peers: Sequence[str]) -> list[str]:
    """The most memory that all processes had together while everything was built."""

    def most(program: str) -> float | None:
        figure = results.figure(program, posts, "cold")
        return (figure.together or figure.largest) if figure else None

    cells = ["memory for everything, from nothing", size_in_words(most(OURS))]
    for peer in peers:
        cells += [size_in_words(most(peer)), ratio_in_words(most(OURS), most(peer))]
    return cells


def _steps(results: Results, *programs: str) -> list[Step]:
    """The steps that were measured of any of the programs, in their order."""
    measured = {row.step for row in results.rows if row.program in programs}
    return [step for step in STEPS if step in measured]


def table(heads: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; all columns but the first are aligned to the right."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
