"""By-lines: who wrote it, as what and for whom on the day of the post."""

from collections.abc import Iterable

from msgspec import Struct

from plugins.domain.body import Html
from plugins.domain.people import Byline
from plugins.domain.sealed import Sealed
from plugins.domain.site import Site
from plugins.views import schema
from plugins.views.bodies import PlacedBody, present_body
from plugins.views.once import once
from plugins.views.pictures import PictureView, present_picture
from plugins.views.structured_data import author_data


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


class BiographySubject(Struct, frozen=True):
    """What a `Biography` is made from; `text` is None where it is given by its beginning."""

    name: str
    address: str
    photo: PictureView | None
    text: PlacedBody | None
    beginning: str


class Authors(Struct, frozen=True):
    """Those who wrote a post, as its page shows them: in the by-line, at its foot, to machines."""

    bylines: tuple[BylineView, ...]
    biographies: tuple[BiographySubject, ...]
    data: tuple[schema.Person | schema.Organization, ...]


@once
def present_authors(site: Site, bylines: tuple[Byline, ...]) -> Sealed[Authors]:
    return Sealed(
        Authors(
            tuple(present_byline(site, byline) for byline in bylines),
            subjects_of_biographies(site, bylines),
            tuple(author_data(site, byline) for byline in bylines),
        )
    )


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


def subjects_of_biographies(site: Site, bylines: Iterable[Byline]) -> tuple[BiographySubject, ...]:
    """Of each author with a page. A biography with anchors of its own (headings, notes) is given
    by its first paragraph: its anchors could be the post's as well, and an id stands once."""
    people = [site.person[line.person] for line in bylines if line.person in site.person]
    return tuple(
        BiographySubject(
            person.name,
            person.address,
            present_picture(site, person.photo),
            None
            if person.body.anchors
            else present_body(site, person.body, person.targets, below_picture=True),
            person.body.first_paragraph if person.body.anchors else "",
        )
        for person in people
    )


def present_biographies(subjects: Iterable[BiographySubject]) -> tuple[Biography, ...]:
    """Of those authors who have one."""
    texts = ((one, Html(one.text.text) if one.text else None) for one in subjects)
    return tuple(
        Biography(one.name, one.address, one.photo, text, one.beginning)
        for one, text in texts
        if text is None or text.text
    )
