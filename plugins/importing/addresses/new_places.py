"""Places on the old site and the new: aliases as site paths, slugs, and one post an address."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from plugins.domain.names import slugify

_PLACEHOLDER = re.compile(r"/?:\w")


def site_path(written: str) -> str | None:
    """An old address as a path of the site: `/2015/05/21/x/`, without host, query and fragment.

    None for the front page, for a pattern (`/:year/:title/`) and for what is no path.
    """
    try:
        parts = urlsplit(written.strip())
    except ValueError:
        return None
    if (parts.scheme and not parts.netloc) or _PLACEHOLDER.search(parts.path):
        return None
    path = re.sub(r"/{2,}", "/", f"/{parts.path}")
    steps = path.split("/")
    if path == "/" or "." in steps or ".." in steps or re.search(r"[\s\x00-\x1f\x7f<>\"\\]", path):
        return None
    return path


def answered_at(address: str) -> str:
    """What is the same in two spellings of a site path: `/x`, `/x/` and `/x/index.html` are
    answered by one file."""
    return unquote(address).removesuffix("/index.html").strip("/")


def slug_of_permalink(written: str) -> str:
    """The slug that a permalink of a post's own ends in: `/2015/05/tocking/` → `tocking`; empty
    for a pattern and for the name of a style ("pretty")."""
    path = site_path(written) if "/" in written else None
    last = [step for step in (path or "").split("/") if step and step != "index.html"][-1:]
    return slugify(re.sub(r"\.html?$", "", last[0])) if last else ""


class Places:
    """The names that an import has given out: no two posts get one file or one address."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, wanted: str, where: str, suffix: str = "") -> str:
        """`wanted`, or, if that is taken in `where`, `wanted` with `suffix` or the first free
        number behind it. Capitals make no difference: some file systems know none."""
        for name in _names(wanted, suffix):
            key = f"{where}/{name}".casefold()
            if key not in self._taken:
                self._taken.add(key)
                return name
        raise AssertionError("numbers do not end")


def _names(wanted: str, suffix: str) -> Iterator[str]:
    yield wanted
    if suffix:
        yield f"{wanted}-{suffix}"
    number = 2
    while True:
        yield f"{wanted}-{number}"
        number += 1
