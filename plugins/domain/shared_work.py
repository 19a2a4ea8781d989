"""Work shared out among processes that no accident leaves behind, and that nobody waits for in
vain."""

import gc
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, TypeVar, cast

from plugins.domain.refusal import WrongCall

if TYPE_CHECKING:
    Line = Connection[Any, Any]

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST = 50
"""Pieces of work that a process takes at once."""
_PATIENCE = 10.0
"""Seconds for the system to say how a process ended whose end is already known."""


def is_fork_safe() -> bool:
    """Whether no other thread runs that a forked process would find caught half-way."""
    return threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()


@contextmanager
def shared_out(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int
) -> Iterator[Iterator[tuple[int, list[Result]]]]:
    """What `jobs` processes make of the items: the index of an item and the results for it and
    those after it, as they are done.

    Forked processes inherit `work` and the items; others are sent copies, of each item one. After
    the block no process is left, however it ends. An exception that `work` raises is raised here,
    with its traceback as a note. Raises `WrongCall` when somebody else ended a process.
    """
    is_forked = is_fork_safe()
    workers: dict[Line, BaseProcess] = {}
    gc.freeze()  # what a collection does not touch stays shared with forked processes
    try:
        with _without_interruption():
            _start(workers, work, items if is_forked else None, jobs)
        yield _results(workers, items, is_forked)
    finally:
        for process in workers.values():
            process.kill()
            process.join()
        for line in workers:
            line.close()
        gc.unfreeze()


def _start(
    workers: "dict[Line, BaseProcess]",
    work: Callable[[Item], Result],
    items: Sequence[Item] | None,
    jobs: int,
) -> None:
    context: SpawnContext | ForkContext = SpawnContext() if items is None else ForkContext()
    for _ in range(jobs):
        ours, theirs = context.Pipe()
        # A line is at its end only when everybody has closed it: a forked process closes those
        # that are not its own.
        inherited = () if items is None else (*workers, ours)
        process = context.Process(
            target=_serve, args=(theirs, inherited, work, items, os.getpid()), daemon=True
        )
        process.start()
        theirs.close()
        workers[ours] = process


def _results(
    workers: "dict[Line, BaseProcess]", items: Sequence[Any], is_forked: bool
) -> Iterator[tuple[int, list[Any]]]:
    spans = _spans(len(items), len(workers))
    busy: dict[Line, range] = {}

    def give_next(line: "Line") -> None:
        if span := next(spans, None):
            busy[line] = span
            line.send(span if is_forked else [items[index] for index in span])

    for line, process in workers.items():
        try:
            give_next(line)
        except OSError:
            raise _lost(process) from None
    while busy:
        for line in cast("list[Line]", wait(list(busy))):
            try:
                answer = line.recv()
                span = busy.pop(line)
                give_next(line)
            except (EOFError, OSError):
                raise _lost(workers[line]) from None
            if isinstance(answer, Exception):
                raise answer
            yield span.start, answer


def _spans(count: int, jobs: int) -> Iterator[range]:
    """Runs of indices, shorter towards the end, so that all processes end at about one time."""
    start = 0
    while start < count:
        size = max(1, min(_MOST, (count - start) // (jobs * 4)))
        yield range(start, start + size)
        start += size


def _lost(process: BaseProcess) -> WrongCall:
    process.join(_PATIENCE)
    code = process.exitcode
    how = signal.Signals(-code).name if code is not None and code < 0 else f"status {code}"
    return WrongCall(
        f"a process that did part of the work was ended from outside ({how}): run this again, "
        "with JOBS=1 if memory is short"
    )


def _serve(
    line: "Line",
    inherited: "Sequence[Line]",
    work: Callable[[Item], Result],
    items: Sequence[Item] | None,
    parent: int,
) -> None:
    """Work until the line ends."""
    gc.enable()  # a build goes without, for as long as it takes
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for other in inherited:
        other.close()
    try:
        while True:
            asked = line.recv()
            todo = asked if items is None else [items[index] for index in asked]
            line.send(_done(work, todo, parent))
    except (EOFError, ConnectionError):
        return


def _done(
    work: Callable[[Item], Result], todo: Sequence[Item], parent: int
) -> list[Result] | Exception:
    results = []
    try:
        for item in todo:
            if os.getppid() != parent:
                os._exit(1)  # nobody waits for it any more
            results.append(work(item))
    except Exception as error:  # whatever it is: it is raised again in the parent
        return _packed(error)
    return results


def _packed(error: Exception) -> Exception:
    """An exception that can travel, with its traceback as a note."""
    told = "".join(traceback.format_exception(error))
    error.add_note(f"In a worker process:\n{told}")
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, a moment old
    except Exception:
        return RuntimeError(told)
    return error


@contextmanager
def _without_interruption() -> Iterator[None]:
    """Ctrl-C waits until after the block, so that no process is caught while it begins."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
