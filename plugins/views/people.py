"""People: the page of each and the index."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec import Struct

from plugins.domain.people import Link, Person, Role, role_on
from plugins.domain.posts import Post
from plugins.domain.site import Site
from plugins.views.bodies import PlacedBody, present_body
from plugins.views.bylines import OrganisationLink, present_organisation_link
from plugins.views.cards import (
    PAGE_LENGTH,
    Pager,
    PostCard,
    cards_of,
    counted,
    present_pager,
)
from plugins.views.heads import PageView, about, present_head
from plugins.views.lists import ListSubject, subjects_of_further_pages
from plugins.views.pictures import PictureView, present_picture
from plugins.views.structured_data import person_data

INDEX = Link("People", "/people/")


class RoleView(Struct, frozen=True):
    """What somebody is or was; `until` is the year that it ended or will end, else empty."""

    role: str
    organisation: OrganisationLink | None
    until: str


class PersonPage(PageView, frozen=True, kw_only=True):
    """`posts` are the newest; the older ones follow on the pages of `pager`."""

    template: ClassVar[str] = "pages/person.html"

    photo: PictureView | None
    role: RoleView | None
    former: tuple[RoleView, ...]
    links: tuple[Link, ...]
    body: PlacedBody
    posts: tuple[PostCard, ...]
    pager: Pager | None


class PersonCard(Struct, frozen=True):
    """A person in a list; `words` say how many posts, empty for none."""

    name: str
    address: str
    role: RoleView | None
    words: str


class PeopleIndex(PageView, frozen=True, kw_only=True):
    template: ClassVar[str] = "pages/people_index.html"

    people: tuple[PersonCard, ...]


def present_person(site: Site, person: Person) -> PersonPage:
    """The person's page; the further pages of their posts are `subjects_of_person`."""
    posts = site.posts_by_person.get(person.slug, ())
    return _person_page(site, person, posts[:PAGE_LENGTH], len(posts))


def subjects_of_person(site: Site, person: Person) -> Iterator[ListSubject]:
    """The further pages of a person's posts."""
    return subjects_of_further_pages(
        site,
        f"Posts by {person.name}",
        person.address,
        site.posts_by_person.get(person.slug, ()),
        crumbs=(INDEX, Link(person.name, person.address)),
    )


def present_people_index(site: Site) -> PeopleIndex:
    """All people by name."""
    ordered = sorted(site.people, key=lambda person: (person.name.casefold(), person.slug))
    return PeopleIndex(
        head=present_head(
            site,
            INDEX.label,
            INDEX.address,
            description="Who writes here, and what they have written.",
        ),
        people=tuple(present_person_card(site, person) for person in ordered),
    )


def present_person_card(site: Site, person: Person) -> PersonCard:
    number = len(site.posts_by_person.get(person.slug, ()))
    return PersonCard(
        person.name,
        person.address,
        present_role(site, role_on(person.roles, site.moment)),
        counted(number, "post", "posts") if number else "",
    )


def present_role(site: Site, role: Role) -> RoleView | None:
    """The role with its organisation; None when there is neither."""
    if not role.role and not role.organisation:
        return None
    until = str(role.until.year) if role.until else ""
    return RoleView(role.role, present_organisation_link(site, role.organisation), until)


def _person_page(site: Site, person: Person, posts: Sequence[Post], number: int) -> PersonPage:
    present = role_on(person.roles, site.moment)
    today = site.moment.date()
    past = [role for role in person.roles if role.until and role.until.date() < today]
    former = [present_role(site, role) for role in reversed(past)]
    return PersonPage(
        head=about(
            site,
            present_head(
                site,
                person.name,
                person.address,
                description=person.body.first_paragraph or f"Posts by {person.name}.",
                feed=f"{person.address}feed.xml",
                crumbs=(INDEX,),
            ),
            person_data(site, person),
            picture=person.photo,
            kind="profile",
        ),
        photo=present_picture(site, person.photo),
        role=present_role(site, present),
        former=tuple(role for role in former if role),
        links=person.links,
        body=present_body(
            site, person.body, person.targets, below_picture=person.photo is not None
        ),
        posts=tuple(cards_of(site)[post.id].value for post in posts),
        pager=present_pager(person.address, 1, number),
    )
