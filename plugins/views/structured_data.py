"""What pages are about, said for machines in the words of schema.org."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from plugins.domain.people import Byline, Link, Organisation, Person, role_on
from plugins.domain.pictures import Picture
from plugins.domain.posts import Post, last_change, topics_of
from plugins.domain.series import Series
from plugins.domain.site import Site
from plugins.views import schema
from plugins.views.pictures import size_in_pixels


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


def publisher_of(site: Site) -> schema.Organization:
    """Who stands behind the site: the organisation that the footer or the site itself is named
    after, if it has a page; else whom the footer names."""
    settings = site.settings
    for name in (settings.footer.organisation, settings.name):
        if organisation := site.organisation_named.get(name):
            brief = _organisation(site, organisation)
            return replace(brief, logo=_image(site, organisation.logo))
    return schema.Organization(
        id=settings.absolute("/#publisher"),
        name=settings.footer.organisation or settings.name,
        url=settings.absolute("/"),
    )


def organisation_data(site: Site, organisation: Organisation) -> schema.Organization:
    return replace(
        _organisation(site, organisation),
        description=organisation.body.first_paragraph,
        logo=_image(site, organisation.logo),
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
            image=_image(site, person.photo),
            job_title=role.role,
            works_for=_employer(site, role.organisation),
            same_as=tuple(link.address for link in person.links if link.address.startswith("http")),
        ),
    )


def series_data(site: Site, series: Series) -> schema.CreativeWorkSeries:
    return schema.CreativeWorkSeries(
        id=_series_id(site, series),
        name=series.title,
        url=site.settings.absolute(series.address),
        description=series.standfirst or series.body.first_paragraph,
        in_language=site.settings.language,
        image=_image(site, series.image),
        publisher=publisher_of(site),
    )


def post_data(site: Site, post: Post) -> schema.BlogPosting:
    """A post; what nobody signed is the publisher's."""
    address = site.settings.absolute(post.address)
    changed = last_change(post, site.moment)
    series = site.series_by_slug.get(post.series)
    publisher = publisher_of(site)
    return schema.BlogPosting(
        id=f"{address}#post",
        url=address,
        headline=post.title,
        description=post.summary,
        date_published=post.published.isoformat(),
        date_modified=changed.isoformat(),
        author=tuple(_author(site, byline) for byline in post.bylines) or (publisher,),
        publisher=publisher,
        image=_image(site, post.image),
        main_entity_of_page=address,
        is_part_of=_series_in_brief(site, series) if series else None,
        position=_position(site, post),
        article_section=post.category,
        keywords=topics_of(post),
        word_count=post.body.words,
        in_language=post.lang,
        correction=tuple(
            schema.CorrectionComment(text=one.text, date_published=one.date.date().isoformat())
            for one in post.corrections
        ),
    )


def breadcrumbs(
    site: Site, crumbs: Sequence[Link], title: str, address: str
) -> Iterator[schema.BreadcrumbList]:
    """The way to a page, itself at the end; none for a page that nothing stands above."""
    if crumbs:
        way = (*crumbs, Link(title, address))
        yield schema.BreadcrumbList(
            id=site.settings.absolute(f"{address}#breadcrumbs"),
            item_list_element=tuple(
                schema.ListItem(
                    position=number,
                    name=link.label,
                    item=site.settings.absolute(link.address),
                )
                for number, link in enumerate(way, 1)
            ),
        )


def _author(site: Site, byline: Byline) -> schema.Person | schema.Organization:
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


def _series_id(site: Site, series: Series) -> str:
    return site.settings.absolute(f"{series.address}#series")


def _series_in_brief(site: Site, series: Series) -> schema.CreativeWorkSeries:
    return schema.CreativeWorkSeries(
        id=_series_id(site, series),
        name=series.title,
        url=site.settings.absolute(series.address),
    )


def _position(site: Site, post: Post) -> int | None:
    parts = site.parts.get(post.series, ())
    return next((part.number for part in parts if part.post == post.id), None)


def _image(site: Site, picture: Picture | None) -> schema.ImageObject | None:
    if picture is None:
        return None
    width, height = size_in_pixels(site, picture.src)
    return schema.ImageObject(
        url=site.settings.absolute(picture.src),
        width=f"{width} px" if width else "",
        height=f"{height} px" if height else "",
        caption=picture.caption or picture.alt,
        credit_text=picture.credit,
    )
