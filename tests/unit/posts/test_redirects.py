import pytest

from plugins.posts.redirects import redirect_path, redirects
from tests.builders import a_post, a_site, a_withdrawn


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        pytest.param("/old/", "old/index.html", id="a folder"),
        pytest.param("/old", "old/index.html", id="without a slash at its end"),
        pytest.param("/2015/old.html", "2015/old.html", id="a file"),
        pytest.param("/OLD.HTM", "OLD.HTM", id="a file in capitals"),
        pytest.param("/index.php", "index.php", id="a program"),
        pytest.param("/notes/v1.0", "notes/v1.0/index.html", id="a number is no ending"),
        pytest.param("/a.b/c", "a.b/c/index.html", id="a dot in a folder"),
        pytest.param("/caf%C3%A9/", "café/index.html", id="percent-encoded"),
    ],
)
def test_the_file_that_answers_at_an_old_address(alias: str, path: str) -> None:
    assert redirect_path(alias) == path


def test_every_kind_of_post_is_reached_from_its_old_addresses() -> None:
    site = a_site(
        [a_post(aliases=("/a/",))],
        hidden=(a_post(slug="b", standing="hidden", aliases=("/b/",)),),
        withdrawn=(a_withdrawn(aliases=("/c/",)),),
    )
    assert [page.path for page in redirects(site)] == [
        "a/index.html",
        "b/index.html",
        "c/index.html",
    ]


def test_two_spellings_of_one_old_address_are_one_page() -> None:
    site = a_site([a_post(aliases=("/old", "/old/"))])
    assert [page.path for page in redirects(site)] == ["old/index.html"]


def test_an_old_address_that_is_the_present_one_is_none() -> None:
    assert list(redirects(a_site([a_post(aliases=("/2017/01/shared-society",))]))) == []
