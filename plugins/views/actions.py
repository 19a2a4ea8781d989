"""Calls to action: what a reader can do, and until when."""

from collections.abc import Iterator

from msgspec import Struct

from plugins.domain.campaigns import Action, Campaign
from plugins.domain.moments import day_in_words
from plugins.domain.posts import Post
from plugins.domain.site import Site
from plugins.views.days import last_moment_in_words


class ActionBox(Struct, frozen=True):
    """A call to action. `words` say until when it is open or since when closed, where that is
    known. `campaign` is the title of the campaign it belongs to, where it is shown elsewhere."""

    label: str
    address: str
    is_open: bool
    words: str
    points: tuple[str, ...]
    campaign: str = ""


def present_action(site: Site, action: Action, *, campaign: str = "") -> ActionBox:
    is_open = action.is_open(site.moment)
    words = ""
    if action.closes:
        closes = action.closes
        words = (
            f"Open until {last_moment_in_words(closes)}"
            if is_open
            else f"Closed on {day_in_words(closes)}"
        )
    return ActionBox(action.label, action.url, is_open, words, action.points, campaign)


def present_campaign_actions(site: Site, campaign: Campaign) -> tuple[ActionBox, ...]:
    """All actions of a campaign; when it has ended, all of them are closed."""
    return tuple(_of_campaign(site, campaign))


def _of_campaign(site: Site, campaign: Campaign) -> Iterator[ActionBox]:
    for action in campaign.actions:
        if campaign.has_ended and action.is_open(site.moment):
            ended = campaign.ended
            words = f"Closed on {day_in_words(ended)}" if ended else "Closed"
            yield ActionBox(action.label, action.url, False, words, action.points)
        else:
            yield present_action(site, action)


def present_post_actions(site: Site, post: Post) -> tuple[ActionBox, ...]:
    """The post's own actions, open or closed, then the open ones of the campaigns it is tagged
    with (not of those that its text only mentions)."""
    own = [present_action(site, action) for action in post.actions]
    campaigns = [site.campaign[slug] for slug in post.campaigns]
    tagged = [
        present_action(site, action, campaign=campaign.title)
        for campaign in campaigns
        if not campaign.has_ended
        for action in campaign.actions
        if action.is_open(site.moment)
    ]
    return (*own, *tagged)
