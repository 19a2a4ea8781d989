"""Where an address in a body leads."""

import pytest

from plugins.reading.links import Missing, Shelf, resolve
from tests.builders import some_settings

SHELF = Shelf(
    some_settings(address="http://localhost:8000/blog", written_address="https://example.org/blog"),
    {"posts/2017/people.md": "/2017/01/people/", "pages/about us.md": "/about-us/"},
    {"images/a square.png": "/images/a square.png", "files/x.pdf": "/files/x.pdf"},
)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        pytest.param("people.md", "/2017/01/people/", id="a file beside this one"),
        pytest.param("../2017/people.md#note", "/2017/01/people/#note", id="its heading"),
        pytest.param("{filename}/posts/2017/people.md", "/2017/01/people/", id="from the top"),
        pytest.param(
            "{filename}people.md?a=b", "/2017/01/people/?a=b", id="Pelican's relative form"
        ),
        pytest.param("|filename|people.md", "/2017/01/people/", id="Pelican's old form"),
        pytest.param("../../pages/about%20us.md", "/about-us/", id="a blank in the name"),
        pytest.param("{static}/files/x.pdf", "/files/x.pdf", id="a document"),
        pytest.param("../../files/x.pdf", "/files/x.pdf", id="a document by its path"),
        pytest.param("/files/x.pdf#page=2", "/files/x.pdf#page=2", id="a document by its address"),
        pytest.param(
            "/images/a%20square.png", "/images/a%20square.png", id="encoded as it must be"
        ),
        pytest.param("{static}/images/a square.png", "/images/a%20square.png", id="encoded by us"),
        pytest.param("{index}", "/", id="the front page"),
        pytest.param("{tag}housing", "/topics/housing/", id="a topic"),
        pytest.param("/series/strategy/", "/series/strategy/", id="a place on the site"),
        pytest.param("next/", "/2017/01/here/next/", id="a place below the page"),
        pytest.param("../", "/2017/01/", id="a place above it"),
        pytest.param("#note", "#note", id="a place on the page"),
        pytest.param("https://example.org/blog/about-us/", "/about-us/", id="our own address"),
        pytest.param("http://localhost:8000/blog", "/", id="the address it is built for"),
        pytest.param("http://example.org/blog/x/", "/x/", id="our own address, once insecure"),
        pytest.param("//example.org/blog/x/", "/x/", id="our own address without its scheme"),
        pytest.param("https://example.org/blog#top", "/#top", id="a place on our front page"),
        pytest.param("//2017/01/x/", "/2017/01/x/", id="two slashes before a place on the site"),
        pytest.param("//cdn.example/x.js", "//cdn.example/x.js", id="another host without scheme"),
        pytest.param("https://example.org/blogs/", "https://example.org/blogs/", id="almost ours"),
        pytest.param("https://example.net/a b", "https://example.net/a%20b", id="elsewhere"),
        pytest.param("//example.net/x", "//example.net/x", id="elsewhere, without a scheme"),
        pytest.param("mailto:a@example.org", "mailto:a@example.org", id="a letter"),
        pytest.param(
            "{{ site.url }}/x", "/2017/01/here/%7B%7B%20site.url%20%7D%7D/x", id="a template's"
        ),
    ],
)
def test_target(address: str, target: str) -> None:
    assert resolve(address, "posts/2017/here.md", "/2017/01/here/", SHELF) == target


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("gone.md", "posts/2017/gone.md"),
        ("{filename}/posts/gone.md", "posts/gone.md"),
        ("{static}/files/gone.pdf", "files/gone.pdf"),
        ("../../images/gone.png", "images/gone.png"),
        ("../../../etc/passwd.md", "../etc/passwd.md"),
    ],
)
def test_a_file_that_is_not_there_is_missing(address: str, path: str) -> None:
    assert resolve(address, "posts/2017/here.md", "/2017/01/here/", SHELF) == Missing(path)
