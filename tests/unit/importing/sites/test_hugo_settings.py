"""Hugo's settings are read from TOML, YAML and JSON, and from a folder of them."""

import pytest

from plugins.importing.sites.hugo_settings import read_hugo_settings
from plugins.importing.sites.old_settings import OldFeed, OldSettings, Rule, TermFeed

_USUAL = (
    TermFeed("section", "/{slug}/index.xml"),
    TermFeed("tag", "/tags/{slug}/index.xml"),
    TermFeed("category", "/categories/{slug}/index.xml"),
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hugo.toml", 'baseURL = "https://x.org/"\ntitle = "News"\n[permalinks]\nposts = "/:slug"'),
        ("config.toml", 'baseurl = "https://x.org/"\ntitle = "News"\n[permalinks.page]\n'
         'posts = "/:slug"'),
        ("hugo.yaml", "baseURL: https://x.org/\nTitle: News\npermalinks: {posts: '/:slug'}"),
        ("config.json", '{"baseURL": "https://x.org/", "title": "News",'
         ' "permalinks": {"posts": "/:slug"}}'),
    ],
)  # fmt: skip
def test_every_notation_and_spelling_says_the_same(name: str, text: str) -> None:
    assert read_hugo_settings({name: text}) == OldSettings(
        system="hugo",
        name="News",
        address="https://x.org",
        permalinks=(Rule("/:slug", "posts"),),
        feeds=(OldFeed("/index.xml"),),
        term_feeds=_USUAL,
        default_language="en",
    )


def test_a_folder_of_settings_is_one() -> None:
    settings = read_hugo_settings(
        {
            "config/_default/hugo.toml": 'baseURL = "https://x.org"\ntimeZone = "Europe/London"',
            "config/_default/permalinks.toml": 'posts = "/:year/:slug/"',
            "config/_default/languages.yaml": "en: {title: News, languageCode: en-GB}",
        }
    )
    assert settings.permalinks == (Rule("/:year/:slug/", "posts"),)
    assert (settings.name, settings.language, settings.timezone) == (
        "News", "en-GB", "Europe/London",
    )  # fmt: skip


def test_feeds_follow_the_settings() -> None:
    renamed = read_hugo_settings(
        {"hugo.toml": '[outputFormats.RSS]\nbaseName = "feed"\n[taxonomies]\ntag = "tags"'}
    )
    assert renamed.feeds == (OldFeed("/feed.xml"),)
    assert [terms.pattern for terms in renamed.term_feeds] == [
        "/{slug}/feed.xml",
        "/tags/{slug}/feed.xml",
    ]
    none = read_hugo_settings({"hugo.toml": 'disableKinds = ["RSS"]'})
    assert (none.feeds, none.term_feeds) == ((), ())


def test_what_cannot_be_read_counts_as_not_said() -> None:
    assert read_hugo_settings({"hugo.toml": "= ="}).address == ""
    assert read_hugo_settings({"hugo.json": "["}).address == ""
