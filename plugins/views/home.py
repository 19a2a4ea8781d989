"""The front page."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct

from plugins.domain.names import slugify
from plugins.domain.posts import Post
from plugins.domain.site import Site
from plugins.views.campaigns import CampaignCard, present_campaign_card
from plugins.views.cards import PAGE_LENGTH, Pager, PostCard, cards_of, present_pager
from plugins.views.heads import PageView, about, present_head
from plugins.views.lists import ListSubject, subjects_of_further_pages
from plugins.views.newsletter import edition_in_words
from plugins.views.pictures import PictureView, present_picture
from plugins.views.series import SeriesCard, present_series_card
from plugins.views.structured_data import site_data

ROUND_UPS = "round-ups"
"""The slug of the category that leads the front page."""


class Lead(Struct, frozen=True):
    """The post that leads the front page; `edition` is "Edition 8", empty for what is none."""

    post: PostCard
    edition: str
    image: PictureView | None


class HomePage(PageView, frozen=True, kw_only=True):
    """The newest round-up leads; `posts` are the newest others, and the older ones follow on the
    pages of `pager`. `campaigns` are the active ones; `series` those with parts to come."""

    template: ClassVar[str] = "pages/home.html"

    lead: Lead | None
    posts: tuple[PostCard, ...]
    pager: Pager | None
    campaigns: tuple[CampaignCard, ...]
    series: tuple[SeriesCard, ...]


def present_home(site: Site) -> HomePage:
    """The front page; all others of its list follow it (`subjects_of_older_posts`)."""
    lead = lead_of(site)
    cards = (present_series_card(site, series) for series in site.series)
    return HomePage(
        head=about(
            site,
            present_head(site, site.settings.name, "/", description=site.settings.tagline),
            site_data(site),
        ),
        lead=_present_lead(site, lead) if lead else None,
        posts=tuple(
            cards_of(site)[post.id].value for post in site.posts[:PAGE_LENGTH] if post is not lead
        ),
        pager=present_pager("/", 1, len(site.posts)),
        campaigns=tuple(
            present_campaign_card(site, one) for one in site.campaigns if one.status == "active"
        ),
        series=tuple(card for card in cards if card.next),
    )


def subjects_of_older_posts(site: Site) -> Iterator[ListSubject]:
    return subjects_of_further_pages(site, "Posts", "/", site.posts)


def lead_of(site: Site) -> Post | None:
    """The newest edition or other round-up; where there is none, the newest post."""
    round_ups = (
        post
        for post in site.posts
        if post.edition is not None or slugify(post.category) == ROUND_UPS
    )
    return next(round_ups, next(iter(site.posts), None))


def _present_lead(site: Site, post: Post) -> Lead:
    return Lead(
        cards_of(site)[post.id].value, edition_in_words(post), present_picture(site, post.image)
    )
