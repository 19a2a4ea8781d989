"""Programs that tests need and Debian has, as they come to a machine that allows it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

_INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends", "--no-remove")
"""Rather no program than one in the place of another."""


def install(*packages: str, is_there: Callable[[], object]) -> bool:
    """Install Debian's packages, after its lists if need be, where one is root and has `apt-get`:
    whether `is_there` says so then."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    installing, quiet = (*_INSTALL, *packages), {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (installing, ("apt-get", "update"), installing):
        done = subprocess.run(command, env=quiet, stdout=sys.stderr, check=False)
        if not done.returncode and is_there():
            return True
    return False
