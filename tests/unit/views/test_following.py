from plugins.views.following import present_feeds
from tests.builders import a_campaign, a_post, a_site


def test_every_feed_is_listed_by_kind() -> None:
    post = a_post(edition=1, series="notes", tags=("Tax",), category="Analysis")
    page = present_feeds(a_site([post], campaigns=(a_campaign(),)))
    assert [(group.title, [feed.address for feed in group.feeds]) for group in page.groups] == [
        ("Regular reading", ["/newsletter/feed.xml", "/changes/feed.xml"]),
        ("Series", ["/series/notes/feed.xml"]),
        ("Campaigns", ["/campaigns/warm-homes/feed.xml"]),
        ("Topics", ["/topics/tax/feed.xml"]),
        ("Categories", ["/categories/analysis/feed.xml"]),
        ("People", ["/people/nia-powell/feed.xml"]),
    ]


def test_a_kind_without_feeds_is_not_there() -> None:
    page = present_feeds(a_site())
    assert [group.title for group in page.groups] == ["Regular reading"]
    assert [feed.address for feed in page.everything] == ["/feed.xml", "/feed.atom", "/feed.json"]
