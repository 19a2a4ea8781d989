"""Standing pages, and the page for an address that leads nowhere."""

from typing import ClassVar

from plugins.domain.people import Link
from plugins.domain.posts import Page
from plugins.domain.site import Site
from plugins.views.bodies import PlacedBody, present_body
from plugins.views.heads import PageView, present_head, unlisted


class StandingPage(PageView, frozen=True, kw_only=True):
    template: ClassVar[str] = "pages/standing.html"

    body: PlacedBody


class NotFoundPage(PageView, frozen=True, kw_only=True):
    """`ways` are places where to look instead."""

    template: ClassVar[str] = "pages/not_found.html"

    ways: tuple[Link, ...]


def present_standing(site: Site, page: Page) -> StandingPage:
    return StandingPage(
        head=present_head(site, page.title, page.address, description=page.body.first_paragraph),
        body=present_body(site, page.body, page.targets),
    )


def present_not_found(site: Site, ways: tuple[Link, ...]) -> NotFoundPage:
    """Answers at any address, so it has none of its own."""
    return NotFoundPage(head=unlisted(present_head(site, "Page not found", "")), ways=ways)
