"""Work on all cores."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def all_cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def meanwhile(work: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin the work in a process of its own; what is returned waits for its result, which is empty
    if it failed: then it is for the caller to do. Safe only where no other thread runs."""
    outcome, into = os.pipe()
    child = os.fork()
    if not child:
        try:
            with open(into, "wb") as pipe:  # noqa: PTH123 - a pipe has no path
                pipe.write(work())
        finally:
            os._exit(0)
    os.close(into)

    def result() -> bytes:
        with open(outcome, "rb") as pipe:  # noqa: PTH123 - a pipe has no path
            made = pipe.read()
        os.waitpid(child, 0)
        return made

    return result


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
