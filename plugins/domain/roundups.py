"""Round-ups: what of the archive belongs into the next edition of the newsletter."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from plugins.domain.campaigns import Action, Campaign, had_ended, is_active
from plugins.domain.history import number_of_entries
from plugins.domain.library import Library, site_at
from plugins.domain.missed_posts import Missed, missed_posts
from plugins.domain.moments import has_come
from plugins.domain.people import Byline
from plugins.domain.periods import Period, is_roundup, period_of, roundups_before
from plugins.domain.posts import Change, Correction, Post
from plugins.domain.series import Part, Series, total_of
from plugins.domain.site import Site


class NewPost(Struct, frozen=True):
    """A post of the period. `guests` are those of its by-line who do not write round-ups and are
    of another organisation, or of none; `number` is its part in the `series`, where it has one."""

    post: Post
    guests: tuple[Byline, ...] = ()
    series: Series | None = None
    number: int | None = None


class OpenAction(Struct, frozen=True):
    """What a reader can do on the day of the round-up. `days` are those left after it, None where
    no end is known; `of` is whose action it is."""

    action: Action
    days: int | None
    of: Post | Campaign


class CampaignNews(Struct, frozen=True):
    """What became of a campaign in the period: whether it began or ended, and its new posts, those
    that only mention it among them."""

    campaign: Campaign
    began: bool
    ended: bool
    posts: tuple[Post, ...]


class NextPart(Struct, frozen=True):
    """The part of a running series that comes next, and of how many."""

    series: Series
    part: Part
    total: int


class Erratum(Struct, frozen=True):
    """What was put right, or changed in a major way, in a former edition after it was sent."""

    edition: Post
    entries: tuple[Change | Correction, ...]


class WithdrawnEdition(Struct, frozen=True):
    """A former edition that subscribers may have and readers of the site have no more, and why."""

    number: int
    published: datetime
    because: str


class RoundUp(Struct, frozen=True, kw_only=True):
    """What belongs into a round-up: posts oldest first, actions by their end, series and campaigns
    with the newest post first. `language` is the site's."""

    period: Period
    language: str
    posts: tuple[NewPost, ...] = ()
    actions: tuple[OpenAction, ...] = ()
    campaigns: tuple[CampaignNews, ...] = ()
    parts: tuple[NextPart, ...] = ()
    withdrawn: tuple[WithdrawnEdition, ...] = ()
    errata: tuple[Erratum, ...] = ()
    missed: tuple[Missed, ...] = ()


def roundup_of(library: Library, until: datetime) -> RoundUp:
    """What the round-up of `until`, a moment in the site's zone, can tell its readers. `library`
    has its bodies: by their links it is known what former editions led to.

    Nothing is in it that is not public by then: no draft, no hidden or withdrawn post, no title
    under embargo.
    """
    earlier = tuple(roundups_before(until, library.posts))
    period = period_of(until, earlier)
    site = site_at(library, until)
    new = [post for post in site.posts if period.covers(post.published) and not is_roundup(post)]
    return RoundUp(
        period=period,
        language=library.settings.language,
        posts=tuple(_new_posts(site, reversed(new), period)),
        actions=tuple(_open_actions(site, new)),
        campaigns=tuple(_campaign_news(site, new, period)),
        parts=tuple(_next_parts(site)),
        withdrawn=tuple(_withdrawn(library, site, period)),
        errata=tuple(_errata(site, period)),
        missed=tuple(missed_posts(site, earlier, new, period)),
    )


def _new_posts(site: Site, posts: Iterable[Post], period: Period) -> Iterator[NewPost]:
    own = period.last.bylines if period.last else ()
    authors = {line.person for line in own}
    organisations = {line.organisation for line in own}

    def is_guest(line: Byline) -> bool:
        is_of_another = bool(line.organisation) and line.organisation not in organisations
        return line.person not in authors and (is_of_another or not site.person[line.person].source)

    for post in posts:
        numbers = {part.post: part.number for part in site.parts.get(post.series, ())}
        series = site.series_by_slug.get(post.series)
        guests = tuple(line for line in post.bylines if is_guest(line))
        yield NewPost(post, guests, series, numbers.get(post.id))


def _open_actions(site: Site, new: Iterable[Post]) -> Iterator[OpenAction]:
    """Those that close soonest first, each address once. Of those without an end, which else would
    stand in every round-up, only campaigns' and new posts'. What an ended campaign asked for, on
    its page or in its posts, nobody is asked for any more."""
    now, fresh = site.moment, {post.id for post in new}
    owners: list[Post | Campaign] = [one for one in site.campaigns if is_active(one, now)]
    owners += [post for post in site.posts if not _is_of_the_past(post, site)]
    found = [
        OpenAction(action, (action.closes.date() - now.date()).days if action.closes else None, one)
        for one in owners
        for action in one.actions
        if action.is_open(now) and (action.closes or isinstance(one, Campaign) or one.id in fresh)
    ]
    seen = set[str]()
    for each in sorted(found, key=_closing):
        if (what := each.action.url or each.action.label) not in seen:
            seen.add(what)
            yield each


def _closing(action: OpenAction) -> tuple[bool, float]:
    closes = action.action.closes
    return closes is None, closes.timestamp() if closes else 0


def _is_of_the_past(post: Post, site: Site) -> bool:
    """Whether all campaigns of a post, if it has any, have ended."""
    campaigns = [site.campaign[slug] for slug in post.campaigns]
    return bool(campaigns) and all(had_ended(one, site.moment) for one in campaigns)


def _campaign_news(site: Site, new: Iterable[Post], period: Period) -> Iterator[CampaignNews]:
    fresh = {post.id for post in new}
    for campaign in _newest_first(site.campaigns, site):
        posts = site.posts_by_campaign.get(campaign.slug, ())
        of_it = tuple(post for post in reversed(posts) if post.id in fresh)
        started, ended = campaign.started, campaign.ended
        began = bool(started and period.covers_day(started) and has_come(started, period.until))
        is_over = bool(ended and period.covers_day(ended) and had_ended(campaign, period.until))
        if began or is_over or of_it:
            yield CampaignNews(campaign, began, is_over, of_it)


def _newest_first(campaigns: Iterable[Campaign], site: Site) -> list[Campaign]:
    def newest(campaign: Campaign) -> float:
        posts = site.posts_by_campaign.get(campaign.slug, ())
        return max((post.published.timestamp() for post in posts), default=0)

    return sorted(campaigns, key=lambda one: (-newest(one), one.slug))


def _next_parts(site: Site) -> Iterator[NextPart]:
    """Of every series that has begun and plans more."""
    for slug in dict.fromkeys(post.series for post in site.posts if post.series):
        series, parts = site.series_by_slug[slug], site.parts[slug]
        if to_come := [part for part in parts if part.number and not part.post]:
            yield NextPart(series, to_come[0], total_of(series, parts))


def _withdrawn(library: Library, site: Site, period: Period) -> Iterator[WithdrawnEdition]:
    """Those that were handed over, and those of which nothing tells that: others may have sent
    them."""
    numbers = {post.id: post.edition for post in library.posts}
    for one in site.withdrawn:
        tries = site.past.sendings.get(one.id, ())
        sent = [each.edition for each in tries if each.outcome != "unsent"]
        number = sent[-1] if sent else None if tries else numbers[one.id]
        day = one.withdrawn
        is_new = day and period.covers_day(day) and has_come(day, period.until)
        if number is not None and is_new:
            yield WithdrawnEdition(number, one.published, one.because)


def _errata(site: Site, period: Period) -> Iterator[Erratum]:
    for edition in reversed(site.editions):
        if not has_come(period.until, edition.published):
            entries = tuple(
                entry
                for entry in _entries_since_sent(edition, site)
                if (isinstance(entry, Correction) or entry.major)
                and period.covers_day(entry.date)
                and has_come(entry.date, period.until)
                and edition.published.date() <= entry.date.date()
            )
            if entries:
                yield Erratum(edition, entries)


def _entries_since_sent(edition: Post, site: Site) -> tuple[Change | Correction, ...]:
    """The entries of an edition's history that it had not when it was handed over, oldest first;
    all of them where nothing tells that it was: then others may have sent it. Of a day's entries
    those that are no corrections were there first."""
    entries: list[Change | Correction] = sorted(
        (*edition.changes, *edition.corrections),
        key=lambda entry: (entry.date.timestamp(), isinstance(entry, Correction)),
    )
    sent = [one for one in site.past.sendings.get(edition.id, ()) if one.outcome != "unsent"]
    new = number_of_entries(edition) - (sent[-1].entries if sent else 0)
    return tuple(entries[-new:]) if new > 0 else ()
