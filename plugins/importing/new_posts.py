"""Posts of an old site → files of the content folder, each at a place and address of its own."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.moments import parse_moment
from plugins.domain.posts import post_address
from plugins.importing.addresses.new_places import Places, answered_at
from plugins.importing.bodies.old_bodies import NewBody, translated
from plugins.importing.bodies.tag_targets import TagTargets, posts_by_name
from plugins.importing.heads.head_pictures import carried_picture
from plugins.importing.old_posts import OldPost
from plugins.importing.report import Kind, Notice
from plugins.importing.sites.old_files import OldFiles, carried
from plugins.reading.front_matter.writing import write_head
from plugins.reading.identities import slug_from

NOTHING: Mapping[str, str] = {}


class NewPost(Struct, frozen=True):
    """A file to be written: `path` is its place in the content folder. `files` are the pictures and
    documents that go with it: from the root of the old site, to the content folder."""

    source: str
    path: str
    data: bytes
    notices: tuple[Notice, ...] = ()
    files: Mapping[str, str] = NOTHING


def new_posts(
    posts: Iterable[OldPost],
    zone: ZoneInfo,
    includes: Mapping[str, str] = NOTHING,
    files: OldFiles = OldFiles(),  # noqa: B008 - frozen
) -> tuple[NewPost, ...]:
    """The files of `posts`, in their order. Of two that ask for one address the second gets
    another slug. `zone` is the site's, in which the month of an address is counted; `includes`
    are the files that texts include, by path, and `files` those that they may show."""
    places = Places()
    placed = [_Placed(post, *_place(post, places, zone)) for post in posts]
    homes = {answered_at(one.address) for one in placed}
    taken: set[str] = set()
    named = posts_by_name((one.post.source.path, one.path) for one in placed)
    targets = TagTargets(named, includes)
    return tuple(_new_post(one, homes, taken, targets, files) for one in placed)


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


def _new_post(
    placed: _Placed, homes: set[str], taken: set[str], targets: TagTargets, files: OldFiles
) -> NewPost:
    """The file of a post; the places of its aliases are added to `taken`."""
    post, source = placed.post, placed.post.source.path
    notices = [*post.notices]
    if placed.slug != post.slug:
        notices.append(_notice(post, "address", placed.address))
    aliases, lost = _aliases(placed, homes, taken)
    image = carried_picture(post.image, source, files)
    new = replace(post, aliases=aliases, image=image.picture)
    head = write_head(head_of(new, placed.path, placed.slug))
    body = translated(post.body, placed.path, source, targets)
    shown = carried(body.text, source, files)
    return NewPost(
        source,
        placed.path,
        (head.replace("\n", post.line_end) + shown.text).encode("utf-8"),
        (*notices, *lost, *_remarks_on_tags(body, source)),
        {**image.files, **shown.files},
    )


def _aliases(
    placed: _Placed, homes: set[str], taken: set[str]
) -> tuple[tuple[str, ...], list[Notice]]:
    """The aliases that a post keeps, and a remark for each that another post has; the places of
    those kept are added to `taken`."""
    aliases, lost = list[str](), list[Notice]()
    own = {answered_at(placed.address)}
    for alias in placed.post.aliases:
        place = answered_at(alias)
        if place not in own and place in taken | homes:
            lost.append(_notice(placed.post, "alias", f"{alias} (another post has it)"))
        elif place not in own:
            aliases.append(alias)
            own.add(place)
    taken |= own
    return tuple(aliases), lost


def _remarks_on_tags(body: NewBody, source: str) -> Iterator[Notice]:
    for tag, count in sorted(body.done.items()):
        yield Notice("translated", source, tag, count)
    for tag, count in sorted(body.left.items()):
        yield Notice("template-tag", source, tag, count)


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
        "series": post.series,
        "part": post.part,
        "summary": post.summary,
        "modified": post.modified,
        "image": picture and {key: text for key, text in picture.items() if text},
        "aliases": [*post.aliases],
        "status": post.status if post.status != "published" else "",
    }
    return {key: value for key, value in head.items() if value}


def _notice(post: OldPost, kind: Kind, subject: str) -> Notice:
    return Notice(kind, post.source.path, subject)
