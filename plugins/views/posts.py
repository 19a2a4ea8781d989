"""The page of a post."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from msgspec import Struct

from plugins.domain.body import Html
from plugins.domain.names import slugify
from plugins.domain.people import Link
from plugins.domain.posts import Post, topics_of
from plugins.domain.site import Site
from plugins.views.actions import ActionBox, present_post_actions
from plugins.views.bodies import present_body
from plugins.views.bylines import (
    Biography,
    BylineView,
    present_biographies,
    present_byline,
)
from plugins.views.campaigns import CampaignBadge, present_badge
from plugins.views.days import Day, present_day
from plugins.views.heads import PageView, present_post_head
from plugins.views.lists import CATEGORIES
from plugins.views.newsletter import EditionBanner, present_edition_banners
from plugins.views.pictures import (
    DownloadView,
    PictureView,
    present_download,
    present_picture,
)
from plugins.views.related import RelatedEntry, present_related
from plugins.views.series import SeriesBox, present_box_outside, present_boxes


class Note(Struct, frozen=True):
    """An entry of the page's history, or a correction."""

    day: Day
    text: str


class PostPage(PageView, frozen=True, kw_only=True):
    """A post with everything that stands around it. `category` and `topics` have an address only
    where there is a list of them; `reply` is a mailto address, empty without one."""

    template: ClassVar[str] = "pages/post.html"

    kicker: str
    standfirst: str
    bylines: tuple[BylineView, ...]
    day: Day
    modified: Day | None
    corrected: Day | None
    image: PictureView | None
    body: Html
    downloads: tuple[DownloadView, ...]
    actions: tuple[ActionBox, ...]
    series: SeriesBox | None
    edition: EditionBanner | None
    campaigns: tuple[CampaignBadge, ...]
    related: tuple[RelatedEntry, ...]
    category: Link | None
    topics: tuple[Link, ...]
    biographies: tuple[Biography, ...]
    corrections: tuple[Note, ...]
    history: tuple[Note, ...]
    reply: str


def present_posts(site: Site) -> Iterator[PostPage]:
    """The pages of all posts, hidden ones last."""
    boxes: dict[str, SeriesBox] = {}
    for series in site.series:
        boxes |= present_boxes(site, series)
    banners = present_edition_banners(site)
    for post in (*site.posts, *site.hidden):
        yield present_post(site, post, boxes, banners)


def present_post(
    site: Site,
    post: Post,
    boxes: Mapping[str, SeriesBox],
    banners: Mapping[str, EditionBanner],
) -> PostPage:
    """`boxes` are those of the site's series, `banners` of its editions, by source of post."""
    corrected = max((one.date for one in post.corrections), default=None)
    return PostPage(
        head=present_post_head(site, post, _way(site, post)),
        kicker=post.kicker,
        standfirst=post.standfirst,
        bylines=tuple(present_byline(site, byline) for byline in post.bylines),
        day=present_day(post.published),
        modified=present_day(post.modified) if post.modified else None,
        corrected=present_day(corrected) if corrected else None,
        image=present_picture(site, post.image),
        body=present_body(
            site,
            post.body,
            post.targets,
            mentions=post.mentions,
            below_picture=post.image is not None,
        ),
        downloads=tuple(present_download(file) for file in post.files),
        actions=present_post_actions(site, post),
        series=boxes.get(post.source) or _box_outside(site, post),
        edition=banners.get(post.source),
        campaigns=tuple(present_badge(site.campaign[slug]) for slug in post.campaigns),
        related=present_related(site, post),
        category=_term(CATEGORIES.address, post.category, site.posts_by_category),
        topics=tuple(_topics(site, post)),
        biographies=present_biographies(site, post.bylines),
        corrections=_notes((one.date, one.text) for one in post.corrections),
        history=_notes((one.date, one.note) for one in post.changes),
        reply=_reply(site, post),
    )


def _box_outside(site: Site, post: Post) -> SeriesBox | None:
    series = site.series_by_slug.get(post.series)
    return present_box_outside(site, series) if series else None


def _term(folder: str, name: str, posts: Mapping[str, object]) -> Link | None:
    slug = slugify(name)
    if not slug:
        return None
    return Link(name, f"{folder}{slug}/" if slug in posts else "")


def _way(site: Site, post: Post) -> tuple[Link, ...]:
    """By the list of the post's category, if there is one."""
    category = _term(CATEGORIES.address, post.category, site.posts_by_category)
    return (CATEGORIES, category) if category and category.address else ()


def _topics(site: Site, post: Post) -> Iterator[Link]:
    for tag in topics_of(post):
        if link := _term("/topics/", tag, site.posts_by_topic):
            yield link


def _notes(dated: Iterable[tuple[datetime, str]]) -> tuple[Note, ...]:
    """Newest first."""
    newest_first = sorted(dated, key=lambda pair: pair[0], reverse=True)
    return tuple(Note(present_day(moment), text) for moment, text in newest_first)


def _reply(site: Site, post: Post) -> str:
    if not site.settings.reply:
        return ""
    return f"mailto:{quote(site.settings.reply, safe='@')}?subject={quote(f'Re: {post.title}')}"
