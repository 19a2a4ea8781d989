"""The preview's web server: a site's files, with a script that makes open pages follow."""

import socketserver
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import msgspec

from plugins.domain.refusal import WrongCall
from plugins.host.preview.answers import (
    HERE,
    Answer,
    answer,
    is_this_machine,
    kind_of,
    path_within,
)
from plugins.host.preview.news import News

RESERVED = "/.greenpaper/"
"""Where what is ours answers. No file of a site has a name that begins with a dot."""

STREAM = f"{RESERVED}live"
"""Where an open page hears what happens: server-sent events (HTML Living Standard, 9.2)."""

IN_BROWSERS = Path(__file__).parent / "browser"
"""The scripts and the style that a page gets of us."""

_FOR_PAGES = tuple(sorted(file.name for file in IN_BROWSERS.iterdir()))


class PreviewServer(ThreadingHTTPServer):
    """Serves `folder` under `prefix`, which may change while it runs; tells open pages the `news`.

    It listens from when it is made, and who asks is kept waiting until it answers: so a build can
    come first, with no thread of ours beside it.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, folder: Path, news: News) -> None:
        """Raises `WrongCall` when the port cannot be had."""
        self.folder, self.news, self.prefix = folder, news, ""
        self._answering: threading.Thread | None = None
        try:
            super().__init__((HERE, port), _Handler)
        except OSError as error:
            raise WrongCall(
                f"port {port} cannot be had ({error.strerror}): is another preview running? "
                f"Name another port: make serve PORT={port + 1}"
            ) from None
        self.port = int(self.server_address[1])

    def answer_from_now_on(self) -> None:
        """It answers, in a thread of its own, if it did not before."""
        if not self._answering:
            self._answering = threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True)
            self._answering.start()

    def server_close(self) -> None:
        """It neither answers nor listens, and tells no page anything more."""
        self.news.end()
        if self._answering:
            self.shutdown()
            self._answering.join()
        super().server_close()

    def server_bind(self) -> None:
        # Without the standard library's look-up of our own name, which takes seconds on some nets.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        gone = (ConnectionError, TimeoutError)  # a browser that went away is no news
        if not isinstance(sys.exc_info()[1], gone):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    disable_nagle_algorithm = True
    timeout = 30

    def do_GET(self) -> None:
        if urlsplit(self.path).path == STREAM and self._is_from_here():
            self._tell()
            return
        given = self._answer()
        self._send_head(given)
        self.wfile.write(given.body)

    def do_HEAD(self) -> None:
        self._send_head(self._answer())

    def log_message(self, *_: object) -> None:
        """Says nothing: the terminal is for problems."""

    @property
    def _of(self) -> PreviewServer:
        return cast("PreviewServer", self.server)

    def _is_from_here(self) -> bool:
        return is_this_machine(self.headers.get("Host", ""))

    def _answer(self) -> Answer:
        if not self._is_from_here():
            return Answer(HTTPStatus.FORBIDDEN, body=b"The preview answers to this machine only.")
        path = urlsplit(self.path).path
        if path.removeprefix(RESERVED) in _FOR_PAGES:
            file = IN_BROWSERS / path.removeprefix(RESERVED)
            return Answer(HTTPStatus.OK, kind_of(file), file.read_bytes())
        state = self._of.news.now  # before the file is read: rather told twice than never
        given = answer(self._of.folder, self._of.prefix, self.path)
        is_page = given.kind.startswith("text/html") and not given.location
        return given._replace(body=with_script(given, state)) if is_page else given

    def _send_head(self, given: Answer) -> None:
        self.send_response(given.status)
        if given.location:
            self.send_header("Location", given.location)
        self.send_header("Content-Type", given.kind)
        self.send_header("Content-Length", str(len(given.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def _tell(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        page, since = (asked.get(name, [""])[0] for name in ("page", "since"))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        for told in self._of.news.messages(path_within(self._of.prefix, page), since):
            self.wfile.write(event(*told) if told else b":\n\n")


def event(state: str, message: object) -> bytes:
    """An event of a stream, its id the name of the state of the preview that it leads to."""
    return b"id: %s\ndata: %s\n\n" % (state.encode(), msgspec.json.encode(message))


def with_script(given: Answer, state: str) -> bytes:
    """The page of an answer with our script before the end of its body. `state` names the state of
    the preview that it shows at least."""
    script = (
        f'<script type="module" src="{RESERVED}live.js" data-since="{state}"'
        f' data-status="{given.status.value}"></script>'
    ).encode()
    before, end, after = given.body.rpartition(b"</body>")
    return before + script + end + after if end else given.body + script
