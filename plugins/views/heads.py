"""What every page says about itself: title, address, language, who may list it."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.outputs import View
from plugins.domain.people import Link
from plugins.domain.pictures import Picture
from plugins.domain.posts import Post
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.views.days import moment_in_words
from plugins.views.schema import Thing
from plugins.views.sharing import Sharing, locale_of, present_shared_picture
from plugins.views.structured_data import breadcrumbs

RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))
"""Languages whose usual script runs from right to left."""


class FeedLink(Struct, frozen=True):
    """A feed that belongs to a page: what it brings and its site path."""

    title: str
    address: str


class Head(Struct, frozen=True, kw_only=True):
    """A page's words about itself.

    `address` is its site path, empty for a page that answers anywhere (404). `around` is the
    language of what stands around the text where that is another than the text's `language`, else
    empty. `marker` says in a preview what the public site would not show. `crumbs` lead from the
    front page to here, this page not among them. `sharing` is how the page shows where somebody
    shares it, None for one that nobody should; `data` what it is about, for machines.
    """

    title: str
    address: str
    language: str
    around: str = ""
    direction: Literal["", "rtl"] = ""
    description: str = ""
    feed: FeedLink | None = None
    robots: Literal["", "noindex"] = ""
    marker: str = ""
    crumbs: tuple[Link, ...] = ()
    sharing: Sharing | None = None
    data: tuple[Thing, ...] = ()


class PageView(View, frozen=True, kw_only=True):
    """What one page shows, its words about itself among it."""

    head: Head


def present_head(
    site: Site,
    title: str,
    address: str,
    *,
    description: str = "",
    feed: str = "",
    crumbs: tuple[Link, ...] = (),
) -> Head:
    """The head of a page in the site's language; `feed` is the site path of the page's own feed.
    A page that says nothing of itself is described by its title and the site. Of a preview, search
    engines may list nothing."""
    head = plain_head(
        site.settings, title, address, description=description, feed=feed, crumbs=crumbs
    )
    return replace(head, robots="noindex") if site.preview else head


def plain_head(
    settings: Settings,
    title: str,
    address: str,
    *,
    description: str = "",
    feed: str = "",
    crumbs: tuple[Link, ...] = (),
) -> Head:
    """The same for a page that search engines may list."""
    return Head(
        title=title,
        address=address,
        language=settings.language,
        direction=direction_of(settings.language),
        description=description or _in_short(settings, title),
        feed=FeedLink(title, feed) if feed else None,
        crumbs=crumbs,
        sharing=Sharing(locale=locale_of(settings.language)),
        data=tuple(breadcrumbs(settings, crumbs, title, address)),
    )


def about(
    site: Site,
    head: Head,
    thing: Thing | None = None,
    *,
    picture: Picture | None = None,
    kind: Literal["website", "profile"] = "website",
) -> Head:
    """The head of a page that is about one thing and has a picture of it."""
    shared = present_shared_picture(site, picture)
    sharing = Sharing(kind=kind, locale=locale_of(site.settings.language), picture=shared)
    return replace(head, sharing=sharing, data=(*((thing,) if thing else ()), *head.data))


def _in_short(settings: Settings, title: str) -> str:
    about = (title, settings.name, settings.tagline)
    return ". ".join(dict.fromkeys(filter(None, about)))


def unlisted(head: Head) -> Head:
    """The head of a page that search engines leave out, and that says nothing of itself to other
    machines."""
    return replace(head, robots="noindex", sharing=None, data=())


def direction_of(language: str) -> Literal["", "rtl"]:
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else ""


def marker_of(post: Post) -> str:
    """What a preview says of a post that the public does not see yet; else empty."""
    if post.standing == "draft":
        return "Draft"
    if post.standing == "scheduled":
        return f"Scheduled for {moment_in_words(post.published)}"
    return ""
