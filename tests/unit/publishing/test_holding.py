"""The lock of a publication: one holder, whom the others are told of."""

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.publishing.holding import Busy, Holder, held

NIA = Holder(
    process=41, host="press", since=datetime(2026, 11, 22, 9, 12, tzinfo=UTC), command="publish"
)


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with held(lock, NIA), pytest.raises(Busy) as raised, held(lock, NIA):
        pass
    assert raised.value.holder == NIA


def test_when_it_is_given_back_the_next_has_it(tmp_path: Path) -> None:
    for _ in range(2):
        with held(tmp_path / "lock", NIA):
            pass


def test_the_lock_of_a_process_that_was_killed_is_none(tmp_path: Path) -> None:
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        with held(tmp_path / "lock", NIA):
            os.write(tell, b".")
            signal.pause()
        os._exit(1)
    os.read(ready, 1)
    with pytest.raises(Busy), held(tmp_path / "lock", NIA):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with held(tmp_path / "lock", NIA):
        pass
    os.close(ready)
    os.close(tell)


def test_a_holder_who_has_not_said_who_it_is_yet_is_nobody_known(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with held(lock, NIA):
        lock.write_bytes(b"")
        with pytest.raises(Busy) as raised, held(lock, NIA):
            pass
    assert raised.value.holder is None
