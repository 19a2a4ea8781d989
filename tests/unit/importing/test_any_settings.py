"""Whatever an old site's settings, patterns and feeds hold, nothing fails and posts stay sound."""

import json
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.refusal import WrongCall
from plugins.importing.addresses.old_places import OldPlace
from plugins.importing.addresses.permalinks import old_address, with_permalink
from plugins.importing.feeds.moving import Move, moved_posts
from plugins.importing.feeds.old_feeds import OldFeedCopy, OldItem, read_old_feed
from plugins.importing.heads.texts import read_text
from plugins.importing.new_posts import new_posts
from plugins.importing.old_posts import read_old_post
from plugins.importing.sites.hugo_settings import read_hugo_settings
from plugins.importing.sites.jekyll_settings import read_jekyll_settings
from plugins.importing.sites.old_settings import OldSettings, Rule, System
from plugins.importing.sites.pelican_settings import read_pelican_settings
from plugins.importing.sites.sources import found_at
from plugins.reading.front_matter.source import read_source

_LONDON = ZoneInfo("Europe/London")
_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_SYSTEM = st.sampled_from(("jekyll", "hugo", "pelican"))
_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
)
_KEY = st.sampled_from(
    ("url", "title", "permalink", "permalinks", "feed", "plugins", "defaults", "collections",
     "baseURL", "languages", "taxonomies", "frontmatter", "outputFormats", "disableKinds")
)  # fmt: skip
_SAID = st.dictionaries(_KEY, _VALUE).map(json.dumps) | _TEXT
_PIECE = st.sampled_from(
    (":title", ":year", ":categories", ":sections[1:]", "{slug}", "{date:%Y}", "/", "..", "%", "é",
     " ", "?", "//", ".html", "{date:%Q}", ":output_ext", '"', "\\")
)  # fmt: skip
_PATTERN = st.lists(_PIECE, max_size=6).map("".join) | _TEXT


@given(_SAID)
def test_settings_of_any_text_are_read(text: str) -> None:
    assert read_jekyll_settings(text, {"feed.xml": text}).system == "jekyll"
    for name in ("hugo.toml", "hugo.yaml", "hugo.json"):
        assert read_hugo_settings({name: text}).system == "hugo"
    assert read_pelican_settings([text, f"SITENAME = {text}"]).system == "pelican"


@given(_SYSTEM, _PATTERN, _TEXT, _TEXT, st.sampled_from(("", "content/", "_posts/")))
def test_an_address_of_any_pattern_is_a_path(
    system: System, pattern: str, title: str, slug: str, folder: str
) -> None:
    day = datetime(2015, 5, 1)  # noqa: DTZ001 - by the old site's clock
    place = OldPlace(path=f"{folder}a/2015-05-01-x.md", day=day, title=title, slug=slug)
    address = old_address(place, OldSettings(system=system, permalinks=(Rule(pattern),)))
    assert address == "" or (address.startswith("/") and address.isascii())
    assert not {".", ".."} & {*address.split("/")}


@given(_PATTERN)
def test_any_pattern_is_taken_or_refused(pattern: str) -> None:
    with suppress(WrongCall):
        assert with_permalink(None, pattern, ["a.md"]).permalinks[0].pattern


@given(st.binary() | _TEXT.map(lambda text: f"<rss>{text}</rss>".encode()))
def test_any_feed_is_read_or_refused(data: bytes) -> None:
    with suppress(WrongCall):
        assert read_old_feed(data, "copy.xml").items == ()


@given(system=_SYSTEM, pattern=_PATTERN, guid=_TEXT, link=_TEXT, base=st.sampled_from(("", "/b")))
def test_whatever_a_post_was_known_by_it_reads_back_without_a_problem(
    system: System, pattern: str, guid: str, link: str, base: str
) -> None:
    settings = OldSettings(
        system=system, address="https://x.org/b", permalinks=(Rule(pattern),), default_language="en"
    )
    feed = OldFeedCopy(items=(OldItem(guid, link, "A", "2015-05-01"), OldItem(guid, link)))
    texts = ("title: A\ndate: 2015-05-01", "title: B\ndate: 2015-06-01")
    old = (
        read_old_post(found_at(f"{number}.md"), read_text(f"---\n{text}\n---\n".encode()))
        for number, text in enumerate(texts)
    )
    moved = moved_posts(old, Move(settings=settings, feed=feed, feed_name="copy.xml", base=base))
    for new in new_posts(moved.posts, _LONDON):
        assert read_source("post", new.path, new.data, _LONDON).problems == ()
    assert len({post.id for post in moved.posts}) == len(moved.posts)


def test_a_pattern_of_the_name_cannot_be_wrong() -> None:
    settings = OldSettings(system="pelican", name_pattern="(", permalinks=(Rule("{slug}"),))
    day = datetime(2015, 5, 1)  # noqa: DTZ001 - by the old site's clock
    assert old_address(OldPlace(path="a.md", day=day, title="T"), settings) == "/t"
    with pytest.raises(WrongCall):
        with_permalink(settings, "", [])
