import pytest

from plugins.views.actions import (
    present_action,
    present_campaign_actions,
    present_post_actions,
    state_of,
)
from tests.builders import a_campaign, a_mention, a_moment, a_post, a_site, an_action

YESTERDAY, TOMORROW = a_moment("2017-05-31 23:59:59"), a_moment("2017-06-02 23:59:59")
SITE = a_site()


def test_an_action_without_an_end_is_open_and_says_nothing() -> None:
    view = present_action(SITE, an_action())
    assert (view.state, view.words) == ("open", "")


def test_an_open_action_says_until_when() -> None:
    view = present_action(SITE, an_action(closes=a_moment("2017-07-02 23:59:59")))
    assert (view.state, view.words) == ("open", "Open until 2 July 2017")


@pytest.mark.parametrize(
    ("closes", "state"),
    [
        pytest.param("2017-06-01 00:00:01", "closing-soon", id="within a day"),
        pytest.param("2017-06-15 00:00", "closing-soon", id="in fourteen days to the second"),
        pytest.param("2017-06-15 00:00:01", "open", id="a second later than that"),
    ],
)
def test_an_action_closes_soon_for_its_last_fortnight(closes: str, state: str) -> None:
    moment = a_moment("2017-06-01")
    assert state_of(an_action(closes=a_moment(closes)), moment) == state


def test_an_action_that_closes_soon_says_so_and_when() -> None:
    view = present_action(SITE, an_action(closes=TOMORROW))
    assert (view.state, view.words) == ("closing-soon", "Closing soon: open until 2 June 2017")


def test_a_closed_action_says_since_when() -> None:
    view = present_action(SITE, an_action(closes=YESTERDAY))
    assert (view.state, view.words) == ("closed", "Closed on 31 May 2017")


def test_an_action_is_open_to_its_very_last_moment() -> None:
    assert present_action(SITE, an_action(closes=SITE.moment)).state == "closing-soon"


def test_all_actions_of_a_campaign_that_ended_are_closed() -> None:
    campaign = a_campaign(
        status="won",
        ended=a_moment("2017-02-01"),
        actions=(an_action(), an_action(closes=a_moment("2016-01-01"))),
    )
    views = present_campaign_actions(SITE, campaign)
    assert [(view.state, view.words) for view in views] == [
        ("closed", "Closed on 1 February 2017"),
        ("closed", "Closed on 1 January 2016"),
    ]


def test_an_ended_campaign_without_a_day_says_closed() -> None:
    (view,) = present_campaign_actions(SITE, a_campaign(status="lost", actions=(an_action(),)))
    assert view.words == "Closed"


def test_a_post_shows_its_own_actions_open_or_closed() -> None:
    post = a_post(actions=(an_action(label="Come", closes=YESTERDAY), an_action(label="Write")))
    views = present_post_actions(a_site([post]), post)
    assert [(view.label, view.state) for view in views] == [("Come", "closed"), ("Write", "open")]


def test_a_post_shows_the_open_actions_of_its_campaigns_only() -> None:
    campaign = a_campaign(
        actions=(an_action(label="Sign", points=("Why",)), an_action(closes=YESTERDAY))
    )
    post = a_post(campaigns=(campaign.slug,))
    views = present_post_actions(a_site([post], campaigns=(campaign,)), post)
    assert [(view.label, view.campaign, view.points) for view in views] == [
        ("Sign", "Warm Homes", ("Why",))
    ]


def test_a_post_shows_no_action_of_a_campaign_that_has_ended() -> None:
    campaign = a_campaign(status="closed", actions=(an_action(),))
    post = a_post(campaigns=(campaign.slug,))
    assert present_post_actions(a_site([post], campaigns=(campaign,)), post) == ()


def test_a_mention_brings_no_actions() -> None:
    campaign = a_campaign(actions=(an_action(),))
    post = a_mention(a_post(), "speech", campaign.slug)
    assert present_post_actions(a_site([post], campaigns=(campaign,)), post) == ()
