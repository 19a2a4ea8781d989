"""Campaigns: a page for each with its posts, those that mention it too, and an index. It has no
settings."""

from collections.abc import Iterator

from plugins.domain.outputs import Output, Page, path_of
from plugins.domain.site import Site
from plugins.views.campaigns import present_campaign, present_campaign_index


def outputs(site: Site) -> Iterator[Output]:
    """The page of each campaign and, if there is one, the index."""
    if not site.campaigns:
        return
    views = (
        present_campaign_index(site),
        *(present_campaign(site, one) for one in site.campaigns),
    )
    for view in views:
        yield Page(path_of(view.head.address), view)


def register() -> None:
    """Joins the runs of our Pelican."""
    from plugins.campaigns import receivers
    from plugins.host.signals import planning

    planning.connect(receivers.on_planning)
