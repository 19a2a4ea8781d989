from typing import Any

import pytest
from lxml import etree

from plugins.listings.sitemap import SitemapEntry, draw_sitemap, last_change, sitemap_of
from tests.builders import (
    a_campaign,
    a_change,
    a_correction,
    a_moment,
    a_page,
    a_post,
    a_site,
    a_withdrawn,
    some_settings,
)


def _changed(site: Any) -> dict[str, str]:
    return {entry.address: entry.changed for entry in sitemap_of(site).entries}


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        pytest.param({}, "2017-01-13", id="published"),
        pytest.param({"modified": a_moment("2017-02-01")}, "2017-02-01", id="modified"),
        pytest.param({"modified": a_moment("2016-02-01")}, "2017-01-13", id="modified before"),
        pytest.param({"changes": (a_change(date="2017-03-01"),)}, "2017-01-13", id="minor change"),
        pytest.param(
            {"changes": (a_change(date="2017-03-01", major=True),)}, "2017-03-01", id="major change"
        ),
        pytest.param(
            {"corrections": (a_correction(date="2017-04-01"),)}, "2017-04-01", id="correction"
        ),
        pytest.param({"modified": a_moment("2019-01-01")}, "2017-01-13", id="still to come"),
    ],
)
def test_the_day_on_which_a_post_last_changed(changes: dict[str, Any], day: str) -> None:
    assert last_change(a_site(), a_post(**changes)) == day


def test_hidden_and_withdrawn_posts_and_old_addresses_are_not_listed() -> None:
    site = a_site(
        [a_post(aliases=("/old/",))],
        hidden=(a_post(slug="hidden", standing="hidden"),),
        withdrawn=(a_withdrawn(),),
    )
    words = " ".join(_changed(site))
    assert [word for word in ("hidden", "a-mistake", "old", "404") if word in words] == []


def test_a_list_changed_when_a_post_on_it_did() -> None:
    posts = [
        a_post(slug="a", tags=("Tax",), campaigns=("warm-homes",)),
        a_post(slug="b", modified=a_moment("2017-05-01"), series="notes"),
    ]
    changed = _changed(a_site(posts, campaigns=(a_campaign(), a_campaign(slug="empty"))))
    days = {address.removeprefix("https://example.org"): day for address, day in changed.items()}
    assert days["/"] == days["/archive/"] == days["/series/notes/"] == "2017-05-01"
    assert days["/topics/tax/"] == days["/campaigns/warm-homes/"] == "2017-01-13"
    assert days["/campaigns/empty/"] == days["/people/"] == ""


def test_further_pages_of_lists_are_listed() -> None:
    site = a_site([a_post(slug=f"post-{number}") for number in range(11)])
    assert "https://example.org/page/2/" in _changed(site)


def test_each_address_is_listed_once() -> None:
    site = a_site([a_post(edition=1, tags=("Tax",), category="News")], pages=(a_page(),))
    addresses = [entry.address for entry in sitemap_of(site).entries]
    assert len(addresses) == len(set(addresses))


def test_addresses_have_the_path_of_the_site() -> None:
    site = a_site([a_post()], settings=some_settings(address="https://example.org/blog"))
    assert all(address.startswith("https://example.org/blog/") for address in _changed(site))


def test_the_file_is_well_formed_whatever_the_address() -> None:
    entries = (
        SitemapEntry("https://example.org/à&b/", "2017-01-13"),
        SitemapEntry("https://e.org/"),
    )
    root = etree.fromstring(draw_sitemap(type(sitemap_of(a_site()))(entries)))
    ours = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert [url.findtext(f"{ours}loc") for url in root] == [
        "https://example.org/%C3%A0&b/",
        "https://e.org/",
    ]
    assert [url.findtext(f"{ours}lastmod") for url in root] == ["2017-01-13", None]
