import pytest

from plugins.domain.library import Library
from plugins.domain.posts import Post
from plugins.host.usual_values import Usual, usual_values
from tests.builders import a_byline, a_moment, a_person, a_post, some_settings

TODAY = a_moment("2026-11-30")


def a_library(*posts: Post, **more: object) -> Library:
    return Library(settings=some_settings(), posts=posts, **more)  # type: ignore[arg-type]


def a_post_of(day: str, **more: object) -> Post:
    return a_post(**{"slug": f"post-{day}", "published": a_moment(day), **more})


def a_round_up(day: str, title: str = "Policy update", **more: object) -> Post:
    return a_post_of(day, title=title, slug=f"u-{day}", **{"category": "Round-ups", **more})


def test_the_newest_posts_of_the_kind_are_asked_and_no_older_ones() -> None:
    posts = [a_post_of(f"2026-0{month}-01", category="Analysis") for month in (3, 4, 5)]
    old = a_post_of("2026-01-01", category="News")
    assert usual_values("post", a_library(old, *posts), TODAY).category == "Analysis"


def test_where_they_differ_nothing_is_filled_in() -> None:
    posts = [
        a_post_of("2026-01-01", category="Analysis", kicker="Briefing"),
        a_post_of("2026-02-01", category="Responses", kicker="Briefing"),
    ]
    usual = usual_values("post", a_library(*posts), TODAY)
    assert (usual.category, usual.kicker) == ("", "Briefing")


def test_an_author_with_a_file_is_named_by_its_slug_another_by_name() -> None:
    post = a_post_of("2026-01-01", bylines=(a_byline("Nia Powell"), a_byline("Ed Guest")))
    library = a_library(post, people=(a_person("Nia Powell"), a_person("Ed Guest", source="")))
    assert usual_values("post", library, TODAY).authors == ("nia-powell", "Ed Guest")


def test_an_author_who_has_written_all_writes_the_first_of_a_kind_too() -> None:
    library = a_library(a_post_of("2026-01-01"), a_post_of("2026-02-01"))
    assert usual_values("roundup", library, TODAY) == Usual(
        category="Round-ups",
        kicker="Policy update",
        authors=("Nia Powell",),
        edition=1,
        title="Policy update, November 2026",
    )


@pytest.mark.parametrize(
    ("posts", "edition"),
    [
        pytest.param((), 1, id="no round-up yet"),
        pytest.param((a_round_up("2026-10-01"),), None, id="round-ups that are no editions"),
        pytest.param((a_round_up("2026-10-01", edition=7),), 8, id="the last and one"),
        pytest.param(
            (a_round_up("2026-10-01", edition=7), a_round_up("2026-09-01", edition=9)),
            10,
            id="the highest, whatever its date",
        ),
        pytest.param(
            (a_round_up("2026-10-01", edition=7), a_post_of("2026-09-01", edition=8)),
            9,
            id="editions of another category",
        ),
        pytest.param(
            (
                a_round_up("2026-10-01", edition=7),
                a_round_up("2026-11-01", edition=8, status="withdrawn"),
            ),
            9,
            id="a withdrawn one keeps its number",
        ),
        pytest.param(
            (
                a_round_up("2026-10-01", edition=7),
                a_round_up("2026-11-28", edition=8, status="draft"),
            ),
            9,
            id="a draft has its number already",
        ),
    ],
)
def test_the_number_of_an_edition_goes_on(posts: tuple[Post, ...], edition: int | None) -> None:
    assert usual_values("roundup", a_library(*posts), TODAY).edition == edition


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        pytest.param(
            {"2026-10-30": "Policy update, October 2026: a tin"},
            "Policy update, November 2026",
            id="what follows the month is new each time",
        ),
        pytest.param(
            {
                "2026-10-30": "The week to 30 October 2026",
                "2026-10-23": "The week to 23 October 2026",
            },
            "The week to 30 November 2026",
            id="a day",
        ),
        pytest.param(
            {"2026-10-30": "Policy update, October 2026", "2026-09-30": "News, September 2026"},
            "",
            id="two that differ",
        ),
        pytest.param({"2026-10-30": "Policy update, May 2026"}, "", id="another month"),
        pytest.param({"2026-10-30": "What we read"}, "", id="no month"),
        pytest.param({}, "Policy update, November 2026", id="no round-up yet"),
    ],
)
def test_a_round_up_is_called_like_those_before(titles: dict[str, str], title: str) -> None:
    posts = [a_round_up(day, title) for day, title in titles.items()]
    assert usual_values("roundup", a_library(*posts), TODAY).title == title


@pytest.mark.parametrize(
    ("days", "hour"),
    [
        pytest.param(("2026-09-30 09:00", "2026-10-30 09:00"), "09:00", id="one on which they agree"),
        pytest.param(("2026-09-30 09:00", "2026-10-30 17:00"), "00:00", id="two that differ"),
        pytest.param((), "00:00", id="no round-up yet"),
    ],
)  # fmt: skip
def test_a_round_up_comes_at_the_hour_of_those_before(days: tuple[str, ...], hour: str) -> None:
    posts = [a_round_up(day) for day in days]
    assert f"{usual_values('roundup', a_library(*posts), TODAY).hour:%H:%M}" == hour


def test_parts_and_editions_say_nothing_of_a_plain_post() -> None:
    library = a_library(
        a_post_of("2026-01-01", category="Responses"),
        a_post_of("2026-02-01", category="Analysis", series="five-ties"),
        a_round_up("2026-03-01", edition=1),
    )
    assert usual_values("post", library, TODAY).category == "Responses"
