"""Between a build and the moment that it names nothing changes by itself, and then something does.

Sites are made up at random, the same every time; LEAKS=200 makes up so many.
"""

import os
from datetime import datetime, timedelta
from random import Random

import pytest

from plugins.publishing.record import NAME
from tests.law.drafts import Draft
from tests.law.folders import Contents
from tests.law.runs import Place, within
from tests.leaks.builds import Builder, a_builder
from tests.leaks.sites import BEGINNING, LeakySite, a_site

SITES = int(os.environ.get("LEAKS", "1"))
AT_MOST = 60
"""Changes that a site makes by itself; more would never end."""


def site_that_changes(seed: int) -> LeakySite:
    """With actions, roles and campaigns that end in the middle of a day, and a post that comes out
    in the hour that comes twice."""
    chance, site = Random(f"changes {seed}"), a_site(3000 + seed)  # noqa: S311

    def a_moment() -> str:
        moment = BEGINNING + timedelta(minutes=chance.randrange(100 * 24 * 60))
        return f"{moment:%Y-%m-%d %H:%M}"

    campaign = site.public["campaigns/keep-the-keys.md"]
    person = site.public["people/nia-powell.md"]
    assert isinstance(campaign, Draft)
    assert isinstance(person, Draft)
    campaign.put("started", a_moment())
    campaign.put("actions", [{"label": "Write", "closes": a_moment()}, {"label": "Call"}])
    person.put("roles", [{"role": "Clerk", "until": a_moment()}])
    late = Draft({"title": "Late", "date": "2017-10-29T01:30:00+00:00"}, ["At half past one."])
    late.put("corrections", [{"date": "2017-10-29 01:40", "text": "It was one."}])
    site.public["posts/late.md"] = late
    note = site.public[next(path for path in site.public if path.endswith("-note-1.md"))]
    assert isinstance(note, Draft)
    note.put("corrections", [{"date": "2017-12-24 15:00", "text": "It was two."}])
    return site


def built_at(builder: Builder, place: Place, site: LeakySite, moment: datetime) -> Contents:
    output = builder.build(place, site.drafts(), moment)
    return {path: content for path, content in output.items() if path != NAME}


def next_of(place: Place) -> datetime | None:
    """What the file for cron says."""
    said = (place.cache / "next-change" / place.output.name).read_text().splitlines()
    assert said[0] == "never" or datetime.fromisoformat(said[0]).timestamp() == int(said[1])
    return None if said[0] == "never" else datetime.fromisoformat(said[0])


@pytest.mark.parametrize("seed", range(SITES))
def test_a_site_changes_at_the_moments_that_are_named_and_at_no_other(seed: int) -> None:
    chance, site = Random(f"between {seed}"), site_that_changes(seed)  # noqa: S311
    now, idle = BEGINNING, []
    with a_builder() as builder:
        place = builder.place("site")
        output = built_at(builder, place, site, now)
        for _ in range(AT_MOST):
            change = next_of(place)
            last = (change or now + timedelta(days=900)) - timedelta(seconds=1)
            between = now + chance.random() * (last - now)
            for moment in (between.replace(microsecond=0), last):
                assert built_at(builder, place, site, moment) == output
                assert next_of(place) == change
            if change is None:
                break
            before, output = output, built_at(builder, place, site, change)
            now = change
            if output == before:
                idle.append(change)
        else:
            pytest.fail("it never comes to rest")
    assert idle == []


def test_each_of_these_builds_says_the_same_to_a_person() -> None:
    site = site_that_changes(0)
    with a_builder() as builder:
        place = builder.place("site")
        builder.build(place, site.drafts(), BEGINNING)
        change = next_of(place)
        said = within(place.call("--as-at", BEGINNING.isoformat())).said
    assert change is not None
    local = change.astimezone(BEGINNING.tzinfo)
    assert f"The site changes by itself on {local.day} {local:%B %Y at %H:%M}" in said
