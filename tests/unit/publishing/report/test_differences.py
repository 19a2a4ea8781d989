"""Two versions of a feed: what subscribers see of the difference."""

from collections.abc import Iterable

import pytest

from plugins.publishing.report.differences import differences, feed_news
from plugins.publishing.report.report import Entry, FeedNews

KNOWN = frozenset(f"{number}" for number in range(100))


def rss(ids: Iterable[int | str]) -> bytes:
    items = "".join(
        f"<item><guid>{one}</guid><title>Item {one}</title><link>/{one}/</link></item>"
        for one in ids
    )
    return f"<rss><channel>{items}</channel></rss>".encode()


def news(before: Iterable[int | str], now: Iterable[int | str]) -> list[FeedNews]:
    return list(feed_news(["feed.xml"], lambda _: rss(before), lambda _: rss(now), KNOWN, KNOWN))


@pytest.mark.parametrize(
    ("before", "now", "new", "again", "gone"),
    [
        pytest.param([2, 1], ["a", 2, 1], ["a"], [], [], id="a new item"),
        pytest.param([3, 2, 1], ["a", 3, 2], ["a"], [], [], id="a new item pushes the last one out"),
        pytest.param([3, 2, 1], [3, 1], [], [], ["2"], id="an item leaves"),
        pytest.param([3, 2, 1], [3, 1, 0], [], ["0"], ["2"], id="an older one takes its place"),
        pytest.param([3, 2, 1], ["a", 3, 1], ["a"], [], ["2"], id="one comes and another leaves"),
    ],
)  # fmt: skip
def test_what_becomes_different(
    before: list[int | str], now: list[int | str], new: list[str], again: list[str], gone: list[str]
) -> None:
    (found,) = news(before, now)
    assert found.feed == "/feed.xml"
    assert [entry.id for entry in found.new] == new
    assert [entry.id for entry in found.again] == again
    assert [entry.id for entry in found.gone] == gone


def test_a_feed_in_which_only_words_change_is_not_told_of() -> None:
    assert news([2, 1], [2, 1]) == []


def test_the_feed_of_the_whole_site_comes_first_and_archives_never() -> None:
    paths = ["a/feed.xml", "feed/1.xml", "feed.xml", "rss/index.html", "page/index.html"]
    pages = {"page/index.html": b"<!doctype html>"}
    found = feed_news(
        paths,
        lambda path: pages.get(path, rss([1])),
        lambda path: pages.get(path, rss(["a", "b", 1] if path == "a/feed.xml" else ["a", 1])),
        KNOWN,
        KNOWN,
    )
    assert [one.feed for one in found] == ["/feed.xml", "/a/feed.xml", "/rss/"]


def test_of_an_item_that_is_public_no_more_there_is_its_address_alone() -> None:
    (found,) = feed_news(["feed.xml"], lambda _: rss([2, 1]), lambda _: rss([1]), KNOWN, ())
    assert found.gone == (Entry("", "", "/2/"),)


def test_files_are_told_apart_by_their_digests() -> None:
    found = differences({"a": b"1", "b": b"1", "c": b"1"}, {"b": b"1", "c": b"2", "d": b"1"})
    assert (found.new, found.changed, found.gone) == (("d",), ("c",), ("a",))
