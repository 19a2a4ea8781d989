"""Older posts that readers may have missed: which to show them once more, and why."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain

from msgspec import Struct

from plugins.domain.campaigns import Action, Campaign, is_active
from plugins.domain.moments import has_come
from plugins.domain.names import slugify
from plugins.domain.periods import Period, is_roundup
from plugins.domain.posts import Post, topics_of
from plugins.domain.site import Site

MOST_MISSED = 3
"""So many older posts are shown to readers once more."""
MONTHS_OF_MEMORY = 6
"""What an edition linked to within so many months, readers have not missed."""


class Missed(Struct, frozen=True):
    """An older post of an active campaign to which no edition after `unlinked_since` has a link.
    Why it was chosen: its `action` that can still be taken, and its topics that are those of new
    posts."""

    post: Post
    campaign: Campaign
    unlinked_since: datetime
    action: Action | None = None
    topics: tuple[str, ...] = ()


def missed_posts(
    site: Site, earlier: Iterable[Post], new: Iterable[Post], period: Period
) -> Iterator[Missed]:
    """The best older post of each active campaign, of three at most, the best first.

    One with something that can still be done comes before others, then one with more topics of the
    `new` posts, then the newest. Posts that one of the `earlier` round-ups of the last six months
    links to are left out, round-ups, and posts that only mention the campaign.
    """
    since = _months_before(period.until, MONTHS_OF_MEMORY)
    linked = set(_linked(earlier, since))
    topics = {slugify(topic) for post in new for topic in topics_of(post)}
    older = [
        post
        for post in site.posts
        if not (is_roundup(post) or period.has_begun(post.published))
        and linked.isdisjoint((post.address, *post.aliases))
    ]
    best: dict[str, Missed] = {}
    for campaign in site.campaigns:
        if is_active(campaign, site.moment):
            of_it = (post for post in older if campaign.slug in post.campaigns)
            found = (_as_missed(post, campaign, since, site, topics) for post in of_it)
            for missed in sorted(found, key=_worth)[-1:]:
                best.setdefault(missed.post.id, missed)
    yield from sorted(best.values(), key=_worth, reverse=True)[:MOST_MISSED]


def _as_missed(
    post: Post, campaign: Campaign, since: datetime, site: Site, topics: set[str]
) -> Missed:
    action = next((action for action in post.actions if action.is_open(site.moment)), None)
    shared = tuple(topic for topic in topics_of(post) if slugify(topic) in topics)
    return Missed(post, campaign, since, action, shared)


def _linked(editions: Iterable[Post], since: datetime) -> Iterator[str]:
    """The places of this site to which editions after `since` have links."""
    late = (edition for edition in editions if not has_come(edition.published, since))
    for target in chain.from_iterable(edition.targets for edition in late):
        yield target.partition("#")[0].partition("?")[0]


def _worth(missed: Missed) -> tuple[bool, int, float, str]:
    post = missed.post
    return missed.action is not None, len(missed.topics), post.published.timestamp(), post.source


def _months_before(moment: datetime, months: int) -> datetime:
    """The same day so many months before; of a shorter month, its last."""
    count = moment.year * 12 + moment.month - 1 - months
    year, month = count // 12, count % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
