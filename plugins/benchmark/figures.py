"""What was measured, as values."""

import statistics
from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

Step = Literal["cold", "unchanged", "edit", "title", "new", "live"]
STEPS: tuple[Step, ...] = get_args(Step)
OURS = "Greenpaper"


class Figure(Struct, frozen=True, kw_only=True):
    """What one step took. `wall` and `cpu` in seconds, of all processes; `largest` in MiB, the
    peak of the largest process; `together` the peak of all, pages that they share counted once;
    `written` in files. What is not known is None."""

    wall: float
    cpu: float | None = None
    largest: float | None = None
    together: float | None = None
    written: int | None = None


class Row(Struct, frozen=True):
    """The figure of a program at a step, with an archive of so many posts."""

    program: str
    posts: int
    step: Step
    figure: Figure


class Circumstances(Struct, frozen=True, kw_only=True):
    """Where and when it was measured. `day` is in words; `turns` by number of posts; `versions` by
    program, Python's among them."""

    day: str
    cores: int
    processor: str
    system: str
    turns: dict[int, int]
    versions: dict[str, str]


class Results(Struct, frozen=True):
    """A whole run of the benchmark: one row for each program, size and step."""

    circumstances: Circumstances
    rows: tuple[Row, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(sorted({row.posts for row in self.rows}))

    @property
    def programs(self) -> tuple[str, ...]:
        """In the order in which they took turns, ours first."""
        return tuple(dict.fromkeys(row.program for row in self.rows))

    def figure(self, program: str, posts: int, step: Step) -> Figure | None:
        """None where that was not measured."""
        wanted = (program, posts, step)
        found = (row.figure for row in self.rows if (row.program, row.posts, row.step) == wanted)
        return next(found, None)


def medians(rows: Iterable[Row]) -> tuple[Row, ...]:
    """One row for each program, size and step, with the median of each quantity, in the order in
    which they first came."""
    gathered: dict[tuple[str, int, Step], list[Figure]] = {}
    for row in rows:
        gathered.setdefault((row.program, row.posts, row.step), []).append(row.figure)
    return tuple(Row(*of, _median(figures)) for of, figures in gathered.items())


def _median(figures: list[Figure]) -> Figure:
    def middle(values: Iterable[float | None]) -> float | None:
        known = [value for value in values if value is not None]
        return statistics.median(known) if known else None

    written = middle(figure.written for figure in figures)
    return Figure(
        wall=statistics.median(figure.wall for figure in figures),
        cpu=middle(figure.cpu for figure in figures),
        largest=middle(figure.largest for figure in figures),
        together=middle(figure.together for figure in figures),
        written=None if written is None else round(written),
    )
