"""Organisations: the page of each and the index."""

from collections.abc import Mapping
from typing import ClassVar

from msgspec import Struct

from plugins.domain.campaigns import Campaign
from plugins.domain.people import Link, Organisation, Person, role_on
from plugins.domain.site import Site
from plugins.views.bodies import PlacedBody, present_body
from plugins.views.campaigns import CampaignBadge, present_badge
from plugins.views.cards import counted
from plugins.views.heads import PageView, about, present_head
from plugins.views.people import PersonCard, present_person_card
from plugins.views.pictures import PictureView, present_picture
from plugins.views.structured_data import organisation_data

INDEX = Link("Organisations", "/organisations/")


class OrganisationPage(PageView, frozen=True, kw_only=True):
    """`people` are those whose present role is there; `campaigns` those it is a partner of."""

    template: ClassVar[str] = "pages/organisation.html"

    url: str
    logo: PictureView | None
    body: PlacedBody
    people: tuple[PersonCard, ...]
    campaigns: tuple[CampaignBadge, ...]


class OrganisationCard(Struct, frozen=True):
    """An organisation in a list; `words` say how many people and campaigns, empty for none."""

    name: str
    address: str
    words: str


class OrganisationIndex(PageView, frozen=True, kw_only=True):
    template: ClassVar[str] = "pages/organisation_index.html"

    organisations: tuple[OrganisationCard, ...]


class Ties(Struct, frozen=True):
    """Who belongs to which organisation, by its name, and its campaigns, by its slug."""

    people: Mapping[str, tuple[Person, ...]]
    campaigns: Mapping[str, tuple[Campaign, ...]]

    def people_of(self, organisation: Organisation) -> tuple[Person, ...]:
        return self.people.get(organisation.name, ())

    def campaigns_of(self, organisation: Organisation) -> tuple[Campaign, ...]:
        return self.campaigns.get(organisation.slug, ())


def ties_of(site: Site) -> Ties:
    """People by name and campaigns as the site has them, found once for all organisations."""
    people: dict[str, tuple[Person, ...]] = {}
    for person in sorted(site.people, key=lambda person: (person.name.casefold(), person.slug)):
        name = role_on(person.roles, site.moment).organisation
        people[name] = (*people.get(name, ()), person)
    campaigns: dict[str, tuple[Campaign, ...]] = {}
    for campaign in site.campaigns:
        for slug in campaign.partners:
            campaigns[slug] = (*campaigns.get(slug, ()), campaign)
    return Ties(people, campaigns)


def present_organisation(site: Site, organisation: Organisation, ties: Ties) -> OrganisationPage:
    return OrganisationPage(
        head=about(
            site,
            present_head(
                site,
                organisation.name,
                organisation.address,
                description=organisation.body.first_paragraph,
                crumbs=(INDEX,),
            ),
            organisation_data(site, organisation),
        ),
        url=organisation.url,
        logo=present_picture(site, organisation.logo),
        body=present_body(
            site,
            organisation.body,
            organisation.targets,
            below_picture=organisation.logo is not None,
        ),
        people=tuple(present_person_card(site, one) for one in ties.people_of(organisation)),
        campaigns=tuple(present_badge(one) for one in ties.campaigns_of(organisation)),
    )


def present_organisation_index(site: Site, ties: Ties) -> OrganisationIndex:
    """All organisations by name."""
    ordered = sorted(site.organisations, key=lambda one: (one.name.casefold(), one.slug))
    return OrganisationIndex(
        head=present_head(
            site,
            INDEX.label,
            INDEX.address,
            description="The organisations that our people and campaigns belong to.",
        ),
        organisations=tuple(
            OrganisationCard(one.name, one.address, _words(one, ties)) for one in ordered
        ),
    )


def _words(organisation: Organisation, ties: Ties) -> str:
    people, campaigns = len(ties.people_of(organisation)), len(ties.campaigns_of(organisation))
    said = (
        counted(people, "person", "people") if people else "",
        counted(campaigns, "campaign", "campaigns") if campaigns else "",
    )
    return ", ".join(filter(None, said))
