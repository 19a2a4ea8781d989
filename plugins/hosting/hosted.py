"""What hosts are told of a site, whatever form they read it in."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from msgspec import Struct

from plugins.domain.addresses import encoded
from plugins.domain.outputs import address_of
from plugins.domain.posts import Post, Withdrawn
from plugins.domain.redirects import Redirection, path_of_feed
from plugins.domain.site import Site
from plugins.hosting.policy import headers_of
from plugins.views.stylesheet import ADDRESS as STYLESHEET

HOSTING = "_hosting"
"""The folder of the files that no host reads by itself."""

FOR_EVER = "public, max-age=31536000, immutable"
"""For what has a digest in its address (RFC 8246)."""
FOR_A_WEEK = "public, max-age=604800"
ASK_AGAIN = "no-cache"
"""For everything else (RFC 9111, 5.2.2.4): what is withdrawn must not stay in caches."""

_TYPES = {
    ".xml": "application/rss+xml", ".atom": "application/atom+xml", ".json": "application/feed+json"
}  # fmt: skip


class Moved(Struct, frozen=True):
    """An old path on the host, without percent-encoding, and where readers are sent: an address
    with everything encoded that is not plain ASCII. The path of a folder ends with a slash.
    `is_alike` where another path of the site differs from it in nothing but capitals."""

    old: str
    new: str
    is_alike: bool = False


class Hosted(Struct, frozen=True, kw_only=True):
    """`prefix` is the path of the site's address, `name` a word that no other site of the host has.
    `headers` are those of all answers. `feeds` are the paths of files in which former feeds are
    answered, each with its media type."""

    name: str
    prefix: str
    headers: tuple[tuple[str, str], ...]
    feeds: tuple[tuple[str, str], ...] = ()
    moved: tuple[Moved, ...] = ()

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """Expressions for the paths of feeds, each with the media type of what is there."""
        own = re.escape(self.prefix)
        return (
            (rf"^{own}/(.+/)?feed\.xml$", "application/rss+xml"),
            (rf"^{own}/feed/[0-9]+\.xml$", "application/rss+xml"),
            (rf"^{own}/feed\.json$", "application/feed+json"),
            *((f"^{_of_file(path)}$", kind) for path, kind in self.feeds),
        )

    @property
    def unseen(self) -> str:
        """An expression for the paths of files that are for hosts, not for readers."""
        return f"^{re.escape(self.prefix)}/_({HOSTING[1:]}/|headers$|redirects$)"

    @property
    def stylesheet(self) -> str:
        return f"{self.prefix}{STYLESHEET}"

    @property
    def fonts(self) -> str:
        return f"{self.prefix}/theme/fonts/"


def hosted_of(site: Site, redirections: Iterable[Redirection], paths: Iterable[str]) -> Hosted:
    """What may be said to anybody, since most hosts show these files to whoever asks: nothing of
    hidden and withdrawn posts, whose old addresses have pages alone."""
    _, _, place = site.settings.address.partition("://")
    return Hosted(
        name="".join(one if one.isascii() and one.isalnum() else "_" for one in place.lower()),
        prefix=site.settings.url("/").rstrip("/"),
        headers=headers_of(site.settings),
        feeds=tuple(_feeds(site)),
        moved=tuple(_moved(site, redirections, paths)),
    )


def joined(lines: Iterable[str]) -> bytes:
    """A file of these lines."""
    return "".join(f"{line}\n" for line in lines).encode()


def _of_file(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return rf"{re.escape(folder)}/(index\.html)?" if name == "index.html" else re.escape(path)


def _feeds(site: Site) -> Iterator[tuple[str, str]]:
    for former in site.settings.former_feeds:
        ending = f".{former.feed.rpartition('.')[2]}"
        if ending in _TYPES:
            yield site.settings.url(f"/{path_of_feed(former.address)}"), _TYPES[ending]


def _moved(
    site: Site, redirections: Iterable[Redirection], paths: Iterable[str]
) -> Iterator[Moved]:
    posts: tuple[Post | Withdrawn, ...] = (*site.hidden, *site.withdrawn)
    quiet = {quiet for post in posts for quiet in (post.id, post.address)}
    told = {one.path: one.new for one in redirections if not {one.new, one.post} & quiet}
    if not told:
        return
    number = Counter(path.lower() for path in told)
    number.update(low for path in paths if (low := path.lower()) in number)
    for path in sorted(told):
        old, new = site.settings.url(address_of(path)), site.settings.url(told[path])
        yield Moved(old, _location(new), number[path.lower()] > 1)


def _location(address: str) -> str:
    """With nothing in it that means something to a host (`$`) or is no ASCII (RFC 3986)."""
    return quote(encoded(address), safe="%/:?#[]@!&'()*+,;=~").replace("$", "%24")
