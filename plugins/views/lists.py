"""Paged lists of posts: topics, categories, and what follows a first page."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec import Struct

from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.site import Site, Term
from plugins.views.cards import (
    Pager,
    PostCard,
    counted,
    page_address,
    pages_of,
    present_card,
    present_pager,
)
from plugins.views.heads import PageView, present_head

TOPICS = Link("Topics", "/topics/")
CATEGORIES = Link("Categories", "/categories/")


class ListPage(PageView, frozen=True, kw_only=True):
    """A page of a list of posts, newest first."""

    template: ClassVar[str] = "pages/list.html"

    posts: tuple[PostCard, ...]
    pager: Pager | None


class TermCard(Struct, frozen=True):
    """A topic or category in a list; `words` say how many posts."""

    name: str
    address: str
    words: str


class TermIndex(PageView, frozen=True, kw_only=True):
    template: ClassVar[str] = "pages/term_index.html"

    terms: tuple[TermCard, ...]


def present_topics(site: Site) -> Iterator[ListPage | TermIndex]:
    """The index of topics and the pages of each."""
    yield from _present_terms(site, TOPICS, site.topics, site.posts_by_topic)


def present_categories(site: Site) -> Iterator[ListPage | TermIndex]:
    """The index of categories and the pages of each."""
    yield from _present_terms(site, CATEGORIES, site.categories, site.posts_by_category)


def present_further_pages(
    site: Site,
    title: str,
    address: str,
    pages: Sequence[Sequence[Post]],
    crumbs: tuple[Link, ...] = (),
) -> Iterator[ListPage]:
    """The second page of the list at `address` and all after it."""
    length = sum(len(page) for page in pages)
    for number, posts in enumerate(pages[1:], 2):
        yield ListPage(
            head=present_head(
                site, f"{title}, page {number}", page_address(address, number), crumbs=crumbs
            ),
            posts=tuple(present_card(site, post) for post in posts),
            pager=present_pager(address, number, length),
        )


def _present_terms(
    site: Site, index: Link, terms: Sequence[Term], posts: dict[str, tuple[Post, ...]]
) -> Iterator[ListPage | TermIndex]:
    yield TermIndex(
        head=present_head(
            site, index.label, index.address, description=f"{index.label} and the posts of each."
        ),
        terms=tuple(
            TermCard(
                term.name,
                f"{index.address}{term.slug}/",
                counted(len(posts[term.slug]), "post", "posts"),
            )
            for term in terms
        ),
    )
    for term in terms:
        yield from _present_term(site, index, term, posts[term.slug])


def _present_term(site: Site, index: Link, term: Term, posts: Sequence[Post]) -> Iterator[ListPage]:
    address = f"{index.address}{term.slug}/"
    pages = pages_of(posts)
    yield ListPage(
        head=present_head(
            site,
            term.name,
            address,
            description=f"{term.name}: all posts, newest first.",
            feed=f"{address}feed.xml",
            crumbs=(index,),
        ),
        posts=tuple(present_card(site, post) for post in pages[0]),
        pager=present_pager(address, 1, len(posts)),
    )
    crumbs = (index, Link(term.name, address))
    yield from present_further_pages(site, term.name, address, pages, crumbs)
