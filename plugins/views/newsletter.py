"""The newsletter's page: the newest edition, the former ones, how to subscribe."""

from typing import ClassVar

from msgspec import Struct

from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.site import Site
from plugins.views.cards import PostCard, PostEntry, present_card, present_entry
from plugins.views.heads import PageView, present_head

INDEX = Link("Newsletter", "/newsletter/")


class EditionEntry(Struct, frozen=True):
    """A former edition; `number` is "Edition 7"."""

    number: str
    post: PostEntry


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
            feed=f"{INDEX.address}feed.xml" if newest else "",
        ),
        number=_number(newest) if newest else "",
        newest=present_card(site, newest) if newest else None,
        former=tuple(
            EditionEntry(_number(post), present_entry(site, post)) for post in site.editions[1:]
        ),
    )


def _number(post: Post) -> str:
    return f"Edition {post.edition}"
