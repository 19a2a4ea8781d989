"""Running `greenpaper site`: within this process, or as the program that a person calls."""

import gc
import io
import shutil
import subprocess
import sys
import traceback
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from plugins.host.call import ROOT
from plugins.host.cli import main

HANGS = 120
"""Seconds after which a build of a small site does not end any more."""


class Ended(NamedTuple):
    """How a build ended: its exit status, what it told of problems, and its last words."""

    status: int
    told: str
    said: str

    @property
    def found_nothing_changed(self) -> bool:
        """Then it does not tell the warnings again."""
        return "nothing has changed" in self.said


class Place(NamedTuple):
    """The folders of a build."""

    content: Path
    output: Path
    cache: Path

    def clear(self) -> None:
        """Output and cache are gone."""
        for folder in (self.output, self.cache):
            shutil.rmtree(folder, ignore_errors=True)

    def call(self, *more: str, command: str = "site") -> tuple[str, ...]:
        """The call that builds the site, or another command for these folders."""
        given = zip(self._fields, self, strict=True)
        folders = (word for name, path in given for word in (f"--{name}", str(path)))
        return (command, *folders, *more)


def within(call: Sequence[str]) -> Ended:
    """Run the program in this process. A bug of ours ends it as it ends the program."""
    said, told = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(told):
        try:
            status = main(call)
        except Exception:
            traceback.print_exc()
            status = 1
        finally:
            gc.enable()  # a build goes without, as its process ends after it
    return Ended(status, told.getvalue(), said.getvalue())


def program(call: Sequence[str], root: Path = ROOT) -> "subprocess.Popen[str]":
    """The program that lies in `root`, started, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "plugins.host.cli", *call],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended(running: "subprocess.Popen[str]") -> Ended:
    """Wait for the end."""
    said, told = running.communicate(timeout=HANGS)
    return Ended(running.returncode, told, said)
