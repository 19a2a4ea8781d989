from plugins.views.organisations import (
    present_organisation,
    present_organisation_index,
    ties_of,
)
from tests.builders import a_campaign, a_person, a_role, a_site, an_organisation

OURS = an_organisation("Equal Streets")
SITE = a_site(
    people=(
        a_person("Sam Reed", roles=(a_role("Chair", "Equal Streets"),)),
        a_person("Nia Powell", roles=(a_role("Director", "Equal Streets"),)),
        a_person("Jo Bell", roles=(a_role("Intern", "Equal Streets", until="2016-01-01"),)),
    ),
    campaigns=(a_campaign(partners=("equal-streets",)), a_campaign(slug="other")),
    organisations=(OURS, an_organisation("Another", url="")),
)


def test_an_organisation_shows_who_is_there_today() -> None:
    page = present_organisation(SITE, OURS, ties_of(SITE))
    assert [person.name for person in page.people] == ["Nia Powell", "Sam Reed"]


def test_an_organisation_shows_the_campaigns_it_is_a_partner_of() -> None:
    page = present_organisation(SITE, OURS, ties_of(SITE))
    assert [campaign.title for campaign in page.campaigns] == ["Warm Homes"]


def test_the_index_says_how_many() -> None:
    cards = present_organisation_index(SITE, ties_of(SITE)).organisations
    assert [(card.name, card.words) for card in cards] == [
        ("Another", ""),
        ("Equal Streets", "2 people, 1 campaign"),
    ]
