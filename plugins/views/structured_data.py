"""What pages are about, said for machines in the words of schema.org."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from plugins.domain.people import Byline, Link, Organisation, Person, role_on
from plugins.domain.pictures import Picture
from plugins.domain.series import Series
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.views import schema
from plugins.views.once import once
from plugins.views.pictures import WithPictures, size_in_pixels


def site_data(site: Site) -> schema.WebSite:
    settings = site.settings
    return schema.WebSite(
        id=settings.absolute("/#website"),
        name=settings.name,
        url=settings.absolute("/"),
        description=settings.tagline,
        in_language=settings.language,
        publisher=publisher_of(site),
    )


@once
def publisher_of(site: Site) -> schema.Organization:
    """Who stands behind the site: the organisation that the footer or the site itself is named
    after, if it has a page; else whom the footer names."""
    settings = site.settings
    for name in (settings.footer.organisation, settings.name):
        if organisation := site.organisation_named.get(name):
            brief = _organisation(site, organisation)
            return replace(brief, logo=image_data(site.settings, site, organisation.logo))
    return schema.Organization(
        id=settings.absolute("/#publisher"),
        name=settings.footer.organisation or settings.name,
        url=settings.absolute("/"),
    )


def organisation_data(site: Site, organisation: Organisation) -> schema.Organization:
    return replace(
        _organisation(site, organisation),
        description=organisation.body.first_paragraph,
        logo=image_data(site.settings, site, organisation.logo),
        main_entity_of_page=site.settings.absolute(organisation.address),
    )


def person_data(site: Site, person: Person) -> schema.ProfilePage:
    """The page of a person, with what they are at the moment of the build."""
    address = site.settings.absolute(person.address)
    role = role_on(person.roles, site.moment)
    return schema.ProfilePage(
        url=address,
        name=person.name,
        main_entity=schema.Person(
            id=f"{address}#person",
            name=person.name,
            url=address,
            description=person.body.first_paragraph,
            image=image_data(site.settings, site, person.photo),
            job_title=role.role,
            works_for=_employer(site, role.organisation),
            same_as=tuple(link.address for link in person.links if link.address.startswith("http")),
        ),
    )


def series_data(site: Site, series: Series) -> schema.CreativeWorkSeries:
    return schema.CreativeWorkSeries(
        id=series_id(site.settings, series.address),
        name=series.title,
        url=site.settings.absolute(series.address),
        description=series.standfirst or series.body.first_paragraph,
        in_language=site.settings.language,
        image=image_data(site.settings, site, series.image),
        publisher=publisher_of(site),
    )


def breadcrumbs(
    settings: Settings, crumbs: Sequence[Link], title: str, address: str
) -> Iterator[schema.BreadcrumbList]:
    """The way to a page, itself at the end; none for a page that nothing stands above."""
    if crumbs:
        way = (*crumbs, Link(title, address))
        yield schema.BreadcrumbList(
            id=settings.absolute(f"{address}#breadcrumbs"),
            item_list_element=tuple(
                schema.ListItem(
                    position=number,
                    name=link.label,
                    item=settings.absolute(link.address),
                )
                for number, link in enumerate(way, 1)
            ),
        )


@once
def author_data(site: Site, byline: Byline) -> schema.Person | schema.Organization:
    """An author as what they were on the day of the post: without the id of the person, who may be
    something else today."""
    if organisation := site.organisation_named.get(byline.name):
        return _organisation(site, organisation)
    person = site.person.get(byline.person)
    return schema.Person(
        name=byline.name,
        url=site.settings.absolute(person.address) if person else "",
        job_title=byline.role,
        works_for=_employer(site, byline.organisation),
    )


def _employer(site: Site, name: str) -> schema.Organization | None:
    if not name:
        return None
    organisation = site.organisation_named.get(name)
    return _organisation(site, organisation) if organisation else schema.Organization(name=name)


def _organisation(site: Site, organisation: Organisation) -> schema.Organization:
    address = site.settings.absolute(organisation.address)
    return schema.Organization(
        id=f"{address}#organisation",
        name=organisation.name,
        url=organisation.url or address,
    )


def series_id(settings: Settings, address: str) -> str:
    """What stands for a series on its page at `address` and on the pages of its parts."""
    return settings.absolute(f"{address}#series")


def image_data(
    settings: Settings, known: WithPictures, picture: Picture | None
) -> schema.ImageObject | None:
    if picture is None:
        return None
    width, height = size_in_pixels(known, picture.src)
    return schema.ImageObject(
        url=settings.absolute(picture.src),
        width=f"{width} px" if width else "",
        height=f"{height} px" if height else "",
        caption=picture.caption or picture.alt,
        credit_text=picture.credit,
    )
