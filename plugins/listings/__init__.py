"""The front page, archive, topics, categories, the page of feeds and the page for addresses that
lead nowhere; sitemap and robots. It has no settings."""

from collections.abc import Iterator

from plugins.domain.outputs import Drawn, Output, Page, path_of
from plugins.domain.site import Site
from plugins.listings.robots import draw_robots, robots_of
from plugins.listings.sitemap import draw_sitemap, sitemap_of
from plugins.views.archive import present_archive
from plugins.views.following import present_feeds
from plugins.views.frame import sections_of
from plugins.views.heads import PageView
from plugins.views.home import present_home
from plugins.views.lists import present_categories, present_topics
from plugins.views.standing import present_not_found


def outputs(site: Site) -> Iterator[Output]:
    """The lists of the whole site; those of topics and categories only if there is one."""
    for view in _pages(site):
        yield Page(path_of(view.head.address), view)
    yield Page("404.html", present_not_found(site, sections_of(site)))
    yield Drawn("sitemap.xml", sitemap_of(site), draw_sitemap)
    yield Drawn("robots.txt", robots_of(site), draw_robots)


def _pages(site: Site) -> Iterator[PageView]:
    yield from present_home(site)
    yield present_archive(site)
    yield present_feeds(site)
    if site.topics:
        yield from present_topics(site)
    if site.categories:
        yield from present_categories(site)


def register() -> None:
    """Joins the runs of our Pelican."""
    from plugins.host.signals import planning
    from plugins.listings import receivers

    planning.connect(receivers.on_planning)
