"""Calls to action: what a reader can do, and until when."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Literal

from msgspec import Struct

from plugins.domain.campaigns import Action, Campaign
from plugins.domain.moments import day_in_words, has_come
from plugins.domain.next_change import SOON
from plugins.domain.posts import Post
from plugins.domain.site import Site
from plugins.views.days import last_moment_in_words
from plugins.views.once import once

State = Literal["open", "closing-soon", "closed"]


class ActionBox(Struct, frozen=True):
    """A call to action. `words` say until when it is open or since when closed, where that is
    known. `campaign` is the title of the campaign it belongs to, where it is shown elsewhere."""

    label: str
    address: str
    state: State
    words: str
    points: tuple[str, ...]
    campaign: str = ""


def present_action(site: Site, action: Action, *, campaign: str = "") -> ActionBox:
    state = state_of(action, site.moment)
    words = _words(state, action.closes) if action.closes else ""
    return ActionBox(action.label, action.url, state, words, action.points, campaign)


def state_of(action: Action, moment: datetime) -> State:
    """Where an action stands at `moment`, whatever becomes of its campaign."""
    if not action.is_open(moment):
        return "closed"
    if action.closes and has_come(action.closes - SOON, moment):
        return "closing-soon"
    return "open"


def _words(state: State, closes: datetime) -> str:
    if state == "closed":
        return f"Closed on {day_in_words(closes)}"
    until = last_moment_in_words(closes)
    return f"Closing soon: open until {until}" if state == "closing-soon" else f"Open until {until}"


def present_campaign_actions(site: Site, campaign: Campaign) -> tuple[ActionBox, ...]:
    """All actions of a campaign; when it has ended, all of them are closed."""
    return tuple(_of_campaign(site, campaign))


def _of_campaign(site: Site, campaign: Campaign) -> Iterator[ActionBox]:
    for action in campaign.actions:
        if campaign.has_ended and action.is_open(site.moment):
            ended = campaign.ended
            words = f"Closed on {day_in_words(ended)}" if ended else "Closed"
            yield ActionBox(action.label, action.url, "closed", words, action.points)
        else:
            yield present_action(site, action)


def present_post_actions(site: Site, post: Post) -> tuple[ActionBox, ...]:
    """The post's own actions, open or closed, then the open ones of the campaigns it is tagged
    with (not of those that its text only mentions)."""
    if not post.actions and not post.campaigns:
        return ()
    own = [present_action(site, action) for action in post.actions]
    return (*own, *chain.from_iterable(_on_posts(site, slug) for slug in post.campaigns))


@once
def _on_posts(site: Site, slug: str) -> tuple[ActionBox, ...]:
    """The open actions of a campaign, as the posts show them that are tagged with it."""
    campaign = site.campaign[slug]
    if campaign.has_ended:
        return ()
    return tuple(
        present_action(site, action, campaign=campaign.title)
        for action in campaign.actions
        if action.is_open(site.moment)
    )
