"""The front page, archive, topics, categories, the page of feeds and the page for addresses that
lead nowhere; sitemap and robots. It has no settings."""

from collections.abc import Iterator

from plugins.domain.outputs import Drawn, LatePage, Output, Page, path_of
from plugins.domain.site import Site
from plugins.listings.robots import draw_robots, robots_of
from plugins.listings.sitemap import draw_sitemap, sitemap_of
from plugins.views import archive
from plugins.views.archive import ArchivePage, present_archive, subject_of_archive
from plugins.views.following import present_feeds
from plugins.views.frame import sections_of
from plugins.views.heads import PageView
from plugins.views.home import present_home, subjects_of_older_posts
from plugins.views.lists import (
    ListSubject,
    late_list,
    present_category_index,
    present_topic_index,
    subjects_of_categories,
    subjects_of_topics,
)
from plugins.views.standing import present_not_found


def outputs(site: Site) -> Iterator[Output]:
    """The lists of the whole site; those of topics and categories only if there is one."""
    for view in _pages(site):
        yield Page(path_of(view.head.address), view)
    whole = subject_of_archive(site)
    path = path_of(archive.INDEX.address)
    yield LatePage(path, ArchivePage, whole, site.settings, present_archive)
    for subject in _lists(site):
        yield late_list(subject, site.settings)
    yield Page("404.html", present_not_found(site, sections_of(site)))
    yield Drawn("sitemap.xml", sitemap_of(site), draw_sitemap)
    yield Drawn("robots.txt", robots_of(site), draw_robots)


def _pages(site: Site) -> Iterator[PageView]:
    yield present_home(site)
    yield present_feeds(site)
    if site.topics:
        yield present_topic_index(site)
    if site.categories:
        yield present_category_index(site)


def _lists(site: Site) -> Iterator[ListSubject]:
    yield from subjects_of_older_posts(site)
    yield from subjects_of_topics(site)
    yield from subjects_of_categories(site)


def register() -> None:
    """Joins the runs of our Pelican."""
    from plugins.host.signals import planning
    from plugins.listings import receivers

    planning.connect(receivers.on_planning)
