"""Work shared out among processes: whole results, exceptions that show, nobody left behind."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.domain.processes import all_cores, meanwhile, on_all_cores
from plugins.domain.refusal import WrongCall
from plugins.domain.shared_work import shared_out

HANG = 60.0
"""Seconds after which what should end is taken to hang."""


@pytest.fixture(params=["fork", "spawn"])
def either_way(request: pytest.FixtureRequest) -> Iterator[str]:
    """Processes are forked; or started anew, because another thread runs."""
    if request.param == "fork":
        yield "fork"
        return
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    yield "spawn"
    ended.set()
    thread.join()


@contextmanager
def within(seconds: float) -> Iterator[Callable[[], None]]:
    """Gives a function to be called while waiting for what must come before the time is over."""
    until = time.monotonic() + seconds

    def wait() -> None:
        assert time.monotonic() < until, "it hangs"
        time.sleep(0.01)

    yield wait


def square(number: int) -> int:
    return number * number


def who(_: int) -> int:
    return os.getpid()


def divide(number: int) -> float:
    return 1 / (number - 30)


class Twofold(Exception):
    """An exception that cannot be put together again from its arguments."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one}, {other}")


def complain(_: int) -> None:
    raise Twofold("one", "other")


def die_at_forty(number: int) -> int:
    if number == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def say_who(place: str) -> None:
    Path(place, str(os.getpid())).touch()
    time.sleep(0.001)


def is_alive(process: int) -> bool:
    """Whether it runs, and is not only still to be noted as ended."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_results_come_in_the_order_of_the_items(either_way: str) -> None:
    assert list(on_all_cores(square, range(500), 3, 1)) == [square(n) for n in range(500)]


def test_every_item_is_done_once_wherever_it_is_done(either_way: str) -> None:
    with shared_out(square, range(500), 2) as done:
        found = {
            start + place: value for start, values in done for place, value in enumerate(values)
        }
    assert found == {number: square(number) for number in range(500)}


def test_the_work_is_done_by_other_processes_that_then_are_gone(either_way: str) -> None:
    workers = set(on_all_cores(who, range(200), 2, 1))
    assert os.getpid() not in workers
    assert not [process for process in workers if is_alive(process)]


@pytest.mark.parametrize(("items", "jobs"), [(19, 2), (100, 1), (0, 4)])
def test_little_work_is_done_here(items: int, jobs: int) -> None:
    assert set(on_all_cores(who, range(items), jobs, 10)) <= {os.getpid()}


def test_an_exception_shows_where_it_came_from(either_way: str) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        list(on_all_cores(divide, range(60), 2, 1))
    assert "in divide" in "".join(caught.value.__notes__)


def test_an_exception_that_cannot_travel_is_told(either_way: str) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)in complain.*Twofold: one, other"):
        list(on_all_cores(complain, range(60), 2, 1))


def test_a_process_that_is_killed_is_told_and_not_waited_for(either_way: str) -> None:
    with pytest.raises(WrongCall, match=r"SIGKILL.*JOBS=1"):
        list(on_all_cores(die_at_forty, range(60), 2, 1))


def test_who_stops_half_way_leaves_no_process_behind(either_way: str) -> None:
    workers: set[int] = set()

    def stop_half_way() -> None:
        with shared_out(who, range(500), 2) as done:
            for _, found in done:
                workers.update(found)
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_half_way()
    assert workers
    assert not [process for process in workers if is_alive(process)]


@pytest.mark.parametrize(("way", "whom"), [(signal.SIGINT, "group"), (signal.SIGKILL, "parent")])
def test_a_parent_that_is_stopped_takes_its_workers_along(
    tmp_path: Path, way: signal.Signals, whom: str
) -> None:
    parent = os.fork()
    if parent == 0:
        os.setpgid(0, 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            list(on_all_cores(say_who, [str(tmp_path)] * 10**6, 2, 1))
        finally:
            os._exit(3)
    with within(HANG) as wait:
        while len(workers := [int(file.name) for file in tmp_path.iterdir()]) < 2:
            wait()
        os.killpg(parent, way) if whom == "group" else os.kill(parent, way)
        os.waitpid(parent, 0)
        while any(is_alive(process) for process in workers):
            wait()


def test_there_is_a_core() -> None:
    assert all_cores() >= 1


def test_work_in_a_process_of_its_own_is_waited_for() -> None:
    outcome = meanwhile(lambda: b"done " * 100_000)
    assert outcome() == b"done " * 100_000


def fails() -> bytes:
    raise ValueError("on purpose")


def is_ended() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never"


@pytest.mark.parametrize("work", [fails, is_ended])
def test_work_that_failed_in_its_process_is_left_to_the_caller(work: Callable[[], bytes]) -> None:
    assert meanwhile(work)() == b""
