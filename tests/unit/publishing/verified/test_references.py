"""What an address in a file means, on a site with and without a path of its own."""

import pytest

from plugins.publishing.verified.references import Own, each_once, of_source_set

ROOT = Own("https://example.org")
BELOW = Own("https://example.org/blog")


@pytest.mark.parametrize(
    ("own", "written", "place"),
    [
        pytest.param(ROOT, "/a/", "/a/", id="a place"),
        pytest.param(ROOT, "/a/?x=1#b%20c", "/a/#b c", id="with a question and a fragment"),
        pytest.param(ROOT, "/a%20b/", "/a b/", id="percent-encoded"),
        pytest.param(ROOT, "#b", "/here/#b", id="a fragment"),
        pytest.param(ROOT, "#", "", id="no fragment"),
        pytest.param(ROOT, "x.html", "/here/x.html", id="relative"),
        pytest.param(ROOT, "../x/", "/x/", id="relative, upwards"),
        pytest.param(ROOT, "?page=2", "/here/", id="the page itself"),
        pytest.param(ROOT, "https://example.org", "/", id="the site"),
        pytest.param(ROOT, "https://example.org/a/", "/a/", id="whole"),
        pytest.param(ROOT, "//example.org/a/", "/a/", id="without its scheme"),
        pytest.param(ROOT, "https://example.org.evil.net/a/", "", id="another host that begins alike"),
        pytest.param(ROOT, "https://example.net/a/", "", id="another host"),
        pytest.param(ROOT, "mailto:a@example.org", "", id="a mail"),
        pytest.param(ROOT, "http://localhost:8000/a/", "http://localhost:8000/a/", id="this machine"),
        pytest.param(ROOT, "http://127.0.0.1/a/", "http://127.0.0.1/a/", id="this machine by number"),
        pytest.param(ROOT, "http://[::1]:80/a/", "http://[::1]:80/a/", id="this machine by another number"),
        pytest.param(ROOT, "http://[broken/a/", "", id="no address at all"),
        pytest.param(BELOW, "/blog/a/", "/a/", id="below the path of the site"),
        pytest.param(BELOW, "/blog", "/", id="the site below its path"),
        pytest.param(BELOW, "/a/", "/../a/", id="outside the path of the site"),
        pytest.param(BELOW, "/blogger/", "/../blogger/", id="outside, and begins alike"),
        pytest.param(BELOW, "x/", "/here/x/", id="relative below a path"),
        pytest.param(BELOW, "https://example.org/blog/a/", "/a/", id="whole below a path"),
        pytest.param(BELOW, "https://example.org/a/", "", id="whole, on the host of the site"),
    ],
)  # fmt: skip
def test_an_address_means_a_place(own: Own, written: str, place: str) -> None:
    assert own.place(written, "/here/") == place


def test_the_addresses_of_a_source_set_are_told_apart() -> None:
    written = "/a.png 1x, /b,c.png 2x,/d.png 800w"
    assert list(of_source_set(written)) == ["/a.png", "/b,c.png", "/d.png"]


def test_places_are_there_once_in_their_order() -> None:
    assert each_once(["/b/", "", "/a/", "/b/"]) == ("/b/", "/a/")
