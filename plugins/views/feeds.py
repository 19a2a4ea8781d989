"""Feeds: which posts each one holds, in which order, and what it says of itself.

**Order.** Newest publication first, `LENGTH` items; a series' feed alone runs oldest first and is
complete (RFC 5005, section 2), so that a late subscriber begins at part 1.

**Archives** (RFC 5005, section 4). `/feed.xml` holds the newest posts; behind it every post stands
in `/feed/1.xml`, `/feed/2.xml` …, `ARCHIVE_LENGTH` to a document, counted from the oldest, the last
of them still growing. A full one is a promise: its bytes change only when one of its posts does or
one enters before it. So an archive says nothing that moves with the rest of the site:

- `prev-archive` and `current` lead to addresses that stay. There is no `next-archive`: it would
  have to appear in a full archive on the day when the one after it begins. Readers walk backwards
  from `current` and do not need it.
- Its date is that of its own items; its title has its number and not how many there are.
- Its items do not link the campaigns that their text merely names (`subjects_of_lasting_items`),
  so a new campaign rewrites no archive. All other feeds have these links, as the pages do.

**The newsletter's feed** alone has the mails' texts in the place of the posts': services send them.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.campaigns import Campaign
from plugins.domain.people import Person
from plugins.domain.posts import Post, permanent_identity
from plugins.domain.sealed import Sealed
from plugins.domain.series import Series
from plugins.domain.settings import Settings
from plugins.domain.site import ALL_CATEGORIES, ALL_TOPICS, Site, Term, term_address
from plugins.views.feed_changes import present_change_items
from plugins.views.feed_items import FeedAuthor, FeedItem, ItemSubject, present_item
from plugins.views.letter_items import LetterSubject, present_letter_item, subject_of_letter
from plugins.views.once import once

CURRENT = "/feed.xml"
"""The feed that has archives: what they call the current one."""

LENGTH = 20
"""Items of a feed that is not complete."""

ARCHIVE_LENGTH = 50
"""Items of a full archive."""

Items = Mapping[str, ItemSubject]
"""A post's source → what its item is made from, in however many feeds it stands."""

AnyItem = ItemSubject | LetterSubject | FeedItem


class Feed(Struct, frozen=True, kw_only=True):
    """A feed with all that any format says of it; every address is absolute, `path` apart.

    `path` is its file in the output. `id` is an absolute URI that survives a change of the site's
    address. `home` is the page whose news it brings. `publisher` answers for items without
    authors. `updated` is that of the newest item, None in an empty feed. `complete`, `archive`,
    `previous` (`prev-archive`) and `current` are as in RFC 5005.
    """

    path: str
    address: str
    id: str
    title: str
    home: str
    description: str
    language: str
    publisher: FeedAuthor
    items: tuple[FeedItem, ...]
    updated: datetime | None
    complete: bool = False
    archive: bool = False
    previous: str = ""
    current: str = ""


class FeedSubject(Struct, frozen=True, kw_only=True):
    """All that a feed is made from. `address` and `home`, as well as `previous` and `current`, are
    site paths; `items` are those of posts, of letters or, in the feed of changes, of its own."""

    settings: Sealed[Settings]
    address: str
    title: str
    home: str
    description: str
    items: tuple[AnyItem, ...]
    complete: bool = False
    archive: bool = False
    previous: str = ""
    current: str = ""

    @property
    def path(self) -> str:
        return self.address.removeprefix("/")


class About(Struct, frozen=True):
    """What a feed is about: its title, the site path of its page, a sentence."""

    title: str
    page: str
    description: str


def plan_site_feed(site: Site, items: Items, address: str) -> FeedSubject:
    """The newest posts, at `address`; `/feed.xml` alone leads to the archives."""
    feed = _feed(site, address, _whole_site(site), _newest(site.posts, items))
    last = _archives_of(site, items)
    if not last or address != CURRENT:
        return feed
    return replace(feed, previous=f"/feed/{last}.xml")


def plan_archives(site: Site, items: Items) -> tuple[FeedSubject, ...]:
    """Every post, oldest archive first, the newest post first in each."""
    from_oldest = [items[post.source] for post in reversed(site.posts) if post.source in items]
    return tuple(
        _archive(site, number, from_oldest[(number - 1) * ARCHIVE_LENGTH :][:ARCHIVE_LENGTH])
        for number in range(1, _archives_of(site, items) + 1)
    )


def plan_series_feed(site: Site, items: Items, series: Series) -> FeedSubject:
    """All parts that are out, oldest first and complete."""
    about = About(
        f"{series.title} – {site.settings.name}",
        series.address,
        series.standfirst or f"The series “{series.title}”, from the beginning",
    )
    posts = reversed(site.posts_by_series.get(series.slug, ()))
    feed = _feed(site, f"{series.address}feed.xml", about, _items(posts, items))
    return replace(feed, complete=True)


def plan_campaign_feed(site: Site, items: Items, campaign: Campaign) -> FeedSubject:
    """The posts on the campaign's page, those that only mention it among them."""
    description = campaign.ask or f"News of the campaign “{campaign.title}”"
    posts = site.posts_by_campaign.get(campaign.slug, ())
    return _folder_feed(site, items, campaign.address, (campaign.title, description), posts)


def plan_person_feed(site: Site, items: Items, person: Person) -> FeedSubject:
    posts = site.posts_by_person.get(person.slug, ())
    words = (person.name, f"Posts by {person.name}")
    return _folder_feed(site, items, person.address, words, posts)


def plan_topic_feed(site: Site, items: Items, topic: Term) -> FeedSubject:
    posts = site.posts_by_topic[topic.slug]
    words = (topic.name, f"Posts on the topic “{topic.name}”")
    return _folder_feed(site, items, term_address(ALL_TOPICS, topic.slug), words, posts)


def plan_category_feed(site: Site, items: Items, category: Term) -> FeedSubject:
    posts = site.posts_by_category[category.slug]
    words = (category.name, f"Posts in “{category.name}”")
    page = term_address(ALL_CATEGORIES, category.slug)
    return _folder_feed(site, items, page, words, posts)


def plan_newsletter_feed(site: Site, items: Items) -> FeedSubject:
    """The newest editions of the newsletter, each as its mail."""
    name = site.settings.name
    about = About(
        f"{site.settings.newsletter.name or 'Newsletter'} – {name}",
        "/newsletter/",
        f"Editions of the newsletter of {name}",
    )
    letters = (
        subject_of_letter(site, post, items[post.source])
        for post in site.editions
        if post.source in items
    )
    newest_first = sorted(letters, key=lambda letter: letter.published, reverse=True)
    return _feed(site, "/newsletter/feed.xml", about, tuple(newest_first[:LENGTH]))


def plan_changes_feed(site: Site) -> FeedSubject:
    """The newest corrections, major changes and withdrawals."""
    name = site.settings.name
    about = About(
        f"Changes – {name}",
        "/changes/",
        f"Corrections, major changes and withdrawals of what {name} has published",
    )
    return _feed(site, "/changes/feed.xml", about, present_change_items(site)[:LENGTH])


def _folder_feed(
    site: Site, items: Items, page: str, words: tuple[str, str], posts: Iterable[Post]
) -> FeedSubject:
    title, description = words
    about = About(f"{title} – {site.settings.name}", page, description)
    return _feed(site, f"{page}feed.xml", about, _newest(posts, items))


def _archives_of(site: Site, items: Items) -> int:
    listed = sum(post.source in items for post in site.posts)
    return -(-listed // ARCHIVE_LENGTH)


def _archive(site: Site, number: int, oldest_first: list[ItemSubject]) -> FeedSubject:
    whole = _whole_site(site)
    about = About(f"{whole.title}: archive {number}", whole.page, whole.description)
    return replace(
        _feed(site, f"/feed/{number}.xml", about, tuple(reversed(oldest_first))),
        archive=True,
        previous=f"/feed/{number - 1}.xml" if number > 1 else "",
        current=CURRENT,
    )


def _whole_site(site: Site) -> About:
    name = site.settings.name
    return About(name, "/", site.settings.tagline or f"Everything new from {name}")


def _items(posts: Iterable[Post], items: Items) -> tuple[ItemSubject, ...]:
    return tuple(items[post.source] for post in posts if post.source in items)


def _newest(posts: Iterable[Post], items: Items) -> tuple[ItemSubject, ...]:
    found = (items[post.source] for post in posts if post.source in items)
    return tuple(islice(found, LENGTH))


def _feed(
    site: Site,
    address: str,
    about: About,
    items: tuple[AnyItem, ...],
) -> FeedSubject:
    return FeedSubject(
        settings=_settings(site),
        address=address,
        title=about.title,
        home=about.page,
        description=about.description,
        items=items,
    )


@once
def _settings(site: Site) -> Sealed[Settings]:
    return Sealed(site.settings)


def present_feed(subject: FeedSubject) -> Feed:
    settings = subject.settings.value
    items = tuple(_present(item, subject.settings) for item in subject.items)
    return Feed(
        path=subject.path,
        address=settings.absolute(subject.address),
        id=permanent_identity(f"feeds{subject.address}", settings.identity),
        title=subject.title,
        home=settings.absolute(subject.home),
        description=subject.description,
        language=settings.language,
        publisher=FeedAuthor(settings.footer.organisation or settings.name, settings.absolute("/")),
        items=items,
        updated=max((item.updated for item in items), default=None),
        complete=subject.complete,
        archive=subject.archive,
        previous=settings.absolute(subject.previous),
        current=settings.absolute(subject.current),
    )


def _present(item: AnyItem, settings: Sealed[Settings]) -> FeedItem:
    if isinstance(item, FeedItem):
        return item
    if isinstance(item, LetterSubject):
        return present_letter_item(item, settings)
    return present_item(item, settings)
