"""Work that is given up when it takes too long."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooLong(Exception):
    """The work was given up."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises `TooLong` within the block once this process has worked for so many seconds there. Its
    own work is measured, so that nothing else on the machine makes a difference. The block must
    leave nothing half done that is used again.

    Only the main thread can be stopped; in another one there is no limit. A call into a library
    that is no Python code ends first.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _give_up(_signal: int, _frame: object) -> None:
    raise TooLong
