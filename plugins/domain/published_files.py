"""Pictures and documents that were published: who used them, and whether they are served still.

An address of `files/` or `images/` is kept like a post's, but a file must go with the post that it
was published in when that is withdrawn or taken back.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Set
from urllib.parse import quote, unquote

from plugins.domain.ledger import Past
from plugins.domain.pictures import Asset
from plugins.domain.posts import Post
from plugins.domain.site import Site, WithBody, picture_of

FILE = "file"
"""What the ledger calls a picture or document."""


def users_written(ids: Iterable[str]) -> str:
    """The posts that use a file, as the ledger notes them; empty stands for more than posts."""
    return " ".join(quote(id_, safe="") for id_ in sorted(set(ids)))


def users_in(name: str) -> tuple[str, ...]:
    """The ids of the posts: `users_in(users_written(ids)) == tuple(sorted(ids))`."""
    return tuple(map(unquote, name.split()))


def users_of_files(site: Site) -> dict[str, str]:
    """What the ledger is to note of each file that is served, by its address: the posts that use
    it, nothing where a page, series or campaign does, and of one that nothing uses any more what it
    notes already."""
    users = _users(site.with_bodies)
    once = site.past.addresses
    menu = {link.address for link in site.settings.menu}
    found: dict[str, str] = {}
    for asset in site.assets:
        by = users.get(asset.address, set())
        if not by and asset.address not in menu:
            found[asset.address] = once.get(asset.address, ("", ""))[1]
        else:
            of_more = None in by or asset.address in menu
            found[asset.address] = "" if of_more else users_written(id_ for id_ in by if id_)
    return found


def kept_files(
    assets: Iterable[Asset],
    used: Container[str],
    past: Past,
    public: Set[str],
    posts: Iterable[Post],
) -> set[str]:
    """The addresses of files that were published, that nothing in `used` uses any more, and that
    are served still: no post that is not among the `public` ones (by their ids) uses them, and one
    that is used them, or more than posts did."""
    kept = set()
    for asset in assets:
        of, name = past.addresses.get(asset.address, ("", ""))
        if of == FILE and asset.address not in used:
            users = users_in(name)
            if not users or not public.isdisjoint(users):
                kept.add(asset.address)
    if kept:
        kept -= {a for post in posts if post.id not in public for a in addresses_in(post)}
    return kept


def addresses_in(value: WithBody) -> Iterator[str]:
    """The addresses that a value's text, picture and downloads lead to, without what stands behind
    a `#` or `?`."""
    for target in value.targets:
        yield target.partition("#")[0].partition("?")[0]
    picture = picture_of(value)
    if picture:
        yield picture.src
    if isinstance(value, Post):
        yield from (download.address for download in value.files)


def _users(values: Iterable[WithBody]) -> Mapping[str, set[str | None]]:
    """Address → the ids of the posts that lead there; None for anything else that does."""
    users: dict[str, set[str | None]] = {}
    for value in values:
        id_ = value.id if isinstance(value, Post) else None
        for address in addresses_in(value):
            users.setdefault(address, set()).add(id_)
    return users
