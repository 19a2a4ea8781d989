"""Paged lists of posts: topics, categories, and what follows a first page."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.outputs import LatePage, path_of
from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.sealed import Sealed
from plugins.domain.settings import Settings
from plugins.domain.site import ALL_CATEGORIES, ALL_TOPICS, Site, Term, term_address
from plugins.views.cards import (
    PAGE_LENGTH,
    Pager,
    PostCard,
    cards_of,
    counted,
    page_address,
    pages_of,
    present_pager,
)
from plugins.views.heads import PageView, plain_head, present_head

TOPICS = Link("Topics", ALL_TOPICS)
CATEGORIES = Link("Categories", ALL_CATEGORIES)


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


class ListSubject(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """All that the page `number` of the list at `address` is made from, the settings apart.
    `length` is that of the whole list, `title` that of this page."""

    title: str
    address: str
    number: int
    length: int
    cards: tuple[Sealed[PostCard], ...]
    is_preview: bool
    crumbs: tuple[Link, ...]
    description: str = ""
    feed: str = ""


def present_list(subject: ListSubject, settings: Settings) -> ListPage:
    head = plain_head(
        settings,
        subject.title,
        page_address(subject.address, subject.number),
        description=subject.description,
        feed=subject.feed,
        crumbs=subject.crumbs,
    )
    return ListPage(
        head=replace(head, robots="noindex") if subject.is_preview else head,
        posts=tuple(card.value for card in subject.cards),
        pager=present_pager(subject.address, subject.number, subject.length),
    )


def late_list(subject: ListSubject, settings: Settings) -> LatePage:
    path = path_of(page_address(subject.address, subject.number))
    return LatePage(path, ListPage, subject, settings, present_list)


def subjects_of_topics(site: Site) -> Iterator[ListSubject]:
    """The pages of each topic."""
    for topic in site.topics:
        yield from _subjects_of_term(site, TOPICS, topic, site.posts_by_topic[topic.slug])


def subjects_of_categories(site: Site) -> Iterator[ListSubject]:
    """The pages of each category."""
    for category in site.categories:
        posts = site.posts_by_category[category.slug]
        yield from _subjects_of_term(site, CATEGORIES, category, posts)


def subjects_of_further_pages(
    site: Site, title: str, address: str, posts: Sequence[Post], crumbs: tuple[Link, ...] = ()
) -> Iterator[ListSubject]:
    """The second page of the list at `address` and all after it."""
    known = cards_of(site)
    cards = [known[post.id] for post in posts[PAGE_LENGTH:]]
    for number, of_page in enumerate(pages_of(cards) if cards else (), 2):
        yield ListSubject(
            title=f"{title}, page {number}",
            address=address,
            number=number,
            length=len(posts),
            cards=tuple(of_page),
            is_preview=site.preview,
            crumbs=crumbs,
        )


def present_topic_index(site: Site) -> TermIndex:
    return _present_index(site, TOPICS, site.topics, site.posts_by_topic)


def present_category_index(site: Site) -> TermIndex:
    return _present_index(site, CATEGORIES, site.categories, site.posts_by_category)


def _present_index(
    site: Site, index: Link, terms: Sequence[Term], posts: dict[str, tuple[Post, ...]]
) -> TermIndex:
    return TermIndex(
        head=present_head(
            site, index.label, index.address, description=f"{index.label} and the posts of each."
        ),
        terms=tuple(
            TermCard(
                term.name,
                term_address(index.address, term.slug),
                counted(len(posts[term.slug]), "post", "posts"),
            )
            for term in terms
        ),
    )


def _subjects_of_term(
    site: Site, index: Link, term: Term, posts: Sequence[Post]
) -> Iterator[ListSubject]:
    address = term_address(index.address, term.slug)
    yield ListSubject(
        title=term.name,
        address=address,
        number=1,
        length=len(posts),
        cards=tuple([cards_of(site)[post.id] for post in posts[:PAGE_LENGTH]]),
        is_preview=site.preview,
        crumbs=(index,),
        description=f"{term.name}: all posts, newest first.",
        feed=f"{address}feed.xml",
    )
    crumbs = (index, Link(term.name, address))
    yield from subjects_of_further_pages(site, term.name, address, posts, crumbs)
