"""The files for hosts, in the form of each. Whether real servers take them is tested in
tests/hosting."""

import pytest

from plugins.domain.redirects import Redirection
from plugins.hosting import outputs
from plugins.hosting.apache import draw_apache
from plugins.hosting.edge import LONGEST, draw_headers, draw_redirects
from plugins.hosting.hosted import Hosted, Moved
from plugins.hosting.nginx import LONGEST as LONGEST_OF_NGINX
from plugins.hosting.nginx import draw_maps, draw_server
from tests.builders import a_site


def told(*moved: Moved, **more: object) -> Hosted:
    given = {"name": "a_example", "prefix": "", "headers": (("X-A", "b 'c'"),), **more}
    return Hosted(moved=moved, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("moved", "line"),
    [
        pytest.param(Moved("/a/", "/b/"), "/a/ /b/", id="a folder"),
        pytest.param(Moved("/a.pdf/", "/b/"), "/a.pdf /b/", id="a folder that stands for a file"),
        pytest.param(Moved("/ä b/", "/b/"), "/%C3%A4%20b/ /b/", id="other letters"),
        pytest.param(Moved("/a*/:b/#c/", "/b/"), "/a%2A/%3Ab/%23c/ /b/", id="what would stand for something"),
    ],
)  # fmt: skip
def test_the_lines_of_a_redirect_for_one_host_and_the_other(moved: Moved, line: str) -> None:
    assert draw_redirects(told(moved)).decode() == f"{line} 301!\n{line} 301\n"


def test_a_line_that_is_too_long_is_left_out() -> None:
    long = Moved(f"/{'a' * LONGEST}/", "/b/")
    assert draw_redirects(told(long, Moved("/a/", "/b/"))) == b"/a/ /b/ 301!\n/a/ /b/ 301\n"


def test_headers_stand_below_the_paths_they_are_for() -> None:
    feeds = (("/rss/index.html", "application/rss+xml"),)
    lines = draw_headers(told(feeds=feeds, prefix="/blog")).decode().splitlines()
    assert lines[:2] == ["/blog/*", "  X-A: b 'c'"]
    assert lines[-2:] == ["/rss/", "  Content-Type: application/rss+xml"]
    assert [line for line in lines if "Cache-Control" in line and "no-cache" in line] == []


@pytest.mark.parametrize(
    ("moved", "lines"),
    [
        pytest.param(Moved("/a/", "/b/"), ['"/a/" "/b/";', '"/a" "/b/";'], id="a folder"),
        pytest.param(Moved("/a.html", "/b/"), ['"/a.html" "/b/";'], id="a file"),
        pytest.param(Moved("/A/", "/a/", True), ['"~^/A/$" "/a/";', '"~^/A$" "/a/";'], id="capitals count"),
        pytest.param(Moved('/a"b\\.html', "/b/"), ['"/a\\"b\\\\.html" "/b/";'], id="what ends a word"),
        pytest.param(Moved("/" + "a" * LONGEST_OF_NGINX, "/b/"), [], id="too long"),
    ],
)  # fmt: skip
def test_the_map_of_nginx(moved: Moved, lines: list[str]) -> None:
    drawn = draw_maps(told(moved)).decode().splitlines()
    table = drawn[drawn.index('    default "";') + 1 : drawn.index("}")]
    assert [line.strip() for line in table] == lines


def test_nginx_adds_headers_to_errors_too() -> None:
    lines = draw_server(told()).decode().splitlines()
    assert """add_header X-A "b 'c'" always;""" in lines
    assert "add_header Cache-Control $a_example_cache always;" in lines


@pytest.mark.parametrize(
    ("moved", "line"),
    [
        pytest.param(Moved("/a/", "/b/"), 'RedirectMatch 301 "^/a/?$" "/b/"', id="a folder"),
        pytest.param(Moved("/a.html", "/b/"), 'RedirectMatch 301 "^/a\\.html$" "/b/"', id="a file"),
        pytest.param(Moved("/a/", "/b%C3%A4/"), 'RedirectMatch 301 "^/a/?$" "/bä/"', id="it encodes by itself"),
    ],
)  # fmt: skip
def test_a_redirect_of_apache(moved: Moved, line: str) -> None:
    assert line in draw_apache(told(moved)).decode().splitlines()


@pytest.mark.parametrize("new", ["/a%3Fb/", "/a%23b/", "/a%25b/"])
def test_what_apache_would_encode_twice_is_left_to_the_page(new: str) -> None:
    assert b"RedirectMatch 301" not in draw_apache(told(Moved("/x/", new)))


def test_a_preview_has_no_files_for_hosts() -> None:
    assert list(outputs(a_site(preview=True), [], [])) == []


def test_the_files_are_where_hosts_and_the_documentation_have_them() -> None:
    found = outputs(a_site(), [Redirection("/a/", "a/index.html", "/")], ["index.html"])
    assert [output.path for output in found] == [
        "_redirects",
        "_headers",
        "_hosting/nginx-maps.conf",
        "_hosting/nginx-server.conf",
        "_hosting/apache.conf",
    ]
