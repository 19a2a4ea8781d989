"""Addresses as they stand in files of the output, and the places on the site that they mean."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LOCAL = re.compile(r"localhost|.+\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1?")
_MAY_BE_LOCAL = re.compile(r"localhost|//[^/]*(?:127\.|0\.0\.0\.0|::)", re.IGNORECASE)
_CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)(?:\s+[^\s,]+)?\s*(?:,|$)")
OUTSIDE = "/.."
"""What stands before a place on our host that is not below the site's address."""


class Own(Struct, frozen=True):
    """The site's address, without a slash at its end: `https://example.org/blog`."""

    address: str

    def place(self, written: str, here: str) -> str:
        """The place on this site that an address means, seen from the page at `here`. Empty for
        another host's; one that is this very machine's stays as it is written."""
        address = written.strip()
        if address.startswith("#"):
            return f"{here}#{unquote(address[1:])}" if address[1:] else ""
        if address.startswith("//"):
            address = f"{self.address.partition(':')[0]}:{address}"
        if _SCHEME.match(address):
            return self._elsewhere(address)
        base = urlsplit(self.address)
        joined = urljoin(f"{base.path}{here}", address) if address[:1] != "/" else address
        return self._below(joined, base.path)

    def is_own(self, written: str) -> bool:
        """Whether an absolute address is on this site."""
        rest = written.removeprefix(self.address)
        return rest != written and rest[:1] in ("", "/", "?", "#")

    def _elsewhere(self, address: str) -> str:
        if not address.lower().startswith(("http:", "https:")):
            return ""
        if self.is_own(address):
            return self._below(address.removeprefix(self.address) or "/", "")
        if not _MAY_BE_LOCAL.search(address):
            return ""
        try:
            host = urlsplit(address).hostname or ""
        except ValueError:
            return ""
        return address if _LOCAL.fullmatch(host) else ""

    def _below(self, path: str, base: str) -> str:
        """A path on our host as a place below the path of the site's address."""
        inside = path.removeprefix(base)
        if not inside.startswith("/"):
            inside = f"/{inside}" if inside[:1] in ("", "?", "#") else f"{OUTSIDE}{path}"
        elif base and inside == path:
            inside = f"{OUTSIDE}{path}"
        place, mark, fragment = inside.partition("#")
        return unquote(place.partition("?")[0]) + mark + unquote(fragment)


def each_once(places: Iterable[str]) -> tuple[str, ...]:
    """Those that are any, in their order."""
    return tuple(dict.fromkeys(filter(None, places)))


def of_source_set(written: str) -> Iterator[str]:
    """The addresses in a `srcset` (HTML, 4.8.4.2.1)."""
    return (found[1] for found in _CANDIDATE.finditer(written))
