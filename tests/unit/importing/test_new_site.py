"""`site.yaml` says what the old site said, and nothing that would stop a build."""

from zoneinfo import ZoneInfo

from plugins.importing.feeds.old_feeds import OldFeedCopy
from plugins.importing.new_site import lines_to_add, said_of_site, site_file
from plugins.importing.sites.old_settings import OldFeed, OldSettings
from plugins.reading.front_matter.heads import FormerFeedHead, SiteHead
from plugins.reading.front_matter.source import read_source

FEEDS = (OldFeed("/rss.xml"), OldFeed("/tags/a: b/", "/topics/a-b/feed.xml"))


def test_what_is_written_reads_back() -> None:
    settings = OldSettings(
        system="hugo", name="News: all", address="https://x.org/b", language="en_GB",
        timezone="Europe/Paris",
    )  # fmt: skip
    text = site_file(said_of_site(settings, OldFeedCopy()), FEEDS)
    source = read_source("site", "site.yaml", text.encode(), ZoneInfo("UTC"))
    assert (source.problems, source.head) == (
        (),
        SiteHead(
            name="News: all",
            address="https://x.org/b",
            language="en-GB",
            timezone="Europe/Paris",
            former_feeds=tuple(
                FormerFeedHead(address=feed.address, feed=feed.feed) for feed in FEEDS
            ),
        ),
    )


def test_what_cannot_stand_there_is_left_out() -> None:
    settings = OldSettings(
        system="jekyll", name="A", address="x.org", language="English", timezone="Nowhere"
    )
    assert said_of_site(settings, OldFeedCopy()) == {"name": "A"}
    assert site_file({}, ()) == ""


def test_the_copy_of_the_feed_says_what_no_settings_do() -> None:
    feed = OldFeedCopy("News", "https://x.org/")
    assert said_of_site(None, feed) == {"name": "News", "address": "https://x.org"}


def test_of_a_file_that_is_there_only_what_it_lacks_is_named() -> None:
    site = SiteHead(name="Mine", former_feeds=(FormerFeedHead(address="/rss.xml"),))
    said = {"name": "News", "address": "https://x.org", "timezone": "Europe/London"}
    assert lines_to_add(site, said, FEEDS) == (
        'address: https://x.org\nformer_feeds:\n  - address: "/tags/a: b/"\n'
        "    feed: /topics/a-b/feed.xml\n"
    ).replace('"/tags/a: b/"', "/tags/a: b/")
    assert lines_to_add(site, {"name": "News"}, FEEDS[:1]) == ""
