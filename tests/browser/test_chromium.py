"""Which browser is taken, and what is said where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.host.call import ROOT
from tests.browser.chromium import ADVICE, find_chromium, install_chromium


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A folder with a program that is named like a browser."""
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return tmp_path


def test_the_one_that_is_installed_is_taken(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(there))
    assert find_chromium() == f"{there}/chromium"


def test_the_one_that_is_named_comes_first(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(there))
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert find_chromium() == sys.executable


def test_in_place_of_one_that_is_named_no_other_is_taken(
    there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(there))
    monkeypatch.setenv("CHROMIUM", "/nowhere")
    assert find_chromium() == ""


APT = """#!/bin/sh
echo "$1" >>"$0.calls"
case "$1" in
  update) : >"$0.lists" ;;
  install) [ -e "$0.lists" ] && : >"${0%/*}/chromium" && /bin/chmod +x "${0%/*}/chromium" ;;
esac
"""


def test_debian_s_is_installed_after_its_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text(APT)
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", "chromium")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    install_chromium()
    assert find_chromium() == f"{tmp_path}/chromium"
    assert (tmp_path / "apt-get.calls").read_text().split() == ["install", "update", "install"]


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", "SKIPPED [1]"), ("true", "ERROR ")], ids=["at home", "on a server"]
)
def test_without_a_browser_the_last_lines_say_what_to_install(ci: str, outcome: str) -> None:
    one = "tests/browser/test_axe.py::test_what_is_wrong_is_found"
    asked = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", one]
    environ = {**os.environ, "CHROMIUM": "/nowhere", "CI": ci, "COLUMNS": "300"}
    ended = subprocess.run(
        asked, cwd=ROOT, env=environ, check=False, capture_output=True, text=True
    )
    (line,) = (line for line in ended.stdout.splitlines() if line.startswith(outcome))
    assert ADVICE in (line if not ci else ended.stdout)
    assert (ended.returncode == 0) == (not ci)
