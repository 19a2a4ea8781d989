"""Front matter you can read at a glance: every key of every kind of file, its type and default.

A key without a default is required. Types mean what an editor writes: `str` is text, taken as
typed; `int` a whole number from 1 up; `bool` true or false; `datetime` a date or moment;
`tuple[str, ...]` a list of texts; a `Literal` one of these words. Values are as written, in order;
that references lead somewhere is checked when the site is assembled.
"""

from datetime import datetime
from typing import Annotated, ClassVar, Literal

from msgspec import Struct

from plugins.domain.campaigns import CampaignStatus
from plugins.domain.posts import Status
from plugins.domain.settings import Allowed

Kind = Literal["post", "page", "series", "campaign", "person", "organisation", "site"]

LastMoment = Annotated[datetime, "last moment"]  # a day alone means the end of that day
Slug = Annotated[str, "slug"]  # lower-case letters, digits, hyphens
Language = Annotated[str, "language"]  # a code: en-GB, cy
Expected = Annotated[str, "expected"]  # text; a date is put into words: 13 January 2017
Address = Annotated[str, "address"]  # /a/path/ of this site, or https://…
SiteAddress = Annotated[str, "site address"]  # https://…, without a slash at its end
TimeZone = Annotated[str, "time zone"]  # Europe/London
Mailbox = Annotated[str, "mail address"]  # policy@example.org
WebAddress = Annotated[str, "web address"]  # https://…
WayOut = Annotated[str, "way out"]  # https://…, or a placeholder: {{ UnsubscribeURL }}
Colour = Annotated[str, "colour"]  # #0b5d46


class Entry(Struct, frozen=True, kw_only=True):
    """Keys and values. `alone` is the key that a text alone, without keys, stands for;
    `other_names` are further names of a key."""

    alone: ClassVar[str] = ""
    other_names: ClassVar[dict[str, str]] = {}


class PictureHead(Entry, frozen=True, kw_only=True):
    """A picture. `alt` is empty only where `decorative` is true."""

    src: str  # /images/x.jpg, or a path from this file, or an address elsewhere
    alt: str = ""  # what it shows, for those who cannot see it
    caption: str = ""
    credit: str = ""
    decorative: bool = False  # it says nothing that the text does not say


class PortraitHead(PictureHead, frozen=True, kw_only=True):
    """A person's photo or a logo: may be its `src` alone; without `alt`, the name says it."""

    alone: ClassVar[str] = "src"


class FileHead(Entry, frozen=True, kw_only=True):
    """A document to download."""

    file: str  # /files/x.pdf
    label: str = ""  # what it is called
    kind: str = ""  # PDF, Easy Read


class EmailHead(Entry, frozen=True, kw_only=True):
    """How an edition looks in a mailbox."""

    subject: str = ""
    preheader: str = ""  # the line shown after the subject


class ChangeHead(Entry, frozen=True, kw_only=True):
    """An entry of a page's public history."""

    date: datetime
    note: str
    major: bool = False  # news: moves `updated` in feeds


class CorrectionHead(Entry, frozen=True, kw_only=True):
    date: datetime
    text: str


class ActionHead(Entry, frozen=True, kw_only=True):
    """A call to action."""

    label: str
    url: str = ""
    closes: LastMoment | None = None
    points: tuple[str, ...] = ()  # what to say in one's own words


class LinkHead(Entry, frozen=True, kw_only=True):
    """A link: its words and its address. A list of them may be written `Words: address` too."""

    other_names: ClassVar[dict[str, str]] = {"url": "address"}

    label: str
    address: str


class PlannedPartHead(Entry, frozen=True, kw_only=True):
    """A part as announced; its title alone will do."""

    alone: ClassVar[str] = "title"

    title: str
    expected: Expected = ""


class RoleHead(Entry, frozen=True, kw_only=True):
    """What somebody was, and until when; without `until`, still is."""

    role: str = ""
    organisation: str = ""
    until: LastMoment | None = None


class FooterHead(Entry, frozen=True, kw_only=True):
    """Who stands behind the site."""

    organisation: str = ""
    number: str = ""  # of the charity
    imprint: str = ""


class NewsletterHead(Entry, frozen=True, kw_only=True):
    """Whom the newsletter comes from, and how one gets it and leaves it."""

    other_names: ClassVar[dict[str, str]] = {"from": "sender"}

    name: str = ""  # what subscribers know it as; else the site's name
    sender: Mailbox = ""  # the address that it comes from
    sender_name: str = ""  # else the site's name
    reply: Mailbox = ""  # else the site's
    list: Mailbox = ""  # the address of the list that editions are sent to
    postal: str = ""  # the sender's address on paper
    subscribe: WebAddress = ""  # the service's page for new subscribers
    form: WebAddress = ""  # where a form for new subscribers sends the mail address
    field: str = "email"  # what the form calls the mail address
    unsubscribe: WayOut = ""  # https://…, one click is enough; or the service's placeholder


class FormerFeedHead(Entry, frozen=True, kw_only=True):
    """A feed of a former site: its address alone, or with the feed that answers there now."""

    alone: ClassVar[str] = "address"

    address: Address
    feed: Address = "/feed.xml"


class RedirectHead(Entry, frozen=True, kw_only=True):
    """An old address that is no post's, and what answers there now."""

    old: Address
    new: Address


class PostHead(Entry, frozen=True, kw_only=True):
    """posts/**/*.md"""

    other_names: ClassVar[dict[str, str]] = {"series_index": "part"}

    title: str
    date: datetime  # of publication
    id: str = ""  # permanent identity; else the file's name
    slug: Slug = ""  # its place in the address; else the file's name without its date
    category: str = ""  # the kind or section: Round-ups, Analysis
    kicker: str = ""  # the small line by the title
    standfirst: str = ""  # the introduction under the title
    summary: str = ""  # for lists, feeds, search engines; else the standfirst
    authors: tuple[str, ...] = ()  # slugs or names of people/, or plain names of guests
    tags: tuple[str, ...] = ()  # topics
    series: str = ""  # slug or title
    part: int | None = None  # its number in the series
    part_title: str = ""
    campaigns: tuple[str, ...] = ()  # slugs
    mentions: bool = True  # false: no campaign is linked by mention in this post
    edition: int | None = None  # number of the newsletter that this post is
    email: EmailHead | None = None
    image: PictureHead | None = None
    files: tuple[FileHead, ...] = ()
    modified: datetime | None = None
    changes: tuple[ChangeHead, ...] = ()
    corrections: tuple[CorrectionHead, ...] = ()
    status: Status = "published"
    withdrawn_because: str = ""
    embargo: datetime | None = None  # until then nothing of it is anywhere
    aliases: tuple[Address, ...] = ()  # old addresses, which redirect here
    actions: tuple[ActionHead, ...] = ()
    related: tuple[str, ...] = ()  # slugs, chosen by hand
    lang: Language = ""  # else the site's


class PageHead(Entry, frozen=True, kw_only=True):
    """pages/*.md"""

    title: str
    slug: Slug = ""  # else the file's name
    menu: str = ""  # its label in the menu; else it is not there


class SeriesHead(Entry, frozen=True, kw_only=True):
    """series/*.md"""

    title: str
    standfirst: str = ""
    parts: tuple[PlannedPartHead, ...] = ()  # the plan, in order
    image: PictureHead | None = None


class CampaignHead(Entry, frozen=True, kw_only=True):
    """campaigns/*.md"""

    title: str
    ask: str = ""  # what is asked of whom
    status: CampaignStatus = "active"
    started: datetime | None = None
    ended: LastMoment | None = None
    outcome: str = ""
    partners: tuple[str, ...] = ()  # slugs or names of organisations/
    mentions: tuple[str, ...] = ()  # names by which a text speaks of it
    actions: tuple[ActionHead, ...] = ()
    image: PictureHead | None = None


class PersonHead(Entry, frozen=True, kw_only=True):
    """people/*.md"""

    name: str
    role: str = ""
    organisation: str = ""
    roles: tuple[RoleHead, ...] = ()  # the by-line shows the one held on the post's day
    links: tuple[LinkHead, ...] = ()
    photo: PortraitHead | None = None


class OrganisationHead(Entry, frozen=True, kw_only=True):
    """organisations/*.md"""

    name: str
    url: str = ""
    logo: PortraitHead | None = None


class SwitchHead(Entry, frozen=True, kw_only=True):
    """A check switched on or off: a line `name: off` of its own."""

    name: str
    on: bool


class SiteHead(Entry, frozen=True, kw_only=True):
    """site.yaml, the whole file"""

    name: str = ""
    tagline: str = ""
    address: SiteAddress = ""
    timezone: TimeZone = "Europe/London"
    language: Language = "en-GB"
    identity: str = ""  # keeps this site's ids in feeds apart from others'; never to change
    menu: tuple[LinkHead, ...] = ()
    footer: FooterHead | None = None
    buttons: tuple[LinkHead, ...] = ()  # sign up, donate
    reply: Mailbox = ""  # where answers go
    newsletter: NewsletterHead | None = None
    former_feeds: tuple[FormerFeedHead, ...] = ()
    redirects: tuple[RedirectHead, ...] = ()
    accent: Colour = "#0b5d46"  # of links and buttons; the other colours follow from it
    allow: tuple[Allowed, ...] = ()  # what bodies may keep
    checks: tuple[SwitchHead, ...] = ()  # those switched on or off
    deploy: str = ""  # the command that puts public/ on the server


Head = PostHead | PageHead | SeriesHead | CampaignHead | PersonHead | OrganisationHead | SiteHead

HEADS: dict[Kind, type[Head]] = {
    "post": PostHead,
    "page": PageHead,
    "series": SeriesHead,
    "campaign": CampaignHead,
    "person": PersonHead,
    "organisation": OrganisationHead,
    "site": SiteHead,
}
