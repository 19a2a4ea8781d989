"""The browser of these tests: which one, and how it comes to the machine.

`make test` and `make pictures` run this file: where there is no Chromium they install Debian's, or
else the one that Playwright brings. Tests themselves install nothing.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "there is no Chromium: sudo apt install chromium, or name one: CHROMIUM=/path/of/chromium"
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
    # Nothing but this machine has an address, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def find_chromium() -> str:
    """The path of a Chromium, empty if there is none: the one that `CHROMIUM` names, else one that
    is installed, else Playwright's own."""
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else NAMES:
        if path := shutil.which(name):
            return path
    if named:
        return ""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else ""


def install_chromium() -> None:
    """Debian's Chromium, else Playwright's, is installed, as far as this machine allows."""
    sys.stderr.write("Installing Chromium, for the tests in a browser; a minute or two, once.\n")
    if not debian.install("chromium", "fonts-liberation", is_there=find_chromium):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


@contextmanager
def open_chromium(path: str) -> Iterator[Browser]:
    """A browser without a window and without a way out of this machine. Raises `Error` of
    Playwright when it does not start."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield browser
        browser.close()


def main() -> None:
    """There is a Chromium, or a line that says what to do about it. The status is 0 either way:
    the tests that need one say how many they are."""
    if find_chromium():
        return
    install_chromium()
    if not find_chromium():
        sys.stderr.write(f"{ADVICE[0].upper()}{ADVICE[1:]}\n")


if __name__ == "__main__":
    main()
