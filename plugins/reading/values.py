"""Typed heads → the values of the domain, their names looked up in the directory."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from plugins.domain.addresses import encoded, is_web_address
from plugins.domain.campaigns import Action, Campaign
from plugins.domain.identity import NOTHING_SETTLED, Settled
from plugins.domain.moments import later_of
from plugins.domain.names import slugify
from plugins.domain.people import Byline, Link, Organisation, Person, Role, role_on
from plugins.domain.pictures import Download, Picture, kind_of, size_in_words
from plugins.domain.posts import Change, Correction, Email, Page, Post
from plugins.domain.series import PlannedPart, Series
from plugins.domain.settings import Settings
from plugins.reading.body.punctuation import typographic
from plugins.reading.content import ReadFile
from plugins.reading.directory import Directory, slug_of_file
from plugins.reading.front_matter.heads import (
    ActionHead,
    CampaignHead,
    OrganisationHead,
    PageHead,
    PersonHead,
    PictureHead,
    PostHead,
    RoleHead,
    SeriesHead,
)
from plugins.reading.identities import slug_from

_FOLLOWED = re.compile(r"/(?!/)|#|mailto:[^/]|tel:[^/]", re.IGNORECASE)


def post_from(
    read: ReadFile,
    head: PostHead,
    directory: Directory,
    people: Mapping[str, Person],
    settings: Settings,
    settled: Settled = NOTHING_SETTLED,
) -> Post:
    """The post of a file; `targets`, `mentions` and the ids of `related` are put in later."""
    published = later_of(head.date, head.embargo)
    series = head.series and directory.perhaps_known(read, "series", head.series, directory.series)
    return Post(
        source=read.source.source,
        id=settled.id_of(read.source.source, head.id),
        slug=head.slug or slug_from(read.source.source),
        title=typeset(head.title),
        published=published,
        status=head.status,
        lang=head.lang or settings.language,
        modified=head.modified,
        kicker=typeset(head.kicker),
        standfirst=typeset(head.standfirst),
        summary=typeset(head.summary or head.standfirst) or read.body.first_paragraph,
        category=head.category,
        tags=tuple(dict.fromkeys(tag for tag in head.tags if slugify(tag))),
        bylines=_bylines(read, head, directory, people),
        series=series,
        series_title=typeset(head.series),
        part=head.part,
        part_title=typeset(head.part_title),
        campaigns=directory.all_known(read, "campaigns", head.campaigns, directory.campaigns),
        edition=head.edition,
        email=_email(head),
        image=_picture(read, "image", head.image, directory),
        files=tuple(_downloads(read, head, directory)),
        actions=_actions(read, head.actions, directory),
        changes=tuple(Change(c.date, typeset(c.note), c.major) for c in head.changes),
        corrections=tuple(Correction(c.date, typeset(c.text)) for c in head.corrections),
        withdrawn_because=typeset(head.withdrawn_because),
        aliases=tuple(_aliases(read, head, directory)),
        body=read.body,
    )


def _email(head: PostHead) -> Email:
    typed = head.email
    return Email(typeset(typed.subject), typeset(typed.preheader)) if typed else Email()


def page_from(read: ReadFile, head: PageHead) -> Page:
    slug = head.slug or slug_from(read.source.source)
    return Page(read.source.source, slug, typeset(head.title), typeset(head.menu), read.body)


def series_from(read: ReadFile, head: SeriesHead, directory: Directory) -> Series:
    return Series(
        slug=slug_of_file(read),
        title=typeset(head.title),
        source=read.source.source,
        standfirst=typeset(head.standfirst),
        plan=tuple(PlannedPart(typeset(p.title), typeset(p.expected)) for p in head.parts),
        image=_picture(read, "image", head.image, directory),
        body=read.body,
    )


def campaign_from(
    read: ReadFile, head: CampaignHead, directory: Directory
) -> tuple[Campaign, tuple[Organisation, ...]]:
    """The campaign, and its partners that have no file."""
    names = directory.organisations
    partners = {names.slug_of(name) or slugify(name): name for name in head.partners}
    campaign = Campaign(
        slug=slug_of_file(read),
        title=typeset(head.title),
        source=read.source.source,
        ask=typeset(head.ask),
        status=head.status,
        started=head.started,
        ended=head.ended,
        outcome=typeset(head.outcome),
        partners=tuple(partners),
        mentions=tuple(map(typeset, head.mentions)),
        actions=_actions(read, head.actions, directory),
        image=_picture(read, "image", head.image, directory),
        body=read.body,
    )
    return campaign, tuple(
        Organisation(slug, name) for slug, name in partners.items() if slug not in names.known
    )


def person_from(read: ReadFile, head: PersonHead, directory: Directory) -> Person:
    roles = [_role(role, directory) for role in head.roles]
    if head.role or head.organisation:
        now = RoleHead(role=head.role, organisation=head.organisation)
        roles.append(_role(now, directory))
    return Person(
        slug=slug_of_file(read),
        name=head.name,
        roles=tuple(
            sorted(roles, key=lambda r: (r.until is None, r.until and r.until.timestamp()))
        ),
        links=tuple(
            Link(link.label, _url(read, f"links.{number}", link.address, directory))
            for number, link in enumerate(head.links)
        ),
        photo=_picture(read, "photo", head.photo, directory, head.name),
        body=read.body,
        source=read.source.source,
    )


def organisation_from(read: ReadFile, head: OrganisationHead, directory: Directory) -> Organisation:
    return Organisation(
        slug=slug_of_file(read),
        name=head.name,
        url=_url(read, "url", head.url, directory),
        logo=_picture(read, "logo", head.logo, directory, head.name),
        body=read.body,
        source=read.source.source,
    )


def _bylines(
    read: ReadFile, head: PostHead, directory: Directory, people: Mapping[str, Person]
) -> tuple[Byline, ...]:
    published = later_of(head.date, head.embargo)
    lines = {}
    for written in head.authors:
        slug = directory.perhaps_known(read, "authors", written, directory.people)
        if slug in people:
            role = role_on(people[slug].roles, published)
            lines[slug] = Byline(slug, people[slug].name, role.role, role.organisation)
        elif slug:
            lines.setdefault(slug, Byline(slug, written))
        else:
            directory.report(
                read,
                "authors",
                f"“{written}” is no name: it has no letter",
                check="wrong-type",
                hint="write the author's name, or take it out",
                subject=written,
            )
    return tuple(lines.values())


def _role(head: RoleHead, directory: Directory) -> Role:
    names = directory.organisations
    slug = names.slug_of(head.organisation) if head.organisation else None
    return Role(head.role, names.known[slug] if slug else head.organisation, head.until)


def _picture(
    read: ReadFile, key: str, head: PictureHead | None, directory: Directory, name: str = ""
) -> Picture | None:
    if head is None or not head.src:
        return None
    src = directory.asset(read, f"{key}.src", head.src, "picture")
    alt = "" if head.decorative else head.alt or name
    return Picture(src, alt, typeset(head.caption), typeset(head.credit)) if src else None


def _downloads(read: ReadFile, head: PostHead, directory: Directory) -> Iterator[Download]:
    for number, file in enumerate(head.files):
        address = directory.asset(read, f"files.{number}.file", file.file, "link")
        if asset := directory.assets.get(unquote(address.removeprefix("/"))):
            label = typeset(file.label) or PurePosixPath(asset.path).name
            kind = file.kind or kind_of(asset.path)
            yield Download(address, label, kind, size_in_words(asset.size))
        elif address:
            directory.report(
                read,
                f"files.{number}.file",
                f"“{address}” is on another host, and its type and size are not known",
                check="link",
                hint="put the document into files/, or link to it in the text",
                subject=address,
            )


def _aliases(read: ReadFile, head: PostHead, directory: Directory) -> Iterator[str]:
    for number, alias in enumerate(head.aliases):
        parts = urlsplit(alias)
        if parts.path in ("", "/") or parts.query:
            directory.report(
                read,
                f"aliases.{number}",
                f"a site of files cannot answer at {alias}",
                check="alias",
                hint="an alias is a path of its own, such as /2015/old-title/; leave ?… out",
                subject=alias,
            )
        else:
            yield parts.path


def typeset(text: str) -> str:
    """A line of text for readers, with the smart punctuation that bodies have."""
    return typographic(text)


def _actions(
    read: ReadFile, heads: Iterable[ActionHead], directory: Directory
) -> tuple[Action, ...]:
    return tuple(
        Action(
            typeset(action.label),
            _url(read, f"actions.{number}.url", action.url, directory),
            action.closes,
            tuple(map(typeset, action.points)),
        )
        for number, action in enumerate(heads)
    )


def _url(read: ReadFile, key: str, written: str, directory: Directory) -> str:
    """An address of a head that a reader may follow; empty, and a problem, if it is none."""
    if not written or _FOLLOWED.match(written) or is_web_address(written):
        return encoded(written)
    directory.report(
        read,
        key,
        f"“{written}” is no address that a page can lead to",
        check="wrong-type",
        hint="write it whole, https://…, or as a place on this site, /campaigns/x/",
        subject=written,
    )
    return ""
