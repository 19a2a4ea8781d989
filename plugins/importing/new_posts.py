"""Posts of an old site → files of the content folder, each at a place and address of its own."""

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.moments import parse_moment
from plugins.domain.posts import post_address
from plugins.importing.addresses import Places
from plugins.importing.old_posts import OldPost
from plugins.importing.report import Kind, Notice
from plugins.reading.front_matter.writing import write_head
from plugins.reading.identities import slug_from


class NewPost(Struct, frozen=True):
    """A file to be written: `path` is its place in the content folder."""

    source: str
    path: str
    data: bytes
    notices: tuple[Notice, ...] = ()


def new_posts(posts: Iterable[OldPost], zone: ZoneInfo) -> tuple[NewPost, ...]:
    """The files of `posts`, in their order. Of two that ask for one address the second gets
    another slug. `zone` is the site's, in which the month of an address is counted."""
    places = Places()
    placed = [_Placed(post, *_place(post, places, zone)) for post in posts]
    homes = {one.address for one in placed}
    taken: set[str] = set()
    return tuple(_new_post(one, homes, taken) for one in placed)


class _Placed(Struct, frozen=True):
    post: OldPost
    path: str
    slug: str
    address: str


def _place(post: OldPost, places: Places, zone: ZoneInfo) -> tuple[str, str, str]:
    """The path, slug and address of a post."""
    undated = any(notice.kind == "undated" for notice in post.notices)
    folder = f"posts/{'undated' if undated else post.date[:4]}"
    language = post.source.language
    stem = f"{post.source.name}-{language}" if language else post.source.name
    path = f"{folder}/{places.claim(stem, folder)}.md"
    published = parse_moment(post.date, zone)
    slug = places.claim(post.slug, f"{published:%Y/%m}", language.lower())
    return path, slug, post_address(published, slug)


def _new_post(placed: _Placed, homes: set[str], taken: set[str]) -> NewPost:
    """The file of a post; the aliases it keeps are added to `taken`."""
    post = placed.post
    notices = [*post.notices]
    if placed.slug != post.slug:
        notices.append(_notice(post, "address", placed.address))
    aliases = []
    for alias in post.aliases:
        if alias in taken or alias in homes - {placed.address}:
            notices.append(_notice(post, "alias", f"{alias} (another post has it)"))
        elif alias != placed.address:
            aliases.append(alias)
            taken.add(alias)
    head = write_head(head_of(replace(post, aliases=tuple(aliases)), placed.path, placed.slug))
    text = head.replace("\n", post.line_end) + post.body
    return NewPost(post.source.path, placed.path, text.encode("utf-8"), tuple(notices))


def head_of(post: OldPost, path: str, slug: str) -> Mapping[str, Any]:
    """The head of a post at `path`, in the order in which people read it, without what is empty
    or would say what the file's name says."""
    picture = post.image and {
        "src": post.image.src,
        "alt": post.image.alt,
        "caption": post.image.caption,
        "credit": post.image.credit,
    }
    head = {
        "title": post.title,
        "date": post.date,
        "id": post.id,
        "slug": slug if slug_from(path) != slug else "",
        "category": post.category,
        "authors": [*post.authors],
        "tags": [*post.tags],
        "lang": post.lang,
        "summary": post.summary,
        "image": picture and {key: text for key, text in picture.items() if text},
        "aliases": [*post.aliases],
        "status": post.status if post.status != "published" else "",
    }
    return {key: value for key, value in head.items() if value}


def _notice(post: OldPost, kind: Kind, subject: str) -> Notice:
    return Notice(kind, post.source.path, subject)
