"""When the site changes by itself, because time has passed."""

import typing
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
import pytest
from msgspec import Struct

from plugins.domain.campaigns import Action
from plugins.domain.ledger import Fact, past_of
from plugins.domain.library import Library
from plugins.domain.next_change import moments_of, next_change
from plugins.domain.people import Role
from plugins.domain.posts import Change, Correction
from plugins.domain.settings import Settings
from tests.builders import a_campaign, a_moment, a_person, a_post

NOW = a_moment("2017-06-01 12:00")


def library(**parts: object) -> Library:
    return Library(settings=Settings(name="X"), **parts)  # type: ignore[arg-type]


def action(closes: str) -> Action:
    return Action("Write", "https://example.net/", a_moment(closes))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param({}, None, id="an empty site never changes"),
        pytest.param(
            {"posts": (a_post(published=a_moment("2017-01-13")),)}, None, id="all is past"
        ),
        pytest.param(
            {"posts": (a_post(published=a_moment("2017-06-01 12:01")),)},
            "2017-06-01 12:01",
            id="a post comes out",
        ),
        pytest.param({"posts": (a_post(published=NOW),)}, None, id="what is out now is out"),
        pytest.param(
            {"posts": (a_post(actions=(action("2017-06-30 23:59:59"),)),)},
            "2017-06-16 23:59:59",
            id="an action begins to close soon, fourteen days before",
        ),
        pytest.param(
            {"campaigns": (a_campaign(actions=(action("2017-06-03 17:00"),)),)},
            "2017-06-03 17:00:01",
            id="an action of a campaign closes after its last second",
        ),
        pytest.param(
            {"people": (a_person(roles=(Role("Chair", "", a_moment("2017-06-01 23:59:59")),)),)},
            "2017-06-02",
            id="a role that ends today is a former one from tomorrow",
        ),
        pytest.param(
            {"people": (a_person(roles=(Role("Chair", "", a_moment("2017-06-01 11:00")),)),)},
            "2017-06-02",
            id="a role that ended this morning is a former one from tomorrow",
        ),
        pytest.param(
            {"posts": (a_post(changes=(Change(a_moment("2017-06-09 09:00"), "x", major=True),)),)},
            "2017-06-09",
            id="the day of a major change begins",
        ),
        pytest.param(
            {"posts": (a_post(changes=(Change(a_moment("2017-06-09 09:00"), "x"),)),)},
            None,
            id="a change that is no news",
        ),
        pytest.param(
            {"posts": (a_post(modified=a_moment("2017-06-09 09:00"), status="withdrawn"),)},
            "2017-06-09",
            id="the day of a withdrawal begins",
        ),
        pytest.param(
            {"posts": (a_post(actions=(action("2017-06-09"),), status="withdrawn"),)},
            None,
            id="nobody sees the actions of what is withdrawn",
        ),
        pytest.param(
            {"posts": (a_post(published=a_moment("2017-06-09"), status="draft"),)},
            None,
            id="a draft comes out by no clock",
        ),
        pytest.param(
            {"posts": (a_post(published=a_moment("2017-06-30"), actions=(action("2017-06-20"),)),)},
            "2017-06-30",
            id="nobody sees what closes before the post is out",
        ),
        pytest.param(
            {"posts": (a_post(published=a_moment("2017-06-30"), status="hidden"),)},
            "2017-06-30",
            id="a hidden post comes out",
        ),
        pytest.param(
            {"posts": (a_post(corrections=(Correction(a_moment("2017-06-01 13:00"), "x"),)),)},
            "2017-06-01 13:00",
            id="a correction of today",
        ),
    ],
)
def test_the_next_change_is_the_first_moment_that_makes_a_difference(
    parts: dict[str, object], expected: str | None
) -> None:
    assert next_change(library(**parts), NOW) == (a_moment(expected) if expected else None)


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first, second = (
        datetime.fromisoformat(f"2017-10-29T01:30:00{offset}").astimezone(NOW.tzinfo)
        for offset in ("+01:00", "+00:00")
    )
    late = library(posts=(a_post(published=second),))
    assert next_change(late, first) == second
    assert next_change(late, second) is None


@pytest.mark.parametrize(
    ("status", "stated", "expected"),
    [
        pytest.param("listed", None, "2017-06-02", id="not published as withdrawn yet"),
        pytest.param("listed", a_moment("2017-05-30"), None, id="says when"),
        pytest.param("withdrawn", None, None, id="published as withdrawn"),
    ],
)
def test_what_is_withdrawn_since_today_is_so_until_it_is_published(
    status: str, stated: datetime | None, expected: str | None
) -> None:
    details = {"id": "a", "at": "/a/", "file": "posts/a.md", "status": status}
    past = past_of([Fact(a_moment("2017-05-01").astimezone(UTC), "post", tuple(details.items()))])
    post = a_post(id="a", status="withdrawn", modified=stated)
    change = next_change(library(posts=(post,), past=past), NOW)
    assert change == (a_moment(expected) if expected else None)


def test_an_action_closes_a_second_later_in_the_hour_that_comes_twice_too() -> None:
    """By the clock on the wall the second after 01:59:59 is 01:00:00 then."""
    closes = a_moment("2017-10-29 01:59:59")
    late = library(posts=(a_post(actions=(Action("Write", "", closes),)),))
    change = next_change(late, closes)
    assert change is not None
    assert change.timestamp() == closes.timestamp() + 1


def fields_with_moments(kind: type, seen: set[type]) -> Iterator[str]:
    """Every field of type moment in a struct and in those that it holds."""
    if kind in seen:
        return
    seen.add(kind)
    for field in msgspec.structs.fields(kind):  # type: ignore[arg-type]
        for part in parts_of(field.type):
            if part is datetime:
                yield f"{kind.__name__}.{field.name}"
            elif isinstance(part, type) and issubclass(part, Struct):
                yield from fields_with_moments(part, seen)


def parts_of(annotation: object) -> Iterator[object]:
    arguments = typing.get_args(annotation)
    if not arguments:
        yield annotation
    for argument in arguments:
        yield from parts_of(argument)


def test_every_moment_of_the_library_is_thought_of() -> None:
    """A new one belongs into `moments_of`, and then here. What the ledger knows has been."""
    found = set(fields_with_moments(Library, set()))
    known = {"PastPost.published", "Past.shown", "Past.withdrawn", "Sending.began", "Sending.ended"}
    assert found - known == {
        "Post.published",
        "Post.modified",
        "Change.date",
        "Correction.date",
        "Action.closes",
        "Campaign.started",
        "Campaign.ended",
        "Role.until",
    }


def test_the_moments_of_a_library_are_all_there() -> None:
    post = a_post(
        modified=a_moment("2017-02-01"),
        changes=(Change(a_moment("2017-03-01 09:00"), "x", major=True),),
        corrections=(Correction(a_moment("2017-04-01"), "x"),),
        actions=(action("2017-05-20"),),
    )
    campaign = a_campaign(started=a_moment("2016-01-01"), ended=a_moment("2018-01-01"))
    person = a_person(roles=(Role("Chair", "", a_moment("2015-01-01")),))
    found = set(moments_of(library(posts=(post,), campaigns=(campaign,), people=(person,))))
    assert found == {
        post.published,
        *map(a_moment, ("2017-02-01", "2017-03-01", "2017-03-01 09:00", "2017-04-01")),
        *map(a_moment, ("2017-05-20 00:00:01", "2017-05-06")),
        *map(a_moment, ("2016-01-01", "2018-01-01", "2015-01-02")),
    }
