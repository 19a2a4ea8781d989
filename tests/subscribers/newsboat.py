"""newsboat, a feed reader for terminals, asked without one; and how it comes to the machine.

`make test` runs this file: where there is no newsboat it installs Debian's, as far as this machine
allows. Tests themselves install nothing.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests import debian

ADVICE = "there is no newsboat: sudo apt install newsboat"


class Newsboat:
    """A subscriber to one feed, who keeps everything that it ever was shown."""

    def __init__(self, home: Path, address: str) -> None:
        self._home = home
        home.mkdir()
        (home / "urls").write_text(f"{address}\n")
        (home / "config").write_text("download-retries 1\n")

    def shown(self) -> list[str]:
        """The ids of the items that it has shown, after it has asked again."""
        files = ("-u", "urls", "-c", "cache.db", "-C", "config")
        subprocess.run(
            ["newsboat", *files, "-x", "reload"],
            cwd=self._home,
            env={"PATH": os.environ["PATH"], "HOME": str(self._home), "TERM": "dumb"},
            check=True,
            capture_output=True,
            timeout=60,
        )
        with sqlite3.connect(self._home / "cache.db") as database:
            return [guid for (guid,) in database.execute("SELECT guid FROM rss_item")]


def is_there() -> bool:
    """Whether this machine has a newsboat."""
    return shutil.which("newsboat") is not None


def install() -> None:
    """Debian's newsboat is installed, where that is allowed."""
    sys.stderr.write("Installing newsboat, for the tests of feeds; some seconds, once.\n")
    debian.install("newsboat", is_there=is_there)


def main() -> None:
    """There is a newsboat, or a line that says what to do about it. The status is 0 either way: the
    test that needs one says so."""
    if not is_there():
        install()
    if not is_there():
        sys.stderr.write(f"{ADVICE[0].upper()}{ADVICE[1:]}\n")


if __name__ == "__main__":
    main()
