"""`_config.yml` says the name, the address, the pattern of addresses and the feeds."""

import pytest

from plugins.importing.sites.jekyll_settings import STYLES, read_jekyll_settings
from plugins.importing.sites.old_settings import OldFeed, OldSettings, Rule, TermFeed


def _settings(text: str, **templates: str) -> OldSettings:
    return read_jekyll_settings(text, templates)


def test_what_a_site_says_of_itself_is_read() -> None:
    settings = _settings(
        "title: News\ntagline: From here\nurl: https://x.org/\nbaseurl: /blog/\nlocale: en_GB\n"
        "timezone: Europe/London\n"
    )
    assert settings == OldSettings(
        system="jekyll",
        name="News",
        tagline="From here",
        address="https://x.org/blog",
        language="en_GB",
        timezone="Europe/London",
        permalinks=(Rule(STYLES["date"]),),
    )


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("permalink: pretty", [Rule(STYLES["pretty"])], id="a style"),
        pytest.param("permalink: /:title/", [Rule("/:title/")], id="a pattern"),
        pytest.param(
            "permalink: none\ncollections: {posts: {permalink: /a/:title}}",
            [Rule("/a/:title")],
            id="that of the collection first",
        ),
        pytest.param(
            "defaults:\n- scope: {path: '', type: posts}\n  values: {permalink: /b/:title}\n"
            "- scope: {path: _posts/news}\n  values: {permalink: /n/:title}\n"
            "- scope: {path: '', type: pages}\n  values: {permalink: /p/:title}\n",
            [Rule("/n/:title", "_posts/news"), Rule("/b/:title"), Rule(STYLES["date"])],
            id="the defaults of a folder before those of all",
        ),
        pytest.param("permalink: {{{", [Rule(STYLES["date"])], id="no YAML"),
        pytest.param("- a\n- b\n", [Rule(STYLES["date"])], id="no mapping"),
    ],
)
def test_the_pattern_of_addresses_is_read(text: str, rules: list[Rule]) -> None:
    assert [*_settings(text).permalinks] == rules


@pytest.mark.parametrize(
    ("text", "feeds"),
    [
        pytest.param("title: A", [], id="no plugin"),
        pytest.param("plugins: [jekyll-feed]", ["/feed.xml"], id="the plugin"),
        pytest.param("gems: [jekyll-feed]", ["/feed.xml"], id="the plugin, long ago"),
        pytest.param("feed: {path: atom.xml}", ["/atom.xml"], id="a path of its own"),
        pytest.param(
            "feed: {collections: {posts: {path: /news.xml}}}", ["/news.xml"], id="of the collection"
        ),
    ],
)
def test_the_feed_of_the_plugin_is_known(text: str, feeds: list[str]) -> None:
    assert [feed.address for feed in _settings(text).feeds] == feeds


def test_feeds_of_categories_and_tags_are_known() -> None:
    assert _settings("feed: {categories: [news], tags: true}").term_feeds == (
        TermFeed("category", "/feed/{slug}.xml", ("news",)),
        TermFeed("tag", "/feed/by_tag/{slug}.xml"),
    )


def test_a_feed_that_the_site_writes_itself_says_how_it_names_posts() -> None:
    template = "---\npermalink: /rss/\n---\n<rss>{% for post in site.posts %}<item><guid>"
    settings = _settings("", **{"feed.xml": template + "{{ post.url | absolute_url }}</guid>"})
    assert (settings.feeds, settings.guids) == ((OldFeed("/rss/", "/feed.xml"),), "address")
    settings = _settings("", **{"atom.xml": "<feed><id>{{ site.url }}{{ post.id }}</id>"})
    assert (settings.feeds, settings.guids) == (
        (OldFeed("/atom.xml", "/feed.atom"),),
        "folder and name",
    )
