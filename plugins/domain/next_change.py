"""The moments at which the site changes by itself, because time has passed."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain

from plugins.domain.campaigns import Action
from plugins.domain.library import Library

SOON = timedelta(days=14)
"""How long before its close an action is said to close soon."""


def next_change(library: Library, moment: datetime) -> datetime | None:
    """The first moment after `moment` at which a rebuild may change anything; None if none ever
    would."""
    later = (one for one in moments_of(library) if one.timestamp() > moment.timestamp())
    return min(later, key=datetime.timestamp, default=None)


def moments_of(library: Library) -> Iterator[datetime]:
    """Every moment that makes a difference to some page, in no order. Where pages speak of a day,
    its beginning counts."""
    for post in library.posts:
        yield post.published
        if post.modified:
            yield post.modified
        dates = chain((c.date for c in post.changes), (c.date for c in post.corrections))
        yield from (moment for date in dates for moment in (date, _day(date)))
        yield from _of_actions(post.actions)
    for campaign in library.campaigns:
        yield from (date for date in (campaign.started, campaign.ended) if date)
        yield from _of_actions(campaign.actions)
    for person in library.people:
        for role in person.roles:
            if role.until:
                yield from (role.until, _day(role.until, after=1))


def _of_actions(actions: Iterable[Action]) -> Iterator[datetime]:
    for action in actions:
        if action.closes:
            yield from (action.closes, action.closes - SOON)


def _day(moment: datetime, *, after: int = 0) -> datetime:
    """The beginning of the day of `moment`, or of one so many days `after` it."""
    day = moment.date() + timedelta(days=after)
    return datetime(day.year, day.month, day.day, tzinfo=moment.tzinfo)
