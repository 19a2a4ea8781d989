"""Where Pelican's run reaches the feeds."""

from collections.abc import Iterator
from typing import Any

from plugins.domain.outputs import Output
from plugins.domain.redirects import Redirection
from plugins.domain.site import Site
from plugins.feeds.former import moved_feeds
from plugins.feeds.planned import outputs


def on_planning(site: Site) -> tuple[Output, ...]:
    return tuple(outputs(site))


def on_redirecting(
    _: Site, *, redirections: tuple[Redirection, ...], planned: tuple[Output, ...], **__: Any
) -> Iterator[Output]:
    return moved_feeds(redirections, planned)
