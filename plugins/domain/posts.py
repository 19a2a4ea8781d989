"""Posts and pages."""

import uuid
from datetime import datetime
from typing import Literal

from msgspec import Struct

from plugins.domain.body import AnyBody, Body
from plugins.domain.campaigns import Action
from plugins.domain.moments import has_come
from plugins.domain.names import slugify
from plugins.domain.people import Byline
from plugins.domain.pictures import Download, Picture

Status = Literal["published", "draft", "hidden", "withdrawn"]
Standing = Literal["listed", "hidden", "draft", "scheduled"]
"""Where a post stands at the moment of the build. `draft` and `scheduled` are in previews only."""

_IDENTITIES = uuid.uuid5(uuid.NAMESPACE_URL, "https://greenpaper.invalid/post")


class Change(Struct, frozen=True):
    """An entry of a page's public history; a major one is news."""

    date: datetime
    note: str
    major: bool = False


class Correction(Struct, frozen=True):
    date: datetime
    text: str


class Email(Struct, frozen=True, array_like=True):
    """How an edition looks in a mailbox: its `subject`, and the line shown after that."""

    subject: str = ""
    preheader: str = ""


class Mention(Struct, frozen=True, gc=False):
    """The first naming of a campaign in a post's text, `body.html[start:end]`."""

    campaign: str
    start: int
    end: int


class Post(Struct, frozen=True, kw_only=True, array_like=True):
    """A post with every reference resolved.

    `published` is the later of `date` and `embargo`, in the site's zone. `series` is a slug,
    `series_title` what the editor wrote, `part` its number as the editor gave it. `campaigns` are
    slugs, `related` ids of posts. `mentions` are the campaigns that the text names, with those in
    `campaigns` among them. `targets` has, for each of `body.references`, the address it leads to:
    a site path, or an address elsewhere.
    """

    source: str
    id: str
    slug: str
    title: str
    published: datetime
    status: Status = "published"
    standing: Standing = "listed"
    lang: str = "en-GB"
    modified: datetime | None = None
    kicker: str = ""
    standfirst: str = ""
    summary: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    bylines: tuple[Byline, ...] = ()
    series: str = ""
    series_title: str = ""
    part: int | None = None
    part_title: str = ""
    campaigns: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    edition: int | None = None
    email: Email = Email()
    image: Picture | None = None
    files: tuple[Download, ...] = ()
    actions: tuple[Action, ...] = ()
    changes: tuple[Change, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn_because: str = ""
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    body: AnyBody = Body()
    targets: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return post_address(self.published, self.slug)


class Withdrawn(Struct, frozen=True):
    """What is left of a withdrawn post: nothing of its title or text. `id` stays for the feeds,
    `lists` are the published addresses of lists that it was in."""

    id: str
    slug: str
    published: datetime
    because: str
    withdrawn: datetime | None
    aliases: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return post_address(self.published, self.slug)


class Page(Struct, frozen=True):
    """A standing page (about, privacy). `menu` is its label there, empty if it is not in it."""

    source: str
    slug: str
    title: str
    menu: str = ""
    body: AnyBody = Body()
    targets: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return f"/{self.slug}/"


def post_address(published: datetime, slug: str) -> str:
    return f"/{published.year:04}/{published.month:02}/{slug}/"


def topics_of(post: Post) -> tuple[str, ...]:
    """The tags of a post, each once however it is spelled."""
    spellings: dict[str, str] = {}
    for tag in post.tags:
        spellings.setdefault(slugify(tag), tag)
    return tuple(tag for slug, tag in spellings.items() if slug)


def last_change(post: Post, moment: datetime) -> datetime:
    """When `post` was last published, modified, corrected or changed in a major way, as far as
    that is not after `moment`."""
    if not (post.modified or post.corrections or post.changes):
        return post.published
    dates = [post.published, *(correction.date for correction in post.corrections)]
    dates += [change.date for change in post.changes if change.major]
    dates += [post.modified] if post.modified else []
    return max((date for date in dates if has_come(date, moment)), default=post.published)


def permanent_identity(id: str, identity: str) -> str:
    """The feed guid of the post `id` of the site `identity`: an absolute URI (RFC 4287, 4.2.6).

    An id that is a URI already (an imported guid) stays as it is, letter for letter. Neither the
    site's address nor the post's takes part, so that neither's change makes an old item new.
    """
    scheme = id.partition(":")[0]
    if (
        ":" in id
        and scheme.isascii()
        and scheme.isalnum()
        and scheme[0].isalpha()
        and not any(character.isspace() for character in id)
    ):
        return id
    return f"urn:uuid:{uuid.uuid5(_IDENTITIES, f'{identity}/{id}')}"
