"""Everything in the content folder, public or not; and the cut of it that readers may see."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.campaigns import Campaign
from plugins.domain.history import withdrawn_on
from plugins.domain.ledger import NO_PAST, Past
from plugins.domain.moments import has_come
from plugins.domain.names import slugify
from plugins.domain.people import Organisation, Person, person_address
from plugins.domain.pictures import Asset
from plugins.domain.posts import Page, Post, Standing, Withdrawn, topics_of
from plugins.domain.published_files import addresses_in, kept_files
from plugins.domain.series import Series, series_address
from plugins.domain.settings import Settings
from plugins.domain.site import ALL_CATEGORIES, ALL_TOPICS, Site, term_address


class Library(Struct, frozen=True, kw_only=True):
    """All content with its references resolved. `series`, `people` and `organisations` hold those
    without a file too; `assets` every picture and document, by path; `past` what was published."""

    settings: Settings
    posts: tuple[Post, ...] = ()
    pages: tuple[Page, ...] = ()
    series: tuple[Series, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    assets: tuple[Asset, ...] = ()
    past: Past = NO_PAST


def is_public(post: Post, moment: datetime) -> bool:
    """Whether anything of the post may be in the output at `moment`; withdrawn ones leave only
    their address."""
    return post.status != "draft" and has_come(post.published, moment)


def standing_at(post: Post, moment: datetime) -> Standing:
    """Where a post that is not withdrawn stands at `moment`."""
    if post.status == "draft":
        return "draft"
    if not has_come(post.published, moment):
        return "scheduled"
    return "hidden" if post.status == "hidden" else "listed"


def site_at(library: Library, moment: datetime, *, preview: bool = False) -> Site:
    """The site as it is public at `moment`; a preview shows drafts and scheduled posts as well.

    What has no file of its own (a guest, a series without a plan) is there only through the public
    posts that name it, as the first of them writes it; a picture or document only through a page
    that uses it, or that once did (`published_files`).
    """
    shown = [
        _standing(post, moment)
        for post in library.posts
        if post.status != "withdrawn" and (preview or is_public(post, moment))
    ]
    shown.sort(key=lambda post: (post.published.timestamp(), post.source), reverse=True)
    posts = tuple(post for post in shown if post.standing != "hidden")
    hidden = tuple(post for post in shown if post.standing == "hidden")
    titles = {post.series: post.series_title for post in posts}
    authors = {line.person: line.name for post in posts for line in post.bylines}
    site = Site(
        settings=library.settings,
        moment=moment,
        posts=tuple(_with_public_references(posts, posts)),
        hidden=tuple(_with_public_references(hidden, posts)),
        withdrawn=tuple(_withdrawn(library, moment)),
        pages=library.pages,
        series=tuple(
            s if s.source else replace(s, title=titles[s.slug] or s.title)
            for s in library.series
            if s.source or s.slug in titles
        ),
        campaigns=library.campaigns,
        people=tuple(
            p if p.source else replace(p, name=authors[p.slug])
            for p in library.people
            if p.source or p.slug in authors
        ),
        organisations=library.organisations,
        past=library.past,
        preview=preview,
    )
    return replace(site, assets=_served(library, site)) if library.assets else site


def _standing(post: Post, moment: datetime) -> Post:
    standing = standing_at(post, moment)
    return post if post.standing == standing else replace(post, standing=standing)


def _with_public_references(posts: Iterable[Post], listed: Iterable[Post]) -> Iterator[Post]:
    ids = {post.id for post in listed}
    for post in posts:
        related = tuple(id_ for id_ in post.related if id_ in ids)
        yield post if related == post.related else replace(post, related=related)


def _withdrawn(library: Library, moment: datetime) -> Iterator[Withdrawn]:
    for post in library.posts:
        if post.status == "withdrawn" and is_public(post, moment):
            yield Withdrawn(
                id=post.id,
                slug=post.slug,
                published=post.published,
                because=post.withdrawn_because,
                withdrawn=withdrawn_on(post, library.past, moment),
                aliases=post.aliases,
                lists=tuple(one for one in _lists_of(post) if one in library.past.addresses),
            )


def _lists_of(post: Post) -> Iterator[str]:
    """The addresses of the lists that are there only as long as a post is in them."""
    yield from (term_address(ALL_TOPICS, slugify(topic)) for topic in topics_of(post))
    yield from (person_address(line.person) for line in post.bylines)
    if post.category:
        yield term_address(ALL_CATEGORIES, slugify(post.category))
    if post.series:
        yield series_address(post.series)


def _served(library: Library, site: Site) -> tuple[Asset, ...]:
    """The files that a page of the site uses, and those that were published and stay."""
    used = {address for value in site.with_bodies for address in addresses_in(value)}
    used.update(link.address for link in site.settings.menu)
    if library.past.addresses:
        public = {post.id for post in (*site.posts, *site.hidden)}
        used |= kept_files(library.assets, used, library.past, public, library.posts)
    return tuple(asset for asset in library.assets if asset.address in used)
