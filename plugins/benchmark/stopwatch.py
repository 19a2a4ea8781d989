"""Runs one command and prints its exit status, wall seconds, CPU seconds, and MiB: of the largest
process, and of all of them together.

    python -I -S stopwatch.py LOG COMMAND…

It is a program by itself and a small one: what the kernel calls the peak of a process includes that
of the process that started it. What the command prints goes to the file LOG. Where there is no
`/proc` with `smaps_rollup`, nothing is known of all together, and that figure is 0. SIGTERM goes on
to the command, whose figures are printed then too.
"""

import os
import signal
import sys
import threading
import time

_OFTEN, _SELDOM = 0.01, 0.05
_MOST_OF_THE_TIME = 20
"""Times as long as a look has taken is waited for the next, so that looking costs little."""
_DARWIN_KB = 1024 if sys.platform == "darwin" else 1


def main() -> None:
    """Run the command of the arguments and print what it took."""
    log, *command = sys.argv[1:]
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, log, flags, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    began = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    signal.signal(signal.SIGTERM, lambda number, _: os.kill(child, number))
    looker = _Looker(child)
    looker.start()
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - began
    looker.ended.set()
    looker.join()
    largest = usage.ru_maxrss / 1024 / _DARWIN_KB
    cpu = usage.ru_utime + usage.ru_stime
    print(os.waitstatus_to_exitcode(status), wall, cpu, largest, looker.most / 1024)


class _Looker(threading.Thread):
    """Looks at the memory of a process and all below it until it has ended."""

    def __init__(self, child: int) -> None:
        super().__init__()
        self.child = child
        self.ended = threading.Event()
        self.most = 0

    def run(self) -> None:
        began = time.perf_counter()
        pause = _OFTEN
        while not self.ended.wait(pause):
            before = time.perf_counter()
            self.most = max(self.most, _together(self.child))
            now = time.perf_counter()
            often = _OFTEN if now - began < 2 * _SELDOM else _SELDOM
            pause = max(often, (now - before) * _MOST_OF_THE_TIME)


def _together(process: int) -> int:
    """KiB of a process and all below it, pages that they share counted once."""
    try:
        with open(f"/proc/{process}/smaps_rollup") as rollup:
            size = next((int(line.split()[1]) for line in rollup if line.startswith("Pss:")), 0)
        below = []
        for thread in os.listdir(f"/proc/{process}/task"):
            with open(f"/proc/{process}/task/{thread}/children") as children:
                below += children.read().split()
    except OSError:  # it ended while we looked, or there is no such file here
        return 0
    return size + sum(_together(int(child)) for child in below)


if __name__ == "__main__":
    main()
