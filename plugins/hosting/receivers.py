"""Where the capability joins a run."""

from collections.abc import Iterator

from plugins.domain.outputs import Output
from plugins.domain.redirects import Redirection
from plugins.domain.site import Site
from plugins.hosting import outputs


def on_redirecting(
    site: Site, *, redirections: tuple[Redirection, ...], planned: tuple[Output, ...]
) -> Iterator[Output]:
    return outputs(site, redirections, (output.path for output in planned))
