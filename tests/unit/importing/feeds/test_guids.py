"""By what the old feed knew a post."""

from datetime import datetime

import pytest

from plugins.importing.addresses.old_places import OldPlace
from plugins.importing.feeds.guids import guid_of, rule_of_feed, usual_rule
from plugins.importing.sites.old_settings import GuidRule, OldSettings

DAY = datetime(2015, 5, 1)  # noqa: DTZ001 - by the old site's clock
PLACE = OldPlace(path="_posts/2015-05-01-A post.md", day=DAY)


@pytest.mark.parametrize(
    ("rule", "address", "guid"),
    [
        ("folder and name", "/2015/05/01/A-post.html", "https://x.org/b/2015/05/01/A%20post"),
        ("folder and name", "/2015/A-post/", "https://x.org/b/2015/A%20post"),
        ("folder and name", "/about.html", "https://x.org/b/A%20post"),
        ("address", "/2015/a-post/", "https://x.org/b/2015/a-post/"),
        ("tag", "/2015/a-post.html", "tag:x.org,2015-05-01:/b/2015/a-post.html"),
    ],
)
def test_each_system_has_its_rule(rule: GuidRule, address: str, guid: str) -> None:
    assert guid_of(rule, "https://x.org/b", address, PLACE) == guid


def test_a_feed_of_the_sites_own_goes_before_the_systems_rule() -> None:
    assert usual_rule(OldSettings(system="jekyll")) == "folder and name"
    assert usual_rule(OldSettings(system="jekyll", guids="address")) == "address"


def test_a_copy_of_the_feed_shows_the_rule_and_the_scheme() -> None:
    known = [("http://x.org/a/", "/a/", PLACE), ("http://x.org/b/", "/b/", PLACE)]
    assert rule_of_feed(known, "https://x.org") == ("address", "http://x.org")
    assert rule_of_feed([*known, ("17", "/c/", PLACE)], "https://x.org") is None
    assert rule_of_feed([], "https://x.org") is None
