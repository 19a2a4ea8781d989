from typing import Any

import pytest

from plugins.domain.library import Library
from plugins.domain.posts import Post
from plugins.domain.roundups import RoundUp, roundup_of
from plugins.domain.series import PlannedPart
from plugins.host.roundup_text import MANY, has_news, roundup_text, told_of
from plugins.reading.body.markdown import convert
from tests.builders import (
    a_byline,
    a_campaign,
    a_correction,
    a_moment,
    a_post,
    a_series,
    a_site,
    an_action,
)

NOW = a_moment("2026-11-22 15:00")
SOURCE = "posts/2026/2026-11-30-update.md"


def a_post_of(day: str, title: str, **more: Any) -> Post:
    source = f"posts/2026/{day[:10]}.md"
    given = {
        "published": a_moment(day),
        "title": title,
        "source": source,
        "summary": "Why.",
        **more,
    }
    return a_post(**given)


EDITION = a_post_of("2026-10-30 09:00", "October: a tin", edition=20)


def found(*posts: Post, until: str = "2026-11-30 09:00", **more: Any) -> RoundUp:
    site = a_site(posts, **more)
    library = Library(
        settings=site.settings,
        posts=site.posts,
        series=site.series,
        campaigns=site.campaigns,
        people=site.people,
    )
    return roundup_of(library, a_moment(until))


def text_of(*posts: Post, **more: Any) -> str:
    return roundup_text(found(*posts, **more), SOURCE, NOW)


def section(heading: str, text: str) -> str:
    """What stands below a heading, without blank lines at its ends."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0].strip("\n")


def test_a_draft_says_from_when_to_when_it_tells_what_happened() -> None:
    assert text_of(EDITION, a_post_of("2026-11-10", "A room")).startswith(
        "<!-- From the archive, for you to rewrite: what came since edition 20 (30 October 2026), "
        "up to 30 November 2026, 09:00.\nNo reader sees a note like this one. -->\n\n## What we"
    )


@pytest.mark.parametrize(
    ("posts", "words"),
    [
        pytest.param((EDITION,), "edition 20 (30 October 2026)", id="an edition"),
        pytest.param(
            (a_post_of("2026-10-30", "x", category="Round-ups"),),
            "the last round-up (30 October 2026)",
            id="a round-up that is none",
        ),
        pytest.param((), "1 November 2026", id="none"),
    ],
)
def test_what_a_period_begins_with_is_said_in_words(posts: tuple[Post, ...], words: str) -> None:
    assert told_of(found(*posts).period) == words


def test_a_day_without_an_hour_is_said_without_one() -> None:
    assert "up to 30 November 2026." in roundup_text(found(until="2026-11-30"), SOURCE, NOW)


def test_a_post_has_its_link_part_guests_and_first_words() -> None:
    post = a_post_of(
        "2026-11-10",
        "A room: [sic]",
        source="posts/2025/a room (1).md",
        series="ties",
        part=1,
        bylines=(a_byline("Hester Aman", "adviser", "Ropewalk"), a_byline("Ed Guest")),
        summary="Somewhere to leave the *table* up.",
    )
    edition = a_post_of("2026-10-30 09:00", "x", edition=20, bylines=(a_byline("Gwen Lee"),))
    text = text_of(edition, post, series=(a_series("People", slug="ties", title="Five Ties"),))
    assert section("What we published", text) == (
        r"[A room: \[sic\]](../2025/a%20room%20%281%29.md), part 1 of "
        "[Five Ties](../../series/ties.md), by Hester Aman, adviser, Ropewalk and Ed Guest. "
        r"Somewhere to leave the \*table\* up."
    )


def test_a_guest_whom_the_first_words_name_is_not_named_twice() -> None:
    post = a_post_of(
        "2026-11-10", "A hall", bylines=(a_byline("Ed Guest"),), summary="Ed Guest on halls."
    )
    assert section("What we published", text_of(EDITION, post)) == (
        "[A hall](2026-11-10.md). Ed Guest on halls."
    )  # fmt: skip


def test_first_words_that_age_are_a_note_with_their_day() -> None:
    post = a_post_of("2026-11-10", "A vote", summary="It is on. Today we are glad.", bylines=())
    assert section("What we published", text_of(EDITION, post)) == (
        "[A vote](2026-11-10.md). It is on. <!-- 10 November 2026: Today we are glad. -->"
    )


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        pytest.param("2026-11-27 09:00", "27 November 2026, 09:00", id="with its hour"),
        pytest.param("2026-11-27", "27 November 2026", id="without one that nobody gave"),
    ],
)
def test_what_is_not_out_yet_says_so_to_the_editor_alone(moment: str, words: str) -> None:
    text = text_of(EDITION, a_post_of(moment, "Soon", bylines=()))
    assert f"[Soon](2026-11-27.md). Why. <!-- not out yet: due on {words} -->" in text
    assert "not out" not in convert(text).html


def test_a_title_of_its_day_is_no_mistake_of_the_draft() -> None:
    text = text_of(EDITION, a_post_of("2026-11-10", "What we did last week", bylines=()))
    assert "(2026-11-10.md). Why. <!-- unchecked: ageing-date -->" in text


@pytest.mark.parametrize(
    ("number", "categories", "headings"),
    [
        pytest.param(MANY, ("News", "Analysis"), [], id="few"),
        pytest.param(MANY + 1, ("News",), [], id="many of one category"),
        pytest.param(MANY + 1, ("News", "C#"), ["### News", r"### C\#"], id="many of two"),
        pytest.param(MANY + 1, ("News", ""), ["### News"], id="those without one come first"),
    ],
)
def test_many_posts_stand_below_their_categories(
    number: int, categories: tuple[str, ...], headings: list[str]
) -> None:
    posts = [
        a_post_of(f"2026-11-{n + 1:02}", f"T{n}", category=categories[n % len(categories)])
        for n in range(number)
    ]
    lines = section("What we published", text_of(EDITION, *posts)).split("\n")
    assert [line for line in lines if line.startswith("###")] == headings
    assert sum(line.startswith("[T") for line in lines) == number
    if "" in categories:
        assert lines[0].startswith("[T1]")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param("2026-12-18 23:59", "closes on 18 December 2026, 18 days left", id="days"),
        pytest.param("2026-12-01 17:00", "closes on 1 December 2026, 17:00, 1 day left", id="one"),
        pytest.param(
            "2026-11-30 23:59", "closes on 30 November 2026, the day of this edition", id="none"
        ),
        pytest.param("", "open, no last day is known", id="no end"),
    ],
)
def test_an_action_says_how_long_it_is_open_and_whose_it_is(day: str, words: str) -> None:
    action = an_action(url="https://example.net/a_(b)", closes=a_moment(day) if day else None)
    text = text_of(EDITION, a_post_of("2026-11-10", "A vote", actions=(action,)))
    assert section("What you can do", text) == (
        f"- [Write to your councillor](https://example.net/a_%28b%29): {words}. "
        "From [A vote](2026-11-10.md)."
    )


def test_actions_are_one_list_and_one_without_an_address_is_in_bold() -> None:
    actions = (
        an_action(label="1. Ring us", url="", closes=a_moment("2026-12-18 23:59")),
        an_action(label="Write", closes=a_moment("2026-12-19 23:59")),
    )
    text = text_of(EDITION, a_post_of("2026-11-10", "A vote", actions=actions))
    first, second = section("What you can do", text).split("\n")
    assert first.startswith("- **1. Ring us**: closes")
    assert second.startswith("- [Write](")


@pytest.mark.parametrize(
    ("campaign", "expected"),
    [
        pytest.param(
            {"started": a_moment("2026-11-05"), "ask": "A register."},
            "[Keys](../../campaigns/keys.md) began on 5 November 2026. A register. "
            "New on it: [A vote](2026-11-10.md).",
            id="began",
        ),
        pytest.param(
            {"status": "won", "ended": a_moment("2026-11-20 23:59"), "outcome": "Signed."},
            "[Keys](../../campaigns/keys.md) was won on 20 November 2026. Signed. "
            "New on it: [A vote](2026-11-10.md).",
            id="won",
        ),
        pytest.param(
            {"status": "closed", "ended": a_moment("2026-11-20 23:59")},
            "[Keys](../../campaigns/keys.md) ended on 20 November 2026. "
            "New on it: [A vote](2026-11-10.md).",
            id="closed",
        ),
        pytest.param(
            {}, "New on [Keys](../../campaigns/keys.md): [A vote](2026-11-10.md).", id="goes on"
        ),
    ],
)
def test_what_became_of_a_campaign_is_told(campaign: dict[str, Any], expected: str) -> None:
    post = a_post_of("2026-11-10", "A vote", campaigns=("keys",))
    keys = a_campaign(**{"slug": "keys", **campaign})
    assert section("Campaigns", text_of(EDITION, post, campaigns=(keys,))) == expected


def test_the_next_part_is_told_as_the_plan_announces_it() -> None:
    plan = (PlannedPart("People"), PlannedPart("Places", "January 2027"))
    post = a_post_of("2026-01-10", "People", series="ties", part=1)
    text = text_of(EDITION, post, series=(a_series(*plan, slug="ties", title="Five Ties"),))
    assert section("Still to come", text) == (
        "[Five Ties](../../series/ties.md): next comes part 2 of 2, “Places”, expected January 2027."
    )


def test_a_correction_names_the_edition_and_its_day() -> None:
    edition = a_post_of(
        "2026-10-30 09:00", "A tin", edition=20, corrections=(a_correction("It is 53%.", "2026-11-03"),)
    )  # fmt: skip
    assert section("Corrections", text_of(edition)) == (
        "In edition 20, [A tin](2026-10-30.md), of 30 October 2026: It is 53%."
    )


def test_an_edition_that_was_withdrawn_is_named_with_the_reason() -> None:
    edition = a_post_of(
        "2026-10-30 09:00", "A tin", edition=20, status="withdrawn", standing="withdrawn",
        withdrawn_because="It named *two* people.", modified=a_moment("2026-11-03"),
    )  # fmt: skip
    text = text_of(edition)
    assert section("Corrections", text) == (
        r"We withdrew edition 20, of 30 October 2026: It named \*two\* people."
    )
    assert "A tin" not in text
    assert "Nothing was published" not in text


def test_an_older_post_is_shown_with_the_reasons_in_a_note() -> None:
    action = an_action(closes=a_moment("2027-01-31 23:59"))
    old = a_post_of("2026-01-10", "Locks", campaigns=("keys",), actions=(action,), tags=("Leases",))
    new = a_post_of("2026-11-10", "A vote", tags=("leases",))
    keys = a_campaign(slug="keys", title="Keys")
    text = text_of(EDITION, old, new, campaigns=(keys,))
    assert section("In case you missed it", text) == (
        "[Locks](2026-01-10.md), of 10 January 2026, from the campaign "
        "[Keys](../../campaigns/keys.md). Why. <!-- why this one: its campaign goes on, no round-up "
        "since 30 May 2026 links to it, readers can act on it until 31 January 2027 and it shares a "
        "topic with what is new -->"
    )


def test_a_month_in_which_nothing_happened_says_so_and_has_no_empty_sections() -> None:
    roundup = found(EDITION)
    text = roundup_text(roundup, SOURCE, NOW)
    assert not has_news(roundup)
    assert "\nNothing was published in that time.\n" in text
    assert "##" not in text
    assert convert(text).text == ""
