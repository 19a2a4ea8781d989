"""A post as an item of a feed: the whole of it, once, for somebody who may never see the page."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.campaigns import Action
from plugins.domain.moments import day_in_words
from plugins.domain.people import Byline
from plugins.domain.posts import Post, permanent_identity
from plugins.domain.site import Site
from plugins.views.bodies import present_body
from plugins.views.days import last_moment_in_words
from plugins.views.pictures import present_download, size_in_pixels

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


def present_items(site: Site) -> dict[str, FeedItem]:
    """The item of every post that lists may show, by the post's source. Nothing else is in it: in
    a preview, drafts and scheduled posts stay out."""
    return {
        post.source: present_item(site, post) for post in site.posts if post.standing == "listed"
    }


def present_lasting_items(site: Site, items: Mapping[str, FeedItem]) -> dict[str, FeedItem]:
    """The same items without links to campaigns that a text merely names: what they say depends
    on nothing but the post and what it refers to by itself."""
    lasting = dict(items)
    for post in site.posts:
        if post.mentions and post.source in items:
            plain = replace(post, mentions=())
            lasting[post.source] = replace(items[post.source], html=_whole(site, plain))
    return lasting


def present_item(site: Site, post: Post) -> FeedItem:
    """`updated` moves with major changes only: a small one must not make an old item new."""
    majors = (change.date for change in post.changes if change.major)
    return FeedItem(
        id=permanent_identity(post.id, site.settings.identity),
        title=post.title,
        address=site.settings.absolute(post.address),
        published=post.published,
        updated=max((post.published, *majors)),
        html=_whole(site, post),
        summary=_summary(post),
        language=post.lang,
        authors=tuple(_author(site, byline) for byline in post.bylines),
        categories=tuple(filter(None, dict.fromkeys((post.category, *post.tags)))),
        image=site.settings.absolute(post.image.src) if post.image else "",
    )


def _author(site: Site, byline: Byline) -> FeedAuthor:
    person = site.person.get(byline.person)
    return FeedAuthor(byline.name, site.settings.absolute(person.address) if person else "")


def _summary(post: Post) -> str:
    """Never empty: RSS would put the whole text in its place."""
    words = post.summary or post.standfirst or post.body.first_paragraph or post.title
    return " ".join(words.split())


def _whole(site: Site, post: Post) -> str:
    """Standfirst, picture, body, downloads, calls to action, corrections.

    A copy of this lies with subscribers for ever, so all of it stays true whenever it is read: an
    action is "open until" its last day, before that day and after it.
    """
    here = post.address
    body = present_body(site, post.body, post.targets, mentions=post.mentions, absolute_at=here)
    pieces = (
        *_standfirst(post),
        *_picture(site, post),
        body.text,
        *_downloads(site, post),
        *_actions(site, post),
        *_corrections(post),
    )
    return "".join(pieces) or str(Markup("<p>{}</p>").format(_summary(post)))


def _standfirst(post: Post) -> Iterator[str]:
    """Unless the body begins with the same words."""
    if not post.standfirst:
        return
    beginning = _comparable(post.body.first_paragraph)
    if not beginning.startswith(_comparable(post.standfirst)):
        yield Markup("<p><strong>{}</strong></p>\n").format(post.standfirst)


def _comparable(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split())


def _picture(site: Site, post: Post) -> Iterator[str]:
    """Unless the body shows it."""
    picture = post.image
    if not picture or picture.src in post.targets:
        return
    words = " ".join(filter(None, (picture.caption, picture.credit)))
    caption = Markup("<figcaption>{}</figcaption>").format(words) if words else ""
    width, height = size_in_pixels(site, picture.src)
    size = Markup(' width="{}" height="{}"').format(width, height) if width else ""
    yield Markup('<figure><img src="{}" alt="{}"{}>{}</figure>\n').format(
        site.settings.absolute(picture.src), picture.alt, size, caption
    )


def _downloads(site: Site, post: Post) -> Iterator[str]:
    listed = [
        Markup('<li><a href="{}">{}</a> ({})</li>').format(
            site.settings.absolute(view.address), view.label, view.words
        )
        for view in map(present_download, post.files)
    ]
    if listed:
        yield Markup("<h2>Downloads</h2>\n<ul>{}</ul>\n").format(Markup("").join(listed))


def _actions(site: Site, post: Post) -> Iterator[str]:
    listed = [_action(site, action) for action in post.actions]
    if listed:
        yield Markup("<h2>Take action</h2>\n<ul>{}</ul>\n").format(Markup("").join(listed))


def _action(site: Site, action: Action) -> Markup:
    url = site.settings.absolute(action.url)
    label = Markup('<a href="{}">{}</a>').format(url, action.label) if url else action.label
    until = f" (open until {last_moment_in_words(action.closes)})" if action.closes else ""
    points = Markup("").join(Markup("<li>{}</li>").format(point) for point in action.points)
    inner = Markup("<ul>{}</ul>").format(points) if points else ""
    return Markup("<li>{}{}{}</li>").format(label, until, inner)


def _corrections(post: Post) -> Iterator[str]:
    for correction in post.corrections:
        yield Markup("<p><strong>Correction, {}:</strong> {}</p>\n").format(
            day_in_words(correction.date), correction.text
        )
