"""What belongs into a round-up; the texts that come of it are tested beside the command."""

from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import replace

from plugins.domain.campaigns import Action, Campaign
from plugins.domain.ledger import Past
from plugins.domain.library import Library
from plugins.domain.posts import Post
from plugins.domain.roundups import RoundUp, roundup_of
from plugins.domain.sendings import Outcome, Sending
from plugins.domain.series import PlannedPart
from tests.builders import (
    a_byline,
    a_campaign,
    a_change,
    a_correction,
    a_mention,
    a_moment,
    a_person,
    a_post,
    a_series,
    a_site,
    an_action,
)

UNTIL = "2026-11-30 09:00"
LAST = "2026-10-30 09:00"
HOUSING = ("Housing",)


def a_post_of(day: str, slug: str = "", **more: Any) -> Post:
    return a_post(**{"slug": slug or f"post-{day[:10]}", "published": a_moment(day), **more})


def an_edition(number: int = 20, day: str = LAST, **more: Any) -> Post:
    given = {"category": "Round-ups", "edition": number, **more}
    return a_post_of(day, f"edition-{number}", **given)


def a_library(*posts: Post, past: Past = Past(), **more: Any) -> Library:  # noqa: B008 - frozen
    site = a_site(posts, **more)
    return Library(
        settings=site.settings,
        posts=site.posts,
        series=site.series,
        campaigns=site.campaigns,
        people=site.people,
        past=past,
    )


def found(*posts: Post, until: str = UNTIL, **more: Any) -> RoundUp:
    return roundup_of(a_library(*posts, **more), a_moment(until))


def titles(roundup: RoundUp) -> list[str]:
    return [new.post.slug for new in roundup.posts]


def labels(roundup: RoundUp) -> list[str]:
    return [one.action.label for one in roundup.actions]


def closing(day: str, label: str = "", **more: Any) -> Action:
    """An action that closes at the end of a day, with a label and address of its own."""
    name = label or f"Act by {day}"
    given = {"label": name, "url": f"https://example.net/{name}".replace(" ", "-"), **more}
    return an_action(closes=a_moment(f"{day} 23:59"), **given)


def keys(**more: Any) -> Campaign:
    return a_campaign(**{"slug": "keys", "started": a_moment("2025-10-14"), **more})


def test_what_was_published_since_the_last_edition_is_there_oldest_first() -> None:
    posts = (
        a_post_of("2026-10-30 08:59", "told-already"),
        a_post_of("2026-11-20", "second"),
        a_post_of("2026-10-30 09:01", "first"),
        a_post_of("2026-11-30 09:00", "third"),
        a_post_of("2026-11-30 09:01", "next-time"),
    )
    assert titles(found(an_edition(), *posts)) == ["first", "second", "third"]


def test_round_ups_are_not_among_what_was_published() -> None:
    posts = (a_post_of("2026-11-10", "update", category="Round-ups"), a_post_of("2026-11-11", "x"))
    assert titles(found(an_edition(), *posts)) == ["x"]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"status": "draft"}, id="a draft"),
        pytest.param({"status": "hidden"}, id="a hidden post"),
        pytest.param({"status": "withdrawn"}, id="a withdrawn post"),
        pytest.param({"published": a_moment("2026-12-01")}, id="one under embargo"),
    ],
)
def test_nothing_of_what_is_not_public_then_is_in_any_part(more: dict[str, Any]) -> None:
    secret = a_post_of(
        "2026-11-10",
        "canary",
        **{
            "series": "ties",
            "part": 2,
            "part_title": "Canary",
            "campaigns": ("keys",),
            "actions": (
                closing("2026-12-24"),
                an_action(label="Undated", url="https://x.example/"),
            ),
            **more,
        },
    )
    first = a_post_of("2026-11-02", "people", series="ties", part=1)
    series = (a_series("People", "Places", slug="ties"),)
    roundup = found(an_edition(), first, secret, series=series, campaigns=(keys(),))
    assert "canary" not in repr(roundup).lower()
    assert [one.part.title for one in roundup.parts] == ["Places"]
    assert labels(roundup) == []


def test_a_post_that_will_be_out_by_then_is_there_before_it_is() -> None:
    assert titles(found(a_post_of("2027-01-12", "soon"), until="2027-01-31")) == ["soon"]


def test_of_a_by_line_those_are_guests_who_write_for_others_or_have_no_page() -> None:
    gwen = a_byline("Gwen Lee", "manager", "Fellowstead")
    colleague = a_byline("Ada Thorn", "head of policy", "Fellowstead")
    adviser = a_byline("Hester Aman", "adviser", "Ropewalk")
    visitor = a_byline("Maureen Tilley")
    post = a_post_of("2026-11-10", bylines=(gwen, colleague, adviser, visitor))
    people = tuple(a_person(line.name) for line in (gwen, colleague, adviser))
    roundup = found(an_edition(bylines=(gwen,)), post, people=people)
    assert [line.name for line in roundup.posts[0].guests] == ["Hester Aman", "Maureen Tilley"]


def test_a_part_says_its_series_and_number() -> None:
    post = a_post_of("2026-11-10", series="ties", title="Places")
    new = found(an_edition(), post, series=(a_series("People", "Places", slug="ties"),)).posts[0]
    assert new.series
    assert (new.series.slug, new.number) == ("ties", 2)


@pytest.mark.parametrize(
    ("plan", "out", "expected"),
    [
        pytest.param(("One", "Two", "Three"), (1, 2), ["Three"], id="the one after the last"),
        pytest.param(("One", "Two", "Three"), (1, 3), ["Two"], id="one that was left out"),
        pytest.param(("One", "Two"), (1, 2), [], id="all are out"),
        pytest.param(("One", "Two"), (), [], id="a series that has not begun"),
        pytest.param((), (1, 2), [], id="no plan"),
    ],
)
def test_the_next_part_of_a_running_series_is_told(
    plan: tuple[str, ...], out: tuple[int, ...], expected: list[str]
) -> None:
    posts = (a_post_of(f"2026-0{n}-01", series="ties", part=n, title=f"P{n}") for n in out)
    roundup = found(an_edition(), *posts, series=(a_series(*plan, slug="ties"),))
    assert [one.part.title for one in roundup.parts] == expected


def test_the_series_with_the_newest_part_comes_first_with_what_readers_may_expect() -> None:
    plan = (PlannedPart("One"), PlannedPart("Two", "January 2027"))
    series = (a_series(*plan, slug="a-old"), a_series(*plan, slug="b-new"))
    posts = (
        a_post_of("2026-01-01", series="a-old", part=1),
        a_post_of("2026-02-01", series="b-new", part=1),
    )
    parts = found(an_edition(), *posts, series=series).parts
    assert [(one.series.slug, one.part.expected, one.total) for one in parts] == [
        ("b-new", "January 2027", 2),
        ("a-old", "January 2027", 2),
    ]


def test_what_closes_soonest_comes_first_with_the_days_left() -> None:
    posts = (
        a_post_of("2026-01-01", actions=(closing("2027-01-31"), closing("2026-11-29"))),
        a_post_of("2026-02-01", actions=(closing("2026-11-30"),)),
    )
    campaigns = (keys(actions=(closing("2026-12-18"),)),)
    actions = found(an_edition(), *posts, campaigns=campaigns).actions
    assert [(one.action.label, one.days) for one in actions] == [
        ("Act by 2026-11-30", 0),
        ("Act by 2026-12-18", 18),
        ("Act by 2027-01-31", 62),
    ]


def test_an_action_of_two_is_told_once_and_with_the_end_that_comes_first() -> None:
    url = "https://example.net/write"
    posts = (
        a_post_of("2026-01-01", actions=(closing("2027-01-31", "Later", url=url),)),
        a_post_of("2026-11-11", actions=(an_action(label="Some time", url=url),)),
    )
    campaigns = (keys(actions=(closing("2026-12-18", "Soon", url=url),)),)
    assert labels(found(an_edition(), *posts, campaigns=campaigns)) == ["Soon"]


def test_of_actions_without_an_end_those_of_campaigns_and_new_posts_are_told_and_last() -> None:
    posts = (
        a_post_of("2019-01-01", actions=(an_action(label="Old", url="https://example.net/1"),)),
        a_post_of("2026-11-11", actions=(an_action(label="New", url="https://example.net/2"),)),
        a_post_of("2026-11-12", actions=(closing("2027-01-31", "Dated"),)),
    )
    campaigns = (keys(actions=(an_action(label="Campaign", url="https://example.net/3"),)),)
    roundup = found(an_edition(), *posts, campaigns=campaigns)
    assert labels(roundup) == ["Dated", "Campaign", "New"]
    assert [one.days for one in roundup.actions] == [62, None, None]


ENDED = {"status": "won", "ended": a_moment("2026-06-03 23:59")}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({}, ["Of it", "Of its post"], id="active"),
        pytest.param({"status": "paused"}, ["Of its post"], id="paused"),
        pytest.param(ENDED, [], id="won"),
        pytest.param({"status": "closed"}, [], id="closed, nobody says when"),
        pytest.param(
            {"status": "won", "ended": a_moment("2026-12-05")},
            ["Of it", "Of its post"],
            id="won after the round-up",
        ),
        pytest.param(
            {"started": a_moment("2027-01-01")}, ["Of its post"], id="one that has not begun"
        ),
    ],
)
def test_what_an_ended_campaign_asked_for_nobody_is_asked_for(
    more: dict[str, Any], expected: list[str]
) -> None:
    post = a_post_of(
        "2026-02-01", campaigns=("keys",), actions=(closing("2027-02-01", "Of its post"),)
    )
    campaign = keys(**{"actions": (closing("2027-01-01", "Of it"),), **more})
    assert labels(found(an_edition(), post, campaigns=(campaign,))) == expected


@pytest.mark.parametrize(
    ("more", "began", "ended"),
    [
        pytest.param({"started": a_moment("2026-11-05")}, True, False, id="began"),
        pytest.param({"started": a_moment("2026-10-30")}, True, False, id="on the last one's day"),
        pytest.param({"status": "lost", "ended": a_moment("2026-11-20 23:59")}, False, True, id="lost"),
        pytest.param({"status": "won", "ended": a_moment("2026-11-30 23:59")}, False, True, id="won that day"),
    ],
)  # fmt: skip
def test_what_became_of_a_campaign_is_news(more: dict[str, Any], began: bool, ended: bool) -> None:
    (news,) = found(an_edition(), campaigns=(keys(**more),)).campaigns
    assert (news.began, news.ended) == (began, ended)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({}, id="nothing happened"),
        pytest.param(ENDED, id="ended before"),
        pytest.param({"status": "won", "ended": a_moment("2026-12-01 23:59")}, id="ends after"),
        pytest.param({"started": a_moment("2026-12-01")}, id="begins after"),
        pytest.param({"status": "active", "ended": a_moment("2026-11-20")}, id="an end to come"),
    ],
)
def test_what_did_not_happen_in_the_period_is_no_news(more: dict[str, Any]) -> None:
    assert found(an_edition(), campaigns=(keys(**more),)).campaigns == ()


def test_new_posts_of_a_campaign_are_news_those_that_mention_it_too_but_no_round_up() -> None:
    tagged = a_post_of("2026-11-10", "tagged", campaigns=("keys",))
    speaks = a_mention(a_post_of("2026-11-12", "speaks"), "speech", "keys")
    update = an_edition(7, "2026-11-13", campaigns=("keys",), status="draft")
    old = a_post_of("2026-01-10", "old", campaigns=("keys",))
    library = a_library(an_edition(), tagged, speaks, update, old, campaigns=(keys(),))
    early = replace(update, published=a_moment("2026-10-01"))
    library = replace(library, posts=(*(p for p in library.posts if p.edition != 7), early))
    (news,) = roundup_of(library, a_moment(UNTIL)).campaigns
    assert [post.slug for post in news.posts] == ["tagged", "speaks"]


def missed(*posts: Post, **more: Any) -> list[str]:
    given = {"campaigns": (keys(),), **more}
    return [one.post.slug for one in found(*posts, **given).missed]


def of_keys(day: str, slug: str, **more: Any) -> Post:
    return a_post_of(day, slug, **{"campaigns": ("keys",), **more})


def linking(number: int, day: str, *posts: Post, **more: Any) -> Post:
    return an_edition(number, day, targets=tuple(post.address for post in posts), **more)


OLD = of_keys("2026-01-10", "old")


def test_an_older_post_of_an_active_campaign_is_shown_once_more() -> None:
    (one,) = found(an_edition(), OLD, campaigns=(keys(),)).missed
    assert (one.post.slug, one.campaign.slug) == ("old", "keys")
    assert one.unlinked_since == a_moment("2026-05-30 09:00")


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        pytest.param(linking(20, LAST, OLD), [], id="the last one"),
        pytest.param(linking(16, "2026-05-31", OLD), [], id="one of six months ago"),
        pytest.param(linking(16, "2026-05-30", OLD), ["old"], id="one of more than six months ago"),
        pytest.param(linking(20, LAST, OLD, status="draft"), [], id="a draft"),
        pytest.param(linking(20, LAST, OLD, status="withdrawn"), ["old"], id="a withdrawn one"),
        pytest.param(linking(22, "2026-12-01", OLD), ["old"], id="a later one"),
        pytest.param(an_edition(targets=(f"{OLD.address}#why",)), [], id="a place in it"),
        pytest.param(an_edition(targets=(f"{OLD.address}?a=b",)), [], id="with a query"),
        pytest.param(an_edition(targets=("/old-one/",)), [], id="its old address"),
        pytest.param(
            a_post_of(LAST, "plain", targets=(OLD.address,)), ["old"], id="a post that is none"
        ),
    ],
)
def test_what_a_late_edition_links_to_nobody_has_missed(edition: Post, expected: list[str]) -> None:
    assert missed(edition, replace(OLD, aliases=("/old-one/",))) == expected


@pytest.mark.parametrize(
    ("post", "campaign"),
    [
        pytest.param(OLD, keys(**ENDED), id="an ended campaign"),
        pytest.param(OLD, keys(status="paused"), id="a paused one"),
        pytest.param(of_keys("2026-11-10", "new"), keys(), id="a new post"),
        pytest.param(replace(OLD, edition=3), keys(), id="an edition"),
        pytest.param(replace(OLD, campaigns=()), keys(), id="a post of no campaign"),
        pytest.param(
            a_mention(replace(OLD, campaigns=()), "speech", "keys"), keys(), id="a mere mention"
        ),
        pytest.param(replace(OLD, status="hidden"), keys(), id="a hidden post"),
        pytest.param(replace(OLD, status="draft"), keys(), id="a draft"),
        pytest.param(replace(OLD, status="withdrawn"), keys(), id="a withdrawn post"),
    ],
)
def test_nothing_else_is_shown_once_more(post: Post, campaign: Campaign) -> None:
    assert missed(an_edition(), post, campaigns=(campaign,)) == []


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        pytest.param(
            (of_keys("2026-01-10", "older"), of_keys("2026-02-10", "newer")), "newer", id="newest"
        ),
        pytest.param(
            (of_keys("2026-01-10", "like", tags=HOUSING), of_keys("2026-02-10", "newer")),
            "like",
            id="more like the new ones",
        ),
        pytest.param(
            (
                of_keys("2025-12-10", "open", actions=(closing("2026-12-01"),)),
                of_keys("2026-01-10", "like", tags=HOUSING),
                of_keys("2026-02-10", "closed", actions=(closing("2026-11-01"),)),
            ),
            "open",
            id="something can still be done",
        ),
    ],
)
def test_one_of_a_campaign_is_chosen(posts: Iterable[Post], expected: str) -> None:
    new = a_post_of("2026-11-10", "new", tags=("housing",))
    assert missed(an_edition(), new, *posts) == [expected]


def test_of_many_campaigns_three_are_chosen_each_post_once() -> None:
    campaigns = tuple(keys(slug=f"c{n}") for n in range(6))
    posts = [of_keys(f"2026-01-1{n}", f"p{n}", campaigns=(f"c{n}",)) for n in range(4)]
    both = of_keys("2026-02-01", "both", campaigns=("c4", "c5"))
    assert missed(an_edition(), *posts, both, campaigns=campaigns) == ["both", "p3", "p2"]


def a_sending(entries: int, outcome: Outcome = "sent", number: int = 20) -> Sending:
    return Sending(
        post=f"edition-{number}", edition=number, token="aa",  # noqa: S106 - the name of a try
        began=a_moment("2026-10-30 10:00"), to="list@example.org", via="smtp", by="somebody", text="bb", entries=entries,
        outcome=outcome,
    )  # fmt: skip


def put_right(edition: Post, *sendings: Sending) -> list[str]:
    past = Past(sendings={edition.id: sendings} if sendings else {})
    errata = found(edition, past=past).errata
    return [getattr(entry, "text", "") or entry.note for one in errata for entry in one.entries]  # type: ignore[union-attr]


CORRECTED = an_edition(corrections=(a_correction("It is 53%.", "2026-11-03"),))


@pytest.mark.parametrize(
    ("edition", "sendings", "expected"),
    [
        pytest.param(CORRECTED, (a_sending(0),), ["It is 53%."], id="put right after it was sent"),
        pytest.param(CORRECTED, (a_sending(1),), [], id="sent with it"),
        pytest.param(CORRECTED, (a_sending(0, "begun"),), ["It is 53%."], id="perhaps sent"),
        pytest.param(
            CORRECTED,
            (a_sending(0, "unsent"), a_sending(1)),
            [],
            id="sent at the second try",
        ),
        pytest.param(CORRECTED, (), ["It is 53%."], id="sent by others, as far as one knows"),
        pytest.param(
            an_edition(changes=(a_change("A vote.", "2026-11-04", major=True), a_change("A comma.", "2026-11-05"))),
            (a_sending(0),),
            ["A vote."],
            id="a major change, and one that is not",
        ),
        pytest.param(
            an_edition(corrections=(a_correction("One.", "2026-10-30"), a_correction("Two.", "2026-11-02"))),
            (a_sending(1),),
            ["Two."],
            id="the newer of two",
        ),
        pytest.param(
            an_edition(changes=(a_change("A comma.", "2026-10-30"),), corrections=(a_correction("Wrong.", "2026-10-30"),)),
            (a_sending(1),),
            ["Wrong."],
            id="of one day the correction counts as the newer",
        ),
        pytest.param(
            an_edition(corrections=(a_correction("To come.", "2026-12-03"),)),
            (a_sending(0),),
            [],
            id="one of a later day",
        ),
    ],
)  # fmt: skip
def test_what_was_put_right_in_a_former_edition_is_offered(
    edition: Post, sendings: tuple[Sending, ...], expected: list[str]
) -> None:
    assert put_right(edition, *sendings) == expected


WITHDRAWN = an_edition(
    status="withdrawn", standing="withdrawn", withdrawn_because="Wrong.", modified=a_moment("2026-11-05")
)  # fmt: skip


@pytest.mark.parametrize(
    ("edition", "sendings", "expected"),
    [
        pytest.param(WITHDRAWN, (a_sending(0),), [(20, "Wrong.")], id="after it was sent"),
        pytest.param(WITHDRAWN, (a_sending(0, "begun"),), [(20, "Wrong.")], id="perhaps sent"),
        pytest.param(WITHDRAWN, (a_sending(0, "unsent"),), [], id="never sent"),
        pytest.param(WITHDRAWN, (), [(20, "Wrong.")], id="sent by others, as far as one knows"),
        pytest.param(replace(WITHDRAWN, edition=None), (), [], id="no edition"),
        pytest.param(
            replace(WITHDRAWN, edition=None), (a_sending(0),), [(20, "Wrong.")],
            id="one whose front matter says no more which it was",
        ),
        pytest.param(
            replace(WITHDRAWN, modified=a_moment("2026-12-03")), (a_sending(0),), [],
            id="on a later day",
        ),
        pytest.param(
            replace(WITHDRAWN, published=a_moment("2026-08-30"), modified=a_moment("2026-09-05")),
            (a_sending(0),), [],
            id="before the last edition",
        ),
    ],
)  # fmt: skip
def test_subscribers_are_told_of_an_edition_that_was_withdrawn(
    edition: Post, sendings: tuple[Sending, ...], expected: list[tuple[int, str]]
) -> None:
    past = Past(sendings={edition.id: sendings} if sendings else {})
    roundup = found(an_edition(19, "2026-09-30"), edition, past=past)
    assert [(one.number, one.because) for one in roundup.withdrawn] == expected


def test_what_the_last_edition_could_tell_already_is_not_told_again() -> None:
    older = an_edition(19, "2026-09-30", corrections=(a_correction("Told.", "2026-10-12"),))
    sendings = {"edition-19": (a_sending(0, number=19),)}
    assert found(older, an_edition(), past=Past(sendings=sendings)).errata == ()


def test_a_month_in_which_nothing_happened_has_nothing() -> None:
    roundup = found(an_edition(), a_post_of("2026-01-01"))
    assert (roundup.posts, roundup.actions, roundup.campaigns, roundup.parts, roundup.missed) == (
        (), (), (), (), (),
    )  # fmt: skip


def test_the_first_of_all_covers_its_month() -> None:
    posts = (a_post_of("2026-10-31", "before"), a_post_of("2026-11-01", "first-day"))
    assert titles(found(*posts)) == ["first-day"]
