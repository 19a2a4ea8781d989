"""Where an address in a body leads: content files, pictures and documents, places on the site."""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from msgspec import Struct

from plugins.domain.addresses import encoded
from plugins.domain.names import slugify
from plugins.domain.settings import Settings

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PELICAN = re.compile(r"[{|](filename|static|attach|index|tag|category|author)[|}](.*)", re.DOTALL)
_OF_PAGES = re.compile(r"https?:(?=//)", re.IGNORECASE)
_NO_HOST = re.compile(r"//(?!localhost)[^/.:\[\]?#]+(?:/|$)")
"""`//2017/01/x/`: no host has a name without a dot, so a place on the site was meant."""
_LISTS = {"tag": "topics", "category": "categories", "author": "people"}


class Shelf(Struct, frozen=True):
    """What addresses can lead to: content files and their addresses (`posts/x.md` → `/2017/…/`),
    assets (`images/x.png` → `/images/x.png`)."""

    settings: Settings
    sources: Mapping[str, str]
    assets: Mapping[str, str]


class Missing(Struct, frozen=True):
    """An address names a file that is not there; `path` is where it was looked for."""

    path: str


def resolve(address: str, source: str, here: str, shelf: Shelf) -> str | Missing:
    """The target of `address`, written in the content file `source` whose page is at `here`.

    A site path (`/2017/01/x/#note`), an address elsewhere, or a fragment of the page itself, with
    no character that an address may not have.
    """
    target = _target(address, source, here, shelf)
    return target if isinstance(target, Missing) else encoded(target)


def _target(address: str, source: str, here: str, shelf: Shelf) -> str | Missing:
    if found := _PELICAN.fullmatch(address):
        return _named(found[1], found[2], source, shelf)
    own = _within_site(address, shelf.settings)
    if own is None:
        return address
    path, suffix = _split(own)
    if not path:
        return own
    content = unquote(_in_folder(path, source))
    if content.endswith(".md"):
        return _found(shelf.sources, content, suffix)
    for candidate in (content, unquote(path).removeprefix("/")):
        if candidate in shelf.assets:
            return shelf.assets[candidate] + suffix
    if content.partition("/")[0] in ("images", "files") and not path.startswith("/"):
        return Missing(content)
    return path + suffix if path.startswith("/") else _on_page(path, here) + suffix


def _named(kind: str, rest: str, source: str, shelf: Shelf) -> str | Missing:
    path, suffix = _split(rest)
    if kind == "index":
        return f"/{suffix}"
    if kind in _LISTS:
        return f"/{_LISTS[kind]}/{slugify(unquote(path))}/{suffix}"
    content = unquote(_in_folder(path, source))
    return _found({**shelf.sources, **shelf.assets}, content, suffix)


def _found(known: Mapping[str, str], path: str, suffix: str) -> str | Missing:
    return known[path] + suffix if path in known else Missing(path)


def _within_site(address: str, settings: Settings) -> str | None:
    """The part of an address after the site's own, `http` or `https`; None for one elsewhere."""
    bare = _OF_PAGES.sub("", address)
    for own in filter(None, (settings.address, settings.written_address)):
        place = _OF_PAGES.sub("", own)
        rest = bare.removeprefix(place)
        if bare.startswith(place) and rest[:1] in ("", "/", "?", "#"):
            return rest if rest.startswith("/") else f"/{rest}"
    if _NO_HOST.match(address):
        return address[1:]
    return None if _SCHEME.match(address) or address.startswith("//") else address


def _split(address: str) -> tuple[str, str]:
    """The path, and the rest from `?` or `#` on."""
    place = min((i for i in (address.find("?"), address.find("#")) if i >= 0), default=-1)
    return (address, "") if place < 0 else (address[:place], address[place:])


def _in_folder(path: str, source: str) -> str:
    """The place in the content folder that `path` names, seen from the file `source`."""
    if path.startswith("/"):
        return posixpath.normpath(path).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))


def _on_page(path: str, here: str) -> str:
    joined = posixpath.normpath(posixpath.join(here, path))
    return f"{joined}/" if path.endswith("/") and joined != "/" else joined
