"""The stopwatch, on programs whose appetite is known."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.benchmark.figures import Figure
from plugins.benchmark.measuring import measure, reading, stopwatch
from plugins.benchmark.programs.program import Command, Program
from plugins.domain.refusal import WrongCall

IS_LINUX = sys.platform == "linux"
# A program holds its memory long enough to be looked at.
HUNGRY = "import time; x = b'x' * (100 << 20); time.sleep(0.4)"
TWO = """
import os, sys, time
x = b"x" * (60 << 20)
if not os.fork():
    y = b"y" * (60 << 20)
    time.sleep(0.4)
    sys.exit()
os.wait()
"""


class Python:
    """A program that is a few lines of Python, and writes into a folder."""

    name = "Python"
    version = "3"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def output(self) -> Path:
        return self.folder / "out"

    def runs(self, code: str) -> Command:
        return Command((sys.executable, "-I", "-S", "-c", code), self.folder, {})


@pytest.fixture
def program(tmp_path: Path) -> Python:
    (tmp_path / "out").mkdir()
    return Python(tmp_path)


def measured(program: Python, code: str) -> Figure:
    as_asked: Program = program  # type: ignore[assignment] — what is measured is all that counts
    return measure(as_asked, program.runs(code), program.folder / "log")


def test_the_largest_process_is_known_to_the_mebibyte(program: Python) -> None:
    figure = measured(program, HUNGRY)
    assert figure.largest
    assert 100 < figure.largest < 130
    assert figure.wall > 0.4


def test_a_small_program_is_not_taken_for_as_large_as_what_started_it(program: Python) -> None:
    ballast = b"x" * (200 << 20)
    figure = measured(program, "pass")
    assert figure.largest
    assert figure.largest < 50
    assert ballast


@pytest.mark.skipif(not IS_LINUX, reason="only Linux says what processes hold together")
def test_processes_are_added_up_with_what_they_share_counted_once(program: Python) -> None:
    figure = measured(program, TWO)
    assert figure.largest
    assert figure.together
    assert figure.largest < figure.together + 20
    assert 120 < figure.together < 160


def test_files_written_are_counted_and_those_left_alone_are_not(program: Python) -> None:
    for name in ("same", "rewritten"):
        (program.output() / name).write_text("x")
    code = (
        "import os; os.mkdir('out/a'); open('out/a/new', 'w').close(); open('out/.own', 'w').close()\n"
        "os.remove('out/rewritten'); open('out/rewritten', 'w').close()"
    )
    assert measured(program, code).written == 2


def test_a_program_that_fails_is_a_wrong_call_with_its_last_words(program: Python) -> None:
    with pytest.raises(WrongCall, match=r"Python failed \(3\)[\s\S]*no such luck"):
        measured(program, "import sys; print('no such luck'); sys.exit(3)")


def test_a_program_that_is_not_there_is_a_wrong_call(program: Python) -> None:
    with pytest.raises(WrongCall, match="could not be started"):
        measure(program, Command(("/nowhere/at/all",), program.folder, {}), program.folder / "log")  # type: ignore[arg-type]


def test_what_a_person_set_for_their_own_site_does_not_reach_the_program(
    program: Python, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GREENPAPER_CONTENT", "MAKEFLAGS", "CONTENT", "AS_AT"):
        monkeypatch.setenv(name, "mine")
    code = "import os; print(*sorted(os.environ)); open('names', 'w').write(' '.join(os.environ))"
    measured(program, code)
    assert "mine" not in (program.folder / "names").read_text()
    names = (program.folder / "names").read_text().split()
    assert not {"GREENPAPER_CONTENT", "MAKEFLAGS", "CONTENT", "AS_AT"} & set(names)
    assert "PATH" in names


def test_a_program_that_is_asked_to_end_is_measured_all_the_same(program: Python) -> None:
    code = "import time; open('begun', 'w').close(); time.sleep(60)"
    with stopwatch(program.runs(code), program.folder / "log") as watch:
        while not (program.folder / "begun").exists():
            assert watch.poll() is None
        watch.send_signal(signal.SIGTERM)
        printed, _ = watch.communicate(timeout=30)
    status, figure = reading(printed)
    assert status == -signal.SIGTERM
    assert figure.wall < 60


def test_it_runs_on_any_python_by_itself(tmp_path: Path) -> None:
    words = [sys.executable, "-I", "-S", "-W", "error"]
    script = Path(__file__).parents[3] / "plugins" / "benchmark" / "stopwatch.py"
    done = subprocess.run(
        [*words, str(script), str(tmp_path / "log"), "echo", "hello"],
        check=True,
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"]},
    )
    assert done.stdout.startswith("0 ")
    assert (tmp_path / "log").read_text() == "hello\n"
