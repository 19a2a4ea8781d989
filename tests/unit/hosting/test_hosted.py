"""What hosts are told of a site."""

import pytest

from plugins.domain.redirects import Redirection
from plugins.domain.settings import FormerFeed
from plugins.hosting.hosted import Hosted, Moved, hosted_of
from tests.builders import a_post, a_site, a_withdrawn, some_settings


def hosted(*pairs: tuple[str, str], paths: tuple[str, ...] = (), **of_site: object) -> Hosted:
    redirections = [Redirection("", path, new) for path, new in pairs]
    return hosted_of(a_site(**of_site), redirections, paths)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "new", "moved"),
    [
        pytest.param("a/index.html", "/b/", Moved("/a/", "/b/"), id="a folder"),
        pytest.param("a.html", "/b/", Moved("/a.html", "/b/"), id="a file"),
        pytest.param("ä b/index.html", "/ö/", Moved("/ä b/", "/%C3%B6/"), id="other letters"),
        pytest.param("a/index.html", "/b/?x=1#y", Moved("/a/", "/b/?x=1#y"), id="a place on a page"),
        pytest.param("a/index.html", "https://b.example/$1", Moved("/a/", "https://b.example/%241"), id="another site"),
        pytest.param("a/index.html", "/b%20c/", Moved("/a/", "/b%20c/"), id="encoded already"),
    ],
)  # fmt: skip
def test_where_an_old_address_leads(path: str, new: str, moved: Moved) -> None:
    assert hosted((path, new)).moved == (moved,)


def test_paths_are_those_of_the_host_where_the_site_is_under_a_path() -> None:
    told = hosted(
        ("a/index.html", "/b/"),
        settings=some_settings(
            address="https://example.org/blog", former_feeds=(FormerFeed("/rss/"),)
        ),
    )
    assert (told.prefix, told.stylesheet) == ("/blog", "/blog/theme/greenpaper.css")
    assert told.moved == (Moved("/blog/a/", "/blog/b/"),)
    assert told.feeds == (("/blog/rss/index.html", "application/rss+xml"),)


def test_nothing_is_told_of_hidden_and_withdrawn_posts() -> None:
    secret, gone = a_post(slug="hidden", standing="hidden"), a_withdrawn()
    told = hosted(
        ("a/index.html", secret.address),
        ("b/index.html", gone.address),
        ("c/index.html", "/about/"),
        hidden=(secret,),
        withdrawn=(gone,),
    )
    assert [one.old for one in told.moved] == ["/c/"]


@pytest.mark.parametrize(
    ("paths", "is_alike"),
    [(("A/index.html",), True), (("b/index.html", "a.html"), False), ((), False)],
)
def test_old_addresses_that_differ_from_a_page_in_capitals_are_marked(
    paths: tuple[str, ...], is_alike: bool
) -> None:
    (one,) = hosted(("a/index.html", "/A/"), paths=paths).moved
    assert one.is_alike is is_alike


def test_old_addresses_that_differ_from_each_other_in_capitals_are_marked() -> None:
    told = hosted(("a/index.html", "/x/"), ("A/index.html", "/y/"), ("b/index.html", "/z/"))
    assert [one.is_alike for one in told.moved] == [True, True, False]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.example.org", "www_example_org"),
        ("https://example.org/blog", "example_org_blog"),
        ("http://localhost:8000", "localhost_8000"),
    ],
)
def test_the_names_of_two_sites_on_one_server_differ(address: str, name: str) -> None:
    assert hosted(settings=some_settings(address=address)).name == name
