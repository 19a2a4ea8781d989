"""Services that make mails of `/newsletter/feed.xml`: whatever becomes of an edition, each sends it
once.

Two of them: one that knows an item by its guid, as Buttondown does, and one that takes whatever has
a later date than its last look, as Mailchimp does.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from tests.subscribers.test_identity import Newsroom, answer
from tests.subscribers.web_server import served

FEED = "newsletter/feed.xml"
EDITION = "posts/2017-03-31-update.md"
TEXT = "The council has a plan for the hall, and nobody who uses the hall has seen it yet."
MORE = "edition: 7\nemail:\n  subject: A plan for the hall\n"


class ByGuid:
    """A service that sends the items that it has not seen, those of its first look apart."""

    def __init__(self, first: bytes) -> None:
        self.sent: list[str] = []
        self._seen = {entry.id for entry in feedparser.parse(first).entries}

    def look(self, feed: bytes, _now: datetime) -> None:
        for entry in feedparser.parse(feed).entries:
            if entry.id not in self._seen:
                self.sent.append(entry.id)
        self._seen.update(self.sent)


class ByDate:
    """A service that sends the items that are newer than its last look."""

    def __init__(self, first: datetime) -> None:
        self.sent: list[str] = []
        self._last = first

    def look(self, feed: bytes, now: datetime) -> None:
        for entry in feedparser.parse(feed).entries:
            moment = datetime(*entry.published_parsed[:6], tzinfo=now.tzinfo)
            if self._last < moment <= now:
                self.sent.append(entry.id)
        self._last = now


def edition(title: str = "Update", date: str = "2017-06-01 02:30", more: str = MORE) -> str:
    return f"---\ntitle: {title}\ndate: {date}\nauthors: [Nia Powell]\n{more}---\n\n{TEXT}\n"


def redated(room: Newsroom, old: str, new: str) -> None:
    room.edit(EDITION, (f"date: {old}", f"date: {new}"))


def withdrawn(room: Newsroom) -> None:
    room.edit(EDITION, ("edition:", "status: withdrawn\nwithdrawn_because: A mistake.\nedition:"))


def brought_back(room: Newsroom) -> None:
    room.edit(EDITION, ("status: withdrawn\nwithdrawn_because: A mistake.\n", ""))


EDITS: dict[str, Callable[[Newsroom], object]] = {
    "its text edited": lambda room: room.edit(EDITION, ("has seen it yet", "has seen it")),
    "given another subject": lambda room: room.edit(EDITION, ("A plan", "The plan")),
    "retitled": lambda room: room.edit(EDITION, ("title: Update", "title: The update")),
    "given a major change": lambda room: room.edit(
        EDITION, ("edition:", "changes: [{date: 2017-06-01, note: New, major: true}]\nedition:")
    ),
    "corrected": lambda room: room.edit(
        EDITION, ("edition:", "corrections: [{date: 2017-06-01, text: It was May.}]\nedition:")
    ),
    "given a later date": lambda room: redated(room, "2017-06-01 02:30", "2017-06-01 08:30"),
    "given a later day, when that has come": lambda room: (
        redated(room, "2017-06-01 08:30", "2017-06-02 09:00"),
        setattr(room, "now", room.now + timedelta(days=3)),
    ),
    "withdrawn": withdrawn,
    "brought back": brought_back,
    "renamed": lambda room: room.move(EDITION, "posts/seven.md"),
    "the site moved": lambda room: (
        setattr(room, "address", "https://example.net/news"),
        room.write_site("The News"),
    ),
}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


@pytest.fixture
def address(newsroom: Newsroom) -> Iterator[str]:
    with served(newsroom.output) as address:
        yield address


def test_through_all_edits_of_an_edition_every_service_sends_it_once(
    newsroom: Newsroom, address: str
) -> None:
    newsroom.write("posts/six.md", edition("Six", "2017-05-31 09:00", "edition: 6\n"))
    newsroom.publish()
    services = (ByGuid(answer(f"{address}/{FEED}")), ByDate(newsroom.now))
    newsroom.write(EDITION, edition())
    for name, edit in {"published": lambda _room: None, **EDITS}.items():
        edit(newsroom)
        newsroom.publish()
        for service in services:
            service.look(answer(f"{address}/{FEED}"), newsroom.now)
        assert [len(service.sent) for service in services] == [1, 1], name


def test_the_content_is_the_mails(newsroom: Newsroom, address: str) -> None:
    newsroom.write(EDITION, edition())
    newsroom.now += timedelta(hours=1)
    newsroom.publish()
    (item,) = feedparser.parse(answer(f"{address}/{FEED}")).entries
    assert item.title == "A plan for the hall"
    assert TEXT in item.content[0].value
