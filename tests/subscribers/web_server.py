"""A web server on this machine that gives a site to subscribers."""

from contextlib import AbstractContextManager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from tests.serving import serving


class _Quiet(SimpleHTTPRequestHandler):
    """Says nothing, and gives no dates: two builds within one second would look like one."""

    def send_header(self, keyword: str, value: str) -> None:
        if keyword != "Last-Modified":
            super().send_header(keyword, value)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its own."""


def served(folder: Path) -> AbstractContextManager[str]:
    """The origin at which the site in `folder` answers meanwhile."""
    return serving(partial(_Quiet, directory=str(folder)))
