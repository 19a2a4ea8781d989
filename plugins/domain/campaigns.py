"""Campaigns: what is asked of whom, what a reader can do, and how it ended."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from plugins.domain.body import AnyBody, Body
from plugins.domain.moments import has_come
from plugins.domain.pictures import Picture

CampaignStatus = Literal["active", "paused", "won", "lost", "closed"]


class Action(Struct, frozen=True):
    """A call to action. `closes` is its last moment; a date alone means the end of that day."""

    label: str
    url: str = ""
    closes: datetime | None = None
    points: tuple[str, ...] = ()

    def is_open(self, moment: datetime) -> bool:
        return self.closes is None or has_come(moment, self.closes)


class Campaign(Struct, frozen=True):
    """`partners` are slugs of organisations; `mentions` names by which a text speaks of it."""

    slug: str
    title: str
    source: str
    ask: str = ""
    status: CampaignStatus = "active"
    started: datetime | None = None
    ended: datetime | None = None
    outcome: str = ""
    partners: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    image: Picture | None = None
    body: AnyBody = Body()
    targets: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return campaign_address(self.slug)

    @property
    def has_ended(self) -> bool:
        return self.status in ("won", "lost", "closed")


def campaign_address(slug: str) -> str:
    return f"/campaigns/{slug}/"


def is_active(campaign: Campaign, moment: datetime) -> bool:
    """Whether a campaign is active at a moment: one that has ended since was."""
    has_begun = campaign.started is None or has_come(campaign.started, moment)
    goes_on = campaign.status == "active" or campaign.has_ended
    return has_begun and goes_on and not had_ended(campaign, moment)


def had_ended(campaign: Campaign, moment: datetime) -> bool:
    """Whether a campaign had ended by the end of the day of `moment`."""
    ended = campaign.ended
    return campaign.has_ended and (ended is None or ended.date() <= moment.date())
