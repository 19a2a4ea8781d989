"""Twenty and more edits of who and where a post is, each of them published: no subscriber sees an
item twice, none is lost, and every former address answers.

Three subscribers over HTTP: the `reader` package, newsboat, and a reader by hand that knows an item
by its guid, or by its link where there is none.
"""

import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree

import feedparser
import pytest
from reader import Reader, make_reader

from plugins.domain.ledger import NAME, Past, past_of
from plugins.host.options import Options
from plugins.host.publish.present import facts_of_run
from plugins.host.run import Run
from plugins.host.ways import built_run
from plugins.reading.ledger_file import append, read_ledger
from tests.law.folders import contents
from tests.subscribers import newsboat
from tests.subscribers.web_server import served

FEEDS = (
    "feed.xml", "feed.atom", "series/strategy/feed.xml", "topics/housing/feed.xml",
    "categories/news/feed.xml",
)  # fmt: skip
HALLS, BUSES, MINUTES = "posts/2017-01-13-halls.md", "posts/buses.md", "posts/2017/minutes.md"
TEXTS = {
    HALLS: "The council has a plan for the hall, and nobody who uses the hall has seen it yet.",
    BUSES: "A bus that costs more than the lunch it leads to is a bus that goes without us.",
    MINUTES: "In March we asked for the minutes of nine meetings and were sent those of two.",
}


class Newsroom:
    """A content folder, its site, and what is known of the site's past."""

    def __init__(self, root: Path) -> None:
        self.root, self.content, self.output = root, root / "content", root / "out"
        self.address, self.now = "https://example.org", datetime(2017, 6, 1, tzinfo=UTC)
        self.topic, self.category, self.author = "Housing", "News", "Nia Powell"
        self.redirects = ""
        self.seen: dict[str, set[str]] = {}
        self.write_site()
        for number, (path, text) in enumerate(TEXTS.items(), 1):
            self.write(path, self.post(f"On {number}", f"2017-0{number}-13", number, text))

    def write_site(self, name: str = "Newsroom") -> None:
        redirects = f"redirects:\n{self.redirects}" if self.redirects else ""
        self.write(
            "site.yaml", f"name: {name}\naddress: {self.address}\nidentity: newsroom\n{redirects}"
        )

    def post(self, title: str, date: str, part: int, text: str, more: str = "") -> str:
        return (
            f"---\ntitle: {title}\ndate: {date}\nseries: Strategy\npart: {part}\n"
            f"tags: [{self.topic}]\ncategory: {self.category}\nauthors: [{self.author}]\n{more}---\n\n{text}\n"
        )

    def write(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def edit(self, path: str, *changes: tuple[str, str]) -> None:
        text = (self.content / path).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        self.write(path, text)

    def edit_all(self, old: str, new: str) -> None:
        for file in self.content.glob("posts/**/*.md"):
            self.edit(file.relative_to(self.content).as_posix(), (old, new))

    def move(self, old: str, new: str) -> None:
        (self.content / new).parent.mkdir(parents=True, exist_ok=True)
        (self.content / old).rename(self.content / new)

    def run(self, output: str = "out", cache: str = "cache") -> Run:
        options = Options(
            content=self.content,
            output=self.root / output,
            cache=self.root / cache,
            as_at=self.now.isoformat(),
            jobs=1,
        )
        return built_run(options)

    def publish(self) -> None:
        """An hour later the site is built and served, and the ledger says so; nothing was to be
        settled."""
        self.now += timedelta(hours=1)
        run = self.run()
        assert [
            one
            for one in run.problems
            if one.check in ("identity", "changed-identity", "gone-address")
        ] == []
        append(self.content, facts_of_run(run, self.now))
        for post in self.past.posts.values():
            self.seen.setdefault(post.id, set()).add(post.address)

    @property
    def past(self) -> Past:
        facts, problems = read_ledger(self.content)
        assert problems == ()
        return past_of(facts)


def exchange(room: Newsroom, one: str, other: str) -> None:
    room.move(one, "posts/aside.md")
    room.move(other, one)
    room.move("posts/aside.md", other)


def merge(room: Newsroom) -> None:
    """A merge leaves the lines of the ledger in another order, and some of them twice."""
    file = room.content / NAME
    title, *lines = file.read_text(encoding="utf-8").splitlines()
    mixed = [*lines[::-2], *lines[::3], title, *lines[-2::-2]]
    file.write_text("".join(f"{line}\n" for line in mixed), encoding="utf-8")


def renamed_by_hand(room: Newsroom) -> None:
    """Renamed and rewritten: nobody but an editor knows that it is the same."""
    room.move("posts/2018/buses.md", "posts/fares.md")
    text = "Fares went up again in May, and the lunch club has moved to the hall by the stop."
    room.write("posts/fares.md", room.post("Fares", "2017-02-13", 2, text, "id: buses\n"))


def in_two(room: Newsroom) -> None:
    """Half of a text moves into a post of its own."""
    first, second = "In March we asked for the minutes of nine meetings", " and were sent"
    room.edit(MINUTES, (f"{first}{second} those of two.", f"{first}."))
    room.write("posts/two.md", room.post("Two", "2017-05-02", 4, f"We{second} those of two."))


def reauthor(room: Newsroom) -> None:
    room.author = "N. Powell"
    room.edit_all("Nia Powell", "N. Powell")
    room.redirects += "  - old: /people/nia-powell/\n    new: /people/n-powell/\n"
    room.write_site()


def retopic(room: Newsroom) -> None:
    room.topic = "Homes"
    room.edit_all("[Housing", "[Homes")
    room.redirects += "  - old: /topics/housing/\n    new: /topics/homes/\n"
    room.write_site()


def recategorise(room: Newsroom) -> None:
    room.category = "Updates"
    room.edit_all("category: News", "category: Updates")
    room.redirects += "  - old: /categories/news/\n    new: /categories/updates/\n"
    room.write_site()


def resite(room: Newsroom) -> None:
    room.address = "https://example.net/news"
    room.write_site("The News")


def embargoed(room: Newsroom) -> None:
    text = "The answer came on a Friday, after five, and it was shorter than the question."
    more = "embargo: 2017-06-10 09:00\n"
    room.write("posts/answer.md", room.post("The answer", "2017-06-01", 5, text, more))


def later(room: Newsroom) -> None:
    room.now += timedelta(days=10)


def hidden(room: Newsroom) -> None:
    text = "Notes for those who come to the meeting, with the way in and where to put a pram."
    more = "status: hidden\n"
    room.write("posts/notes.md", room.post("Notes", "2017-05-20", 6, text, more))


def redated(room: Newsroom) -> None:
    """The date is in the file's name, too."""
    room.move(HALLS, "posts/2017-02-15-halls.md")
    room.edit("posts/2017-02-15-halls.md", ("02-14", "02-15"))


def moved_and_edited(room: Newsroom) -> None:
    room.move("posts/2018/buses.md", "posts/buses.md")
    room.edit("posts/buses.md", ("the lunch it", "what it"))


def renumbered(room: Newsroom) -> None:
    room.edit("posts/fares.md", ("part: 2", "part: 3"))
    room.edit(MINUTES, ("part: 3", "part: 2"))


def renamed_elsewhere(room: Newsroom) -> None:
    """By somebody whose machine never built the site."""
    rmtree(room.root / "cache")
    room.move("posts/fares.md", "posts/2017/02/lunch.md")


Edit = Callable[[Newsroom], object]
EDITS: dict[str, Edit | tuple[Edit, int]] = {
    "its text edited": lambda room: room.edit(HALLS, ("has seen it yet", "has seen it")),
    "retitled": lambda room: room.edit(HALLS, ("On 1", "Of halls & keys")),
    "given a slug": lambda room: room.edit(HALLS, ("part:", "slug: keys\npart:")),
    "its date corrected within the month": lambda room: room.edit(HALLS, ("01-13", "01-14")),
    "its date corrected into another month": lambda room: room.edit(HALLS, ("01-14", "02-14")),
    "renamed": lambda room: room.move(HALLS, "posts/keys.md"),
    "renamed back": lambda room: room.move("posts/keys.md", HALLS),
    "renamed, and its date corrected": redated,
    "edited after it was renamed": lambda room: room.edit(
        "posts/2017-02-15-halls.md", ("nobody who uses the hall", "nobody at all")
    ),
    "moved to another folder": lambda room: room.move(BUSES, "posts/2018/buses.md"),
    "moved and edited": moved_and_edited,
    "moved again": lambda room: room.move("posts/buses.md", "posts/2018/buses.md"),
    "two files exchanged": lambda room: exchange(
        room, "posts/2018/buses.md", "posts/2017-02-15-halls.md"
    ),
    "and exchanged again": lambda room: exchange(
        room, "posts/2018/buses.md", "posts/2017-02-15-halls.md"
    ),
    "renamed and rewritten, with its id": renamed_by_hand,
    "its id taken out": lambda room: room.edit("posts/fares.md", ("id: buses\n", "")),
    "its author renamed": reauthor,
    "tagged": lambda room: room.edit_all("[Housing]", "[Housing, Health]"),
    "a topic renamed": retopic,
    "a category renamed": recategorise,
    "parts renumbered": renumbered,
    "split in two": (in_two, 1),
    "a post under embargo": embargoed,
    "its moment come": (later, 1),
    "a hidden post": hidden,
    "listed": (lambda room: room.edit("posts/notes.md", ("status: hidden\n", "")), 1),
    "the ledger merged": merge,
    "the cache deleted": lambda room: rmtree(room.root / "cache"),
    "the site moved and renamed": resite,
    "renamed on a new machine": renamed_elsewhere,
}
"""What is done to the site, and how many new items are to be seen after it: none, if not said."""


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


@pytest.fixture
def address(newsroom: Newsroom) -> Iterator[str]:
    """Where the newsroom's site is served."""
    with served(newsroom.output) as address:
        yield address


def answer(address: str) -> bytes:
    with urllib.request.urlopen(address) as found:  # noqa: S310 - loopback
        assert found.status == 200
        content: bytes = found.read()
        return content


class ByHand:
    """A reader that knows an item by its guid, else by its link."""

    def __init__(self, feeds: dict[str, str]) -> None:
        self._feeds = feeds
        self._seen: dict[str, list[str]] = {feed: [] for feed in feeds}

    def shown(self) -> dict[str, list[str]]:
        """The items that it has shown of each feed; those of now are all in it still."""
        for feed, seen in self._seen.items():
            parsed = feedparser.parse(answer(self._feeds[feed]))
            assert not parsed.bozo, feed
            items = [entry.get("id") or entry.link for entry in parsed.entries]
            assert len(items) == len(set(items)), feed
            seen += [item for item in items if item not in seen]
            assert set(items) == set(seen), feed
        return self._seen


class Package:
    """The `reader` package."""

    def __init__(self, reader: Reader, feeds: dict[str, str]) -> None:
        self._reader, self._feeds = reader, feeds
        for address in feeds.values():
            reader.add_feed(address)

    def shown(self) -> dict[str, list[str]]:
        for address in self._feeds.values():
            self._reader.update_feed(address)
        return {
            feed: [entry.id for entry in self._reader.get_entries(feed=address)]
            for feed, address in self._feeds.items()
        }


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with make_reader(str(tmp_path / "reader.sqlite")) as reader:
        yield reader


def published(room: Newsroom) -> Iterator[tuple[str, int]]:
    """The site is published, and again after each edit: what was done, and how many items each feed
    has shown by then to whoever follows it."""
    expected = len(TEXTS)
    room.publish()
    yield "published", expected
    for name, step in EDITS.items():
        edit, new = step if isinstance(step, tuple) else (step, 0)
        edit(room)
        room.publish()
        expected += new
        yield name, expected


def test_through_all_edits_nothing_is_shown_twice_and_nothing_is_lost(
    newsroom: Newsroom, address: str, reader: Reader
) -> None:
    feeds = {feed: f"{address}/{feed}" for feed in FEEDS}
    subscribers = (ByHand(feeds), Package(reader, feeds))
    guids: dict[str, str] = {}
    for name, expected in published(newsroom):
        for subscriber in subscribers:
            numbers = {feed: len(items) for feed, items in subscriber.shown().items()}
            assert numbers == dict.fromkeys(FEEDS, expected), name
        for post in newsroom.past.posts.values():
            assert guids.setdefault(post.id, post.guid) == post.guid, name
    assert len(guids) == len(newsroom.past.posts) == len(TEXTS) + 3


@pytest.mark.skipif(not newsboat.is_there(), reason=newsboat.ADVICE)
def test_newsboat_shows_nothing_twice_and_loses_nothing(
    newsroom: Newsroom, address: str, tmp_path: Path
) -> None:
    boats = [
        newsboat.Newsboat(tmp_path / f"boat{number}", f"{address}/{feed}")
        for number, feed in enumerate(FEEDS[::3])
    ]
    for name, expected in published(newsroom):
        assert [len(boat.shown()) for boat in boats] == [expected] * len(boats), name


def test_every_former_address_answers_as_it_would_in_a_clean_build(
    newsroom: Newsroom, address: str
) -> None:
    for _ in published(newsroom):
        """Every edit, one after the other."""
    past = newsroom.past
    assert max(len(addresses) for addresses in newsroom.seen.values()) > 3
    for post in past.posts.values():
        assert newsroom.seen[post.id] <= {post.address, *post.former}
    for place in past.addresses:
        assert answer(f"{address}{place}")
    newsroom.run()
    newsroom.run("clean", "nothing")
    assert contents(newsroom.output) == contents(newsroom.root / "clean")
