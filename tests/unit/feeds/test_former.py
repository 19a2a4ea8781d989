"""Feeds of a former site, answered at their old addresses."""

import pytest

from plugins.domain.outputs import Drawn
from plugins.domain.redirects import Redirection, path_of_feed
from plugins.domain.settings import FormerFeed
from plugins.feeds.former import former_feeds, moved_feeds
from tests.builders import some_settings
from tests.unit.feeds.feed_values import a_feed


def draw_rss(feed: object) -> bytes:
    return b"rss"


def draw_atom(feed: object) -> bytes:
    return b"atom"


OWN = (
    Drawn("feed.xml", a_feed(), draw_rss),
    Drawn("feed.atom", a_feed(), draw_atom),
    Drawn("topics/housing/feed.xml", a_feed(), draw_rss),
)


def answered(*former: FormerFeed) -> list[Drawn]:
    return list(former_feeds(some_settings(former_feeds=former), OWN))


@pytest.mark.parametrize(
    ("address", "path"),
    [
        pytest.param("/atom.xml", "atom.xml", id="a file"),
        pytest.param("/news/rss.xml", "news/rss.xml", id="a file in a folder"),
        pytest.param("/feed/", "feed/index.html", id="a folder"),
        pytest.param("/feed", "feed/index.html", id="a folder without its slash"),
        pytest.param("/v1.0/feed", "v1.0/feed/index.html", id="a folder in one with a dot"),
        pytest.param("/v1.0/", "v1.0/index.html", id="a folder with a dot"),
        pytest.param("/tag/caf%C3%A9/feed/", "tag/café/feed/index.html", id="an encoded address"),
    ],
)
def test_an_old_address_is_answered_by_the_file_that_hosts_look_for(
    address: str, path: str
) -> None:
    assert path_of_feed(address) == path
    assert [drawn.path for drawn in answered(FormerFeed(address))] == [path]


def test_the_answer_is_the_feed_itself() -> None:
    (drawn,) = answered(FormerFeed("/atom.xml", "/feed.atom"))
    assert drawn.view == OWN[1].view
    assert drawn.draw(drawn.view) == b"atom"


def test_a_feed_of_a_topic_can_be_named() -> None:
    (drawn,) = answered(FormerFeed("/housing/feed/", "/topics/housing/feed.xml"))
    assert drawn.view == OWN[2].view


def test_an_address_that_is_that_of_a_feed_already_needs_no_answer() -> None:
    assert answered(FormerFeed("/feed.xml")) == []


def test_an_address_named_twice_is_answered_once() -> None:
    assert len(answered(FormerFeed("/feed/"), FormerFeed("/feed"))) == 1


def test_an_address_that_no_file_can_answer_is_left_to_the_checks() -> None:
    wrong = ("https://old.example/feed/", "/?feed=rss2", "/")
    assert answered(*map(FormerFeed, wrong), FormerFeed("/atom.xml", "/topics/none/feed.xml")) == []


def test_a_feed_that_is_elsewhere_now_answers_at_its_old_address_too() -> None:
    moved = (
        Redirection("/topics/rent/feed.xml", "topics/rent/feed.xml", "/topics/housing/feed.xml", is_feed=True),
        Redirection("/a/", "a/index.html", "/feed.xml"),
        Redirection("/b.xml", "b.xml", "/none.xml", is_feed=True),
    )  # fmt: skip
    assert list(moved_feeds(moved, OWN)) == [
        Drawn("topics/rent/feed.xml", OWN[2].view, OWN[2].draw)
    ]
