"""The sitemap (sitemaps.org, protocol 0.9): every page that search engines may list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote

from msgspec import Struct

from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.site import Site, Term
from plugins.views import archive, changes, following, lists, newsletter
from plugins.views.cards import page_address, pages_of
from plugins.views.frame import sections_of

_KEPT = "%/:?#[]@!$&'()*+,;=~"


class SitemapEntry(Struct, frozen=True):
    """A page's absolute address and the day (`2017-01-13`) on which what it shows last changed,
    empty where nobody knows."""

    address: str
    changed: str = ""


class Sitemap(Struct, frozen=True):
    entries: tuple[SitemapEntry, ...]


def sitemap_of(site: Site) -> Sitemap:
    """All pages but hidden and withdrawn posts, redirects and the page not found."""
    pages = dict(_Pages(site).all())
    return Sitemap(
        tuple(
            SitemapEntry(site.settings.absolute(address), changed)
            for address, changed in pages.items()
        )
    )


def draw_sitemap(sitemap: Sitemap) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for entry in sitemap.entries:
        changed = f"<lastmod>{entry.changed}</lastmod>" if entry.changed else ""
        address = escape(quote(entry.address, safe=_KEPT))
        lines.append(f"<url><loc>{address}</loc>{changed}</url>")
    return "\n".join((*lines, "</urlset>", "")).encode()


def last_change(site: Site, post: Post) -> str:
    """The newest day on which `post` was published, modified, corrected or changed in a major way,
    not after the moment of the build."""
    dates = [post.published, *(one.date for one in post.corrections)]
    dates += [one.date for one in post.changes if one.major]
    dates += [post.modified] if post.modified else []
    past = [date for date in dates if date <= site.moment] or [post.published]
    return max(past).date().isoformat()


class _Pages:
    """Addresses of the site's pages, each with the day of its last change, as far as known."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.changed = {post.source: last_change(site, post) for post in site.posts}

    def all(self) -> Iterator[tuple[str, str]]:
        site = self.site
        yield from self._list("/", site.posts)
        yield from ((post.address, self.changed[post.source]) for post in site.posts)
        yield from ((page.address, "") for page in site.pages)
        yield from ((one.address, "") for one in site.organisations)
        for series in site.series:
            yield series.address, self._newest(site.posts_by_series.get(series.slug, ()))
        for campaign in site.campaigns:
            yield campaign.address, self._newest(site.posts_by_campaign.get(campaign.slug, ()))
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
        for number, shown in enumerate(pages_of(posts), 1):
            yield page_address(address, number), self._newest(shown)

    def _newest(self, posts: Iterable[Post]) -> str:
        return max((self.changed[post.source] for post in posts), default="")

    def _last_entry(self) -> str:
        days = (entry.day or entry.published for entry in changes.change_entries(self.site))
        return max((day.iso for day in days if day), default="")
