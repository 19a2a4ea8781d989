"""No page or feed is taken for unchanged that would say something else."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.body import Body
from plugins.domain.site import Site
from tests.builders import (
    a_body,
    a_byline,
    a_campaign,
    a_moment,
    a_picture,
    a_post,
    a_series,
    a_site,
    an_action,
)
from tests.unit.views.planned_sites import PLAN, SITE, made_from, planned, shown

CHOICES: dict[str, tuple[Any, ...]] = {
    "status": ("won", "paused", "lost"),
    "standing": ("draft", "scheduled", "hidden"),
    "modified": (a_moment("2017-05-01"), a_moment("2019-05-01")),
    "edition": (None, 9),
    "part": (None, 3),
    "image": (None, a_picture(src="/images/other.png"), a_picture(caption="Anew")),
    "photo": (None, a_picture(caption="Anew")),
    "logo": (None, a_picture(alt="Anew")),
    "until": (None, a_moment("2016-01-01")),
    "started": (a_moment("2015-02-01"),),
    "ended": (a_moment("2015-02-01"),),
    "closes": (None, a_moment("2017-05-31 23:59"), a_moment("2017-06-10 23:59")),
    "withdrawn": (None, a_moment("2017-04-01")),
    "because": ("", "Another reason."),
    "tags": (("housing", "Tax"), ("Housing", "Tax & spend"), ("Tax", "Housing")),
}
"""Other values of fields for which any other value will not do."""


SAID_NOWHERE = {
    f"{kind}.source"
    for kind in ("pages", "series", "campaigns", "people", "organisations", "assets")
}
"""Where in the content folder something was written down."""


def _others(name: str, value: Any) -> Iterator[Any]:
    """Values that might stand in the field `name` in place of this one."""
    yield from CHOICES.get(name, ())
    if name in CHOICES and not isinstance(value, tuple | Struct):
        return
    if isinstance(value, Body):
        yield a_body("Another text.")
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value + 1_000_000)
    elif isinstance(value, str):
        yield from filter(None, (f"{value}-x", "" if value else None))
    elif isinstance(value, datetime):
        yield from (value + timedelta(days=1), value - timedelta(days=40))
    elif isinstance(value, tuple):
        yield from _other_tuples(name, value)
    elif isinstance(value, Struct):
        yield from (other for _, other in _edited(value))


def _other_tuples(name: str, value: tuple[Any, ...]) -> Iterator[Any]:
    if value:
        yield ()
        yield value[1:]
        yield tuple(reversed(value))
        yield from ((*value[:-1], other) for other in _others(f"one of {name}", value[-1]))


def _edited(value: Any) -> Iterator[tuple[str, Any]]:
    """The value with one thing in it changed, and the name of the field that has it."""
    for name in value.__struct_fields__:
        for other in _others(name, getattr(value, name)):
            if other != getattr(value, name):
                targets = {"targets": ()} if name == "body" else {}
                yield name, replace(value, **{name: other, **targets})


def _edited_sites() -> Iterator[tuple[str, Site]]:
    for kind in ("posts", "hidden", "withdrawn", "pages", "series", "campaigns", "people",
                 "organisations", "assets"):  # fmt: skip
        values = getattr(SITE, kind)
        for place, value in enumerate(values):
            if kind == "posts" and value.slug.startswith("more"):
                continue
            for name, other in _edited(value):
                all_of_kind = (*values[:place], other, *values[place + 1 :])
                yield f"{kind}.{name}", replace(SITE, **{kind: all_of_kind})
    for name, other in _edited(SITE.settings):
        yield f"settings.{name}", replace(SITE, settings=other)
    for day in ("2017-01-14", "2017-02-20", "2017-03-02", "2017-12-20", "2018-01-02"):
        yield "moment", replace(SITE, moment=a_moment(day))
    yield "preview", replace(SITE, preview=True)


def test_whatever_fact_changes_no_file_that_says_it_is_taken_for_unchanged() -> None:
    """Each value of a site is changed in each of its fields: where what a file is made from is
    the same as before, so is what it says."""
    before = made_from(SITE, PLAN)
    said = {path: shown(output) for path, output in PLAN.items()}
    noticed: dict[str, bool] = {}
    for name, site in _edited_sites():
        try:
            plan = planned(site)
        except KeyError:
            continue  # what refers to nothing never becomes a site
        made = made_from(site, plan)
        for path, output in plan.items():
            if path in before and before[path] == made[path]:
                assert shown(output) == said[path], f"{path} is stale after a change of {name}"
        changed = plan.keys() != PLAN.keys() or made != before
        noticed[name] = noticed.get(name, False) or changed
    assert {name for name, changed in noticed.items() if not changed} == SAID_NOWHERE


# --- sites that chance made ----------------------------------------------------------------

_DAYS = [a_moment(f"2017-0{month}-{day:02}") for month in (1, 2, 5) for day in (1, 2, 28)]
_FACTS = st.fixed_dictionaries(
    {},
    optional={
        "published": st.sampled_from(_DAYS),
        "title": st.sampled_from(("People", "Places", "Power")),
        "standing": st.sampled_from(("listed", "listed", "listed", "draft", "hidden")),
        "tags": st.sampled_from(((), ("Tax",), ("tax", "Housing"), ("Housing", "Tax"))),
        "category": st.sampled_from(("", "Analysis", "analysis")),
        "campaigns": st.sampled_from(((), ("warm-homes",), ("warm-homes", "safe-streets"))),
        "series": st.sampled_from(("", "green-paper", "notes")),
        "part": st.sampled_from((None, 1, 2)),
        "bylines": st.sampled_from(((), (a_byline("Nia Powell"),), (a_byline("Sam", "Chair"),))),
        "edition": st.sampled_from((None, None, 7)),
        "modified": st.sampled_from((None, *_DAYS)),
        "lang": st.sampled_from(("en-GB", "cy")),
    },
)
_POSTS = st.dictionaries(st.integers(0, 30), _FACTS, max_size=14)


def _site_of(posts: dict[int, dict[str, Any]], moment: datetime) -> Site:
    made = [a_post(**{**facts, "slug": f"post-{number}"}) for number, facts in posts.items()]
    return a_site(
        [post for post in made if post.standing != "hidden"],
        hidden=tuple(post for post in made if post.standing == "hidden"),
        series=(a_series("People", "Places", slug="green-paper"), a_series(slug="notes")),
        campaigns=(
            a_campaign(slug="warm-homes", actions=(CLOSING,)),
            a_campaign(slug="safe-streets"),
        ),
        moment=moment,
    )


CLOSING = an_action(closes=a_moment("2017-05-20"))


@settings(deadline=None, max_examples=60)
@given(
    posts=_POSTS,
    number=st.integers(0, 30),
    facts=st.none() | _FACTS,
    moments=st.tuples(st.sampled_from(_DAYS), st.sampled_from(_DAYS)),
)
def test_between_two_sites_no_file_that_says_something_else_is_taken_for_unchanged(
    posts: dict[int, dict[str, Any]],
    number: int,
    facts: dict[str, Any] | None,
    moments: tuple[datetime, datetime],
) -> None:
    """One post is another, new or gone, and perhaps some time has passed."""
    numbers = [*posts, 31]
    edited = dict(posts)
    changed = numbers[number % len(numbers)]
    was = edited.pop(changed, {})
    if facts is not None:
        edited[changed] = {**was, **facts}
    before, after = _site_of(posts, moments[0]), _site_of(edited, moments[1])
    plans = planned(before), planned(after)
    made = made_from(before, plans[0]), made_from(after, plans[1])
    for path in plans[0].keys() & plans[1].keys():
        if made[0][path] == made[1][path]:
            assert shown(plans[0][path]) == shown(plans[1][path]), path


@settings(deadline=None, max_examples=20)
@given(posts=_POSTS)
def test_a_site_that_is_read_again_is_taken_for_unchanged(posts: dict[int, dict[str, Any]]) -> None:
    sites = [_site_of(posts, a_moment("2017-05-01")) for _ in range(2)]
    before, after = (made_from(site, planned(site)) for site in sites)
    assert before == after
