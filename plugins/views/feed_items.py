"""A post as an item of a feed: the whole of it, once, for somebody who may never see the page."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.campaigns import Action
from plugins.domain.moments import day_in_words
from plugins.domain.people import Byline
from plugins.domain.posts import Mention, Post, permanent_identity
from plugins.domain.sealed import Sealed
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.views.bodies import PlacedBody
from plugins.views.days import last_moment_in_words
from plugins.views.once import once
from plugins.views.pictures import Shown, present_download
from plugins.views.post_heads import sealed_posts, shown_by_posts

_SHARED = 300
"""Items that are kept for the next feed that has them, some 2 MB: those of a site's newest posts
stand in many feeds."""
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


class FeedAuthor(Struct, frozen=True):
    """Somebody by name, with the absolute address of their page, empty if they have none."""

    name: str
    address: str = ""


class FeedItem(Struct, frozen=True, kw_only=True):
    """An item. Addresses are absolute, `html` the whole content, all else plain text.

    `id` is a permanent URI. `updated` is `published` unless something major changed since.
    """

    id: str
    title: str
    address: str
    published: datetime
    updated: datetime
    html: str
    summary: str
    language: str
    authors: tuple[FeedAuthor, ...] = ()
    categories: tuple[str, ...] = ()
    image: str = ""


class ItemSubject(Struct, frozen=True, array_like=True, gc=False):
    """All that the item of a post is made from, the settings apart. `post` is without its mentions;
    `shown` is what there is to say of the pictures and documents that it refers to; the addresses
    of `authors` are site paths."""

    post: Sealed[Post]
    authors: tuple[FeedAuthor, ...]
    shown: tuple[Shown, ...]
    mentions: tuple[Mention, ...] = ()


def subjects_of_items(site: Site) -> dict[str, ItemSubject]:
    """Of every post that lists may show, by the post's source. Nothing else is in it: in a preview,
    drafts and scheduled posts stay out."""
    return {
        post.source: subject_of_item(site, post) for post in site.posts if post.standing == "listed"
    }


def subject_of_item(site: Site, post: Post) -> ItemSubject:
    """Of one post of the site, whether lists may show it or not."""
    sealed, shown = sealed_posts(site), shown_by_posts(site)
    return ItemSubject(
        sealed[post.source], _authors(site, post.bylines), shown[post.source], post.mentions
    )


def subjects_of_lasting_items(
    site: Site, items: Mapping[str, ItemSubject]
) -> dict[str, ItemSubject]:
    """The same items without links to campaigns that a text merely names: what they say depends
    on nothing but the post and what it refers to by itself."""
    lasting = dict(items)
    for post in site.posts:
        if post.mentions and post.source in items:
            lasting[post.source] = replace(items[post.source], mentions=())
    return lasting


@lru_cache(maxsize=_SHARED)
def present_item(subject: ItemSubject, sealed: Sealed[Settings]) -> FeedItem:
    """`updated` moves with major changes only: a small one must not make an old item new."""
    post, settings = subject.post.value, sealed.value
    majors = (change.date for change in post.changes if change.major)
    return FeedItem(
        id=permanent_identity(post.id, settings.identity),
        title=post.title,
        address=settings.absolute(post.address),
        published=post.published,
        updated=max((post.published, *majors)),
        html=_whole(subject, settings),
        summary=_summary(post),
        language=post.lang,
        authors=tuple(
            FeedAuthor(author.name, settings.absolute(author.address)) for author in subject.authors
        ),
        categories=tuple(filter(None, dict.fromkeys((post.category, *post.tags)))),
        image=settings.absolute(post.image.src) if post.image else "",
    )


@once
def _authors(site: Site, bylines: tuple[Byline, ...]) -> tuple[FeedAuthor, ...]:
    people = ((line.name, site.person.get(line.person)) for line in bylines)
    return tuple(FeedAuthor(name, person.address if person else "") for name, person in people)


def _summary(post: Post) -> str:
    """Never empty: RSS would put the whole text in its place."""
    words = post.summary or post.standfirst or post.body.first_paragraph or post.title
    return " ".join(words.split())


def _whole(subject: ItemSubject, settings: Settings) -> str:
    """Standfirst, picture, body, downloads, calls to action, corrections.

    A copy of this lies with subscribers for ever, so all of it stays true whenever it is read: an
    action is "open until" its last day, before that day and after it.
    """
    post = subject.post.value
    pieces = (
        *standfirst_of(post),
        *picture_of(subject, settings),
        body_of(subject, settings).text,
        *downloads_of(settings, post),
        *_actions(settings, post),
        *corrections_of(post),
    )
    return "".join(pieces) or str(Markup("<p>{}</p>").format(_summary(post)))


def body_of(subject: ItemSubject, settings: Settings) -> PlacedBody:
    """The text, every address in it absolute."""
    post = subject.post.value
    return PlacedBody(
        body=post.body,
        targets=post.targets,
        shown=subject.shown,
        address=settings.address,
        mentions=subject.mentions,
        absolute_at=post.address,
    )


def standfirst_of(post: Post) -> Iterator[str]:
    """Unless the body begins with the same words."""
    if not post.standfirst:
        return
    beginning = _comparable(post.body.first_paragraph)
    if not beginning.startswith(_comparable(post.standfirst)):
        yield Markup("<p><strong>{}</strong></p>\n").format(post.standfirst)


def _comparable(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split())


def picture_of(subject: ItemSubject, settings: Settings) -> Iterator[str]:
    """Unless the body shows it."""
    picture = subject.post.value.image
    if not picture or picture.src in subject.post.value.targets:
        return
    words = " ".join(filter(None, (picture.caption, picture.credit)))
    caption = Markup("<figcaption>{}</figcaption>").format(words) if words else ""
    width, height = next(
        ((one.width, one.height) for one in subject.shown if one.address == picture.src), (0, 0)
    )
    size = Markup(' width="{}" height="{}"').format(width, height) if width else ""
    yield Markup('<figure><img src="{}" alt="{}"{}>{}</figure>\n').format(
        settings.absolute(picture.src), picture.alt, size, caption
    )


def downloads_of(settings: Settings, post: Post) -> Iterator[str]:
    """The documents with their types and sizes, if there are any."""
    listed = [
        Markup('<li><a href="{}">{}</a> ({})</li>').format(
            settings.absolute(view.address), view.label, view.words
        )
        for view in map(present_download, post.files)
    ]
    if listed:
        yield Markup("<h2>Downloads</h2>\n<ul>{}</ul>\n").format(Markup("").join(listed))


def _actions(settings: Settings, post: Post) -> Iterator[str]:
    listed = [_action(settings, action) for action in post.actions]
    if listed:
        yield Markup("<h2>Take action</h2>\n<ul>{}</ul>\n").format(Markup("").join(listed))


def _action(settings: Settings, action: Action) -> Markup:
    url = settings.absolute(action.url)
    label = Markup('<a href="{}">{}</a>').format(url, action.label) if url else action.label
    until = f" (open until {last_moment_in_words(action.closes)})" if action.closes else ""
    points = Markup("").join(Markup("<li>{}</li>").format(point) for point in action.points)
    inner = Markup("<ul>{}</ul>").format(points) if points else ""
    return Markup("<li>{}{}{}</li>").format(label, until, inner)


def corrections_of(post: Post) -> Iterator[str]:
    """Each with its day, in the editor's order."""
    for correction in post.corrections:
        yield Markup("<p><strong>Correction, {}:</strong> {}</p>\n").format(
            day_in_words(correction.date), correction.text
        )
