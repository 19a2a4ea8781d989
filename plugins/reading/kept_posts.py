"""Posts as the last build assembled them, for as long as nothing they are made from has changed."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from plugins.domain.body import Body, KeptBody
from plugins.domain.campaigns import Campaign
from plugins.domain.identity import NOTHING_SETTLED, Settled
from plugins.domain.people import Person
from plugins.domain.pictures import Asset
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.settings import Settings
from plugins.reading.links import Shelf
from plugins.reading.zones import in_zone

_SIZE = 16
_encoder = msgspec.msgpack.Encoder(order="deterministic")
_decoder = msgspec.msgpack.Decoder(Post)


class Basis(Struct, frozen=True, array_like=True):
    """What posts are made from besides their own files, as digests: `names` of whom and what the
    content knows by name, `assets` of pictures and documents, `places` of every address. Where the
    site `has_past`, the ledger may give them their ids."""

    names: bytes = b""
    assets: bytes = b""
    places: bytes = b""
    has_past: bool = False


Fetch = Callable[[bytes], Body]


def _nobody(key: bytes) -> Body:
    raise LookupError(f"nobody keeps the text {key.hex()}")


class KeptPosts(Struct, frozen=True):
    """Posts of an assembly on that basis, encoded, by the paths of their files; `fetch` has the
    whole bodies of theirs by their keys."""

    basis: Basis = Basis()
    encoded: Mapping[str, bytes] = {}
    fetch: Fetch = _nobody


NO_POSTS = KeptPosts()


def basis_of(
    settings: Settings,
    names: Iterable[Mapping[str, str]],
    people: Iterable[Person],
    campaigns: Iterable[Campaign],
    assets: Iterable[Asset],
    *,
    has_past: bool = False,
) -> Basis:
    """The basis as far as it is known before posts have addresses; `names` are those by slug that
    each kind of thing with a file has."""
    return Basis(
        names=_digest(
            settings,
            [sorted(kind.items()) for kind in names],
            [(person.slug, person.name, person.roles) for person in people],
            [(one.slug, one.title, one.mentions, one.started) for one in campaigns],
        ),
        assets=_digest([(asset.path, asset.size) for asset in assets]),
        has_past=has_past,
    )


def digest_of_places(shelf: Shelf) -> bytes:
    return _digest(shelf.settings, shelf.sources, shelf.assets)


def still_true(
    before: KeptPosts, basis: Basis, zone: ZoneInfo, settled: Settled = NOTHING_SETTLED
) -> dict[str, Post]:
    """Those of the posts assembled `before` that would be the same on this basis, by their paths,
    with the ids that are `settled`; of what they lead to, only the targets may be others."""
    if before.basis.names != basis.names:
        return {}
    same_assets = before.basis.assets == basis.assets
    same_ids = not (before.basis.has_past or basis.has_past)
    posts = {}
    for path, encoded in before.encoded.items():
        post = restored(encoded, before.fetch, zone)
        if not same_ids and post.id != settled.id_of(path, ""):
            continue
        if same_assets or not (post.image or post.files):
            posts[path] = post
    return posts


def restored(encoded: bytes, fetch: Fetch, zone: ZoneInfo) -> Post:
    """A post from its encoding, as the assembly made it."""
    post = in_zone(_decoder.decode(encoded), zone)
    if isinstance(post.body, KeptBody):
        post.body.fetched_by(fetch)
    return post


def encoded_posts(
    posts: Iterable[Post],
    before: KeptPosts,
    known: Mapping[str, Post],
    problems: Iterable[Problem],
) -> dict[str, bytes]:
    """The posts that may be kept, encoded: none with a problem, which must be found again, and
    none that names others by hand, whose titles are theirs to change."""
    troubled = {problem.source for problem in problems}
    return {
        post.source: before.encoded[post.source]
        if known.get(post.source) is post
        else _encoder.encode(post)
        for post in posts
        if post.source not in troubled and not post.related and isinstance(post.body, KeptBody)
    }


def _digest(*parts: object) -> bytes:
    return hashlib.blake2b(_encoder.encode(parts), digest_size=_SIZE).digest()
