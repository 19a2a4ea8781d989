from http import HTTPStatus
from pathlib import Path

import pytest

from plugins.host.preview.answers import answer, is_this_machine, kind_of, path_within


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
    given = answer(tmp_path / "not-yet", "", "/2017/01/keys/")
    assert given.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert b"There is no preview yet" in given.body


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


@pytest.mark.parametrize(
    ("prefix", "target", "path"),
    [
        pytest.param("", "/", "index.html", id="the home page"),
        pytest.param("", "/2017/01/keys/?utm=1", "2017/01/keys/index.html", id="a post"),
        pytest.param("/blog", "/blog/2017/", "2017/index.html", id="under a path"),
        pytest.param("", "/%C3%BCber%20uns/", "über uns/index.html", id="letters escaped"),
        pytest.param("", "/404.html", "404.html", id="a page with a name of its own"),
    ],
)
def test_which_file_shows_an_address(prefix: str, target: str, path: str) -> None:
    assert path_within(prefix, target) == path
