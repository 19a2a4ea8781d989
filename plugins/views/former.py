"""What stands at addresses that once had something else: withdrawals and redirects."""

from typing import ClassVar

from plugins.domain.posts import Post, Withdrawn
from plugins.domain.redirects import Redirection
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
    """An old address. `new` is where to go, a site path or an address elsewhere; `head.address` is
    that of the page there."""

    template: ClassVar[str] = "pages/redirect.html"

    new: str
    label: str


def present_withdrawn(site: Site, post: Withdrawn) -> WithdrawnPage:
    return WithdrawnPage(
        head=unlisted(present_head(site, "Withdrawn", post.address)),
        published=present_day(post.published),
        withdrawn=present_day(post.withdrawn) if post.withdrawn else None,
        because=post.because,
    )


def present_redirect(site: Site, redirection: Redirection) -> RedirectPage:
    """The same for every old address that leads there; of a withdrawn post it does not give the
    title."""
    post = site.public.get(redirection.post)
    title = post.title if isinstance(post, Post) else ""
    new = redirection.new
    return RedirectPage(
        head=unlisted(present_head(site, "This page has moved", new.partition("#")[0])),
        new=new,
        label=title or site.settings.absolute(new),
    )
