import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from plugins.domain.refusal import WrongCall
from plugins.host.preview_server import PreviewServer, answer, is_this_machine, kind_of


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": "home",
        "404.html": "lost",
        "2017/01/x/index.html": "post",
        "über uns/index.html": "about",
        "feed.xml": "<rss/>",
        ".greenpaper": "record",
        ".well-known/security.txt": "contact",
    }
    for name, text in files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text)
    (tmp_path / "secret.txt").write_text("outside")
    (tmp_path / "site" / "images").mkdir()
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("prefix", "target", "body"),
    [
        pytest.param("", "/", "home", id="the home page"),
        pytest.param("", "/2017/01/x/?utm=1", "post", id="a post, whatever is asked"),
        pytest.param("", "/%C3%BCber%20uns/", "about", id="an address with letters escaped"),
        pytest.param("/blog", "/blog/", "home", id="home under a path"),
        pytest.param("/blog", "/blog/feed.xml", "<rss/>", id="a feed under a path"),
        pytest.param("", "/.well-known/security.txt", "contact", id="a well-known address"),
    ],
)
def test_what_is_there_is_answered(site: Path, prefix: str, target: str, body: str) -> None:
    given = answer(site, prefix, target)
    assert (given.status, given.body.decode()) == (HTTPStatus.OK, body)


@pytest.mark.parametrize(
    ("prefix", "target"),
    [
        pytest.param("", "/nothing/", id="no such page"),
        pytest.param("", "/images/", id="a folder, which is never listed"),
        pytest.param("", "/feed.xml/", id="a file as if it were a folder"),
        pytest.param("", "/.greenpaper", id="the record"),
        pytest.param("", "/../secret.txt", id="above the site"),
        pytest.param("", "/%2e%2e/secret.txt", id="above the site, in escapes"),
        pytest.param("", "/..%2fsecret.txt", id="above the site, with an escaped slash"),
        pytest.param("", "//etc/passwd", id="a path from the root"),
        pytest.param("", "/x%00.html", id="a zero byte"),
        pytest.param("", "/" + "a" * 5000, id="a name longer than names can be"),
        pytest.param("/blog", "/feed.xml", id="outside the path of the site"),
        pytest.param("/blog", "/blogger/", id="a path that only begins alike"),
    ],
)
def test_what_is_not_there_is_the_page_that_says_so(site: Path, prefix: str, target: str) -> None:
    given = answer(site, prefix, target)
    assert (given.status, given.body) == (HTTPStatus.NOT_FOUND, b"lost")


def test_before_the_first_build_there_is_a_page_all_the_same(tmp_path: Path) -> None:
    given = answer(tmp_path / "not-yet", "", "/")
    assert given.status == HTTPStatus.NOT_FOUND
    assert b"Not found" in given.body


@pytest.mark.parametrize(
    ("prefix", "target", "location"),
    [
        pytest.param("", "/2017/01/x", "/2017/01/x/", id="a page without its slash"),
        pytest.param("/blog", "/blog/2017", "/blog/2017/", id="a folder under a path"),
        pytest.param("", "/%C3%BCber%20uns", "/%C3%BCber%20uns/", id="letters stay escaped"),
        pytest.param("", "//2017//01", "/2017/01/", id="never to another host"),
        pytest.param("/blog", "/", "/blog/", id="the server's root"),
        pytest.param("/blog", "/blog", "/blog/", id="the site's root"),
    ],
)
def test_where_a_person_is_sent_on(site: Path, prefix: str, target: str, location: str) -> None:
    given = answer(site, prefix, target)
    assert (given.status, given.location) == (HTTPStatus.FOUND, location)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("series/x/feed.xml", "application/rss+xml; charset=utf-8"),
        ("feed/2.xml", "application/rss+xml; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json"),
        ("sitemap.xml", "application/xml"),
        ("index.html", "text/html; charset=utf-8"),
        ("images/X.JPG", "image/jpeg"),
        ("files/x.docx", "application/octet-stream"),
    ],
)
def test_files_have_the_type_that_readers_look_for(name: str, kind: str) -> None:
    assert kind_of(Path(name)) == kind


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost:8000", True),
        ("localhost", True),
        ("127.0.0.1:8000", True),
        ("[::1]:8000", True),
        ("evil.example:8000", False),
        ("localhost.evil.example", False),
        ("", False),
    ],
)
def test_only_this_machine_is_answered(host: str, expected: bool) -> None:
    assert is_this_machine(host) is expected


@pytest.fixture
def server(site: Path) -> Iterator[PreviewServer]:
    with PreviewServer(0, site) as opened:
        threading.Thread(target=opened.serve_forever, args=(0.01,), daemon=True).start()
        yield opened
        opened.shutdown()


def _ask(server: PreviewServer, method: str, target: str, host: str = "localhost") -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, target, headers={"Host": host})
    given = connection.getresponse()
    given.text = given.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return given


def test_a_page_comes_over_the_wire_and_is_not_kept_by_the_browser(server: PreviewServer) -> None:
    given = _ask(server, "GET", "/feed.xml")
    assert (given.status, given.text) == (200, "<rss/>")
    assert given.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert given.headers["Cache-Control"] == "no-store"


def test_the_head_of_a_page_has_its_length_and_no_body(server: PreviewServer) -> None:
    given = _ask(server, "HEAD", "/")
    assert (given.status, given.headers["Content-Length"], given.text) == (200, "4", "")


def test_a_name_that_was_made_to_point_here_is_refused(server: PreviewServer) -> None:
    given = _ask(server, "GET", "/", host="evil.example")
    assert given.status == 403
    assert "home" not in given.text


def test_it_listens_on_this_machine_only(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_a_wrong_call_with_the_next_one(server: PreviewServer) -> None:
    with pytest.raises(WrongCall, match=f"PORT={server.port + 1}"):
        PreviewServer(server.port, server.folder)
