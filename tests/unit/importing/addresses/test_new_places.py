"""Old addresses become site paths; no two posts share a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.addresses.new_places import Places, site_path, slug_of_permalink


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/2015/05/21/x/", "/2015/05/21/x/"),
        ("2015/x", "/2015/x"),
        (" /old.html ", "/old.html"),
        ("https://old.org/a/b/?page=2#top", "/a/b/"),
        ("//old.org/a/", "/a/"),
        ("/a//b/", "/a/b/"),
        ("/", None),
        ("", None),
        ("https://old.org", None),
        ("mailto:a@b.org", None),
        ("/:year/:title/", None),
        ("/a/../b/", None),
        ("/a b/", None),
        ("http://[x/", None),
    ],
)
def test_an_old_address_is_a_path_or_nothing(written: str, path: str | None) -> None:
    assert site_path(written) == path


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("/2015/05/21/tockingtime/", "tockingtime"),
        ("/blog/people.html", "people"),
        ("/blog/people/index.html", "people"),
        ("/a/We_Are_Hiring", "we-are-hiring"),
        ("/:year/:title/", ""),
        ("pretty", ""),
        ("", ""),
    ],
)
def test_a_permalink_ends_in_a_slug(written: str, slug: str) -> None:
    assert slug_of_permalink(written) == slug


def test_the_second_that_asks_for_a_name_gets_another() -> None:
    places = Places()
    names = [places.claim("a", "2017/01", suffix) for suffix in ("", "", "es", "es")]
    assert names == ["a", "a-2", "a-es", "a-3"]
    assert places.claim("a", "2017/02") == "a"


def test_capitals_do_not_make_another_name() -> None:
    places = Places()
    assert [places.claim("A", "x"), places.claim("a", "x")] == ["A", "a-2"]


@given(st.text())
def test_what_is_no_address_raises_nothing(written: str) -> None:
    path = site_path(written)
    assert path is None or (path.startswith("/") and not path.startswith("//"))
    assert slug_of_permalink(written) == slug_of_permalink(written).lower()
