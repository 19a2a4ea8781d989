"""The site as it is public at one moment: one frozen value from which every page is made."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from msgspec import Struct

from plugins.domain.campaigns import Campaign
from plugins.domain.ledger import NO_PAST, Past
from plugins.domain.names import slugify
from plugins.domain.people import Organisation, Person
from plugins.domain.pictures import Asset, Picture
from plugins.domain.posts import Page, Post, Withdrawn
from plugins.domain.related import Related, related_posts
from plugins.domain.series import Part, Series, parts_of
from plugins.domain.settings import Settings

WithBody = Post | Page | Series | Campaign | Person | Organisation


ALL_TOPICS = "/topics/"
ALL_CATEGORIES = "/categories/"
"""The addresses of the lists of all topics and of all categories; each term has its own below."""


class Term(Struct, frozen=True):
    """A topic or category: its slug and the spelling that most posts use."""

    slug: str
    name: str


def term_address(all_terms: str, slug: str) -> str:
    """The address of a topic (one of `ALL_TOPICS`) or of a category."""
    return f"{all_terms}{slug}/"


class Site(Struct, frozen=True, kw_only=True, dict=True):
    """Only what readers may see at `moment` (in a preview, drafts and scheduled posts as well).

    `posts` are those in lists, newest first; `hidden` ones are at their addresses only. `assets`
    are the pictures and documents that are served, by path. References between values are slugs
    and all of them lead somewhere. `past` is what was published before, of all that ever was:
    pages show nothing of it but when an edition was sent.
    """

    settings: Settings
    moment: datetime
    posts: tuple[Post, ...] = ()
    hidden: tuple[Post, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    pages: tuple[Page, ...] = ()
    series: tuple[Series, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    assets: tuple[Asset, ...] = ()
    past: Past = NO_PAST
    preview: bool = False

    @cached_property
    def post(self) -> dict[str, Post]:
        """Id → listed post."""
        return {post.id: post for post in self.posts}

    @cached_property
    def public(self) -> dict[str, Post | Withdrawn]:
        """Id → post that answers at its address: listed, hidden or withdrawn."""
        posts: tuple[Post | Withdrawn, ...] = (*self.posts, *self.hidden, *self.withdrawn)
        return {post.id: post for post in posts}

    @cached_property
    def series_by_slug(self) -> dict[str, Series]:
        return {series.slug: series for series in self.series}

    @cached_property
    def campaign(self) -> dict[str, Campaign]:
        return {campaign.slug: campaign for campaign in self.campaigns}

    @cached_property
    def person(self) -> dict[str, Person]:
        return {person.slug: person for person in self.people}

    @cached_property
    def organisation(self) -> dict[str, Organisation]:
        return {organisation.slug: organisation for organisation in self.organisations}

    @cached_property
    def organisation_named(self) -> dict[str, Organisation]:
        """Name, as by-lines and roles have it → organisation."""
        return {organisation.name: organisation for organisation in self.organisations}

    @cached_property
    def file(self) -> dict[str, Asset]:
        """Address (`/files/x.pdf`) → document that a page links."""
        return {asset.address: asset for asset in self.assets if asset.path.startswith("files/")}

    @cached_property
    def asset(self) -> dict[str, Asset]:
        """Address (`/images/x.jpg`) → picture or document that a page uses."""
        return {asset.address: asset for asset in self.assets}

    @cached_property
    def topics(self) -> tuple[Term, ...]:
        """By name."""
        return _terms(tag for post in self.posts for tag in post.tags)

    @cached_property
    def categories(self) -> tuple[Term, ...]:
        """By name."""
        return _terms(post.category for post in self.posts if post.category)

    @cached_property
    def posts_by_topic(self) -> dict[str, tuple[Post, ...]]:
        """Slug of topic → its posts, newest first; so for the ones below."""
        return _grouped((slugify(tag), post) for post in self.posts for tag in post.tags)

    @cached_property
    def posts_by_category(self) -> dict[str, tuple[Post, ...]]:
        return _grouped((slugify(post.category), post) for post in self.posts if post.category)

    @cached_property
    def posts_by_person(self) -> dict[str, tuple[Post, ...]]:
        return _grouped((line.person, post) for post in self.posts for line in post.bylines)

    @cached_property
    def posts_by_series(self) -> dict[str, tuple[Post, ...]]:
        return _grouped((post.series, post) for post in self.posts if post.series)

    @cached_property
    def posts_by_campaign(self) -> dict[str, tuple[Post, ...]]:
        """Those tagged and those that only mention it."""
        return _grouped(
            (slug, post)
            for post in self.posts
            for slug in (*post.campaigns, *[mention.campaign for mention in post.mentions])
        )

    @cached_property
    def parts(self) -> dict[str, tuple[Part, ...]]:
        """Slug of series → its parts in reading order, out and to come."""
        return {
            series.slug: parts_of(series, self.posts_by_series.get(series.slug, ()))
            for series in self.series
        }

    @cached_property
    def related(self) -> dict[str, tuple[Related, ...]]:
        """Id of post, listed or hidden → the posts to read on with."""
        return related_posts(self.posts, self.hidden)

    @cached_property
    def with_bodies(self) -> tuple[WithBody, ...]:
        """Everything that has a body and a page of its own."""
        return (
            *self.posts, *self.hidden, *self.pages, *self.series, *self.campaigns, *self.people,
            *self.organisations,
        )  # fmt: skip

    @cached_property
    def editions(self) -> tuple[Post, ...]:
        """Posts that are editions of the newsletter, newest first."""
        return tuple(post for post in self.posts if post.edition is not None)


def picture_of(value: WithBody) -> Picture | None:
    """The picture that stands for a value; None if it has none."""
    if isinstance(value, Person):
        return value.photo
    if isinstance(value, Organisation):
        return value.logo
    return None if isinstance(value, Page) else value.image


def _terms(names: Iterable[str]) -> tuple[Term, ...]:
    spellings: dict[str, Counter[str]] = {}
    for name, number in Counter(names).items():
        spellings.setdefault(slugify(name), Counter())[name] = number
    terms = (
        Term(slug, min(counted, key=lambda name: (-counted[name], name)))
        for slug, counted in spellings.items()
        if slug
    )
    return tuple(sorted(terms, key=lambda term: (term.name.casefold(), term.slug)))


def _grouped(pairs: Iterable[tuple[str, Post]]) -> dict[str, tuple[Post, ...]]:
    groups: defaultdict[str, dict[str, Post]] = defaultdict(dict)
    for slug, post in pairs:
        groups[slug][post.id] = post
    return {slug: tuple(posts.values()) for slug, posts in groups.items()}
