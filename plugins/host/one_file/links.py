"""Where the links of a page that lies in no site lead."""

from collections.abc import Set as AbstractSet
from urllib.parse import unquote, urlsplit

from plugins.domain.outputs import path_of
from plugins.domain.settings import Settings, is_site_path


class Links:
    """Turns addresses as they stand in the page at `own` (a site path) into ones that lead
    somewhere from anywhere.

    `public` are the paths of the files that readers of the site can have.
    """

    def __init__(self, settings: Settings, own: str, public: AbstractSet[str]) -> None:
        self._settings = settings
        self._own = own
        self._public = public
        self._prefix = urlsplit(settings.address).path

    def __call__(self, address: str) -> str:
        """An absolute address, a place on this page (`#note`), or nothing, where readers could not
        follow."""
        if address.startswith(("#", "mailto:", "tel:")):
            return address
        inside = self.inside(address)
        if inside is None:
            return self._settings.absolute(address) if is_absolute(address) else ""
        parts = urlsplit(inside)
        if parts.path == self._own and parts.fragment:
            return f"#{parts.fragment}"
        paths = {path_of(parts.path), path_of(unquote(parts.path))}
        return self._settings.absolute(inside) if paths & self._public else ""

    def inside(self, address: str) -> str | None:
        """The site path of an address of this site; None for any other."""
        base = self._settings.address
        if address == base or address.startswith(f"{base}/"):
            return address.removeprefix(base) or "/"
        if not is_site_path(address):
            return None
        if address.startswith(f"{self._prefix}/"):
            return address.removeprefix(self._prefix)
        return None if self._prefix else address


def is_absolute(address: str) -> bool:
    """Whether it leads to a host by the web."""
    return address.startswith(("http://", "https://", "//"))
