"""The page of an edition as its readers get it."""

import socket
from functools import partial
from http.server import BaseHTTPRequestHandler

import pytest

from plugins.host.send.page import NoPage, page_at
from tests.serving import serving

HTML = "<p>“Seventeen” councils"


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, where, size = {
            "/": (200, "", 0),
            "/gone/": (404, "", 0),
            "/broken/": (500, "", 0),
            "/nothing/": (204, "", 0),
            "/moved/": (301, "/", 0),
            "/round/": (302, "/round/", 0),
            "/elsewhere/": (302, "http://elsewhere.invalid/", 0),
            "/file/": (302, "file:///etc/hostname", 0),
            "/long/": (200, "", 9_000_000),
        }[self.path]
        self.send_response(status)
        if where:
            self.send_header("Location", where)
        self.end_headers()
        if status == 200:
            self.wfile.write(b"x" * size or HTML.encode())

    def log_message(self, *words: object) -> None:
        pass


at_once = partial(serving, Answers, daemon_threads=False, poll_interval=0.05)


@pytest.mark.parametrize("path", ["/", "/moved/"])
def test_a_page_is_what_answers_there_or_where_it_moved_to_on_its_host(path: str) -> None:
    with at_once() as origin:
        assert page_at(f"{origin}{path}") == HTML


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/gone/", "it answers 404"),
        ("/broken/", "it answers 500"),
        ("/nothing/", "it answers 204"),
        ("/round/", "it answers 302"),
        ("/elsewhere/", "it sends readers to another host, elsewhere.invalid"),
        ("/file/", "it answers 302"),
        ("/long/", "it has more than 8,000,000 bytes"),
    ],
)
def test_anything_else_is_no_page(path: str, said: str) -> None:
    with at_once() as origin, pytest.raises(NoPage, match=f"^{said}"):
        page_at(f"{origin}{path}")


def test_a_server_that_is_not_there_is_no_page() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(NoPage, match="it refuses the connection"):
            page_at(f"http://127.0.0.1:{taken.getsockname()[1]}/")


def test_what_is_no_web_server_is_no_page() -> None:
    with pytest.raises(NoPage, match="it does not answer as web servers do"):
        page_at("http://[::1/")
