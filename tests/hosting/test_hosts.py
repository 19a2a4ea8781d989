"""The documented configurations of nginx and Apache, with real servers: redirects, headers, types.

All of them are asked over HTTP for a site whose old addresses have everything in them that means
something to some host.
"""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from plugins.host.building import build
from plugins.host.options import Options
from plugins.hosting.policy import headers_of
from tests.builders import some_settings
from tests.hosting.running import ask, nginx_for
from tests.hosting.sites import FORMER_FEEDS, MOMENT, OLD, QUIET, write_site


@pytest.mark.parametrize("old", OLD)
def test_an_old_address_is_redirected_for_good_to_what_is_there_now(old: str, server: str) -> None:
    answer = ask(server, old)
    assert answer.status == 301
    where = urljoin(f"{server}/", answer.headers["location"])
    assert where.replace("%24", "$").removeprefix(server) == OLD[old]
    if where.startswith(server):
        assert ask(server, OLD[old].partition("#")[0]).status == 200


@pytest.mark.parametrize("old", QUIET)
def test_where_hosts_are_told_nothing_there_is_a_page_that_leads_on(old: str, server: str) -> None:
    answer = ask(server, old)
    assert answer.status == 200
    assert f'content="0; url={QUIET[old]}"'.encode() in answer.body
    assert ask(server, QUIET[old]).status == 200


def test_nothing_of_hidden_and_withdrawn_posts_is_in_files_for_hosts(site: Path) -> None:
    files = [site / "_redirects", site / "_headers", *(site / "_hosting").iterdir()]
    together = b"".join(file.read_bytes() for file in files)
    assert len(files) == 5
    assert [word for word in (b"hidden", b"notes", b"gone") if word in together] == []


@pytest.mark.parametrize(
    "target", ["/", "/2026/01/halls/", "/feed.xml", "/nowhere/", "/old-title/", "/hidden-once/"]
)
def test_every_answer_has_the_headers(target: str, server: str) -> None:
    sent = ask(server, target).headers
    expected = headers_of(some_settings(address="https://www.fellowstead.example"))
    assert {name: sent.get(name.lower()) for name, _ in expected} == dict(expected)


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feed.xml", "application/rss+xml"),
        ("/feed/1.xml", "application/rss+xml"),
        ("/topics/transport/feed.xml", "application/rss+xml"),
        ("/feed.atom", "application/atom+xml"),
        ("/feed.json", "application/feed+json"),
        ("/sitemap.xml", "xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/theme/icon.svg", "image/svg+xml"),
        ("/theme/fonts/newsreader.woff2", "font/woff2"),
        *FORMER_FEEDS.items(),
    ],
)
def test_files_are_sent_as_what_they_are(target: str, kind: str, server: str) -> None:
    answer = ask(server, target)
    if target == "/old-atom":
        answer = ask(server, "/old-atom/")
    assert answer.status == 200
    assert kind in answer.kind.lower()


@pytest.mark.parametrize(
    ("target", "how_long"),
    [
        ("/", "no-cache"),
        ("/files/once.pdf/", "no-cache"),
        ("/feed.xml", "no-cache"),
        ("/nowhere/", "no-cache"),
        ("/theme/greenpaper.css?abc", "public, max-age=31536000, immutable"),
        ("/theme/fonts/newsreader.woff2", "public, max-age=604800"),
        ("/theme/icon.svg", "no-cache"),
    ],
)
def test_caches_are_told_how_long(target: str, how_long: str, server: str) -> None:
    assert ask(server, target).headers["cache-control"] == how_long


@pytest.mark.parametrize(
    "target",
    ["/nowhere/", "/nowhere.html", "/2026/01/halls", "/_hosting/nginx-maps.conf", "/_redirects",
     "/_headers", "/topics/transport/page/2/"],
)  # fmt: skip
def test_what_is_not_there_is_a_page_with_status_404(target: str, server: str, site: Path) -> None:
    answer = ask(server, target)
    if target == "/2026/01/halls":
        assert answer.status == 301
        assert answer.headers["location"].endswith("/2026/01/halls/")
        return
    assert answer.status == 404
    assert answer.body == (site / "404.html").read_bytes()


def test_a_site_under_a_path_is_sent_there(nginx_program: str, tmp_path: Path) -> None:
    write_site(tmp_path / "content", "https://www.fellowstead.example/blog")
    output = tmp_path / "root" / "blog"
    build(Options(content=tmp_path / "content", output=output, cache=tmp_path / "c", as_at=MOMENT))
    place = tmp_path / "nginx"
    place.mkdir()
    with nginx_for(tmp_path / "root", nginx_program, place) as origin:
        assert ask(origin, "/blog/old-title/").headers["location"] == "/blog/2026/01/halls/"
        assert ask(origin, "/blog/2026/01/halls/").status == 200
        assert ask(origin, "/old-title/").status == 404
        assert ask(origin, "/nowhere/").body == (output / "404.html").read_bytes()
        assert ask(origin, "/blog/feed.xml").kind.startswith("application/rss+xml")
        assert "immutable" in ask(origin, "/blog/theme/greenpaper.css").headers["cache-control"]
        assert ask(origin, "/blog/_redirects").status == 404
