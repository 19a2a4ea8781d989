"""The Makefile for real: GNU make, with a program in place of ours that notes how it was called."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from plugins.host.call import ROOT
from plugins.host.cli import COMMANDS
from plugins.host.environment import stamp_of

LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-test.lock")
PROGRAM = """#!/bin/sh
exec "$GREENPAPER_ROOT/.venv/bin/python" "$0.py" "$@"
"""
NOTES = """
import json, os, sys
noted = {key: value for key, value in os.environ.items() if key != "_"}
called = {"call": sys.argv[1:], "in": os.getcwd(), "environ": noted}
json.dump(called, open(sys.argv[0] + ".json", "w"))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose environment is good, in a folder with a blank, a dollar and a quote."""
    folder = tmp_path / "the house's $1"
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / "plugins" / "host").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    for name in LOCKS:
        shutil.copy(ROOT / name, folder)
    (folder / "plugins" / "host" / "environment.py").write_text(
        "import sys; open('asked', 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
    )
    program = folder / ".venv" / "bin" / "greenpaper"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    program.with_name("greenpaper.py").write_text(NOTES)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    stamp = stamp_of(folder, os.path.realpath(sys.executable), list(LOCKS[:2]))
    (folder / ".venv" / "made-for-site").write_bytes(stamp)
    return folder


def make(
    folder: Path, *words: str, environ: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    ours = {"PATH": os.environ["PATH"], "HOME": str(folder), "PWD": str(folder), **(environ or {})}
    return subprocess.run(
        ["make", "--silent", *words],
        cwd=folder,
        env=ours,
        check=False,
        capture_output=True,
        text=True,
    )


def noted(project: Path) -> dict[str, Any]:
    """How the program was called."""
    found: dict[str, Any] = json.loads((project / ".venv/bin/greenpaper.py.json").read_text())
    return found


TEXTS = [
    pytest.param('A $5 "deal" for `x`', id="dollar, quotes, backticks"),
    pytest.param("$(TITLE) ${HOME} $$HOME $x", id="what make and shells would expand"),
    pytest.param("$(shell touch pwned) `touch pwned` $(error no)", id="what make would carry out"),
    pytest.param("it's; touch pwned & 100% # not a comment", id="what a shell would carry out"),
    pytest.param("a, b = c := d ?= e", id="what make would read as a list or assignment"),
    pytest.param("back\\slash \\n \\", id="backslashes, one at the end"),
    pytest.param("Ærø – „żółć“ 🏛 \t.", id="letters, a tab"),
    pytest.param("*?[a-z] ~ {a,b} !! (x) <y> |", id="what shells would fill in"),
    pytest.param("-n --title", id="like an option"),
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", ["TITLE", "SERIES", "CONTENT"])
def test_text_arrives_as_typed(project: Path, name: str, text: str) -> None:
    done = make(project, "new", f"{name}={text}")
    assert (done.returncode, done.stderr) == (0, "")
    assert noted(project)["environ"][f"GREENPAPER_{name}"] == text
    assert list(project.rglob("pwned")) == []


@pytest.mark.parametrize("text", TEXTS)
def test_text_from_the_environment_arrives_as_it_is(project: Path, text: str) -> None:
    make(project, "new", environ={"TITLE": text})
    assert noted(project)["environ"]["GREENPAPER_TITLE"] == text


def test_what_is_not_given_is_not_there(project: Path) -> None:
    make(project, "site", "CONTENT=x")
    found = noted(project)["environ"]
    assert found["GREENPAPER_CONTENT"] == "x"
    assert "GREENPAPER_OUTPUT" not in found
    assert "CONTENT" not in found


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_calls_the_program_by_its_name(project: Path, command: str) -> None:
    assert make(project, command).returncode == 0
    assert noted(project)["call"] == [command]


@pytest.mark.parametrize("option", ["-C", "--directory"])
def test_from_elsewhere_a_path_counts_from_there(
    project: Path, tmp_path: Path, option: str
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    done = make(here, option, str(project), "site")
    assert (done.returncode, done.stderr) == (0, "")
    assert noted(project)["in"] == str(here)


def test_a_folder_that_a_calling_program_left_behind_misleads_nobody(project: Path) -> None:
    make(project, "site", environ={"PWD": "/"})
    assert noted(project)["in"] == str(project)


def test_a_good_environment_is_not_made_again(project: Path) -> None:
    make(project, "site")
    assert not (project / "asked").exists()


def test_a_changed_lock_has_the_environment_made_again(project: Path) -> None:
    (project / "requirements.lock").write_text("newer")
    make(project, "site")
    assert (project / "asked").read_text() == "site requirements-build.lock requirements.lock\n"


def test_the_tests_have_an_environment_of_their_own(project: Path) -> None:
    make(project, "environment-test")
    assert (project / "asked").read_text() == f"test {' '.join(LOCKS)}\n"


def test_a_failure_of_the_program_is_one_of_make(project: Path) -> None:
    (project / ".venv" / "bin" / "greenpaper").write_text("#!/bin/sh\nexit 1\n")
    assert make(project, "site").returncode == 2


def test_alone_it_prints_the_commands(project: Path) -> None:
    done = make(project)
    assert done.returncode == 0
    assert "  make site        build the public site" in done.stdout
    assert not (project / "asked").exists()
