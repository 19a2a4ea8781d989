"""Which posts to read on with: those chosen by hand, then those that share most with a post.

What a post shares is looked for in tiers: its series, its campaigns, the campaigns that it only
mentions, its topics from the rarest on. Within a tier the nearest in time comes first. How rare a
topic is, is asked of the time when the post was published, so that no later post changes the order
of those before it: a new post changes the lists that it enters, and no other.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice
from operator import itemgetter
from typing import Literal, NamedTuple

from msgspec import Struct

from plugins.domain.names import slugify
from plugins.domain.posts import Post, topics_of

MOST = 4
"""A list is filled up to this length; those chosen by hand are all there, however many."""

MOST_OF_SERIES = 2
"""So many of a list may be of the post's own series, whose box shows all of it anyway."""

Shared = Literal["", "series", "campaign", "mention", "topic"]
"""What two posts share, empty where one was chosen by hand for the other."""


class Related(Struct, frozen=True, gc=False, array_like=True):
    """A post, by its id, and what it shares: `subject` is the slug of the series or campaign, or
    the topic as the post writes it on whose page this stands."""

    post: str
    shared: Shared = ""
    subject: str = ""


class _Thing(NamedTuple):
    """Something to share. `subject` is as `Related` has it."""

    shared: Shared
    slug: str
    subject: str


_Tier = tuple[_Thing, ...]
"""Things of equal worth."""


class _Group(Struct, frozen=True, dict=True):
    """The posts that share one thing, as places in the order of publication; `series` are those of
    all posts by place."""

    places: Sequence[int]
    series: Sequence[str]

    @cached_property
    def before(self) -> tuple[int, ...]:
        """For each the index before its run of posts of one series, -1 where that is the first."""
        return tuple(_runs([self.series[place] for place in self.places]))

    @cached_property
    def after(self) -> tuple[int, ...]:
        """For each the index after its run of posts of one series."""
        mirrored = [self.series[place] for place in reversed(self.places)]
        last = len(mirrored) - 1
        return tuple(last - index for index in reversed([*_runs(mirrored)]))


class _Order(Struct, frozen=True):
    """Listed posts in the order of publication, with their times and series; their places by id,
    their groups by what they share and its slug."""

    posts: tuple[Post, ...]
    times: tuple[float, ...]
    series: tuple[str, ...]
    place: dict[str, int]
    groups: dict[tuple[Shared, str], _Group]


class _Reader(Struct, frozen=True, gc=False):
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
    readers = chain(
        map(_Reader, order.posts, range(len(order.posts)), order.times),
        (_hidden_reader(post, order) for post in hidden),
    )
    return {reader.post.id: _related(reader, order) for reader in readers}


def _related(reader: _Reader, order: _Order) -> tuple[Related, ...]:
    post = reader.post
    chosen = {order.place[other]: Related(other) for other in post.related if other != post.id}
    for tier in chain(_firm_tiers(post), _topics_by_rarity(reader, order)):
        room = MOST - len(chosen)
        if room <= 0:
            break
        if tier[0].shared == "series":
            by_hand = sum(order.series[place] == post.series for place in chosen)
            room = min(room, MOST_OF_SERIES - by_hand)
        if room > 0:
            _choose(tier, room, chosen, reader, order)
    return tuple(chosen.values())


def _firm_tiers(post: Post) -> Iterator[_Tier]:
    """What comes before all topics, things of equal worth together."""
    if post.series:
        yield _things("series", (post.series,))
    if post.campaigns:
        yield _things("campaign", post.campaigns)
    if post.campaigns or post.mentions:
        yield _things("mention", (*post.campaigns, *[one.campaign for one in post.mentions]))


@lru_cache(maxsize=4096)
def _things(shared: Shared, slugs: tuple[str, ...]) -> _Tier:
    return tuple(_Thing(shared, slug, slug) for slug in dict.fromkeys(slugs))


@lru_cache(maxsize=4096)
def _topic(name: str) -> _Tier:
    return (_Thing("topic", slugify(name), name),)


def _topics_by_rarity(reader: _Reader, order: _Order) -> Iterator[_Tier]:
    """The topics as the post writes them, by how many posts had them when it was published, in
    classes that double."""

    def rarity(tier: _Tier) -> int:
        group = order.groups.get((tier[0].shared, tier[0].slug))
        return (bisect_left(group.places, reader.place) + 1).bit_length() if group else 1

    yield from sorted(map(_topic, topics_of(reader.post)), key=rarity)


def _choose(
    tier: _Tier, room: int, chosen: dict[int, Related], reader: _Reader, order: _Order
) -> None:
    """Add to the chosen those that share a thing of the tier and are nearest in time, as many as
    there is room for. Who shares several things is there for the first of them."""
    found: dict[int, Related] = {}
    for thing in tier:
        group = order.groups.get((thing.shared, thing.slug))
        if group:
            left_out = reader.post.series if thing.shared != "series" else ""
            nearest = _nearest(group, reader, order, left_out)
            for place in islice((place for place in nearest if place not in chosen), room):
                if place not in found:
                    found[place] = Related(order.posts[place].id, thing.shared, thing.subject)
    if len(tier) == 1:
        chosen |= found
    else:
        places = sorted(found, key=lambda place: _distance(place, reader, order))
        chosen |= {place: found[place] for place in places[:room]}


def _nearest(group: _Group, reader: _Reader, order: _Order, left_out: str) -> Iterator[int]:
    """The group's places but the reader's, the nearest in time first, without those of the series
    `left_out`."""
    places, times, time = group.places, order.times, reader.time
    end = len(places)
    before = bisect_left(places, reader.place) - 1
    after = before + 1
    if after < end and places[after] == reader.place:
        after += 1
    while True:
        if left_out:
            while after < end and order.series[places[after]] == left_out:
                after = group.after[after]
            while before >= 0 and order.series[places[before]] == left_out:
                before = group.before[before]
        is_later = after < end and (
            before < 0 or times[places[after]] - time <= time - times[places[before]]
        )
        if is_later:
            yield places[after]
            after += 1
        elif before >= 0:
            yield places[before]
            before -= 1
        else:
            return


def _distance(place: int, reader: _Reader, order: _Order) -> tuple[float, bool, float]:
    """What the nearest in time has least of; of two as near the later published is nearer."""
    apart = abs(order.times[place] - reader.time)
    return apart, place < reader.place, abs(place - reader.place)


def _order(listed: Iterable[Post]) -> _Order:
    keyed = sorted([(*_key(post), post) for post in listed], key=itemgetter(0, 1))
    posts = tuple(post for _, _, post in keyed)
    series = tuple(post.series for post in posts)
    shared: defaultdict[tuple[Shared, str], list[int]] = defaultdict(list)
    for place, post in enumerate(posts):
        for tier in (*_firm_tiers(post), *map(_topic, topics_of(post))):
            for thing in tier:
                shared[thing.shared, thing.slug].append(place)
    return _Order(
        posts=posts,
        times=tuple(time for time, _, _ in keyed),
        series=series,
        place={post.id: place for place, post in enumerate(posts)},
        groups={thing: _Group(places, series) for thing, places in shared.items()},
    )


def _hidden_reader(post: Post, order: _Order) -> _Reader:
    after = bisect_left(order.posts, _key(post), key=_key)
    return _Reader(post, after - 0.5, post.published.timestamp())


def _key(post: Post) -> tuple[float, str]:
    """What posts are ordered by: when they were published and, where two were at once, their id."""
    return post.published.timestamp(), post.id


def _runs(series: Iterable[str]) -> Iterator[int]:
    """For each the index before its run of equal ones, -1 where that is the first."""
    start, last = -1, None
    for index, each in enumerate(series):
        if each != last:
            start, last = index - 1, each
        yield start
