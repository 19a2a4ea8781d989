"""Where links of a page lead that lies in no site."""

import pytest

from plugins.host.one_file.links import Links
from tests.builders import some_settings

OWN = "/2017/01/shared-society/"
PUBLIC = frozenset(
    {"index.html", "2016/05/places/index.html", "feed.xml", "files/a b.pdf", "topics/x/index.html"}
)


def links(address: str = "https://example.org") -> Links:
    return Links(some_settings(address=address), OWN, PUBLIC)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        pytest.param("#fn:1", "#fn:1", id="a place on the page"),
        pytest.param("mailto:nia@example.org", "mailto:nia@example.org", id="a mail address"),
        pytest.param("https://example.net/x?y#z", "https://example.net/x?y#z", id="elsewhere"),
        pytest.param("//example.net/x", "https://example.net/x", id="elsewhere, without a scheme"),
        pytest.param("/", "https://example.org/", id="the front page"),
        pytest.param("https://example.org", "https://example.org/", id="the site's own address"),
        pytest.param(
            "/2016/05/places/#who", "https://example.org/2016/05/places/#who", id="a public post"
        ),
        pytest.param(
            "https://example.org/2016/05/places/",
            "https://example.org/2016/05/places/",
            id="a public post by its whole address",
        ),
        pytest.param("/feed.xml?a=b", "https://example.org/feed.xml?a=b", id="a feed"),
        pytest.param(
            "/files/a%20b.pdf", "https://example.org/files/a%20b.pdf", id="a document, encoded"
        ),
        pytest.param("/2017/02/next/", "", id="a post that is not public"),
        pytest.param("https://example.org/2017/02/next/", "", id="the same by its whole address"),
        pytest.param(OWN, "", id="the page itself, which is not public"),
        pytest.param(f"{OWN}#fn:1", "#fn:1", id="a place on the page by its site path"),
        pytest.param("places.html", "", id="an address beside the page"),
        pytest.param("?page=2", "", id="a question"),
        pytest.param(
            "https://example.orgs/x", "https://example.orgs/x", id="a name that begins so"
        ),
    ],
)
def test_a_link_works_from_anywhere_or_is_none(address: str, leads: str) -> None:
    assert links()(address) == leads


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        pytest.param("/blog/topics/x/", "https://example.org/blog/topics/x/", id="of the site"),
        pytest.param("/topics/x/", "", id="of the host, beside the site"),
        pytest.param(f"/blog{OWN}#a", "#a", id="a place on the page"),
    ],
)
def test_a_site_may_live_under_a_path(address: str, leads: str) -> None:
    assert links("https://example.org/blog")(address) == leads
