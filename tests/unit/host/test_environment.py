import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.host import environment
from plugins.host.call import ROOT
from plugins.host.environment import is_made, make_environment, stamp_of

SITE = ["requirements-build.lock", "requirements.lock"]
TEST = [*SITE, "requirements-test.lock"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in TEST:
        (tmp_path / name).write_text(f"of {name}\n")
    return tmp_path


class Steps:
    """Stands in for what runs venv and pip: notes each call, and makes what venv makes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls: list[str] = []
        self.fails_at = ""

    def run(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        said = " ".join(command[1:]).replace(f"{self.folder}/", "")
        if "--clear" in command:
            for stamp in self.folder.glob(".venv/made-for-*"):
                stamp.unlink()
            (self.folder / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
            python = self.folder / ".venv" / "bin" / "python"
            python.unlink(missing_ok=True)
            python.symlink_to(sys.executable)
        if not said.startswith("-c "):
            self.calls.append(said)
        if self.fails_at and self.fails_at in said:
            raise subprocess.CalledProcessError(1, command)
        return subprocess.CompletedProcess(command, 0)


@pytest.fixture
def steps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Steps:
    noted = Steps(folder)
    monkeypatch.setattr(environment.subprocess, "run", noted.run)
    return noted


def test_it_is_made_from_the_locks_with_hashes_and_without_building_in_the_open(
    folder: Path, steps: Steps
) -> None:
    make_environment(folder, "site", SITE)
    made, build_tools, program, ourselves = steps.calls
    assert made == "-m venv --clear .venv"
    assert "--require-hashes --only-binary :all: -r requirements-build.lock" in build_tools
    assert "--require-hashes --no-build-isolation" in program
    assert program.endswith("-r requirements.lock")
    assert "--no-index --no-deps --no-build-isolation --editable" in ourselves
    assert is_made(folder, "site", SITE)
    assert not is_made(folder, "test", TEST)


def test_the_tests_need_no_second_start(folder: Path, steps: Steps) -> None:
    make_environment(folder, "site", SITE)
    steps.calls.clear()
    make_environment(folder, "test", TEST)
    assert [call for call in steps.calls if "venv" in call and "pip" not in call] == []
    assert any(call.endswith("-r requirements-test.lock") for call in steps.calls)
    assert is_made(folder, "site", SITE)
    assert is_made(folder, "test", TEST)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param("requirements.lock", id="the lock"),
        pytest.param("requirements-build.lock", id="the lock of the build tools"),
        pytest.param(".venv/bin/python", id="the Python"),
        pytest.param(".venv/made-for-site", id="the stamp itself"),
    ],
)
def test_it_is_out_of_date_when_anything_it_was_made_from_changes(
    folder: Path, steps: Steps, changed: str
) -> None:
    make_environment(folder, "site", SITE)
    (folder / changed).unlink()
    (folder / changed).write_text("another")
    assert not is_made(folder, "site", SITE)


def test_it_is_out_of_date_when_the_folder_moves(folder: Path, steps: Steps) -> None:
    make_environment(folder, "site", SITE)
    moved = folder.rename(folder.with_name("moved"))
    assert not is_made(moved, "site", SITE)


@pytest.mark.parametrize("step", ["venv --clear", "requirements-build.lock", "--editable"])
def test_a_step_that_fails_leaves_no_stamp(folder: Path, steps: Steps, step: str) -> None:
    make_environment(folder, "site", SITE)
    (folder / "requirements.lock").write_text("newer")
    steps.fails_at = step
    with pytest.raises(subprocess.CalledProcessError):
        make_environment(folder, "site", SITE)
    assert not is_made(folder, "site", SITE)


def test_the_second_of_two_at_once_finds_the_work_done(folder: Path) -> None:
    held = os.open(folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    second = subprocess.Popen(
        [sys.executable, "-I", str(ROOT / "plugins/host/environment.py"), "site", *SITE],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    real = os.path.realpath(sys.executable)
    (folder / ".venv" / "made-for-site").write_bytes(stamp_of(folder, real, SITE))
    os.close(held)
    said, _ = second.communicate(timeout=60)
    assert (second.returncode, said) == (0, "")


def test_without_a_python_that_is_new_enough_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "python3").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        environment.find_python()


def test_a_newer_python_beside_an_old_one_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, status in (("python3", 1), ("python3.13", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {status}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert environment.find_python() == str(tmp_path / "python3.13")
