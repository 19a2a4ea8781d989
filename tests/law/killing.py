"""Killing a call, with all its processes: at a step that has a name, or after some time.

What these give is called in the process to be killed, in whose group there is nothing else.
"""

import os
import signal
from collections.abc import Callable

from plugins.publishing import steps
from plugins.publishing.steps import PublicationStep, Step


def at_step(step: Step | PublicationStep) -> Callable[[], object]:
    def reached(here: Step | PublicationStep) -> None:
        if here == step:
            _kill()

    return lambda: setattr(steps, "reached", reached)


def after(seconds: float) -> Callable[[], object]:
    """Seconds of the clock."""
    return _at(signal.SIGALRM, signal.ITIMER_REAL, seconds)


def after_work(seconds: float) -> Callable[[], object]:
    """Seconds of a processor, so that it does not matter how busy the machine is."""
    return _at(signal.SIGPROF, signal.ITIMER_PROF, seconds)


def _at(rings: signal.Signals, timer: int, seconds: float) -> Callable[[], object]:
    def prepare() -> None:
        signal.signal(rings, lambda *_: _kill())
        signal.setitimer(timer, seconds)

    return prepare


def _kill() -> None:
    os.killpg(0, signal.SIGKILL)
