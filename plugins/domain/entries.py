"""Entries of the histories of posts that are items of the feed of changes, each under a name that
it keeps: whoever was told of one is not told again, and is told of every other."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import count
from typing import Literal

from msgspec import Struct

from plugins.domain.ledger import Fact, Past, entry_fact
from plugins.domain.posts import Post

Kind = Literal["Correction", "Change"]
_SIZE = 6


class Entry(Struct, frozen=True):
    """A correction, or a change that is major."""

    kind: Kind
    moment: datetime
    words: str

    @property
    def day(self) -> str:
        return f"{self.kind}/{self.moment:%Y-%m-%d}"

    @property
    def text(self) -> str:
        """The digest of its words, in hexadecimal digits."""
        words = " ".join(self.words.split()).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(words, digest_size=_SIZE).hexdigest()


def entries_of(post: Post) -> tuple[Entry, ...]:
    """What of the history of a post is news, in the order in which it is written."""
    corrections = (Entry("Correction", one.date, one.text) for one in post.corrections)
    changes = (Entry("Change", one.date, one.note) for one in post.changes if one.major)
    return (*corrections, *changes)


def named_entries(post: Post, known: Mapping[str, str]) -> tuple[tuple[str, Entry], ...]:
    """What of the history of a post is news, each under its name (`Correction/2017-02-01/1`), in
    the order in which it is written.

    `known` are the names that were given before, with the digests of what they stood for. An entry
    that says the same is the same, on whatever day it now stands; then one of the same day is the
    same, reworded; any other is new, and no name is given twice.
    """
    entries, free = entries_of(post), dict(known)
    names: dict[int, str] = {}
    for is_same in (_says_and_stands, _says, _stands):
        for place, entry in enumerate(entries):
            if place not in names and (name := is_same(entry, free)):
                names[place] = name
                del free[name]
    taken = {*known, *names.values()}
    for place, entry in enumerate(entries):
        if place not in names:
            numbered = (f"{entry.day}/{number}" for number in count(1))
            names[place] = next(name for name in numbered if name not in taken)
            taken.add(names[place])
    return tuple((names[place], entry) for place, entry in enumerate(entries))


def news_of_entries(past: Past, posts: Iterable[Post], moment: datetime) -> Iterator[Fact]:
    """What a publication of these posts at `moment` adds to the past: entries that are new, or say
    something else than they did."""
    for post in posts:
        if post.corrections or post.changes:
            known = past.entries.get(post.id, {})
            for name, entry in named_entries(post, known):
                if known.get(name) != entry.text:
                    yield entry_fact(post.id, name, entry.text, moment)


def _says_and_stands(entry: Entry, free: Mapping[str, str]) -> str:
    names = (name for name, text in free.items() if text == entry.text and _is_of(name, entry))
    return min(names, key=_number, default="")


def _says(entry: Entry, free: Mapping[str, str]) -> str:
    kind = f"{entry.kind}/"
    names = (name for name, text in free.items() if text == entry.text and name.startswith(kind))
    return min(names, default="")


def _stands(entry: Entry, free: Mapping[str, str]) -> str:
    return min((name for name in free if _is_of(name, entry)), key=_number, default="")


def _is_of(name: str, entry: Entry) -> bool:
    return name.rpartition("/")[0] == entry.day


def _number(name: str) -> tuple[int, str]:
    return len(name), name
