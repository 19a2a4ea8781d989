"""The page of a post."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from msgspec import Struct

from plugins.domain.names import slugify
from plugins.domain.people import Link
from plugins.domain.posts import Mention, Post, topics_of
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.views.actions import ActionBox, present_post_actions
from plugins.views.bodies import PlacedBody
from plugins.views.bylines import Biography, BylineView, present_biographies
from plugins.views.campaigns import CampaignBadge, present_badges
from plugins.views.days import Day, present_day
from plugins.views.heads import PageView
from plugins.views.lists import CATEGORIES, TOPICS
from plugins.views.newsletter import EditionBanner, present_edition_banners
from plugins.views.pictures import (
    DownloadView,
    PictureView,
    present_download,
    present_picture,
)
from plugins.views.post_heads import PostFacts, facts_of, present_post_head
from plugins.views.related import (
    RelatedEntry,
    RelatedSubject,
    present_related,
    subjects_of_related,
)
from plugins.views.series import SeriesBox, present_box


class Note(Struct, frozen=True):
    """An entry of the page's history, or a correction."""

    day: Day
    text: str


class PostPage(PageView, frozen=True, kw_only=True):
    """A post with everything that stands around it. `category` and `topics` have an address only
    where there is a list of them; `modified` is the day of the last change, whatever its size;
    `corrected` that of the last correction; `reply` is a mailto address, empty without one."""

    template: ClassVar[str] = "pages/post.html"

    kicker: str
    standfirst: str
    bylines: tuple[BylineView, ...]
    day: Day
    modified: Day | None
    corrected: Day | None
    image: PictureView | None
    body: PlacedBody
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


class PostSubject(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """All that the page of a post is made from, the settings apart. `unlisted` are the addresses
    of those of its category and topics of which there is no list."""

    facts: PostFacts
    mentions: tuple[Mention, ...]
    actions: tuple[ActionBox, ...]
    edition: EditionBanner | None
    campaigns: tuple[CampaignBadge, ...]
    related: tuple[RelatedSubject, ...]
    unlisted: tuple[str, ...]


def subjects_of_posts(site: Site) -> Iterator[PostSubject]:
    """Of all posts, hidden ones last."""
    for post in (*site.posts, *site.hidden):
        yield subject_of_post(site, post, facts_of(site, post))


def subject_of_post(site: Site, post: Post, facts: PostFacts) -> PostSubject:
    return PostSubject(
        facts=facts,
        mentions=post.mentions,
        actions=present_post_actions(site, post),
        edition=present_edition_banners(site).get(post.source),
        campaigns=present_badges(site, post.campaigns) if post.campaigns else (),
        related=subjects_of_related(site, post),
        unlisted=_unlisted(site, post) if post.standing == "hidden" else (),
    )


def present_post(subject: PostSubject, settings: Settings) -> PostPage:
    facts = subject.facts
    post, authors = facts.post.value, facts.authors.value
    corrected = max((one.date for one in post.corrections), default=None)
    dates = (post.modified, *(one.date for one in post.changes))
    updated = max(filter(None, dates), default=None)
    category = _term(CATEGORIES.address, post.category, subject.unlisted)
    way = (CATEGORIES, category) if category and category.address else ()
    topics = (_term(TOPICS.address, tag, subject.unlisted) for tag in topics_of(post))
    return PostPage(
        head=present_post_head(facts, settings, way),
        kicker=post.kicker,
        standfirst=post.standfirst,
        bylines=authors.bylines,
        day=present_day(post.published),
        modified=present_day(updated) if updated else None,
        corrected=present_day(corrected) if corrected else None,
        image=present_picture(facts, post.image),
        body=PlacedBody(
            body=post.body,
            targets=post.targets,
            shown=facts.shown,
            address=settings.address,
            mentions=subject.mentions,
            below_picture=post.image is not None,
        ),
        downloads=tuple(present_download(file) for file in post.files),
        actions=subject.actions,
        series=present_box(facts.series.value, facts.place) if facts.series else None,
        edition=subject.edition,
        campaigns=subject.campaigns,
        related=tuple(map(present_related, subject.related)),
        category=category,
        topics=tuple(topic for topic in topics if topic),
        biographies=present_biographies(authors.biographies),
        corrections=_notes((one.date, one.text) for one in post.corrections),
        history=_notes((one.date, one.note) for one in post.changes),
        reply=_reply(settings, post),
    )


def _unlisted(site: Site, post: Post) -> tuple[str, ...]:
    """What a hidden post alone has is on no list."""
    category, topics = slugify(post.category), map(slugify, topics_of(post))
    return (
        *([f"{CATEGORIES.address}{category}/"] if category not in site.posts_by_category else []),
        *(f"{TOPICS.address}{topic}/" for topic in topics if topic not in site.posts_by_topic),
    )


def _term(folder: str, name: str, unlisted: tuple[str, ...]) -> Link | None:
    slug = slugify(name)
    if not slug:
        return None
    address = f"{folder}{slug}/"
    return Link(name, "" if address in unlisted else address)


def _notes(dated: Iterable[tuple[datetime, str]]) -> tuple[Note, ...]:
    """Newest first."""
    newest_first = sorted(dated, key=lambda pair: pair[0], reverse=True)
    return tuple(Note(present_day(moment), text) for moment, text in newest_first)


def _reply(settings: Settings, post: Post) -> str:
    if not settings.reply:
        return ""
    return f"mailto:{quote(settings.reply, safe='@')}?subject={quote(f'Re: {post.title}')}"
