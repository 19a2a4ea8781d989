"""Campaigns: the page of each, the index, and the badge on posts."""

from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.campaigns import Campaign, CampaignStatus
from plugins.domain.people import Link
from plugins.domain.sealed import Sealed
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.views.actions import ActionBox, present_campaign_actions
from plugins.views.bodies import PlacedBody, present_body
from plugins.views.bylines import OrganisationLink
from plugins.views.cards import PostEntry, entries_of
from plugins.views.days import Day, present_day
from plugins.views.heads import PageView, about, present_head
from plugins.views.once import once
from plugins.views.pictures import PictureView, present_picture

INDEX = Link("Campaigns", "/campaigns/")

STATUS_IN_WORDS: dict[CampaignStatus, str] = {
    "active": "Active",
    "paused": "Paused",
    "won": "Won",
    "lost": "Lost",
    "closed": "Closed",
}


class CampaignBadge(Struct, frozen=True):
    """A campaign in a line; `words` are its status."""

    title: str
    address: str
    status: CampaignStatus
    words: str


class TimelineEntry(Struct, frozen=True):
    """A post of a campaign; `is_mention` when its text only names the campaign."""

    post: PostEntry
    is_mention: bool


class TimelineYear(Struct, frozen=True):
    year: str
    entries: tuple[TimelineEntry, ...]


class CampaignPage(PageView, frozen=True, kw_only=True):
    """`outcome` is empty until the campaign has ended. `timeline` runs from the newest year."""

    template: ClassVar[str] = "pages/campaign.html"

    ask: str
    status: CampaignStatus
    words: str
    started: Day | None
    ended: Day | None
    outcome: str
    image: PictureView | None
    body: PlacedBody
    partners: tuple[OrganisationLink, ...]
    actions: tuple[ActionBox, ...]
    timeline: tuple[TimelineYear, ...]


class CampaignSubject(Struct, frozen=True):
    """What the page of a campaign is made from: all of it but the timeline, and the posts of that,
    newest first; `tagged` are those that do not only mention the campaign."""

    page: CampaignPage
    posts: tuple[Sealed[PostEntry], ...]
    tagged: tuple[bool, ...]


class CampaignCard(Struct, frozen=True):
    """A campaign in a list. `action` is the first that is still open, if there is one."""

    badge: CampaignBadge
    ask: str
    action: ActionBox | None


class CampaignIndex(PageView, frozen=True, kw_only=True):
    template: ClassVar[str] = "pages/campaign_index.html"

    campaigns: tuple[CampaignCard, ...]


def subject_of_campaign(site: Site, campaign: Campaign) -> CampaignSubject:
    partners = [site.organisation[slug] for slug in campaign.partners]
    page = CampaignPage(
        head=about(
            site,
            present_head(
                site,
                campaign.title,
                campaign.address,
                description=campaign.ask or campaign.body.first_paragraph,
                feed=f"{campaign.address}feed.xml",
                crumbs=(INDEX,),
            ),
            picture=campaign.image,
        ),
        ask=campaign.ask,
        status=campaign.status,
        words=STATUS_IN_WORDS[campaign.status],
        started=present_day(campaign.started) if campaign.started else None,
        ended=present_day(campaign.ended) if campaign.ended else None,
        outcome=campaign.outcome if campaign.has_ended else "",
        image=present_picture(site, campaign.image),
        body=present_body(
            site, campaign.body, campaign.targets, below_picture=campaign.image is not None
        ),
        partners=tuple(OrganisationLink(partner.name, partner.address) for partner in partners),
        actions=present_campaign_actions(site, campaign),
        timeline=(),
    )
    posts, entries = site.posts_by_campaign.get(campaign.slug, ()), entries_of(site)
    return CampaignSubject(
        page,
        tuple([entries[post.id] for post in posts]),
        tuple([campaign.slug in post.campaigns for post in posts]),
    )


def present_campaign(subject: CampaignSubject, _settings: Settings) -> CampaignPage:
    return replace(subject.page, timeline=tuple(_timeline(subject)))


def present_campaign_index(site: Site) -> CampaignIndex:
    """All campaigns: those that go on first, then the others, each by title."""
    ordered = sorted(
        site.campaigns, key=lambda campaign: (campaign.has_ended, campaign.title.casefold())
    )
    return CampaignIndex(
        head=present_head(
            site,
            INDEX.label,
            INDEX.address,
            description="Our campaigns: what each asks, where it stands and what you can do.",
        ),
        campaigns=tuple(present_campaign_card(site, campaign) for campaign in ordered),
    )


def present_campaign_card(site: Site, campaign: Campaign) -> CampaignCard:
    open_ones = (
        action for action in present_campaign_actions(site, campaign) if action.state != "closed"
    )
    return CampaignCard(present_badge(campaign), campaign.ask, next(open_ones, None))


def present_badge(campaign: Campaign) -> CampaignBadge:
    words = STATUS_IN_WORDS[campaign.status]
    return CampaignBadge(campaign.title, campaign.address, campaign.status, words)


@once
def present_badges(site: Site, slugs: tuple[str, ...]) -> tuple[CampaignBadge, ...]:
    """Of the campaigns with these slugs, in their order."""
    return tuple(present_badge(site.campaign[slug]) for slug in slugs)


def _timeline(subject: CampaignSubject) -> Iterator[TimelineYear]:
    entries = (
        TimelineEntry(post.value, not is_tagged)
        for post, is_tagged in zip(subject.posts, subject.tagged, strict=True)
    )
    for year, of_year in groupby(entries, key=lambda entry: entry.post.day.iso[:4]):
        yield TimelineYear(year, tuple(of_year))
