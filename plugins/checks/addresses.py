"""Addresses: one place on the site, one thing that answers there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from plugins.domain.library import Library
from plugins.domain.outputs import folders_of, is_usable, path_of
from plugins.domain.places import Places
from plugins.domain.posts import Page, Post
from plugins.domain.problem import Problem
from plugins.domain.site import Site

RESERVED = frozenset(
    (
        "archive", "campaigns", "categories", "changes", "feed", "feeds", "files", "images",
        "newsletter", "organisations", "page", "people", "search", "series", "theme", "topics",
    )
)  # fmt: skip
"""First parts of addresses that the program itself uses."""


_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
"""Names of most files, of which it is quickly told that they are usable."""


def check_one_each(library: Library, places: Places) -> Iterator[Problem]:
    """No two posts or pages have one address, and no alias is the address of another.

    Bad: two posts of January 2017 with `slug: update`
    Good: `slug: update-2` in one of them
    """
    owner: dict[str, Post | Page] = {}
    values: tuple[Post | Page, ...] = (*library.posts, *library.pages)
    for value in values:
        first = owner.setdefault(value.address, value)
        if first is not value:
            yield Problem(
                source=value.source,
                line=places.of_key(value.source, "slug"),
                check="address-clash",
                message=f"its address {value.address} is that of {first.source} too",
                hint=f"give one of them another slug, such as slug: {value.slug}-2",
                subject=value.address,
            )
    for post in library.posts:
        for number, alias in enumerate(post.aliases):
            other = owner.setdefault(alias, post)
            if other is not post or alias == post.address:
                yield Problem(
                    source=post.source,
                    line=places.of_key(post.source, f"aliases.{number}"),
                    check="address-clash",
                    message=f"the alias {alias} is the address of {other.source}",
                    hint="an alias is an old address that nothing else answers; remove one of them",
                    subject=alias,
                )


def check_reserved(library: Library, places: Places) -> Iterator[Problem]:
    """A page's slug is none of the words that the program's own addresses begin with.

    Bad: `pages/series.md`
    Good: `pages/our-series.md`
    """
    for page in library.pages:
        if page.slug in RESERVED or not page.slug:
            yield Problem(
                source=page.source,
                line=places.of_key(page.source, "slug"),
                check="address-clash",
                message=f"/{page.slug}/ is an address that the site itself uses",
                hint=f"add a line to the front matter: slug: about-{page.slug or 'us'}",
                subject=page.address,
            )


def check_slugs(library: Library, places: Places) -> Iterator[Problem]:
    """Every post has a slug: its file's name has at least one letter or digit.

    Bad: `posts/2017/….md`
    Good: `posts/2017/an-open-question.md`
    """
    for post in library.posts:
        if not post.slug:
            yield Problem(
                source=post.source,
                line=places.of_key(post.source, "slug"),
                check="address-clash",
                message="no address can be made from the file's name",
                hint="add a line to the front matter, such as slug: an-open-question",
                subject=post.source,
            )


def check_paths(
    library: Library,
    places: Places,
    site: Site,
    paths: Sequence[str],
) -> Iterator[Problem]:
    """No two files of the site have one path.

    Bad: `aliases: [/topics/housing/]` where posts have the topic Housing
    Good: an alias that no page of the site has
    """
    aliases = {path_of(alias): post for post in library.posts for alias in post.aliases}
    for path, count in Counter(paths).items():
        if count > 1:
            post = aliases.get(path)
            yield Problem(
                source=post.source if post else "",
                line=places.of_key(post.source, "aliases") if post else None,
                check="address-clash",
                message=f"{count} pages of the site want the address /{path}",
                hint="change the alias, slug or name that leads there",
                subject=f"/{path}",
            )


def check_files(
    library: Library, places: Places, site: Site, paths: Sequence[str]
) -> Iterator[Problem]:
    """Every page of the site can be a file: no part of its address is too long, begins with a dot
    or leads out of the site, and no address lies below that of a file.

    Bad: `aliases: [/../secret/, /feed.xml/old/]`
    Good: `aliases: [/2015/old-title/]`
    """
    files = frozenset(paths)
    parts = {part for path in files for part in path.split("/")}
    if all(_PLAIN.fullmatch(part) or is_usable(part) for part in parts) and files.isdisjoint(
        _folders(files)
    ):
        return
    for path in sorted(files):
        below = [parent for parent in folders_of(path) if parent in files]
        if below or not is_usable(path):
            message = f"no file can be written for the address /{path}"
            post = _owner(library, path)
            yield Problem(
                source=post.source if post else "",
                line=places.of_key(post.source, "aliases") if post else None,
                check="unusable-address",
                message=f"{message}: {below[0]} is a file" if below else message,
                hint="change or shorten the alias, slug, tag or name that leads there",
                subject=f"/{path}",
            )


def _folders(paths: Iterable[str]) -> set[str]:
    """All folders on the way to the paths."""
    folders: set[str] = set()
    nearest = {path.rpartition("/")[0] for path in paths} - {""}
    while nearest:
        folders |= nearest
        nearest = {folder.rpartition("/")[0] for folder in nearest} - folders - {""}
    return folders


def _owner(library: Library, path: str) -> Post | None:
    """The post that an alias, or its own address, puts at `path`."""
    for post in library.posts:
        addresses = (post.address, *post.aliases, *(f"{alias}/" for alias in post.aliases))
        if any(path_of(unquote(address)) == path for address in addresses):
            return post
    return None


CHECKS = (check_one_each, check_reserved, check_slugs)
PLAN_CHECKS = (check_paths, check_files)
