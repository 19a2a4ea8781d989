"""Addresses: one place on the site, one thing that answers there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from plugins.checks.owners import Owner, Owners
from plugins.domain.library import Library
from plugins.domain.outputs import LONGEST_PATH, fault_of, folded, folders_of
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


_PLAIN = re.compile(
    r"(?![CcPpAaNnLl](?:[Oo][Nn]|[Rr][Nn]|[Uu][Xx]|[Uu][Ll]|[Oo][Mm]\d|[Pp][Tt]\d)(?:\.|\Z))"
    r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(?<!\.)"
)
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
    """No two files of the site have one path, on no file system: some tell no capitals apart, and
    some no spellings of “é”.

    Bad: `aliases: [/Topics/Housing/]` where posts have the topic Housing
    Good: an alias that no page of the site has
    """
    same = Counter(map(folded, paths))
    if len(same) == len(paths):
        return
    owners = Owners(library)
    wanted: dict[str, list[str]] = {}
    for path in paths:
        if same[folded(path)] > 1:
            wanted.setdefault(folded(path), []).append(path)
    for several in wanted.values():
        spellings = sorted(set(several))
        those = [owner for path in spellings for owner in owners.of(path)]
        if len(spellings) == len(several) and _are_one_post(those):
            continue
        owner = max(reversed(those), key=_is_old, default=None)
        others = [each.source for each in those if owner and each.source != owner.source]
        also = f", {others[0]} too" if others else ""
        as_one = " and ".join(f"/{path}" for path in spellings)
        yield Problem(
            source=owner.source if owner else "",
            line=places.of_key(owner.source, owner.key) if owner else None,
            check="address-clash",
            message=f"{len(several)} pages of the site want the address {as_one}{also}"
            if len(spellings) == 1
            else f"{as_one} are one address where capitals and accents make no difference{also}",
            hint=owner.hint if owner else "change the alias, slug or name that leads there",
            subject=f"/{spellings[0]}",
        )


def _are_one_post(those: Sequence[Owner]) -> bool:
    """Whether all are addresses, old or new, of one post. A server that tells capitals apart needs
    them all."""
    own = all(owner.key == "slug" or owner.key.startswith("aliases") for owner in those)
    return own and len({owner.source for owner in those}) == 1


def _is_old(owner: Owner) -> bool:
    """Whether it is an old address, which is the one to give way."""
    return owner.key.startswith(("aliases", "redirects", "former_feeds"))


def check_files(
    library: Library, places: Places, site: Site, paths: Sequence[str]
) -> Iterator[Problem]:
    """Every page of the site can be a file, on any server and in any copy of the site: no part of
    its address is too long, begins with a dot, leads out of the site or is a name that Windows does
    not take, and no address lies below that of a file.

    Bad: `aliases: [/../secret/, /feed.xml/old/, /con/, /what:now/]`
    Good: `aliases: [/2015/old-title/]`
    """
    files = frozenset(paths)
    parts = {part for path in files for part in path.split("/")}
    if (
        all(_PLAIN.fullmatch(part) or not fault_of(part) for part in parts)
        and max(map(len, files), default=0) < LONGEST_PATH // 4
        and files.isdisjoint(_folders(files))
    ):
        return
    owners = Owners(library)
    for path in sorted(files):
        below = next((parent for parent in folders_of(path) if parent in files), "")
        fault = f"{below} is a file" if below else fault_of(path)
        if fault:
            owner = next(iter(owners.of(path)), None)
            yield Problem(
                source=owner.source if owner else "",
                line=places.of_key(owner.source, owner.key) if owner else None,
                check="unusable-address",
                message=f"no file can be written for the address /{_shown(path)}: {fault}",
                hint=owner.hint
                if owner
                else "change or shorten the alias, slug, tag or name that leads there",
                subject=f"/{_shown(path)}",
            )


def _shown(path: str) -> str:
    """A path as it can be printed."""
    seen = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in path)
    return seen if len(seen) <= 200 else f"{seen[:199]}…"


def _folders(paths: Iterable[str]) -> set[str]:
    """All folders on the way to the paths."""
    folders: set[str] = set()
    nearest = {path.rpartition("/")[0] for path in paths} - {""}
    while nearest:
        folders |= nearest
        nearest = {folder.rpartition("/")[0] for folder in nearest} - folders - {""}
    return folders


CHECKS = (check_one_each, check_reserved, check_slugs)
PLAN_CHECKS = (check_paths, check_files)
