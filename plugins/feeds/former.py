"""Feeds that readers subscribed to on a former site, answered at their old addresses.

The answer is the feed itself and not a redirect: many readers do not follow an HTML one. Its own
address in it (`rel="self"`) stays the new one, which tells a reader where to ask in future.

**Which file.** An address whose last part has a dot (`/atom.xml`) is that file, and hosts know its
type by the ending. Any other (`/feed/`, `/feed`, `/rss`) is a folder with an `index.html`: the one
file that every static host gives for a folder, and to which it redirects the address without the
slash. It is sent as `text/html`, which readers of feeds put up with, since they look at the
first bytes; an `index.xml` would be sent by hardly any host and leave the address unanswered.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from plugins.domain.outputs import Drawn, path_of
from plugins.domain.settings import Settings, is_site_path


def former_feeds(settings: Settings, own: Sequence[Drawn]) -> Iterator[Drawn]:
    """The outputs at former addresses; `own` are the feeds of this site. An address that is
    still that of a feed needs none; one that cannot be answered is left to the checks."""
    by_path = {drawn.path: drawn for drawn in own}
    for former in settings.former_feeds:
        feed = by_path.get(path_of(former.feed))
        path = former_path(former.address)
        if feed and path not in by_path and _can_be_a_file(former.address):
            by_path[path] = Drawn(path, feed.view, feed.draw)
            yield by_path[path]


def _can_be_a_file(address: str) -> bool:
    return is_site_path(address) and bool(address.strip("/")) and not {"?", "#"} & {*address}


def former_path(address: str) -> str:
    """The file that answers at the site path `address` on any static host."""
    plain = unquote(address).strip("/")
    is_file = "." in plain.rpartition("/")[2] and not address.endswith("/")
    return plain if is_file else f"{plain}/index.html"
