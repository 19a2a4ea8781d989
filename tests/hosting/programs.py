"""The web servers of these tests: which ones there are, and how nginx comes to the machine.

`make test` runs this file: where there is no nginx it installs Debian's, as far as this machine
allows. Tests themselves install nothing. Apache and rsync are tested where they are.
"""

import os
import shutil
import subprocess
import sys

from tests import debian

NGINX_ADVICE = "there is no nginx: sudo apt install nginx-light"
_PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))


def find_program(name: str) -> str:
    """The path of a program that a server's machine has; empty if there is none."""
    return shutil.which(name, path=_PLACES) or ""


def install_nginx() -> None:
    """Debian's nginx is installed, as far as this machine allows; what Debian starts with it is
    stopped again, since nobody asked for a server on this machine."""
    sys.stderr.write("Installing nginx, for the tests of hosting; some seconds, once.\n")
    is_new = debian.install("nginx-light", is_there=lambda: find_program("nginx"))
    if is_new and (stopping := shutil.which("systemctl")):
        subprocess.run([stopping, "disable", "--now", "nginx"], check=False)


def main() -> None:
    """There is an nginx, or a line that says what to do about it. The status is 0 either way: the
    tests that need one say how many they are."""
    if not find_program("nginx"):
        install_nginx()
    if not find_program("nginx"):
        sys.stderr.write(f"{NGINX_ADVICE[0].upper()}{NGINX_ADVICE[1:]}\n")


if __name__ == "__main__":
    main()
