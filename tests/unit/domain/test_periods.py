import pytest

from plugins.domain.periods import is_roundup, last_day_of, period_of, roundups_before
from plugins.domain.posts import Post
from tests.builders import a_moment, a_post

UNTIL = a_moment("2026-11-30 09:00")


def an_edition(number: int | None, day: str, **more: object) -> Post:
    given = {"slug": f"u-{day[:10]}", "category": "Round-ups", "edition": number, **more}
    return a_post(published=a_moment(day), **given)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("2026-11", "2026-11-30", id="thirty days"),
        pytest.param(" 2026-12 ", "2026-12-31", id="blanks around it"),
        pytest.param("2028-02", "2028-02-29", id="a leap year"),
        pytest.param("2026-13", None, id="a thirteenth month"),
        pytest.param("2026-00", None, id="no month"),
        pytest.param("2026-1", None, id="one digit"),
        pytest.param("11/2026", None, id="another order"),
        pytest.param("2026-11-30", None, id="a day"),
        pytest.param("0000-01", None, id="a year before all calendars"),
        pytest.param("9999-12", None, id="a year that cannot be meant"),
        pytest.param("٢٠٢٦-11", None, id="digits of another script"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_month_is_written_in_one_way(written: str, day: str | None) -> None:
    found = last_day_of(written)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        pytest.param(a_post(edition=3), True, id="an edition of any category"),
        pytest.param(a_post(category="Round-Ups"), True, id="the category"),
        pytest.param(a_post(category="Roundup"), True, id="the category in another spelling"),
        pytest.param(a_post(category="Analysis"), False, id="another category"),
    ],
)
def test_a_round_up_is_known_by_its_number_or_category(post: Post, expected: bool) -> None:
    assert is_roundup(post) is expected


@pytest.mark.parametrize(
    ("posts", "since", "last"),
    [
        pytest.param((), "2026-11-01", None, id="no round-up yet: the month"),
        pytest.param(
            (an_edition(19, "2026-09-30 09:00"), an_edition(20, "2026-10-30 09:00")),
            "2026-10-30 09:00",
            20,
            id="the last edition",
        ),
        pytest.param(
            (an_edition(20, "2026-10-30 09:00"), an_edition(21, "2026-11-15")),
            "2026-11-15",
            21,
            id="two in a month",
        ),
        pytest.param(
            (an_edition(20, "2026-10-30"), an_edition(21, "2026-11-20", status="draft")),
            "2026-11-20",
            21,
            id="a draft, whose number is taken",
        ),
        pytest.param(
            (an_edition(20, "2026-10-30"), an_edition(21, "2026-11-20", status="withdrawn")),
            "2026-10-30",
            20,
            id="a withdrawn one tells nothing",
        ),
        pytest.param(
            (an_edition(20, "2026-10-30"), an_edition(21, "2026-11-30 09:00", status="draft")),
            "2026-10-30",
            20,
            id="another draft of the same moment",
        ),
        pytest.param(
            (an_edition(20, "2026-10-30"), an_edition(21, "2026-12-31")),
            "2026-10-30",
            20,
            id="a month in the past",
        ),
        pytest.param(
            (an_edition(3, "2026-09-30"), an_edition(None, "2026-10-30")),
            "2026-09-30",
            3,
            id="an edition before a round-up that is none",
        ),
        pytest.param(
            (an_edition(None, "2026-10-30"),),
            "2026-10-30",
            None,
            id="a round-up that is no edition, where there are no others",
        ),
    ],
)
def test_a_period_begins_with_the_last_round_up(
    posts: tuple[Post, ...], since: str, last: int | None
) -> None:
    period = period_of(UNTIL, roundups_before(UNTIL, posts))
    assert period.since == a_moment(since)
    assert (period.last.edition if period.last else None) == last


def test_the_moment_of_the_last_round_up_was_its_own_and_that_of_the_new_one_is_the_new_ones() -> (
    None
):
    period = period_of(UNTIL, (an_edition(20, "2026-10-30 09:00"),))
    days = ("2026-10-30 09:00", "2026-10-30 09:01", "2026-11-30 09:00", "2026-11-30 09:01")
    assert [period.covers(a_moment(day)) for day in days] == [False, True, True, False]


def test_without_a_round_up_the_first_moment_of_the_month_is_covered() -> None:
    period = period_of(UNTIL, ())
    assert period.covers(a_moment("2026-11-01"))
    assert not period.covers(a_moment("2026-10-31 23:59"))


def test_what_has_a_day_and_no_hour_counts_on_both_of_its_ends() -> None:
    period = period_of(UNTIL, (an_edition(20, "2026-10-30 09:00"),))
    days = ("2026-10-29", "2026-10-30", "2026-11-30 23:59", "2026-12-01")
    assert [period.covers_day(a_moment(day)) for day in days] == [False, True, True, False]
