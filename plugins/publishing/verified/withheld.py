"""What readers may not see at a moment: the words and files of posts that are no part of the site.

A text is sought only if it tells something: six letters at least, names of months and numbers
apart. What is found of it in the output is no leak where a text that is public has it too, be it
another post, the plan of a series, or the program's own words: a draft may be called "Update".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from plugins.domain.body import Body
from plugins.domain.ledger import Past
from plugins.domain.library import Library, is_public
from plugins.domain.moments import MONTHS
from plugins.domain.posts import Post, permanent_identity
from plugins.domain.redirects import path_of_old
from plugins.domain.site import WithBody
from plugins.publishing.verified.words import forms, phrase

_FEWEST = 6
"""Letters of a text that is sought."""
_SENTENCES = 3
"""So many of a body are sought, from its beginning."""
_WORDS_OF_A_SENTENCE = 5
_NOT_TELLING = frozenset(month.lower().encode() for month in MONTHS)


class Withheld(Struct, frozen=True, array_like=True, gc=False):
    """A text of a post, in words; `part` says which, `source` names the file of the post. `paths`
    are the files of the output that may have it."""

    words: bytes
    part: str
    source: str
    paths: frozenset[str] = frozenset()


Text = tuple[str, Callable[[], bytes]]
"""The name of something public, and what fetches its text, in words."""


def withheld_at(library: Library, moment: datetime) -> tuple[Withheld, ...]:
    """Each text, of each post that is not public then, that would give it away. A hidden post's are
    at its own addresses; of a withdrawn one the address may be known, and why it was withdrawn."""
    found: dict[tuple[bytes, str], Withheld] = {}
    identity = library.settings.identity
    for post in library.posts:
        if is_open(post, moment):
            continue
        is_at_home = post.status == "hidden" and is_public(post, moment)
        paths = frozenset(_paths(post, library.past)) if is_at_home else frozenset()
        for part, text in _texts(post, moment, identity):
            words = phrase(text)
            if is_telling(words):
                found.setdefault((words, post.source), Withheld(words, part, post.source, paths))
    return tuple(found.values())


def is_open(post: Post, moment: datetime) -> bool:
    """Whether anything of a post may stand anywhere on the site."""
    return post.status == "published" and is_public(post, moment)


def is_telling(words: bytes) -> bool:
    """Whether a text would give away what it is about."""
    telling = (one for one in words.split() if one not in _NOT_TELLING and not one.isdigit())
    return sum(len(one) for one in telling if one not in (b",", b"|")) >= _FEWEST


def explained(found: Iterable[Withheld], texts: Iterable[Text]) -> dict[bytes, str]:
    """Which of the texts that were found something public has too, and what that is."""
    open_yet = {one.words for one in found}
    by: dict[bytes, str] = {}
    for name, fetch in texts:
        if not open_yet:
            break
        text = fetch()
        for words in [one for one in open_yet if (b" %b " % one) in text]:
            by[words] = name
            open_yet.discard(words)
    return by


def without_own_words(
    found: Mapping[str, tuple[Withheld, ...]], library: Library, moment: datetime
) -> dict[str, tuple[Withheld, ...]]:
    """What was found, without what a hidden post says of others on its own page."""
    rest = dict(found)
    for post in library.posts:
        if post.status == "hidden" and is_public(post, moment):
            for path in rest.keys() & set(_paths(post, library.past)):
                said = text_of(post)
                rest[path] = tuple(one for one in rest[path] if (b" %b " % one.words) not in said)
    return {path: texts for path, texts in rest.items() if texts}


def public_texts(library: Library, moment: datetime) -> Iterator[Text]:
    """All that is public then, by what it is told apart by, the plans of series first."""
    yield "site.yaml", lambda: _joined(strings_in(library.settings))
    values: tuple[WithBody, ...] = (
        *library.series, *library.pages, *library.campaigns, *library.people,
        *library.organisations,
    )  # fmt: skip
    for value in values:
        if value.source:
            yield value.source, lambda value=value: text_of(value)  # type: ignore[misc]
    for post in library.posts:
        if is_open(post, moment):
            yield post.source, lambda post=post: text_of(post)  # type: ignore[misc]
        elif is_public(post, moment) and post.status == "withdrawn":
            said = (post.withdrawn_because, post.address, *post.aliases)
            yield post.source, lambda said=said: _joined(said)  # type: ignore[misc]


def text_of(value: WithBody) -> bytes:
    """All that a value says, in words. What it only names (related posts, its file) is no part."""
    bare = replace(value, body=Body(), source="")
    if isinstance(bare, Post):
        bare = replace(bare, related=(), id="")
    address = getattr(value, "address", "")
    said = _joined((*strings_in(bare), address, *value.body.text.splitlines()))
    whole, shown = forms(value.body.html.encode("utf-8", "ignore"))
    return b"%b |%b|%b" % (said, whole, shown)


def _texts(post: Post, moment: datetime, identity: str) -> Iterator[tuple[str, str]]:
    is_withdrawn = post.status == "withdrawn"
    yield "title", post.title
    yield "title as a part", post.part_title
    yield "standfirst", post.standfirst
    yield "summary", post.summary
    yield from (("text", sentence) for sentence in _sentences(post.body.text))
    if post.image:
        for words in (post.image.alt, post.image.caption, post.image.credit):
            yield "words of its picture", words
    yield from (("download", download.label) for download in post.files)
    yield from (("correction", one.text) for one in post.corrections)
    if is_withdrawn:
        return
    yield from (("change", one.note) for one in post.changes)
    yield "slug", post.slug
    yield "address", post.address
    if not (post.status == "hidden" and is_public(post, moment)):
        yield "id", post.id
    yield "id in feeds", permanent_identity(post.id, identity)


def _sentences(text: str) -> list[str]:
    """The first of a body that are long enough to be told from others."""
    found = (sentence for line in text.splitlines() for sentence in line.split(". "))
    long = (one for one in found if len(one.split()) >= _WORDS_OF_A_SENTENCE)
    return [one for one, _ in zip(long, range(_SENTENCES), strict=False)]


def _paths(post: Post, past: Past) -> Iterator[str]:
    """The files that answer where a post is, and where it was."""
    before = past.posts.get(post.id)
    former = (before.address, *before.former) if before else ()
    for address in (post.address, *post.aliases, *former):
        yield path_of_old(address)


def strings_in(value: Any) -> Iterator[str]:
    """Every text in a value of structs."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        yield from strings_in(to_builtins(value, enc_hook=str))
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings_in(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from strings_in(one)


def _joined(texts: Iterable[str]) -> bytes:
    """In words, a bar between two texts."""
    return b" %b " % b" | ".join(map(phrase, texts))
