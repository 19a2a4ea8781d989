"""Corrections, major changes and withdrawals as items of a feed, one each.

Their ids are made of the post's permanent identity and the names of the entries (`domain.entries`),
so that rewording an old one, or adding another before it, makes nothing new.
"""

from collections.abc import Iterator
from itertools import chain

from markupsafe import Markup

from plugins.domain.entries import named_entries
from plugins.domain.moments import day_in_words
from plugins.domain.posts import Post, Withdrawn, permanent_identity
from plugins.domain.site import Site
from plugins.views.feed_items import FeedItem

_CHANGED = Markup('<p>{}</p>\n<p>In <a href="{}">{}</a>, published on {}.</p>\n')
_WITHDRAWN = Markup('<p>The post of {} at <a href="{}">{}</a> was withdrawn{}.</p>\n{}')


def present_change_items(site: Site) -> tuple[FeedItem, ...]:
    """All of them, newest first."""
    items = [
        *chain.from_iterable(_of(site, post) for post in site.posts if _has_changed(post)),
        *(_withdrawal(site, withdrawn) for withdrawn in site.withdrawn),
    ]
    return tuple(sorted(items, key=lambda item: (item.published, item.id), reverse=True))


def _has_changed(post: Post) -> bool:
    return post.standing == "listed" and bool(post.corrections or post.changes)


def _of(site: Site, post: Post) -> Iterator[FeedItem]:
    address = site.settings.absolute(post.address)
    published = day_in_words(post.published)
    for name, entry in named_entries(post, site.past.entries.get(post.id, {})):
        yield FeedItem(
            id=_identity(site, post.id, name),
            title=f"{entry.kind}, {day_in_words(entry.moment)}: {post.title}",
            address=address,
            published=entry.moment,
            updated=entry.moment,
            html=str(_CHANGED.format(entry.words, address, post.title, published)),
            summary=" ".join(entry.words.split()) or f"{entry.kind} of {post.title}",
            language=post.lang,
            categories=(entry.kind,),
        )


def _withdrawal(site: Site, post: Withdrawn) -> FeedItem:
    """Neither title nor text of the post: its address, the day, and why. Its id has no day in it,
    since a post is withdrawn once and the day may be put right later."""
    address = site.settings.absolute(post.address)
    on = f" on {day_in_words(post.withdrawn)}" if post.withdrawn else ""
    moment = post.withdrawn or post.published
    published = day_in_words(post.published)
    return FeedItem(
        id=_identity(site, post.id, "Withdrawal"),
        title=f"Withdrawn{on}: a post of {published}",
        address=address,
        published=moment,
        updated=moment,
        html=str(_WITHDRAWN.format(published, address, address, on, _because(post))),
        summary=" ".join(post.because.split()) or f"A post of {published} was withdrawn{on}",
        language=site.settings.language,
        categories=("Withdrawal",),
    )


def _because(post: Withdrawn) -> str:
    return Markup("<p>{}</p>\n").format(post.because) if post.because else ""


def _identity(site: Site, id: str, entry: str) -> str:
    identity = site.settings.identity
    return permanent_identity(f"changes/{entry}/{permanent_identity(id, identity)}", identity)
