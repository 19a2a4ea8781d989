"""An archive as a policy blog has it after years: round-ups, series, campaigns, guests.

The posts of an archive are the same for the same number of them, wherever they are made.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from plugins.benchmark.archive import vocabulary as words
from plugins.benchmark.archive.draws import Draws
from plugins.benchmark.archive.texts import text_of
from plugins.benchmark.archive.values import OF_A_KIND, SPECIAL, MadeArchive, MadePost

FIRST = datetime(2010, 1, 4, 9, tzinfo=UTC)
LAST = datetime(2026, 6, 30, 9, tzinfo=UTC)
PARTS = 5
"""Parts of a series that are out; one more is planned."""
_ONE_SERIES_IN = 50
_ONE_ROUNDUP_IN = 20


def archive_of(posts: int) -> MadeArchive:
    """People, campaigns and series for so many posts; with more posts there are more of each."""
    names = [f"{first} {last}" for last in words.SURNAMES for first in words.FIRST_NAMES]
    campaigns = [
        name if year == 0 else f"{name} {2010 + year}"
        for year in range((8 + posts // 1000) // len(words.CAMPAIGNS) + 1)
        for name in words.CAMPAIGNS
    ]
    return MadeArchive(
        posts=posts,
        people=tuple(names[:: 400 // min(20 + posts // 500, 400)][: 20 + posts // 500]),
        campaigns=tuple(campaigns[: 8 + posts // 1000]),
        plans={
            f"{words.MATTERS[number % 20].capitalize()}, review {number + 1}": tuple(
                matter.capitalize()
                for matter in Draws(f"plan {number}").some(words.MATTERS, PARTS + 1)
            )
            for number in range((posts + _ONE_SERIES_IN - 1) // _ONE_SERIES_IN)
        },
    )


def all_posts(archive: MadeArchive) -> Iterator[MadePost]:
    """All of them, oldest first."""
    return (post_of(archive, number) for number in range(archive.posts))


def post_of(archive: MadeArchive, number: int) -> MadePost:
    """The post of that number. One beyond the last is newer than all of them."""
    draws = Draws(f"post {number} of {archive.posts}")
    status = SPECIAL.get(number % OF_A_KIND, "published")
    edition = number // _ONE_ROUNDUP_IN + 1 if number % _ONE_ROUNDUP_IN == 19 else 0
    place = number % _ONE_SERIES_IN
    is_part = place < PARTS and number < archive.posts
    matter = draws.pick(words.MATTERS)
    day = _day(archive, number)
    return MadePost(
        number=number,
        slug=slug_of(number),
        title=_title(draws, matter, edition, day),
        published=day,
        kind=words.ROUNDUPS if edition else draws.pick(words.KINDS),
        summary=f"What we found when we looked at {matter}, and what we ask for.",
        authors=draws.some(archive.people, 2 if draws.one_in(8) else 1),
        topics=draws.some(words.TOPICS, draws.between(1, 4)),
        text=text_of(archive, number, draws, more=600 if edition else 0),
        series=tuple(archive.plans)[number // _ONE_SERIES_IN] if is_part else "",
        part=place + 1 if is_part else 0,
        campaigns=draws.some(archive.campaigns, draws.pick((0, 0, 0, 1, 1, 2))),
        edition=edition,
        status=status,
        has_picture=draws.one_in(5),
        has_file=draws.one_in(12),
        has_action=draws.one_in(15),
        corrected=day.date() + timedelta(days=3) if draws.one_in(25) else None,
        changed=day.date() + timedelta(days=40) if draws.one_in(25) else None,
        alias=f"/news/{number}.html" if draws.one_in(20) else "",
    )


def slug_of(number: int) -> str:
    """Every post has a slug of its own that says which it is."""
    matter = words.MATTERS[number * 7 % len(words.MATTERS)]
    return f"{slugged(matter)}-{number}"


def slugged(name: str) -> str:
    """A name as it stands in an address or a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def plain_post(archive: MadeArchive, wanted: int) -> MadePost:
    """The published post next after `wanted` that is no round-up and no part of a series: one
    whose edit changes what an edit usually changes."""
    numbers = (*range(wanted, archive.posts), *range(wanted))
    posts = (post_of(archive, number) for number in numbers)
    return next(
        post
        for post in posts
        if post.status == "published" and not post.edition and not post.series
    )


def _day(archive: MadeArchive, number: int) -> datetime:
    beyond = number - archive.posts
    if beyond >= 0:
        return LAST + timedelta(hours=beyond + 1)
    step = (LAST - FIRST) / max(archive.posts, 1)
    return (FIRST + step * number).replace(microsecond=0)


def _title(draws: Draws, matter: str, edition: int, day: datetime) -> str:
    if edition:
        return f"Policy update, {day:%B %Y}: {matter}"
    title = draws.pick(words.TITLES).format(matter)
    return title[0].upper() + title[1:]
