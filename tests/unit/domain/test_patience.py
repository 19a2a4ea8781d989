"""Work that takes too long is given up."""

import re
import signal
import threading
import time
from itertools import count

import pytest

from plugins.domain.patience import TooLong, at_most


def test_work_without_end_is_given_up() -> None:
    with pytest.raises(TooLong), at_most(0.05):
        for _ in count():
            pass


def test_a_pattern_that_never_ends_is_given_up() -> None:
    with pytest.raises(TooLong), at_most(0.05):
        re.fullmatch("(a|a)*b", "a" * 60)


def test_work_that_ends_in_time_is_left_alone() -> None:
    with at_most(5):
        done = sum(range(1000))
    assert done == 499_500


def test_waiting_is_no_work() -> None:
    with at_most(0.01):
        time.sleep(0.05)


def test_nothing_is_given_up_afterwards() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with at_most(0.02):
        pass
    end = time.process_time() + 0.05
    while time.process_time() < end:
        pass
    assert signal.getsignal(signal.SIGVTALRM) == before


def test_in_another_thread_there_is_no_limit() -> None:
    ended = []

    def work() -> None:
        with at_most(0.01):
            end = time.process_time() + 0.05
            while time.process_time() < end:
                pass
            ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended == [True]
