"""Work on all cores."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def all_cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def on_all_cores(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, worth: int
) -> Iterator[Result]:
    """What `work`, a function of a module, makes of each item, in their order.

    Done in this process where there are less than two times `worth` items or one job; else as
    `shared_out` says.
    """
    jobs = min(jobs, len(items) // worth)
    if jobs < 2:
        yield from map(work, items)
        return
    from plugins.domain.shared_work import shared_out

    early: dict[int, list[Result]] = {}
    due = 0
    with shared_out(work, items, jobs) as done:
        for start, results in done:
            early[start] = results
            while due in early:
                in_turn = early.pop(due)
                due += len(in_turn)
                yield from in_turn
