"""Feeds that readers subscribed to on a former site, answered at their old addresses.

The answer is the feed itself and not a redirect: many readers do not follow an HTML one. Its own
address in it (`rel="self"`) stays the new one, which tells a reader where to ask in future.

**Which file.** An address whose last part has a dot (`/atom.xml`) is that file, and hosts know its
type by the ending. Any other (`/feed/`, `/feed`, `/rss`) is a folder with an `index.html`: the one
file that every static host gives for a folder, and to which it redirects the address without the
slash. It is sent as `text/html`, which readers of feeds put up with, since they look at the
first bytes; an `index.xml` would be sent by hardly any host and leave the address unanswered.
"""

from collections.abc import Iterable, Iterator, Sequence

from plugins.domain.outputs import Drawn, Output, path_of
from plugins.domain.redirects import Redirection, can_be_a_file, path_of_feed, plain
from plugins.domain.settings import Settings


def former_feeds(settings: Settings, own: Sequence[Drawn]) -> Iterator[Drawn]:
    """The outputs at former addresses; `own` are the feeds of this site. An address that is
    still that of a feed needs none; one that cannot be answered is left to the checks."""
    by_path = {drawn.path: drawn for drawn in own}
    for former in settings.former_feeds:
        feed = by_path.get(path_of(former.feed))
        path = path_of_feed(former.address)
        if feed and path not in by_path and can_be_a_file(former.address):
            by_path[path] = Drawn(path, feed.view, feed.draw)
            yield by_path[path]


def moved_feeds(redirections: Iterable[Redirection], planned: Iterable[Output]) -> Iterator[Drawn]:
    """The feeds of this site at the old addresses that lead to them."""
    of_feeds = [one for one in redirections if one.is_feed]
    by_path = {output.path: output for output in planned} if of_feeds else {}
    for one in of_feeds:
        feed = by_path.get(path_of(plain(one.new)))
        if isinstance(feed, Drawn):
            yield Drawn(one.path, feed.view, feed.draw)
