"""Which file of the output a person means, by whatever they paste."""

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.domain.names import slugify
from plugins.domain.outputs import address_of

_ALIKE = 60
"""Of a hundred; what is less alike is no hint."""
_HINTS = 3


def files_meant(asked: str, files: Collection[str], site: str, output: Path) -> tuple[str, ...]:
    """The files of the output that `asked` names: an address, with its host or without, a file
    below `output`, or the slug or title of a page. Several where a slug has several pages.

    `files` are their paths, `site` is the site's address, or empty.
    """
    wanted = asked.strip()
    for path in (*_of_address(wanted, site), *_of_output(wanted, output)):
        if path in files:
            return (path,)
    return () if "/" in wanted else _of_slug(wanted, files)


def like(asked: str, files: Iterable[str]) -> tuple[str, ...]:
    """The addresses most like what was asked for, the nearest first; none where none is alike."""
    from rapidfuzz import fuzz, process

    wanted = unquote(urlsplit(asked.strip()).path).casefold()
    addresses = (address_of(path) for path in files)
    names = {address: address if "/" in wanted else _last(address) for address in addresses}
    found = process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_HINTS)
    return tuple(address for _, _, address in found)


def _of_address(asked: str, site: str) -> Iterable[str]:
    """The file that answers at an address, the one below it if it lacks its last slash."""
    host, folder = urlsplit(site).netloc, urlsplit(site).path.rstrip("/")
    parts = urlsplit(f"//{asked}" if host and _is_below(asked, host) else asked)
    if not parts.netloc and not asked.startswith("/"):
        return
    path = unquote(parts.path)
    for inside in (path.removeprefix(folder) if _is_below(path, folder) else path, path):
        bare = inside.strip("/")
        yield from (bare, f"{bare}/index.html") if bare else ("index.html",)


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def _of_output(asked: str, output: Path) -> Iterable[str]:
    """The file of the output at a path, and the page of a folder."""
    for place in (Path(asked), output / asked):
        inside = os.path.relpath(place.resolve(), output.resolve())
        if inside == ".":
            yield "index.html"
        elif not inside.startswith(".."):
            yield from (inside, f"{inside}/index.html")


def _of_slug(asked: str, files: Iterable[str]) -> tuple[str, ...]:
    """The pages whose folder has that name; posts, whose address has a day in it, come first."""
    slug = slugify(asked)
    ending = f"{slug}/index.html"
    found = [path for path in files if path == ending or path.endswith(f"/{ending}")]
    return tuple(sorted(found, key=lambda path: (not path[:1].isdigit(), path)))


def _last(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
