"""The newsletter's page: the newest edition, the former ones, how to subscribe."""

from typing import ClassVar

from msgspec import Struct

from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.site import Site
from plugins.views.cards import PostCard, PostEntry, cards_of, entries_of
from plugins.views.heads import PageView, present_head
from plugins.views.once import once

INDEX = Link("Newsletter", "/newsletter/")


class EditionEntry(Struct, frozen=True):
    """A former edition; `number` is "Edition 7"."""

    number: str
    post: PostEntry


class EditionBanner(Struct, frozen=True):
    """An edition's place among the others: its `number` ("Edition 8") and the labelled addresses of
    the ones before and after it, None at the ends."""

    number: str
    previous: Link | None
    next: Link | None


class NewsletterPage(PageView, frozen=True, kw_only=True):
    """`number` is that of the `newest` edition ("Edition 8"), empty before the first."""

    template: ClassVar[str] = "pages/newsletter.html"

    number: str
    newest: PostCard | None
    former: tuple[EditionEntry, ...]


def present_newsletter(site: Site) -> NewsletterPage:
    newest = site.editions[0] if site.editions else None
    return NewsletterPage(
        head=present_head(
            site,
            INDEX.label,
            INDEX.address,
            description="The newest edition, the former ones, and how to subscribe.",
            feed=f"{INDEX.address}feed.xml" if newest else "",
        ),
        number=edition_in_words(newest) if newest else "",
        newest=cards_of(site)[newest.id].value if newest else None,
        former=tuple(
            EditionEntry(edition_in_words(post), entries_of(site)[post.id].value)
            for post in site.editions[1:]
        ),
    )


@once
def present_edition_banners(site: Site) -> dict[str, EditionBanner]:
    """Source of post → the banner on it, for all editions."""
    editions = site.editions
    links = [Link(edition_in_words(post), post.address) for post in editions]
    return {
        post.source: EditionBanner(
            edition_in_words(post),
            links[place + 1] if place + 1 < len(links) else None,
            links[place - 1] if place else None,
        )
        for place, post in enumerate(editions)
    }


def edition_in_words(post: Post) -> str:
    """Edition 8; nothing for a post that is none."""
    return "" if post.edition is None else f"Edition {post.edition}"
