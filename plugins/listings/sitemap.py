"""The sitemap (sitemaps.org, protocol 0.9): every page that search engines may list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from urllib.parse import quote

from msgspec import Struct

from plugins.domain.campaigns import Campaign
from plugins.domain.moments import has_come
from plugins.domain.people import Link
from plugins.domain.posts import Post, last_change
from plugins.domain.settings import absolute_below
from plugins.domain.site import Site, Term
from plugins.views import archive, changes, following, lists, newsletter
from plugins.views.cards import entries_of, page_address, pages_of
from plugins.views.frame import sections_of

_KEPT = "%/:?#[]@!$&'()*+,;=~"


class SitemapEntry(Struct, frozen=True, array_like=True, gc=False):
    """A page's site path and the day (`2017-01-13`) on which what it shows last changed,
    empty where nobody knows: a day that is wrong is worse than none, since search engines believe
    the days of a site all together or not at all."""

    address: str
    changed: str = ""


class Sitemap(Struct, frozen=True):
    """`site` is the site's address."""

    site: str
    entries: tuple[SitemapEntry, ...]


def sitemap_of(site: Site) -> Sitemap:
    """All pages but hidden and withdrawn posts, redirects and the page not found."""
    pages = dict(_Pages(site).all())
    return Sitemap(site.settings.address, tuple([SitemapEntry(*page) for page in pages.items()]))


def draw_sitemap(sitemap: Sitemap) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for entry in sitemap.entries:
        changed = f"<lastmod>{entry.changed}</lastmod>" if entry.changed else ""
        address = escape(quote(absolute_below(sitemap.site, entry.address), safe=_KEPT))
        lines.append(f"<url><loc>{address}</loc>{changed}</url>")
    return "\n".join((*lines, "</urlset>", "")).encode()


class _Pages:
    """Addresses of the site's pages, each with the day of its last change, as far as known."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.changed = {post.id: _day(last_change(post, site.moment)) for post in site.posts}

    def all(self) -> Iterator[tuple[str, str]]:
        site = self.site
        yield from self._list("/", site.posts)
        entries = entries_of(site)
        for post in site.posts:
            yield entries[post.id].value.address, self.changed[post.id]
        yield from ((page.address, "") for page in site.pages)
        yield from ((one.address, "") for one in site.organisations)
        for series in site.series:
            yield series.address, self._newest(site.posts_by_series.get(series.slug, ()))
        for campaign in site.campaigns:
            yield campaign.address, self._of_campaign(campaign)
        for person in site.people:
            yield from self._list(person.address, site.posts_by_person.get(person.slug, ()))
        yield from self._terms(lists.TOPICS, site.topics, site.posts_by_topic)
        yield from self._terms(lists.CATEGORIES, site.categories, site.posts_by_category)
        yield from self._indexes()

    def _terms(
        self, index: Link, terms: Iterable[Term], posts: Mapping[str, Sequence[Post]]
    ) -> Iterator[tuple[str, str]]:
        for term in terms:
            yield from self._list(f"{index.address}{term.slug}/", posts[term.slug])

    def _indexes(self) -> Iterator[tuple[str, str]]:
        yield archive.INDEX.address, self._newest(self.site.posts)
        yield newsletter.INDEX.address, self._newest(self.site.editions)
        yield changes.INDEX.address, self._last_entry()
        yield following.INDEX.address, ""
        known = (archive.INDEX, newsletter.INDEX, changes.INDEX, following.INDEX)
        yield from ((one.address, "") for one in sections_of(self.site) if one not in known)

    def _list(self, address: str, posts: Sequence[Post]) -> Iterator[tuple[str, str]]:
        """The pages of a list, newest first: each new post moves what stands on all of them."""
        newest = _day(posts[0].published) if posts else ""
        days = [self.changed[post.id] for post in posts]
        for number, shown in enumerate(pages_of(days), 1):
            yield page_address(address, number), max([newest, *shown])

    def _of_campaign(self, campaign: Campaign) -> str:
        posts = self.site.posts_by_campaign.get(campaign.slug, ())
        own = (date for date in (campaign.started, campaign.ended) if date)
        past = (date for date in own if has_come(date, self.site.moment))
        return self._newest(posts, *map(_day, past))

    def _newest(self, posts: Iterable[Post], *more: str) -> str:
        """The day of the last change of the posts or the newest of `more`."""
        return max([self.changed[post.id] for post in posts] + list(more), default="")

    def _last_entry(self) -> str:
        today = _day(self.site.moment)
        days = (entry.day or entry.published for entry in changes.change_entries(self.site))
        return max((day.iso for day in days if day and day.iso <= today), default="")


def _day(moment: datetime) -> str:
    """In the site's zone, as the pages say it."""
    return moment.date().isoformat()
