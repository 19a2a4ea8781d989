"""By-lines: who wrote it, as what and for whom on the day of the post."""

from collections.abc import Iterable

from msgspec import Struct

from plugins.domain.body import Html
from plugins.domain.people import Byline
from plugins.domain.site import Site
from plugins.views.bodies import present_body
from plugins.views.pictures import PictureView, present_picture


class OrganisationLink(Struct, frozen=True):
    """An organisation by name; `address` is empty for one that has no page."""

    name: str
    address: str = ""


class BylineView(Struct, frozen=True):
    """An author; `address` is empty for one without a page."""

    name: str
    address: str
    role: str
    organisation: OrganisationLink | None


class Biography(Struct, frozen=True):
    """An author at the foot of a post: the whole `text`, or its `beginning` with more to follow
    on their page."""

    name: str
    address: str
    photo: PictureView | None
    text: Html | None
    beginning: str


def present_byline(site: Site, byline: Byline) -> BylineView:
    person = site.person.get(byline.person)
    return BylineView(
        byline.name,
        person.address if person else "",
        byline.role,
        present_organisation_link(site, byline.organisation),
    )


def present_organisation_link(site: Site, name: str) -> OrganisationLink | None:
    """The organisation of that name with its page, if it has one; None for no name."""
    if not name:
        return None
    organisation = site.organisation_named.get(name)
    return OrganisationLink(name, organisation.address if organisation else "")


def present_biographies(site: Site, bylines: Iterable[Byline]) -> tuple[Biography, ...]:
    """Of each author who has one. A biography with anchors of its own (headings, notes) is given
    by its first paragraph: its anchors could be the post's as well, and an id stands once."""
    people = [site.person[line.person] for line in bylines if line.person in site.person]
    return tuple(
        Biography(
            person.name,
            person.address,
            present_picture(site, person.photo),
            None
            if person.body.anchors
            else present_body(site, person.body, person.targets, below_picture=True),
            person.body.first_paragraph if person.body.anchors else "",
        )
        for person in people
        if person.body.html
    )
