"""People, organisations, and what somebody was on a given day."""

from datetime import datetime

from msgspec import Struct

from plugins.domain.body import AnyBody, Body
from plugins.domain.pictures import Picture


class Role(Struct, frozen=True):
    """What a person was, where, and until when (None: still is)."""

    role: str = ""
    organisation: str = ""
    until: datetime | None = None


class Link(Struct, frozen=True):
    """A link of a person's or the site's menu: its words and its address."""

    label: str
    address: str


class Person(Struct, frozen=True):
    """An author. `source` is empty for a guest without a file.

    `roles` are in order of `until`, the present one last.
    """

    slug: str
    name: str
    roles: tuple[Role, ...] = ()
    links: tuple[Link, ...] = ()
    photo: Picture | None = None
    body: AnyBody = Body()
    targets: tuple[str, ...] = ()
    source: str = ""

    @property
    def address(self) -> str:
        return person_address(self.slug)


class Organisation(Struct, frozen=True):
    """A partner, a member, the publisher. `source` is empty for one that has no file."""

    slug: str
    name: str
    url: str = ""
    logo: Picture | None = None
    body: AnyBody = Body()
    targets: tuple[str, ...] = ()
    source: str = ""

    @property
    def address(self) -> str:
        return f"/organisations/{self.slug}/"


class Byline(Struct, frozen=True):
    """An author of a post with the role and organisation held on the day of the post."""

    person: str
    name: str
    role: str = ""
    organisation: str = ""


def person_address(slug: str) -> str:
    return f"/people/{slug}/"


def role_on(roles: tuple[Role, ...], day: datetime) -> Role:
    """The role held on `day`: the first that ended on that day or later, else the present one."""
    ended = [role for role in roles if role.until and role.until.date() >= day.date()]
    present = [role for role in roles if role.until is None]
    if ended:
        return min(ended, key=lambda role: role.until or day)
    return present[-1] if present else Role()
