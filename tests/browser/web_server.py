"""A web server on this machine that allows pages what they need and nothing else."""

from contextlib import AbstractContextManager
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from plugins.domain.settings import Settings
from plugins.host.preview.answers import answer
from plugins.hosting.policy import policy_of
from tests.serving import serving

POLICY = policy_of(Settings(name="", address="https://www.fellowstead.example"))
"""The Content-Security-Policy that hosts are told to send with a site that allows nothing."""

STAYING = "?stay"
"""Behind the address of a redirect: the page without what leads on, to be looked at."""
_LEADING_ON = b'http-equiv="refresh"'


def _is_asset(kind: str) -> bool:
    """Whether a browser may keep it for the next page: a picture, a font, the stylesheet."""
    return kind.startswith(("font/", "image/", "text/css"))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        given = answer(self.folder, "", self.path)
        body = given.body
        if self.path.endswith(STAYING):
            body = body.replace(_LEADING_ON, b'name="refresh"')
        self.send_response(given.status)
        self.send_header("Content-Type", given.kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "max-age=600" if _is_asset(given.kind) else "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if given.location:
            self.send_header("Location", given.location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: a test's output is its own."""


def served(folder: Path) -> AbstractContextManager[str]:
    """The origin (`http://127.0.0.1:40001`) at which the site in `folder` answers meanwhile.

    Every browser that used it must be closed before the end.
    """
    return serving(partial(_Handler, folder), daemon_threads=False)
