"""Round-ups, and the stretch of time that each of them covers."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from msgspec import Struct

from plugins.domain.moments import FIRST_YEAR, LAST_YEAR, has_come
from plugins.domain.names import slugify
from plugins.domain.posts import Post

_NAMES_OF_ROUND_UPS = frozenset(("round-up", "round-ups", "roundup", "roundups"))
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


class Period(Struct, frozen=True):
    """What a round-up covers: all after `since`, up to and with `until`, which is its own moment.
    `last` is the round-up of `since`; without one, the moment `since` is covered too."""

    since: datetime
    until: datetime
    last: Post | None = None

    def has_begun(self, moment: datetime) -> bool:
        """Whether `moment` is covered, or later."""
        return has_come(self.since, moment) and (
            self.last is None or not has_come(moment, self.since)
        )

    def covers(self, moment: datetime) -> bool:
        return self.has_begun(moment) and has_come(moment, self.until)

    def covers_day(self, moment: datetime) -> bool:
        """Whether the day of `moment` is covered. That of the last round-up is: a day without its
        hour does not tell whether readers knew of it then."""
        return self.since.date() <= moment.date() <= self.until.date()


def last_day_of(month: str) -> date | None:
    """The last day of a month that is written 2026-11; None for what is no month."""
    found = _MONTH.fullmatch(month.strip())
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    year, number = int(found[1]), int(found[2])
    return date(year, number, monthrange(year, number)[1])


def is_roundup(post: Post) -> bool:
    """Whether a post is an edition of the newsletter, or of the category of round-ups."""
    return post.edition is not None or slugify(post.category) in _NAMES_OF_ROUND_UPS


def roundups_before(moment: datetime, posts: Iterable[Post]) -> Iterator[Post]:
    """The round-ups of earlier moments. Drafts are among them: their numbers are taken, and what
    stands in them will have been told. Withdrawn ones are not."""
    for post in posts:
        is_earlier = not has_come(moment, post.published)
        if is_earlier and post.status != "withdrawn" and is_roundup(post):
            yield post


def period_of(until: datetime, earlier: Iterable[Post]) -> Period:
    """From the newest edition among the `earlier` round-ups; else from the newest of these; else
    from the beginning of the month."""
    there = tuple(earlier)
    editions = [post for post in there if post.edition is not None]
    last = max(editions or there, key=_when, default=None)
    if last:
        return Period(last.published, until, last)
    return Period(until.replace(day=1, hour=0, minute=0, second=0), until)


def _when(post: Post) -> tuple[float, str]:
    return post.published.timestamp(), post.source
