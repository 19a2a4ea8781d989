"""Which posts to read on with: those chosen by hand, then those that share most with a post.

What a post shares is looked for in tiers: its series, its campaigns, the campaigns that it only
mentions, its topics from the rarest on. Within a tier the nearest in time comes first. How rare a
topic is, is asked of the time when the post was published, so that no later post changes the order
of those before it: a new post changes the lists that it enters, and no other.
"""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from itertools import chain, islice
from typing import Literal

from msgspec import Struct

from plugins.domain.names import slugify
from plugins.domain.posts import Post, topics_of

MOST = 4
"""A list is filled up to this length; those chosen by hand are all there, however many."""

MOST_OF_SERIES = 2
"""So many of a list may be of the post's own series, whose box shows all of it anyway."""

Shared = Literal["", "series", "campaign", "mention", "topic"]
"""What two posts share, empty where one was chosen by hand for the other."""


class Related(Struct, frozen=True):
    """A post, by its id, and what it shares: `subject` is the slug of the series or campaign, or
    the topic as the post writes it on whose page this stands."""

    post: str
    shared: Shared = ""
    subject: str = ""


class _Thing(Struct, frozen=True):
    """Something to share. `subject` is as `Related` has it."""

    shared: Shared
    slug: str
    subject: str


class _Group(Struct, frozen=True):
    """The posts that share one thing, as places in the order of publication, with their series.
    Of a run of posts of one series, `after` and `before` have where in the group it is over."""

    places: tuple[int, ...]
    series: tuple[str, ...]
    after: tuple[int, ...]
    before: tuple[int, ...]


class _Order(Struct, frozen=True):
    """Listed posts in the order of publication; their places by id, their groups by what they
    share and its slug."""

    posts: tuple[Post, ...]
    times: tuple[float, ...]
    place: dict[str, int]
    groups: dict[tuple[Shared, str], _Group]


class _Reader(Struct, frozen=True):
    """The post on whose page a list stands; the place of a hidden one is between two others."""

    post: Post
    place: float
    time: float


def related_posts(
    listed: Iterable[Post], hidden: Iterable[Post] = ()
) -> dict[str, tuple[Related, ...]]:
    """Id of post → the posts to read on with, for listed and hidden ones. Hidden ones are in no
    list, no post is in its own, and none is there twice."""
    order = _order(listed)
    readers = [
        *map(_Reader, order.posts, range(len(order.posts)), order.times),
        *(_hidden_reader(post, order) for post in hidden),
    ]
    return {reader.post.id: _related(reader, order) for reader in readers}


def _related(reader: _Reader, order: _Order) -> tuple[Related, ...]:
    post = reader.post
    chosen = {order.place[other]: Related(other) for other in post.related if other != post.id}
    for tier in sorted(_tiers(post), key=lambda tier: _rarity(tier[0], reader, order)):
        room = MOST - len(chosen)
        if tier[0].shared == "series":
            by_hand = sum(order.posts[place].series == post.series for place in chosen)
            room = min(room, MOST_OF_SERIES - by_hand)
        if room > 0:
            found = _found(tier, room, chosen, reader, order)
            nearest = sorted(found, key=lambda place: _distance(place, reader, order))
            chosen |= {place: found[place] for place in nearest[:room]}
    return tuple(chosen.values())


def _tiers(post: Post) -> Iterator[tuple[_Thing, ...]]:
    """What the post shares with others, things of equal worth together; topics as written."""
    named = dict.fromkeys((*post.campaigns, *(mention.campaign for mention in post.mentions)))
    if post.series:
        yield (_Thing("series", post.series, post.series),)
    if post.campaigns:
        yield tuple(_Thing("campaign", slug, slug) for slug in dict.fromkeys(post.campaigns))
    if named:
        yield tuple(_Thing("mention", slug, slug) for slug in named)
    for topic in topics_of(post):
        yield (_Thing("topic", slugify(topic), topic),)


def _rarity(thing: _Thing, reader: _Reader, order: _Order) -> int:
    """0 for what comes before all topics; of a topic, how many posts had it when the reader's was
    published, in classes that double."""
    if thing.shared != "topic":
        return 0
    group = order.groups.get((thing.shared, thing.slug))
    return (bisect_left(group.places, reader.place) + 1).bit_length() if group else 1


def _found(
    tier: Iterable[_Thing], room: int, chosen: Container[int], reader: _Reader, order: _Order
) -> dict[int, Related]:
    """By place, those that share a thing of the tier and are not chosen yet; of each thing the
    nearest on either side, as many as there is room for."""
    found: dict[int, Related] = {}
    for thing in tier:
        group = order.groups.get((thing.shared, thing.slug))
        if group:
            left_out = reader.post.series if thing.shared != "series" else ""
            for side in (_later(group, reader, left_out), _earlier(group, reader, left_out)):
                for place in islice((place for place in side if place not in chosen), room):
                    other = order.posts[place].id
                    found.setdefault(place, Related(other, thing.shared, thing.subject))
    return found


def _later(group: _Group, reader: _Reader, left_out: str) -> Iterator[int]:
    """The group's places after the reader's, without those of the series `left_out`."""
    index = bisect_left(group.places, reader.place + 0.5)
    while index < len(group.places):
        if left_out and group.series[index] == left_out:
            index = group.after[index]
        else:
            yield group.places[index]
            index += 1


def _earlier(group: _Group, reader: _Reader, left_out: str) -> Iterator[int]:
    """The group's places before the reader's, the latest first, without those of `left_out`."""
    index = bisect_left(group.places, reader.place) - 1
    while index >= 0:
        if left_out and group.series[index] == left_out:
            index = group.before[index]
        else:
            yield group.places[index]
            index -= 1


def _distance(place: int, reader: _Reader, order: _Order) -> tuple[float, bool, float]:
    """What the nearest in time has least of; of two as near the later published is nearer."""
    apart = abs(order.times[place] - reader.time)
    return apart, place < reader.place, abs(place - reader.place)


def _order(listed: Iterable[Post]) -> _Order:
    keyed = sorted(((*_key(post), post) for post in listed), key=lambda keyed: keyed[:2])
    posts = tuple(post for _, _, post in keyed)
    shared: dict[tuple[Shared, str], list[int]] = {}
    for place, post in enumerate(posts):
        for thing in chain.from_iterable(_tiers(post)):
            shared.setdefault((thing.shared, thing.slug), []).append(place)
    return _Order(
        posts=posts,
        times=tuple(time for time, _, _ in keyed),
        place={post.id: place for place, post in enumerate(posts)},
        groups={thing: _group(places, posts) for thing, places in shared.items()},
    )


def _hidden_reader(post: Post, order: _Order) -> _Reader:
    after = bisect_left(order.posts, _key(post), key=_key)
    return _Reader(post, after - 0.5, post.published.timestamp())


def _key(post: Post) -> tuple[float, str]:
    """What posts are ordered by: when they were published and, where two were at once, their id."""
    return post.published.timestamp(), post.id


def _group(places: Iterable[int], posts: tuple[Post, ...]) -> _Group:
    places = tuple(places)
    series = tuple(posts[place].series for place in places)
    before = tuple(_runs(series))
    mirrored = tuple(_runs(series[::-1]))
    after = tuple(len(series) - 1 - index for index in reversed(mirrored))
    return _Group(places, series, after, before)


def _runs(series: Iterable[str]) -> Iterator[int]:
    """For each the index before its run of equal ones, -1 where that is the first."""
    start, last = -1, None
    for index, each in enumerate(series):
        if each != last:
            start, last = index - 1, each
        yield start
