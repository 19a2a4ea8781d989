"""What stands at addresses that once had something else: withdrawals and redirects."""

from typing import ClassVar

from plugins.domain.posts import Post, Withdrawn
from plugins.domain.site import Site
from plugins.views.days import Day, present_day
from plugins.views.heads import PageView, present_head, unlisted


class WithdrawnPage(PageView, frozen=True, kw_only=True):
    """That something was withdrawn and why; neither its title nor its text."""

    template: ClassVar[str] = "pages/withdrawn.html"

    published: Day
    withdrawn: Day | None
    because: str


class RedirectPage(PageView, frozen=True, kw_only=True):
    """An old address: where to go and what is there. `head.address` is that of the new one."""

    template: ClassVar[str] = "pages/redirect.html"

    label: str


def present_withdrawn(site: Site, post: Withdrawn) -> WithdrawnPage:
    return WithdrawnPage(
        head=unlisted(present_head(site, "Withdrawn", post.address)),
        published=present_day(post.published),
        withdrawn=present_day(post.withdrawn) if post.withdrawn else None,
        because=post.because,
    )


def present_redirect(site: Site, post: Post | Withdrawn) -> RedirectPage:
    """The same for every old address of `post`; of a withdrawn one it does not give the title."""
    title = post.title if isinstance(post, Post) else ""
    return RedirectPage(
        head=unlisted(present_head(site, "This page has moved", post.address)),
        label=title or site.settings.absolute(post.address),
    )
