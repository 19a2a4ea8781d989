"""Values for tests: whole and valid by default, each test names only what it is about.

`a_site` completes what its posts and campaigns refer to, as reading does: guests, series,
campaigns and partners that are named but not given get a plain value of their own.
"""

from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from plugins.domain.body import Body, Run
from plugins.domain.campaigns import Action, Campaign
from plugins.domain.ledger import PastPost
from plugins.domain.moments import parse_moment
from plugins.domain.names import slugify
from plugins.domain.people import Byline, Organisation, Person, Role
from plugins.domain.pictures import Asset, Download, Picture
from plugins.domain.posts import Change, Correction, Mention, Page, Post, Withdrawn
from plugins.domain.series import PlannedPart, Series
from plugins.domain.settings import Footer, Settings
from plugins.domain.site import Site

ZONE = ZoneInfo("Europe/London")


def a_moment(written: str = "2017-06-01 12:00") -> datetime:
    """The moment an editor in London would write like this."""
    return parse_moment(written, ZONE)


def a_body(*paragraphs: str) -> Body:
    """A body of plain paragraphs, each of them one linkable run."""
    pieces: list[str] = []
    prose: list[tuple[Run, ...]] = []
    here = 0
    for paragraph in paragraphs:
        text = escape(paragraph, quote=False)
        start = here + len("<p>")
        prose.append((Run(start, start + len(text), True),))
        pieces.append(f"<p>{text}</p>\n")
        here += len(pieces[-1])
    return Body(
        html="".join(pieces),
        prose=tuple(prose),
        text="\n".join(paragraphs),
        first_paragraph=paragraphs[0] if paragraphs else "",
        words=sum(len(paragraph.split()) for paragraph in paragraphs),
    )


def a_byline(name: str = "Nia Powell", role: str = "", organisation: str = "") -> Byline:
    return Byline(slugify(name), name, role, organisation)


def a_post(**changes: Any) -> Post:
    """A listed post of 13 January 2017; its title follows from the slug or the slug from it."""
    if "title" in changes:
        changes.setdefault("slug", slugify(changes["title"]))
    slug = changes.get("slug", "shared-society")
    given: dict[str, Any] = {
        "source": f"posts/{slug}.md",
        "id": slug,
        "slug": slug,
        "title": slug.replace("-", " ").capitalize(),
        "published": a_moment("2017-01-13 09:00"),
        "summary": "What the speech means for community groups.",
        "bylines": (a_byline(),),
        "body": a_body("What the speech means for community groups.", "And what it does not."),
        **changes,
    }
    return Post(**given)


def a_past_post(**changes: Any) -> PastPost:
    """`a_post` as the ledger knows it; its guid, address and file follow from its id."""
    id_ = changes.get("id", "shared-society")
    given: dict[str, Any] = {
        "id": id_,
        "guid": f"urn:x:{id_}",
        "address": f"/2017/01/{id_}/",
        "source": f"posts/{id_}.md",
        "text": "aa",
        "content": "bb",
        "entries": 0,
        "status": "listed",
        "published": a_moment("2017-01-13 09:00"),
        "sketch": "cc",
        **changes,
    }
    return PastPost(**given)


def a_mention(post: Post, name: str, campaign: str) -> Post:
    """`post` with the first occurrence of `name` in its text as a mention of `campaign`."""
    start = post.body.html.index(name)
    values = {field: getattr(post, field) for field in post.__struct_fields__}
    mention = Mention(campaign, start, start + len(name))
    return Post(**{**values, "mentions": (*post.mentions, mention)})


def a_withdrawn(**changes: Any) -> Withdrawn:
    slug = changes.get("slug", "a-mistake")
    given: dict[str, Any] = {
        "id": slug,
        "slug": slug,
        "published": a_moment("2017-02-03 09:00"),
        "because": "It named somebody who had asked not to be named.",
        "withdrawn": a_moment("2017-02-05"),
        **changes,
    }
    return Withdrawn(**given)


def a_page(**changes: Any) -> Page:
    slug = changes.get("slug", "about")
    given: dict[str, Any] = {
        "source": f"pages/{slug}.md",
        "slug": slug,
        "title": slug.capitalize(),
        "body": a_body("Who we are."),
        **changes,
    }
    return Page(**given)


def a_series(*parts: str | PlannedPart, **changes: Any) -> Series:
    """A series with a file; `parts` are its plan, titles or planned parts."""
    slug = changes.get("slug", "green-paper")
    given: dict[str, Any] = {
        "slug": slug,
        "title": slug.replace("-", " ").capitalize(),
        "source": f"series/{slug}.md",
        "plan": tuple(PlannedPart(part) if isinstance(part, str) else part for part in parts),
        **changes,
    }
    return Series(**given)


def an_action(**changes: Any) -> Action:
    given: dict[str, Any] = {
        "label": "Write to your councillor",
        "url": "https://example.net/write",
        **changes,
    }
    return Action(**given)


def a_campaign(**changes: Any) -> Campaign:
    slug = changes.get("slug", "warm-homes")
    given: dict[str, Any] = {
        "slug": slug,
        "title": slug.replace("-", " ").title(),
        "source": f"campaigns/{slug}.md",
        "ask": "Insulate every home by 2025.",
        **changes,
    }
    return Campaign(**given)


def a_role(role: str = "Policy officer", organisation: str = "", until: str = "") -> Role:
    return Role(role, organisation, a_moment(until) if until else None)


def a_person(name: str = "Nia Powell", **changes: Any) -> Person:
    slug = slugify(name)
    given: dict[str, Any] = {
        "slug": slug,
        "name": name,
        "source": f"people/{slug}.md",
        **changes,
    }
    return Person(**given)


def an_organisation(name: str = "Equal Streets", **changes: Any) -> Organisation:
    slug = slugify(name)
    given: dict[str, Any] = {
        "slug": slug,
        "name": name,
        "source": f"organisations/{slug}.md",
        "url": "https://example.net/",
        **changes,
    }
    return Organisation(**given)


def a_picture(**changes: Any) -> Picture:
    return Picture(**{"src": "/images/square.svg", "alt": "A green square", **changes})


def an_asset(
    path: str = "files/report.pdf",
    size: int = 340_000,
    source: str = "",
    width: int = 0,
    height: int = 0,
) -> Asset:
    return Asset(path, size, source or f"/content/{path}", width, height)


def a_download(**changes: Any) -> Download:
    given: dict[str, Any] = {
        "address": "/files/report.pdf",
        "label": "The report",
        "kind": "PDF",
        "size": "340 kB",
        **changes,
    }
    return Download(**given)


def a_change(note: str = "Figures updated.", date: str = "2017-03-01", **more: Any) -> Change:
    return Change(a_moment(date), note, **more)


def a_correction(text: str = "The vote was in May.", date: str = "2017-02-01") -> Correction:
    return Correction(a_moment(date), text)


def some_settings(**changes: Any) -> Settings:
    given: dict[str, Any] = {
        "name": "The Green Paper",
        "tagline": "Policy for people who run things",
        "address": "https://example.org",
        "identity": "green-paper",
        "footer": Footer("Community Together", "1234567", "1 High Street, Leeds"),
        **changes,
    }
    return Settings(**given)


def a_site(posts: Iterable[Post] = (), **changes: Any) -> Site:
    """A site of these posts, newest first, with everything they refer to."""
    listed = tuple(sorted(posts, key=lambda post: (post.published, post.slug), reverse=True))
    campaigns = tuple(changes.get("campaigns", ()))
    campaigns += _campaigns_named((*listed, *changes.get("hidden", ())), campaigns)
    people = tuple(changes.get("people", ()))
    organisations = tuple(changes.get("organisations", ()))
    given: dict[str, Any] = {
        "settings": some_settings(),
        "moment": a_moment(),
        **changes,
        "posts": listed,
        "series": _series_named(listed, changes.get("series", ())),
        "campaigns": campaigns,
        "people": (*people, *_guests(listed, people)),
        "organisations": (*organisations, *_partners(campaigns, organisations)),
    }
    return Site(**given)


def _series_named(posts: tuple[Post, ...], given: Iterable[Series]) -> tuple[Series, ...]:
    known = {series.slug: series for series in given}
    for post in posts:
        if post.series and post.series not in known:
            known[post.series] = a_series(slug=post.series, source="")
    return tuple(known.values())


def _campaigns_named(posts: tuple[Post, ...], given: tuple[Campaign, ...]) -> tuple[Campaign, ...]:
    known = {campaign.slug for campaign in given}
    named = [slug for post in posts for slug in post.campaigns]
    named += [mention.campaign for post in posts for mention in post.mentions]
    return tuple(a_campaign(slug=slug) for slug in dict.fromkeys(named) if slug not in known)


def _guests(posts: tuple[Post, ...], given: tuple[Person, ...]) -> tuple[Person, ...]:
    known = {person.slug for person in given}
    named = {line.person: line.name for post in posts for line in post.bylines}
    return tuple(
        a_person(name, slug=slug, source="") for slug, name in named.items() if slug not in known
    )


def _partners(
    campaigns: tuple[Campaign, ...], given: tuple[Organisation, ...]
) -> tuple[Organisation, ...]:
    known = {organisation.slug for organisation in given}
    named = dict.fromkeys(slug for campaign in campaigns for slug in campaign.partners)
    return tuple(
        an_organisation(slug.replace("-", " ").title(), slug=slug, source="", url="")
        for slug in named
        if slug not in known
    )
