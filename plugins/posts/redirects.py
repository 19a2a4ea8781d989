"""Old addresses: a page at each that leads to what is there now."""

from collections.abc import Iterable, Iterator

from plugins.domain.outputs import Page
from plugins.domain.redirects import Redirection
from plugins.domain.site import Site
from plugins.views.former import RedirectPage, present_redirect


def redirects(site: Site, redirections: Iterable[Redirection]) -> Iterator[Page]:
    """A page for each old address; for those of feeds there is the feed itself."""
    views: dict[tuple[str, str], RedirectPage] = {}
    for one in redirections:
        if not one.is_feed:
            place = (one.new, one.post)
            if place not in views:
                views[place] = present_redirect(site, one)
            yield Page(one.path, views[place])
