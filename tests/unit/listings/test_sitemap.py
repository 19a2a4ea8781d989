from typing import Any

import pytest
from lxml import etree

from plugins.listings.sitemap import Sitemap, SitemapEntry, draw_sitemap, sitemap_of
from tests.builders import (
    a_campaign,
    a_correction,
    a_moment,
    a_page,
    a_post,
    a_site,
    a_withdrawn,
    some_settings,
)


def _changed(site: Any) -> dict[str, str]:
    """What the file says: address → day."""
    ours = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = etree.fromstring(draw_sitemap(sitemap_of(site)))
    return {url.findtext(f"{ours}loc"): url.findtext(f"{ours}lastmod", "") for url in root}


def _days(site: Any) -> dict[str, str]:
    changed = _changed(site)
    return {address.removeprefix("https://example.org"): day for address, day in changed.items()}


def test_a_post_changed_when_it_was_corrected() -> None:
    days = _days(a_site([a_post(corrections=(a_correction(date="2017-04-01"),))]))
    assert days["/2017/01/shared-society/"] == "2017-04-01"


def test_a_new_post_moves_what_stands_on_every_page_of_its_list() -> None:
    old = [a_post(slug=f"old-{number}", tags=("Tax",)) for number in range(11)]
    days = _days(a_site([*old, a_post(slug="new", published=a_moment("2017-03-01 09:00"))]))
    assert days["/"] == days["/page/2/"] == "2017-03-01"
    assert days["/topics/tax/page/2/"] == days["/2017/01/old-1/"] == "2017-01-13"


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        pytest.param({"started": a_moment("2016-05-01")}, "2017-01-13", id="its posts"),
        pytest.param({"ended": a_moment("2017-05-01")}, "2017-05-01", id="its end"),
        pytest.param({"ended": a_moment("2018-05-01")}, "2017-01-13", id="not an end to come"),
    ],
)
def test_a_campaign_changes_with(changes: dict[str, Any], day: str) -> None:
    site = a_site([a_post(campaigns=("warm-homes",))], campaigns=(a_campaign(**changes),))
    assert _days(site)["/campaigns/warm-homes/"] == day


def test_the_page_of_changes_does_not_change_in_the_future() -> None:
    corrections = (a_correction(date="2017-04-01"), a_correction(date="2018-04-01"))
    assert _days(a_site([a_post(corrections=corrections)]))["/changes/"] == "2017-04-01"


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
    days = _days(a_site(posts, campaigns=(a_campaign(), a_campaign(slug="empty"))))
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
    entries = (SitemapEntry("/à&b/", "2017-01-13"), SitemapEntry("/"))
    root = etree.fromstring(draw_sitemap(Sitemap("https://example.org", entries)))
    ours = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert [url.findtext(f"{ours}loc") for url in root] == [
        "https://example.org/%C3%A0&b/",
        "https://example.org/",
    ]
    assert [url.findtext(f"{ours}lastmod") for url in root] == ["2017-01-13", None]
