"""Addresses are made as Jekyll, Hugo and Pelican made them, letter for letter."""

from datetime import datetime
from typing import Any

import pytest

from plugins.domain.refusal import WrongCall
from plugins.importing.addresses.old_places import OldPlace
from plugins.importing.addresses.permalinks import base_of, old_address, with_permalink
from plugins.importing.sites.old_settings import OldSettings, Rule, System

DAY = datetime(2015, 5, 1, 9, 5)  # noqa: DTZ001 - by the old site's clock


def _address(system: System, pattern: str, path: str, said: dict[str, Any], **more: Any) -> str:
    place = OldPlace(path=path, day=DAY, **said)
    rules = (Rule(pattern),) if pattern else ()
    return old_address(place, OldSettings(system=system, permalinks=rules, **more))


@pytest.mark.parametrize(
    ("pattern", "path", "said", "address"),
    [
        pytest.param("/:categories/:year/:month/:day/:title:output_ext", "_posts/2015-05-01-A-b.md",
                     {}, "/2015/05/01/A-b.html", id="capitals stay in a title"),
        pytest.param("/:categories/:title/", "news/_posts/2015-05-01-a.md",
                     {"categories": ("Big News", "News")}, "/news/big%20news/a/",
                     id="folders above are categories"),
        pytest.param("/:slugified_categories/:slug", "_posts/2015-05-01-A_b.md",
                     {"categories": ("Big News",)}, "/big-news/a-b", id="slugs"),
        pytest.param("/:i_month_:i_day/:short_year/:title.html", "_posts/2015-5-1-a.md", {},
                     "/5_1/15/a.html", id="a line below a token"),
        pytest.param("/:y_day/:short_month/:long_month/:short_day/:w_year/W:week/:title",
                     "_posts/2015-05-01-a.md", {}, "/121/MAY/May/FRI/2015/W18/a", id="days"),
        pytest.param("/:title/", "_posts/2015-05-01-a.md", {"slug": "Of my own"}, "/Of-my-own/",
                     id="a slug of its own"),
        pytest.param("/:title/", "_posts/2015-05-01-a.md", {"permalink": "/x/:year/"}, "/x/2015/",
                     id="a pattern of its own"),
        pytest.param("/:title/", "_posts/2015-05-01-a.md", {"permalink": "about.html"},
                     "/about.html", id="without a slash"),
        pytest.param("/:title/", "_posts/2015-05-01-café!.md", {}, "/caf%C3%A9!/", id="letters"),
        pytest.param("/:nothing/", "_posts/2015-05-01-a.md", {}, "", id="no token of Jekyll's"),
    ],
)  # fmt: skip
def test_jekyll(pattern: str, path: str, said: dict[str, Any], address: str) -> None:
    assert _address("jekyll", pattern, path, said) == address


@pytest.mark.parametrize(
    ("pattern", "path", "said", "more", "address"),
    [
        pytest.param("", "content/posts/My Post.md", {}, {}, "/posts/my-post/", id="the file"),
        pytest.param("", "content/posts/a/index.md", {}, {}, "/posts/a/", id="a bundle"),
        pytest.param("", "content/posts/a.md", {"slug": "b c"}, {}, "/posts/b-c/", id="a slug"),
        pytest.param("", "content/posts/A.md", {}, {"keeps_capitals": True}, "/posts/A/",
                     id="capitals kept"),
        pytest.param("", "content/posts/a.md", {}, {"is_ugly": True}, "/posts/a.html", id="ugly"),
        pytest.param("", "content/posts/2015-05-01-a.md", {}, {}, "/posts/2015-05-01-a/",
                     id="a date in the name stays"),
        pytest.param("", "content/posts/2015-05-01-a.md", {}, {"dates_in_names": True},
                     "/posts/a/", id="unless names give dates"),
        pytest.param("", "content/posts/a.es.md", {"lang": "es"}, {}, "/es/posts/a/",
                     id="another language"),
        pytest.param("", "content/posts/a.md", {}, {"prefixes_default_language": True},
                     "/en/posts/a/", id="every language"),
        pytest.param("/:year/:month/:title", "content/posts/a.md", {"title": "Who pays? C++ & us"},
                     {}, "/2015/05/who-pays-c++-us/", id="a title"),
        pytest.param("/:section/:day/:slug/", "content/posts/a.md", {"title": "T"}, {},
                     "/posts/01/t/", id="a slug that is the title"),
        pytest.param("/:sections/:filename/", "content/a/b/c/x.md",
                     {"sections": frozenset({"a", "a/b"})}, {}, "/a/b/x/", id="sections"),
        pytest.param("/:sections[1:]/:filename/", "content/a/b/x.md",
                     {"sections": frozenset({"a/b"})}, {}, "/b/x/", id="a part of them"),
        pytest.param("/:2006/:01/:slugorfilename/", "content/a/x.md", {}, {}, "/2015/05/x/",
                     id="Go's dates"),
        pytest.param("", "content/a.md", {"permalink": "/u/v"}, {}, "/u/v/", id="an url"),
        pytest.param("", "content/a.md", {"permalink": "/u/v.html"}, {}, "/u/v.html", id="a file"),
        pytest.param("/:nothing/", "content/a.md", {}, {}, "", id="no token of Hugo's"),
    ],
)  # fmt: skip
def test_hugo(
    pattern: str, path: str, said: dict[str, Any], more: dict[str, Any], address: str
) -> None:
    assert _address("hugo", pattern, path, said, default_language="en", **more) == address


@pytest.mark.parametrize(
    ("pattern", "path", "said", "more", "address"),
    [
        pytest.param("{slug}.html", "content/a.md", {"title": "Who pays? <i>Café</i> – us"}, {},
                     "/who-pays-cafe-us.html", id="the title"),
        pytest.param("{slug}.html", "content/a_b.md", {"title": "T"}, {"slug_from_name": True},
                     "/a_b.html", id="the file's name"),
        pytest.param("{slug}/", "content/a.md", {"slug": "Of-mine"}, {}, "/Of-mine/", id="a slug"),
        pytest.param("{date:%Y}/{date:%m}/{category}/{author}/{slug}/", "content/News/a.md",
                     {"title": "T", "authors": ("Ann Smith",)}, {}, "/2015/05/news/ann-smith/t/",
                     id="fields"),
        pytest.param("{category}/{slug}", "content/a.md", {"title": "T"},
                     {"default_category": "misc"}, "/misc/t", id="the usual category"),
        pytest.param("{slug}.html", "content/a.md", {"title": "T", "lang": "cy"},
                     {"abroad": "{lang}/{slug}.html", "default_language": "en"}, "/cy/t.html",
                     id="another language"),
        pytest.param("{slug}.html", "content/2015-05-01_short.md", {"title": "T"},
                     {"name_pattern": r"(?P<date>\d{4}-\d{2}-\d{2})_(?P<slug>.*)"}, "/short.html",
                     id="a slug in the name"),
        pytest.param("{slug}.html", "content/a.md", {"permalink": "x/y.html"}, {}, "/x/y.html",
                     id="an url"),
        pytest.param("{nothing}.html", "content/a.md", {"title": "T"}, {}, "",
                     id="no field of Pelican's"),
        pytest.param("{slug.__class__}", "content/a.md", {"title": "T"}, {},
                     "/%7Bslug.__class__%7D", id="nothing but fields is looked up"),
    ],
)  # fmt: skip
def test_pelican(
    pattern: str, path: str, said: dict[str, Any], more: dict[str, Any], address: str
) -> None:
    assert _address("pelican", pattern, path, said, **more) == address


@pytest.mark.parametrize(
    ("permalink", "paths", "system", "pattern", "address"),
    [
        ("pretty", [], "jekyll", "/:categories/:year/:month/:day/:title/", ""),
        ("/:year/:title/", ["_posts/2015-05-01-a.md"], "jekyll", "/:year/:title/", ""),
        ("/:year/:title/", ["x/2015-05-01-a.md"], "jekyll", "/:year/:title/", ""),
        ("/:year/:title/", ["content/posts/a.md"], "hugo", "/:year/:title/", ""),
        ("/:slugorfilename/", ["2015-05-01-a.md"], "hugo", "/:slugorfilename/", ""),
        ("{date:%Y}/{slug}/", [], "pelican", "{date:%Y}/{slug}/", ""),
        ("https://x.org/b/:categories/:title", [], "jekyll", "/b/:categories/:title",
         "https://x.org"),
    ],
)  # fmt: skip
def test_a_pattern_says_whose_it_is(
    permalink: str, paths: list[str], system: str, pattern: str, address: str
) -> None:
    settings = with_permalink(None, permalink, paths)
    assert (settings.system, settings.permalinks, settings.address) == (
        system, (Rule(pattern),), address,
    )  # fmt: skip


def test_a_pattern_comes_before_that_of_the_settings() -> None:
    known = OldSettings(system="hugo", address="https://x.org", permalinks=(Rule("/:slug/"),))
    settings = with_permalink(known, "/:year/:slug/", [])
    assert (settings.permalinks, settings.address) == ((Rule("/:year/:slug/"),), "https://x.org")


def test_what_is_no_pattern_is_refused() -> None:
    with pytest.raises(WrongCall, match="must be a pattern"):
        with_permalink(None, "/blog/", [])


@pytest.mark.parametrize(
    ("address", "base"), [("https://x.org/", ""), ("https://x.org/a/b/", "/a/b"), ("", "")]
)
def test_the_path_of_a_site_is_that_of_its_address(address: str, base: str) -> None:
    assert base_of(address) == base
