"""A process that carries out calls of the program, each in a process of its own, which may be
killed. It is begun once, since to import the program takes longer than a call; and it has a single
thread, so that it can be copied.
"""

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from plugins.host.call import ROOT
from tests.law.killing import after
from tests.law.runs import HANGS, Ended, within


class Kill(NamedTuple):
    """Kill the call, with all its processes: at a step (`plugins.host.send.steps`), or, where that
    is `step in journal`, at that `of` the hand-over; or after some seconds."""

    step: str = ""
    of: str = ""
    after: float = 0


class Meeting(NamedTuple):
    """Who comes to the step waits there until somebody opens the FIFO `here` at its other end, and
    then until somebody does so with `there`; `mode` is how it opens `here` itself."""

    step: str
    here: Path
    there: Path | None = None
    mode: str = "w"


@contextmanager
def stopped_at(step: str, folder: Path) -> Iterator[Meeting]:
    """The meeting of a call that stops at a step as long as the block lasts; `wait_for` it first."""
    meeting = Meeting(step, folder / "here", folder / "there")
    assert meeting.there
    for fifo in (meeting.here, meeting.there):
        os.mkfifo(fifo)
    yield meeting
    _open(meeting.there, "w")


def wait_for(meeting: Meeting) -> None:
    """Until the call has come to the step."""
    opened = os.open(meeting.here, os.O_RDONLY | os.O_NONBLOCK)
    try:
        looking = select.poll()
        looking.register(opened, select.POLLHUP)
        assert looking.poll(HANGS * 1000), f"it does not come to “{meeting.step}”"
    finally:
        os.close(opened)


class Caller:
    """Carries out one call at a time."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.sending.callers"],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        assert self._process.stdout.readline() == "ready\n"

    def begin(
        self,
        call: tuple[str, ...],
        environment: Mapping[str, str],
        *,
        kill: Kill | None = None,
        meetings: Sequence[Meeting] = (),
    ) -> None:
        asked: dict[str, Any] = {"call": call, "environment": dict(environment)}
        asked |= {"kill": kill, "meetings": meetings}
        assert self._process.stdin
        self._process.stdin.write(f"{json.dumps(asked, default=str)}\n")
        self._process.stdin.flush()

    def ended(self) -> Ended:
        """How it ended; less than 0 where it was killed."""
        assert self._process.stdout
        said = json.loads(self._process.stdout.readline())
        return Ended(said["status"], said["told"], said["said"])

    def close(self) -> None:
        self._process.communicate(timeout=HANGS)


def _serve() -> None:
    import plugins.host.commands
    import plugins.host.send.send
    import plugins.sending.smtp  # noqa: F401 - at hand for every call

    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        asked = json.loads(line)
        with tempfile.TemporaryFile() as told:
            child = os.fork()
            if child == 0:
                _carry_out(asked, told.fileno())
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            told.seek(0)
            words = told.read().decode()
        answer = {"status": status, "told": words, "said": words}
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


def _carry_out(asked: dict[str, Any], told: int) -> None:
    status = 70
    try:
        os.setpgid(0, 0)
        os.environ.update(asked["environment"])
        nothing = os.open(os.devnull, os.O_RDONLY)
        for stream, into in ((0, nothing), (1, told), (2, told)):
            os.dup2(into, stream)
        _prepare(asked)
        ended = within(asked["call"])
        os.write(1, (ended.said + ended.told).encode())
        status = ended.status
    finally:
        os._exit(status)


def _prepare(asked: dict[str, Any]) -> None:
    from plugins.host.send import steps

    kill = Kill(*asked["kill"] or ())
    meetings = [Meeting(*one) for one in asked["meetings"]]
    if kill.after:
        after(kill.after)()
    else:
        signal.alarm(HANGS)

    def reached(step: str, of: str = "") -> None:
        if step == kill.step and of == kill.of:
            os.killpg(0, signal.SIGKILL)
        for meeting in meetings:
            if meeting.step == step:
                _open(meeting.here, meeting.mode)
                _open(meeting.there, "r")

    setattr(steps, "reached", reached)  # noqa: B010 - as tests.law.killing does


def _open(fifo: Path | None, mode: str) -> None:
    """Wait for who opens the other end."""
    if fifo:
        with Path(fifo).open(mode):
            pass


if __name__ == "__main__":
    _serve()
