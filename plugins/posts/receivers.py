"""Where the capability joins a run."""

from collections.abc import Iterator
from typing import Any

from plugins.domain.outputs import Output
from plugins.domain.redirects import Redirection
from plugins.domain.site import Site
from plugins.posts import outputs
from plugins.posts.redirects import redirects


def on_planning(site: Site) -> Iterator[Output]:
    return outputs(site)


def on_redirecting(
    site: Site, *, redirections: tuple[Redirection, ...], **_: Any
) -> Iterator[Output]:
    return redirects(site, redirections)
