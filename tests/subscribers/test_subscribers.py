"""Subscribers over HTTP, through every edit that moves a post: nothing twice, nothing lost.

Two of them: the `reader` package, and a reader by hand that knows an item by its guid, or by its
link where there is none.
"""

import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import feedparser
import pytest
from reader import Reader, make_reader

from plugins.host.building import build
from plugins.host.options import Options
from tests.subscribers.web_server import served

FEEDS = ("feed.xml", "feed.atom", "series/strategy/feed.xml", "topics/housing/feed.xml")
POSTS = ("people", "places", "sector")


class Newsroom:
    """A content folder, its site, and the server that gives it to subscribers."""

    def __init__(self, root: Path) -> None:
        self.content, self.output, self.cache = root / "content", root / "out", root / "cache"
        self.write(
            "site.yaml", "name: Newsroom\naddress: https://example.org\nidentity: newsroom\n"
        )
        for number, name in enumerate(POSTS, 1):
            self.write(
                f"posts/2017-0{number}-13-{name}.md",
                f"---\ntitle: On {name}\ndate: 2017-0{number}-13\nseries: Strategy\npart: {number}\n"
                f"tags: [Housing]\nauthors: [Nia Powell]\n---\n\nWords on {name}.\n",
            )

    def write(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def edit(self, change: Callable[[str], str], name: str = "places") -> None:
        (file,) = self.content.rglob(f"*{name}.md")
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    def build(self) -> None:
        options = Options(
            content=self.content, output=self.output, cache=self.cache, as_at="2017-06-01"
        )
        build(options)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    newsroom = Newsroom(tmp_path)
    newsroom.build()
    return newsroom


@pytest.fixture
def address(newsroom: Newsroom) -> Iterator[str]:
    """Where the newsroom's site is served."""
    with served(newsroom.output) as address:
        yield address


class ByHand:
    """A reader that knows an item by its guid, else by its link."""

    def __init__(self) -> None:
        self.seen: dict[str, list[str]] = {}

    def update(self, address: str) -> None:
        for feed in FEEDS:
            with urllib.request.urlopen(f"{address}/{feed}") as answer:  # noqa: S310 - loopback
                parsed = feedparser.parse(answer.read())
            assert not parsed.bozo, feed
            known = self.seen.setdefault(feed, [])
            items = [entry.get("id") or entry.link for entry in parsed.entries]
            assert len(items) == len(set(items)) == len(POSTS), feed
            known += [item for item in items if item not in known]

    def shown(self) -> dict[str, int]:
        return {feed: len(items) for feed, items in self.seen.items()}


@pytest.fixture
def reader(tmp_path: Path, address: str) -> Iterator[Reader]:
    with make_reader(str(tmp_path / "reader.sqlite")) as reader:
        for feed in FEEDS:
            reader.add_feed(f"{address}/{feed}")
        yield reader


def shown(reader: Reader, address: str) -> dict[str, int]:
    for feed in FEEDS:
        reader.update_feed(f"{address}/{feed}")
    return {feed: len(list(reader.get_entries(feed=f"{address}/{feed}"))) for feed in FEEDS}


def moved(newsroom: Newsroom) -> None:
    (file,) = newsroom.content.rglob("*places.md")
    target = newsroom.content / "posts" / "moved" / "here" / file.name
    target.parent.mkdir(parents=True)
    file.rename(target)


EDITS: dict[str, Callable[[Newsroom], object]] = {
    "edited": lambda room: room.edit(lambda text: text + "\nAnd more.\n"),
    "retitled": lambda room: room.edit(
        lambda text: text.replace("On places", "Of places & people")
    ),
    "given a new slug": lambda room: room.edit(
        lambda text: text.replace("part:", "slug: new\npart:")
    ),
    "given a corrected date": lambda room: room.edit(
        lambda text: text.replace("02-13\n", "04-14\n")
    ),
    "moved to another folder": moved,
    "given a major change": lambda room: room.edit(
        lambda text: text.replace(
            "part:", "changes: [{date: 2017-05-01, note: New figures, major: true}]\npart:"
        )
    ),
    "tagged, and its author renamed": lambda room: room.edit(
        lambda text: text.replace("[Housing]", "[Housing, Health]").replace(
            "Nia Powell", "N. Powell"
        )
    ),
    "the site moved to another address": lambda room: room.write(
        "site.yaml", "name: The News\naddress: https://example.net/news\nidentity: newsroom\n"
    ),
}


def test_through_every_edit_nothing_is_shown_twice(
    newsroom: Newsroom, address: str, reader: Reader
) -> None:
    by_hand = ByHand()
    by_hand.update(address)
    every = dict.fromkeys(FEEDS, len(POSTS))
    assert shown(reader, address) == by_hand.shown() == every
    for name, edit in EDITS.items():
        edit(newsroom)
        newsroom.build()
        by_hand.update(address)
        assert by_hand.shown() == every, name
        assert shown(reader, address) == every, name


def test_a_new_post_is_shown_once(newsroom: Newsroom, address: str, reader: Reader) -> None:
    shown(reader, address)
    newsroom.write(
        "posts/new.md", "---\ntitle: New\ndate: 2017-05-13\ntags: [Housing]\n---\n\nNew.\n"
    )
    newsroom.build()
    after = shown(reader, address)
    assert after["feed.xml"] == after["topics/housing/feed.xml"] == len(POSTS) + 1
    assert after["series/strategy/feed.xml"] == len(POSTS)
