"""What a new post will probably say: what the newest posts of its kind agree on."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from typing import Literal, TypeVar

from msgspec import Struct

from plugins.domain.library import Library
from plugins.domain.moments import day_in_words, month_in_words
from plugins.domain.periods import is_roundup
from plugins.domain.posts import Post

PostKind = Literal["post", "roundup", "part"]

ROUND_UPS = "Round-ups"
KICKER = "Policy update"
_WITNESSES = 3
"""Newest posts of a kind that must agree; fewer where there are no more."""

Value = TypeVar("Value")


class Usual(Struct, frozen=True, kw_only=True):
    """Values for a new post; empty where the posts there are do not agree, or there are none.

    `authors` are slugs of people with a file, else names. `edition` is None where the last one of
    the kind was none. `title` is how round-ups begin, with the month or day of the new one, and
    `is_of_a_day` whether it is the day; `hour` is that at which they come.
    """

    category: str = ""
    kicker: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    edition: int | None = None
    title: str = ""
    is_of_a_day: bool = False
    hour: time = time()


def usual_values(kind: PostKind, library: Library, day: date, series: str = "") -> Usual:
    """What is usual for a post of that kind and day; for a part, in the series of that slug. The
    first round-up is the first edition."""
    like_it = [post for post in _newest_first(library.posts) if _is_like(post, kind, series)]
    newest = like_it[:_WITNESSES]
    if kind == "roundup":
        return _usual_roundup(library, newest, day)
    return Usual(
        category=_agreed([post.category for post in newest], ""),
        kicker=_agreed([post.kicker for post in newest], ""),
        authors=_agreed([_authors(post, library) for post in newest], ()) or _only_author(library),
        tags=_in_all([post.tags for post in like_it]) if kind == "part" else (),
        campaigns=_in_all([post.campaigns for post in like_it]) if kind == "part" else (),
    )


def _usual_roundup(library: Library, newest: Sequence[Post], day: date) -> Usual:
    if not newest:
        title = f"{KICKER}, {month_in_words(day)}"
        authors = _only_author(library)
        return Usual(category=ROUND_UPS, kicker=KICKER, authors=authors, edition=1, title=title)
    of_day = _agreed([_moved(post, day, day_in_words) for post in newest], "")
    return Usual(
        category=_agreed([post.category for post in newest], ""),
        kicker=_agreed([post.kicker for post in newest], ""),
        authors=_agreed([_authors(post, library) for post in newest], ()) or _only_author(library),
        edition=_next_edition(library, newest),
        title=of_day or _agreed([_moved(post, day, month_in_words) for post in newest], ""),
        is_of_a_day=bool(of_day),
        hour=_agreed([post.published.time() for post in newest], time()),
    )


def _newest_first(posts: Iterable[Post]) -> list[Post]:
    there = (post for post in posts if post.status != "withdrawn")
    return sorted(there, key=lambda post: (post.published, post.source), reverse=True)


def _is_like(post: Post, kind: PostKind, series: str) -> bool:
    if kind == "part":
        return post.series == series
    return is_roundup(post) if kind == "roundup" else not is_roundup(post) and not post.series


def _agreed(values: Sequence[Value], otherwise: Value) -> Value:
    """The value that all are, `otherwise` if they differ or there is none."""
    return values[0] if values and all(value == values[0] for value in values) else otherwise


def _in_all(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What every list has, in the order of the first."""
    first = lists[0] if lists else ()
    return tuple(value for value in first if all(value in values for values in lists))


def _authors(post: Post, library: Library) -> tuple[str, ...]:
    filed = {person.slug for person in library.people if person.source}
    return tuple(line.person if line.person in filed else line.name for line in post.bylines)


def _only_author(library: Library) -> tuple[str, ...]:
    """The author of all posts there are, where one has written them all."""
    return _agreed([_authors(post, library) for post in library.posts], ())


def _next_edition(library: Library, newest: Sequence[Post]) -> int | None:
    """One more than the highest, where the newest round-up is an edition. A withdrawn edition
    keeps its number."""
    if not newest or newest[0].edition is None:
        return None
    return max(post.edition or 0 for post in library.posts) + 1


def _moved(post: Post, day: date, in_words: Callable[[date], str]) -> str:
    """The beginning of a title that ends with the post's own date, with the new one's instead."""
    before, own, _ = post.title.partition(in_words(post.published))
    return f"{before}{in_words(day)}" if own else ""
