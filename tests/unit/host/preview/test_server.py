"""The preview over the wire: pages with our script, and the stream that tells them what happens."""

import json
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest

from plugins.domain.problem import Problem
from plugins.domain.refusal import WrongCall
from plugins.host.preview import news as news_module
from plugins.host.preview.answers import Answer, HTTPStatus
from plugins.host.preview.news import Message, News
from plugins.host.preview.previewer import Rebuilt
from plugins.host.preview.server import IN_BROWSERS, STREAM, PreviewServer, event, with_script

PAGE = "<!doctype html><body><p>home</body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {"index.html": PAGE, "404.html": "<p>lost", "feed.xml": "<rss/>"}
    (tmp_path / "site").mkdir()
    for name, text in files.items():
        (tmp_path / "site" / name).write_text(text)
    return tmp_path / "site"


@pytest.fixture
def server(site: Path) -> Iterator[PreviewServer]:
    with PreviewServer(0, site, News(site.parent / "content", "run")) as opened:
        opened.answer_from_now_on()
        yield opened


def _ask(server: PreviewServer, method: str, target: str, host: str = "localhost") -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, target, headers={"Host": host})
    given = connection.getresponse()
    given.text = given.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return given


def test_a_file_comes_over_the_wire_and_is_not_kept_by_the_browser(server: PreviewServer) -> None:
    given = _ask(server, "GET", "/feed.xml")
    assert (given.status, given.text) == (200, "<rss/>")
    assert given.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert given.headers["Cache-Control"] == "no-store"


def test_a_page_comes_with_our_script_and_its_file_stays_as_it_is(server: PreviewServer) -> None:
    server.news.built(Rebuilt(address=""), "")
    given = _ask(server, "GET", "/")
    assert given.text == PAGE.replace(
        "</body>",
        '<script type="module" src="/.greenpaper/live.js" data-since="run.1" data-status="200">'
        "</script></body>",
    )
    assert (server.folder / "index.html").read_text() == PAGE


def test_a_page_that_is_not_there_has_the_script_too(server: PreviewServer) -> None:
    given = _ask(server, "GET", "/nowhere/")
    assert given.status == 404
    assert given.text.startswith("<p>lost<script ")
    assert 'data-status="404"' in given.text


def test_the_script_stands_at_the_end_of_the_last_body() -> None:
    page = Answer(HTTPStatus.OK, body=b"<p>&lt;/body></body> <p>x</body></html>")
    assert with_script(page, "a.1").startswith(b"<p>&lt;/body></body> <p>x<script ")


def test_the_head_of_a_page_has_its_length_and_no_body(server: PreviewServer) -> None:
    length = len(_ask(server, "GET", "/").text)
    given = _ask(server, "HEAD", "/")
    assert (given.status, given.headers["Content-Length"], given.text) == (200, str(length), "")


@pytest.mark.parametrize("name", sorted(file.name for file in IN_BROWSERS.iterdir()))
def test_what_pages_get_of_us_is_there(name: str, server: PreviewServer) -> None:
    server.prefix = "/blog"
    given = _ask(server, "GET", f"/.greenpaper/{name}")
    assert (given.status, given.text) == (200, (IN_BROWSERS / name).read_text("utf-8"))
    assert given.headers["Content-Type"].split(";")[0] in ("text/javascript", "text/css")


def test_nothing_else_is_at_the_reserved_place(server: PreviewServer) -> None:
    (server.folder / ".greenpaper").write_text("record")
    for target in ("/.greenpaper", "/.greenpaper/", "/.greenpaper/../server.py"):
        assert _ask(server, "GET", target).status == 404


def test_a_name_that_was_made_to_point_here_is_refused(server: PreviewServer) -> None:
    for target in ("/", STREAM, "/.greenpaper/live.js"):
        given = _ask(server, "GET", target, host="evil.example")
        assert given.status == 403
        assert "home" not in given.text


def test_it_listens_on_this_machine_only(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_a_wrong_call_with_the_next_one(server: PreviewServer) -> None:
    with pytest.raises(WrongCall, match=f"PORT={server.port + 1}"):
        PreviewServer(server.port, server.folder, server.news)


def test_who_asks_before_it_answers_is_answered_then(site: Path) -> None:
    with PreviewServer(0, site, News(site, "run")) as server:
        assert threading.active_count() == 1
        connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", "/feed.xml", headers={"Host": "localhost"})
        server.answer_from_now_on()
        assert connection.getresponse().read() == b"<rss/>"
        connection.close()


def test_one_that_never_answered_can_be_closed(site: Path) -> None:
    with PreviewServer(0, site, News(site, "run")):
        pass


class Open:
    """An open page: the stream that it reads."""

    def __init__(self, server: PreviewServer, page: str = "/", since: str = "run.1") -> None:
        self.connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
        asked = f"{STREAM}?{urlencode({'page': page, 'since': since})}"
        self.connection.request("GET", asked, headers={"Host": "localhost"})
        self.answer = self.connection.getresponse()

    def line(self) -> str:
        return self.answer.readline().decode().rstrip("\n")

    def hears(self) -> tuple[str, dict[str, object]]:
        """The next event: the name of the state, and the message."""
        name, data, end = self.line(), self.line(), self.line()
        assert (name[:4], data[:6], end) == ("id: ", "data: ", "")
        return name[4:], json.loads(data[6:])

    def close(self) -> None:
        self.answer.close()
        self.connection.close()


def test_many_open_pages_hear_what_happens_to_them(server: PreviewServer) -> None:
    server.news.built(Rebuilt(address=""), "")
    pages = [Open(server, "/" if number % 2 else "/2017/") for number in range(40)]
    assert pages[0].answer.headers["Content-Type"] == "text/event-stream"
    for page in pages:
        page.hears()
    server.news.built(Rebuilt(address="", written=("index.html",)), "")
    server.news.refused([Problem(source="posts/x.md", check="date", message="no date")])
    heard = [page.hears() for page in pages[1::2]]
    assert all(message["page"] for _, message in heard)
    others = [page.hears() for page in pages[::2]]
    assert all(message["standing"]["errors"] and not message["page"] for _, message in others)  # type: ignore[index]
    for page in pages:
        page.close()


def test_a_page_under_a_path_is_found(server: PreviewServer) -> None:
    server.prefix = "/blog"
    server.news.built(Rebuilt(address=""), "/blog")
    page = Open(server, "/blog/%C3%BCber/")
    page.hears()
    server.news.built(Rebuilt(address="", written=("über/index.html",)), "/blog")
    assert page.hears() == ("run.2", {**_plain(Message(page=True))})
    page.close()


def _plain(message: Message) -> dict[str, object]:
    data = event("x", message).split(b"data: ")[1]
    plain: dict[str, object] = json.loads(data)
    return plain


def test_pages_that_went_away_are_forgotten(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news_module, "PATIENCE", 0.01)
    before = threading.active_count()
    pages = [Open(server) for _ in range(5)]
    for page in pages:
        page.hears()
        while page.line() != ":":
            pass
    listening = [thread for thread in threading.enumerate() if thread.daemon]
    assert threading.active_count() >= before + 5
    for page in pages:
        page.close()
    for thread in listening:
        if thread is not server._answering:
            thread.join(20)
            assert not thread.is_alive()


def test_the_stream_ends_with_the_server(site: Path) -> None:
    with PreviewServer(0, site, News(site, "run")) as server:
        server.answer_from_now_on()
        page = Open(server)
        page.hears()
    assert page.line() == ""
    page.close()
