"""The moments at which the site changes by itself, because time has passed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain

from plugins.domain.campaigns import Action
from plugins.domain.history import is_withdrawn_today, withdrawal_stated
from plugins.domain.library import Library
from plugins.domain.posts import Post

SOON = timedelta(days=14)
"""How long before its close an action is said to close soon."""

_SECOND = timedelta(seconds=1)
_DOUBTFUL = timedelta(days=1)
"""By less, clocks on the wall do not tell what comes first; by more they do, and are quicker."""


def next_change(library: Library, moment: datetime) -> datetime | None:
    """The first moment after `moment` at which a rebuild of the public site may change anything;
    None if none ever would. Moments are whole seconds, and so is that of every build."""
    now = moment.timestamp()
    past = moment - _DOUBTFUL
    of_posts = chain.from_iterable(
        _of_public(post, is_out=post.published < past or post.published.timestamp() <= now)
        for post in library.posts
    )
    tomorrow = [_day(moment, after=1)] if _is_dated_today(library) else []
    moments = chain(of_posts, _of_others(library), tomorrow)
    later = [one for one in moments if one.timestamp() > now]
    return min(later, key=datetime.timestamp, default=None)


def moments_of(library: Library) -> Iterator[datetime]:
    """Every moment that makes a difference to some page, of drafts too, in no order. Where pages
    speak of a day, its beginning counts."""
    for post in library.posts:
        yield post.published
        if _has_dates(post):
            yield from _of_page(post)
            yield from _of_withdrawn(post)
    yield from _of_others(library)


def _of_public(post: Post, *, is_out: bool) -> Iterable[datetime]:
    """What comes of a post: nothing of a draft, and of one that is not out nothing before it is."""
    if post.status == "draft":
        return ()
    if not is_out:
        return (post.published,)
    if not _has_dates(post):
        return ()
    return _of_withdrawn(post) if post.status == "withdrawn" else _of_page(post)


def _has_dates(post: Post) -> bool:
    return bool(post.modified or post.changes or post.corrections or post.actions)


def _of_page(post: Post) -> Iterator[datetime]:
    if post.modified:
        yield post.modified
    majors = (change.date for change in post.changes if change.major)
    for date in chain(majors, (correction.date for correction in post.corrections)):
        yield from (date, _day(date))
    yield from _of_actions(post.actions)


def _of_withdrawn(post: Post) -> Iterator[datetime]:
    """The list of changes is as new as the day on which it was withdrawn, once that has come."""
    if stated := withdrawal_stated(post):
        yield _day(stated)


def _is_dated_today(library: Library) -> bool:
    """Whether a post is withdrawn since today, whenever that is: it says nothing else, and has not
    yet been published so."""
    return any(
        post.status == "withdrawn" and is_withdrawn_today(post, library.past)
        for post in library.posts
    )


def _of_others(library: Library) -> Iterator[datetime]:
    """What comes of campaigns and people."""
    for campaign in library.campaigns:
        yield from (date for date in (campaign.started, campaign.ended) if date)
        yield from _of_actions(campaign.actions)
    for person in library.people:
        for role in person.roles:
            if role.until:
                yield _day(role.until, after=1)


def _of_actions(actions: Iterable[Action]) -> Iterator[datetime]:
    """An action is open through the whole of its last second."""
    for action in actions:
        if action.closes:
            yield (action.closes.astimezone(UTC) + _SECOND).astimezone(action.closes.tzinfo)
            yield action.closes - SOON


def _day(moment: datetime, *, after: int = 0) -> datetime:
    """The beginning of the day of `moment`, or of one so many days `after` it."""
    day = moment.date() + timedelta(days=after)
    return datetime(day.year, day.month, day.day, tzinfo=moment.tzinfo)
