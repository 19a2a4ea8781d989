"""Whose an address is: the content file, and the key in it, that puts a file of the site there."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from msgspec import Struct

from plugins.domain.library import Library
from plugins.domain.names import slugify
from plugins.domain.outputs import folders_of, path_of
from plugins.domain.people import person_address
from plugins.domain.posts import Post
from plugins.domain.series import series_address
from plugins.domain.settings import SITE_FILE
from plugins.domain.site import ALL_CATEGORIES, ALL_TOPICS, term_address


class Owner(Struct, frozen=True):
    """The file `source` by its `key` (`slug`, `aliases.0`; empty: by its own name), and what to
    write there instead."""

    source: str
    key: str
    hint: str


class Owners:
    """Who owns the paths of a site. To make one takes a while: only where something is wrong."""

    def __init__(self, library: Library) -> None:
        self._owned: dict[str, list[Owner]] = {}
        for path, owner in _everything(library):
            self._owned.setdefault(path.rstrip("/"), []).append(owner)

    def of(self, path: str) -> tuple[Owner, ...]:
        """Those who put a file at `path`, or whose folder it lies in, each once; in the order of
        their files, aliases last."""
        for place in (path, path.removesuffix("/index.html"), *folders_of(path)):
            if found := self._owned.get(place):
                return tuple({owner.source: owner for owner in reversed(found)}.values())[::-1]
        return ()


def _everything(library: Library) -> Iterator[tuple[str, Owner]]:
    for post in library.posts:
        yield _folder(post.address), Owner(post.source, "slug", _slug_for(post.slug))
    for page in library.pages:
        yield page.slug, Owner(page.source, "slug", _slug_for(page.slug))
    yield from _with_files(library)
    for post in library.posts:
        yield from _named_in(post)
    for campaign in library.campaigns:
        hint = "write another name, of few words, in partners"
        for slug in campaign.partners:
            yield f"organisations/{slug}", Owner(campaign.source, "partners", hint)
    for asset in library.assets:
        hint = "rename the file to small letters, digits and hyphens, and mend what links to it"
        yield asset.path, Owner(asset.path, "", hint)
    for post in library.posts:
        yield from _aliases(post)
    yield from _of_settings(library)


def _with_files(library: Library) -> Iterator[tuple[str, Owner]]:
    kinds = (library.series, library.campaigns, library.people, library.organisations)
    for value in (value for kind in kinds for value in kind if value.source):
        yield _folder(value.address), Owner(value.source, "", "give the file another name")


def _named_in(post: Post) -> Iterator[tuple[str, Owner]]:
    """The lists that a post is in by a name alone."""
    for number, tag in enumerate(post.tags):
        yield _folder(term_address(ALL_TOPICS, slugify(tag))), _renamed(post, f"tags.{number}")
    category = term_address(ALL_CATEGORIES, slugify(post.category))
    yield _folder(category), _renamed(post, "category")
    yield _folder(series_address(post.series)), _renamed(post, "series")
    for line in post.bylines:
        yield _folder(person_address(line.person)), _renamed(post, "authors")


def _renamed(post: Post, key: str) -> Owner:
    return Owner(post.source, key, f"write another name, of few words, in {key.partition('.')[0]}")


def _aliases(post: Post) -> Iterator[tuple[str, Owner]]:
    for number, alias in enumerate(post.aliases):
        hint = f"take the alias {alias[:80]} out; a server can redirect it, a file cannot"
        yield from _at(alias, Owner(post.source, f"aliases.{number}", hint))


def _of_settings(library: Library) -> Iterator[tuple[str, Owner]]:
    for number, redirect in enumerate(library.settings.redirects):
        hint = f"take {redirect.old[:80]} out of redirects; a server can redirect it"
        yield from _at(redirect.old, Owner(SITE_FILE, f"redirects.{number}", hint))
    for number, feed in enumerate(library.settings.former_feeds):
        hint = f"take {feed.address[:80]} out of former_feeds; a server can redirect it"
        yield from _at(feed.address, Owner(SITE_FILE, f"former_feeds.{number}", hint))


def _at(address: str, owner: Owner) -> Iterable[tuple[str, Owner]]:
    """An old address answers as a file or as a folder."""
    return ((path, owner) for path in {path_of(unquote(address)), _folder(unquote(address))})


def _folder(address: str) -> str:
    return address.removeprefix("/").rstrip("/")


def _slug_for(slug: str) -> str:
    return f"write another slug in the front matter, such as slug: on-{slug[:60].strip('-')}"
