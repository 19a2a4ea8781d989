"""What stands in a folder of posts that readers may not see."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import datetime
from urllib.parse import unquote

from plugins.domain.library import Library, is_public
from plugins.domain.outputs import address_of
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.published_files import addresses_in
from plugins.domain.site import WithBody
from plugins.publishing.verified.inspection import Inspection
from plugins.publishing.verified.withheld import Withheld

_SMALLEST = 64
"""Bytes of a file that is told from all others by them."""
_FAULT = "nothing of it may be served: please report this as a fault of the program"


def check_texts(inspection: Inspection, explained: Container[bytes]) -> Iterator[Problem]:
    """No file has a text of a post that is not public, those apart that something public has
    too."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(inspection.found):
        for one in inspection.found[path]:
            if one.words not in explained:
                paths = found.setdefault((one.source, one.part), [])
                paths += [] if path in paths else [path]
    for (source, part), paths in sorted(found.items()):
        yield _leak(source, f"its {part}", paths)


def check_withheld_files(
    inspection: Inspection, library: Library, moment: datetime, bytes_at: Callable[[str], bytes]
) -> Iterator[Problem]:
    """No picture or document is served that only posts use that are not public, neither in its
    place nor in another. `bytes_at` gives the digest of a file's bytes, by its path on this
    machine."""
    hidden, served = _addresses(library, moment)
    only = {unquote(a.removeprefix("/")): source for a, source in hidden.items() if a not in served}
    for path in sorted(only.keys() & inspection.files.keys()):
        yield _leak(only[path], f"its file {path}", [path])
    secret = {
        bytes_at(asset.source): asset.path
        for asset in library.assets
        if asset.path in only and asset.size >= _SMALLEST
    }
    if not secret:
        return
    known = {unquote(address.removeprefix("/")) for address in served} | only.keys()
    for path, digest in sorted(inspection.files.items()):
        if digest in secret and path not in known:
            asset = secret[digest]
            yield _leak(only[asset], f"its file {asset}, under another name,", [path])


def _addresses(library: Library, moment: datetime) -> tuple[Mapping[str, str], set[str]]:
    """The addresses of files that posts use which are not public, each with one of them, and of
    those that something public uses."""
    hidden: dict[str, str] = {}
    served = {link.address for link in library.settings.menu}
    for value in _values(library):
        if isinstance(value, Post) and not _is_served(value, moment):
            hidden.update(dict.fromkeys(addresses_in(value), value.source))
        else:
            served.update(addresses_in(value))
    files = {a: source for a, source in hidden.items() if a.startswith(("/images/", "/files/"))}
    return files, served


def _values(library: Library) -> Iterable[WithBody]:
    return (
        *library.posts, *library.pages, *library.series, *library.campaigns, *library.people,
        *library.organisations,
    )  # fmt: skip


def _is_served(post: Post, moment: datetime) -> bool:
    return post.status != "withdrawn" and is_public(post, moment)


def _leak(source: str, what: str, paths: list[str]) -> Problem:
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return Problem(
        source=source,
        check="leak",
        message=f"{what} stands in {address_of(paths[0])}{more}, and the post is not public there",
        hint=_FAULT,
        subject=paths[0],
    )


def all_found(found: Mapping[str, tuple[Withheld, ...]]) -> tuple[Withheld, ...]:
    """Every text that was found somewhere, once."""
    return tuple(dict.fromkeys(one for ones in found.values() for one in ones))
