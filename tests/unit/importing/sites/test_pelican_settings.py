"""Pelican's settings are Python that is read and never run."""

from plugins.importing.sites.old_settings import OldFeed, TermFeed
from plugins.importing.sites.pelican_settings import read_pelican_settings


def test_the_later_file_comes_first_and_names_are_followed() -> None:
    settings = read_pelican_settings(
        [
            "SITENAME = 'News'\nSITEURL = ''\nTIMEZONE = 'Europe/Paris'\nNAME = '{slug}/'\n"
            "ARTICLE_URL = NAME\nDEFAULT_LANG = 'fr'\n",
            "SITEURL = 'https://x.org/'\n",
        ]
    )
    assert (settings.name, settings.address, settings.timezone) == (
        "News", "https://x.org", "Europe/Paris",
    )  # fmt: skip
    assert settings.permalinks[0].pattern == "{slug}/"
    assert (settings.language, settings.abroad) == ("fr", "{slug}-{lang}.html")


def test_nothing_is_run_and_what_is_computed_is_not_said() -> None:
    settings = read_pelican_settings(
        ["import os\nSITENAME = os.environ['X']\nopen('/nowhere/at/all', 'w')\n1 / 0\n"]
    )
    assert settings.name == ""
    assert read_pelican_settings(["SITENAME = 'A'\n", "def (:\n", "\0"]).name == "A"


def test_feeds_are_those_that_pelican_makes_unless_told_otherwise() -> None:
    usual = read_pelican_settings([""])
    assert usual.feeds == (OldFeed("/feeds/all.atom.xml", "/feed.atom"),)
    assert usual.term_feeds == (
        TermFeed("category", "/feeds/{slug}.atom.xml"),
        TermFeed("author", "/feeds/{slug}.atom.xml"),
        TermFeed("author", "/feeds/{slug}.rss.xml"),
    )
    told = read_pelican_settings(
        ["FEED_ALL_ATOM = None\nFEED_RSS = 'rss.xml'\nFEED_RSS_URL = 'rss/'\n"
         "CATEGORY_FEED_ATOM = None\nAUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\n"
         "TAG_FEED_RSS = 'tags/%s.xml'"]
    )  # fmt: skip
    assert told.feeds == (OldFeed("/rss/", "/feed.xml"),)
    assert told.term_feeds == (TermFeed("tag", "/tags/{slug}.xml"),)
