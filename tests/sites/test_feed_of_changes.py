"""A subscriber of the feed of changes, through the publications of a site: told of every entry once,
and of none again."""

from pathlib import Path

import feedparser
from msgspec import Struct

from plugins.host.building import build
from plugins.host.options import Options
from plugins.host.publish.present import facts_of_run
from plugins.host.ways import without_pelican
from plugins.reading.ledger_file import append

FIRST, SECOND, THIRD = "It is 14 halls.", "It was in May.", "She is a councillor."
DAY = "2017-03-01"
TEXT = "Of halls, of leases and of the people who hold the keys to them, we know what they told us."


class Post(Struct, frozen=True):
    """The file of a post: where it is, what it says, its corrections with their days."""

    path: str = "posts/2017-01-13-halls.md"
    title: str = "Halls"
    date: str = "2017-01-13"
    slug: str = ""
    aliases: str = ""
    corrections: tuple[tuple[str, str], ...] = ()
    changes: tuple[str, ...] = ()
    text: str = TEXT

    def written(self) -> str:
        lines = [f"title: {self.title}", f"date: {self.date}"]
        lines += [f"slug: {self.slug}"] if self.slug else []
        lines += ["corrections:"] if self.corrections else []
        for words, day in self.corrections:
            lines += [f"  - date: {day}", f"    text: {words}"]
        lines += ["changes:"] if self.changes else []
        for note in self.changes:
            lines += [f"  - date: {DAY}", f"    note: {note}", "    major: true"]
        return "\n".join(("---", *lines, "---", "", self.text, ""))


class Subscriber:
    """Publishes a post and reads the feed: whatever has a guid that it does not know is news."""

    def __init__(self, place: Path) -> None:
        self.place, self.known, self.number = place, set[str](), 0

    def told(self, post: Post) -> list[str]:
        """Publish the post as the whole of the site; what was news, in the order of the feed."""
        self.number += 1
        content = self.place / "content"
        for old in (content / "posts").rglob("*.md"):
            old.unlink()
        file = content / post.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(post.written())
        (content / "site.yaml").write_text("name: Halls\naddress: https://example.org\n")
        asked = Options(
            content=content,
            output=self.place / "out",
            cache=self.place / "cache",
            as_at=f"2017-06-01 12:{self.number:02}",
            jobs=1,
        )
        build(asked)
        run = without_pelican(asked)
        append(content, facts_of_run(run, run.moment))
        return self._news()

    def _news(self) -> list[str]:
        feed = feedparser.parse((self.place / "out" / "changes" / "feed.xml").read_bytes())
        found = [entry.summary for entry in feed.entries if entry.id not in self.known]
        self.known.update(entry.id for entry in feed.entries)
        return found


def test_every_entry_is_told_once(tmp_path: Path) -> None:
    reader = Subscriber(tmp_path)
    first, second, third = (FIRST, DAY), (SECOND, DAY), (THIRD, "2017-04-01")
    assert reader.told(Post()) == []
    assert reader.told(Post(corrections=(first,))) == [FIRST]
    assert reader.told(Post(corrections=(second, first))) == [SECOND]
    assert reader.told(Post(corrections=(first, second))) == []
    assert reader.told(Post(corrections=(first, second), title="Halls and keys")) == []
    assert reader.told(Post(corrections=(first, second), slug="halls-and-keys")) == []
    moved = Post(path="posts/2017/halls-and-keys.md", corrections=(first, second), slug="keys")
    assert reader.told(moved) == []
    assert reader.told(Post(corrections=(first, second, third))) == [THIRD]
    day_put_right = (SECOND, "2017-03-02")
    assert reader.told(Post(corrections=(first, day_put_right, third))) == []
    reworded = ("It is 14 halls, not 41.", DAY)
    assert reader.told(Post(corrections=(day_put_right, third, reworded))) == []
    assert reader.told(Post(date="2017-01-14", corrections=(reworded, third))) == []
    with_changes = Post(corrections=(reworded, third), changes=("New figures.", "A map."))
    assert sorted(reader.told(with_changes)) == ["A map.", "New figures."]
