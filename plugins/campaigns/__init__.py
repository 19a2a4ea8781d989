"""Campaigns: a page for each with its posts, those that mention it too, and an index. It has no
settings."""

from collections.abc import Iterator

from plugins.domain.outputs import LatePage, Output, Page, path_of
from plugins.domain.site import Site
from plugins.views.campaigns import (
    CampaignPage,
    present_campaign,
    present_campaign_index,
    subject_of_campaign,
)


def outputs(site: Site) -> Iterator[Output]:
    """The page of each campaign and, if there is one, the index."""
    if not site.campaigns:
        return
    index = present_campaign_index(site)
    yield Page(path_of(index.head.address), index)
    for campaign in site.campaigns:
        path, subject = path_of(campaign.address), subject_of_campaign(site, campaign)
        yield LatePage(path, CampaignPage, subject, site.settings, present_campaign)


def register() -> None:
    """Joins the runs of our Pelican."""
    from plugins.campaigns import receivers
    from plugins.host.signals import planning

    planning.connect(receivers.on_planning)
