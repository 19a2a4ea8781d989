"""The mail servers of these tests: how Postfix and mlmmj come to the machine, and whether they may.

`make test` runs this file: where there is no Postfix or no mlmmj it installs Debian's, as far as
this machine allows. Nothing is asked, nothing is started, and a mail server that a machine has is
never replaced nor changed. Tests themselves install nothing.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import debian
from tests.hosting.programs import find_program

_ONLY_ROOT = "only root may start a Postfix"
_ADVICE = "there is no Postfix with mlmmj: apt install --no-remove postfix mlmmj"
_PROGRAMS = {"postfix": "postfix", "mlmmj": "mlmmj-receive"}
_UNCONFIGURED = "postfix postfix/main_mailer_type select No configuration\n"
_CONFIGURATION = Path("/etc/postfix/main.cf")


def require() -> None:
    """The test goes on, with a Postfix and an mlmmj that it may start; or it is skipped, or on a
    machine that has to prove everything fails, with what to do about it."""
    if not (lacking := _lacking()):
        return
    if os.environ.get("CI"):
        pytest.fail(lacking, pytrace=False)
    pytest.skip(f"NO TEST OF REAL MAIL SERVERS: {lacking}")


def main() -> None:
    """There are a Postfix and an mlmmj, or a line that says why not. The status is 0 either way:
    the tests that need them say how many they are."""
    reason = ""
    if _missing() and os.geteuid() == 0 and not (reason := _why_it_stays_as_it_is()):
        sys.stderr.write("Installing Postfix and mlmmj, for the tests of sending; once.\n")
        _install(_missing())
    if lacking := _lacking():
        because = f" (not done here: {reason})" if reason else ""
        sys.stderr.write(f"No test of real mail servers: {lacking}{because}\n")


def _missing() -> list[str]:
    """Debian's packages whose programs this machine does not have."""
    return [name for name, program in _PROGRAMS.items() if not find_program(program)]


def _lacking() -> str:
    """What these tests lack on this machine; empty if nothing."""
    if os.geteuid() != 0:
        return _ONLY_ROOT
    return _ADVICE if _missing() else ""


def _why_it_stays_as_it_is() -> str:
    """Why a machine that lacks something gets nothing; empty if it may be installed."""
    if not shutil.which("debconf-set-selections"):
        return "this is no Debian"
    if path := find_program("postfix"):
        owned = subprocess.run(["dpkg", "-S", path], capture_output=True, check=False)
        return "its Postfix is not Debian's" if owned.returncode else ""
    if find_program("sendmail"):
        return "it has another mail server, which stays"
    if _CONFIGURATION.exists():
        return f"a Postfix that came here would serve at once, by {_CONFIGURATION}"
    return ""


def _install(packages: list[str]) -> None:
    """A Postfix that is new has no configuration: it asks nothing and cannot start. Its unit is
    disabled besides."""
    if "postfix" in packages:
        choice = ["debconf-set-selections"]
        subprocess.run(choice, input=_UNCONFIGURED, text=True, check=False)
    is_new = debian.install(*packages, is_there=lambda: not _missing())
    if is_new and "postfix" in packages and (stopping := shutil.which("systemctl")):
        subprocess.run([stopping, "disable", "--now", "postfix"], check=False)


if __name__ == "__main__":
    main()
