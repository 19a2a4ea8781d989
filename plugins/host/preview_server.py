"""The preview's web server: the files of one folder, to this machine only."""

import socketserver
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple, cast
from urllib.parse import quote, unquote

from plugins.domain.refusal import WrongCall

HERE = "127.0.0.1"
_NAMES = ("localhost", HERE, "[::1]")
_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_FEED_TYPES = {".xml": "application/rss+xml; charset=utf-8", ".json": "application/feed+json"}
_NOTHING_YET = "<!doctype html><title>Not found</title><p>Not found. The terminal may say why."


class Answer(NamedTuple):
    """What the server says to a request."""

    status: HTTPStatus
    kind: str = "text/html; charset=utf-8"
    body: bytes = b""
    location: str = ""


def answer(folder: Path, prefix: str, target: str) -> Answer:
    """The answer to a request for `target` (`/blog/feed.xml?x`) from the site in `folder`.

    `prefix` is the path of the site's address, without a slash at its end (`/blog`, or empty). A
    folder answers with its `index.html` and is never listed; files whose name begins with a dot are
    not there, those of `.well-known/` excepted (RFC 8615). What is not there is the site's
    `404.html` with status 404.
    """
    path = unquote(target.partition("?")[0])
    if prefix and path in ("/", prefix):
        return Answer(HTTPStatus.FOUND, location=f"{prefix}/")
    parts = [part for part in path.removeprefix(prefix).split("/") if part]
    if not path.startswith(f"{prefix}/") or any(_is_hidden(part) for part in parts):
        return _not_found(folder)
    file = folder.joinpath(*parts)
    try:
        if path.endswith("/"):
            file /= "index.html"
        elif file.is_dir():
            place = "/".join(quote(part) for part in parts)
            return Answer(HTTPStatus.FOUND, location=f"{prefix}/{place}/")
        return Answer(HTTPStatus.OK, kind_of(file), file.read_bytes())
    except OSError:
        return _not_found(folder)


def kind_of(file: Path) -> str:
    """The media type of a file of the site; feeds have those that readers look for."""
    is_feed = file.stem == "feed" or file.parent.name == "feed"
    kinds = {**_TYPES, **_FEED_TYPES} if is_feed else _TYPES
    return kinds.get(file.suffix.lower(), "application/octet-stream")


def is_this_machine(host: str) -> bool:
    """Whether a request's `Host` names this machine.

    Another name means that some page in the editor's browser had its own name point here, to read
    what is under embargo.
    """
    return host.rpartition(":")[0] in _NAMES or host in _NAMES


def _is_hidden(part: str) -> bool:
    return (part.startswith(".") and part != ".well-known") or "\0" in part


def _not_found(folder: Path) -> Answer:
    page = folder / "404.html"
    body = page.read_bytes() if page.is_file() else _NOTHING_YET.encode()
    return Answer(HTTPStatus.NOT_FOUND, body=body)


class PreviewServer(ThreadingHTTPServer):
    """Serves `folder` under `prefix`, which may change while it runs."""

    daemon_threads = True

    def __init__(self, port: int, folder: Path) -> None:
        """Listens when it is made. Raises `WrongCall` when the port cannot be had."""
        self.folder = folder
        self.prefix = ""
        try:
            super().__init__((HERE, port), _Handler)
        except OSError as error:
            raise WrongCall(
                f"port {port} cannot be had ({error.strerror}): is another preview running? "
                f"Name another port: make serve PORT={port + 1}"
            ) from None
        self.port = int(self.server_address[1])

    def server_bind(self) -> None:
        # Without the standard library's look-up of our own name, which takes seconds on some nets.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(
            sys.exc_info()[1], ConnectionError
        ):  # a browser that went away is no news
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        given = self._answer()
        self._send_head(given)
        self.wfile.write(given.body)

    def do_HEAD(self) -> None:
        self._send_head(self._answer())

    def log_message(self, *_: object) -> None:
        """Says nothing: the terminal is for problems."""

    def _answer(self) -> Answer:
        server = cast("PreviewServer", self.server)
        if not is_this_machine(self.headers.get("Host", "")):
            return Answer(HTTPStatus.FORBIDDEN, body=b"The preview answers to this machine only.")
        return answer(server.folder, server.prefix, self.path)

    def _send_head(self, given: Answer) -> None:
        self.send_response(given.status)
        if given.location:
            self.send_header("Location", given.location)
        self.send_header("Content-Type", given.kind)
        self.send_header("Content-Length", str(len(given.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
