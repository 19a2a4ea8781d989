import pytest

from plugins.domain.campaigns import Campaign
from plugins.domain.site import Site
from plugins.views.bylines import OrganisationLink
from plugins.views.campaigns import (
    CampaignPage,
    present_campaign,
    present_campaign_index,
    subject_of_campaign,
)
from tests.builders import a_campaign, a_mention, a_moment, a_post, a_site

OLD = a_post(slug="old", campaigns=("warm-homes",), published=a_moment("2015-04-01"))
NEW = a_post(slug="new", campaigns=("warm-homes",), published=a_moment("2017-01-01"))
NAMED = a_mention(a_post(slug="named", published=a_moment("2017-02-01")), "speech", "warm-homes")


def _page(site: Site, campaign: Campaign) -> CampaignPage:
    return present_campaign(subject_of_campaign(site, campaign), site.settings)


def test_the_timeline_runs_from_the_newest_year_and_marks_mentions() -> None:
    campaign = a_campaign()
    page = _page(a_site([OLD, NEW, NAMED], campaigns=(campaign,)), campaign)
    assert [
        (year.year, [(entry.post.title, entry.is_mention) for entry in year.entries])
        for year in page.timeline
    ] == [("2017", [("Named", True), ("New", False)]), ("2015", [("Old", False)])]


def test_a_post_that_is_tagged_and_names_the_campaign_is_no_mention() -> None:
    post = a_mention(NEW, "speech", "warm-homes")
    campaign = a_campaign()
    page = _page(a_site([post], campaigns=(campaign,)), campaign)
    assert [entry.is_mention for year in page.timeline for entry in year.entries] == [False]


def test_a_hidden_post_is_not_in_the_timeline() -> None:
    hidden = a_post(slug="hidden", standing="hidden", campaigns=("warm-homes",))
    campaign = a_campaign()
    page = _page(a_site(hidden=(hidden,), campaigns=(campaign,)), campaign)
    assert page.timeline == ()


def test_partners_are_linked() -> None:
    campaign = a_campaign(partners=("equal-streets",))
    page = _page(a_site(campaigns=(campaign,)), campaign)
    assert page.partners == (OrganisationLink("Equal Streets", "/organisations/equal-streets/"),)


@pytest.mark.parametrize(
    ("status", "words", "outcome"),
    [
        pytest.param("active", "Active", "", id="active: no outcome yet"),
        pytest.param("paused", "Paused", "", id="paused: no outcome yet"),
        pytest.param("won", "Won", "It is law.", id="won"),
        pytest.param("lost", "Lost", "It is law.", id="lost"),
        pytest.param("closed", "Closed", "It is law.", id="closed"),
    ],
)
def test_the_outcome_shows_when_it_has_ended(status: str, words: str, outcome: str) -> None:
    campaign = a_campaign(status=status, outcome="It is law.")
    page = _page(a_site(campaigns=(campaign,)), campaign)
    assert (page.words, page.outcome) == (words, outcome)


def test_days_of_start_and_end() -> None:
    campaign = a_campaign(started=a_moment("2016-03-01"), ended=a_moment("2017-01-01"))
    page = _page(a_site(campaigns=(campaign,)), campaign)
    assert page.started is not None
    assert page.ended is not None
    assert (page.started.words, page.ended.words) == ("1 March 2016", "1 January 2017")


def test_the_index_has_those_that_go_on_first() -> None:
    site = a_site(
        campaigns=(
            a_campaign(slug="a", status="won"),
            a_campaign(slug="c"),
            a_campaign(slug="b", status="paused"),
        )
    )
    titles = [card.badge.title for card in present_campaign_index(site).campaigns]
    assert titles == ["B", "C", "A"]
