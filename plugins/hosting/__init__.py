"""Files for hosts: redirects as real ones and headers that keep pages safe, in the forms that
Netlify, Cloudflare Pages, nginx and Apache read. docs/hosting.md says how to use them. It has no
settings."""

from collections.abc import Iterable, Iterator

from plugins.domain.outputs import Drawn
from plugins.domain.redirects import Redirection
from plugins.domain.site import Site
from plugins.hosting.apache import draw_apache
from plugins.hosting.edge import draw_headers, draw_redirects
from plugins.hosting.hosted import HOSTING, hosted_of
from plugins.hosting.nginx import draw_maps, draw_server


def outputs(
    site: Site, redirections: Iterable[Redirection], paths: Iterable[str]
) -> Iterator[Drawn]:
    """The files, of which nothing in a preview has need. `paths` are those of the site's own files,
    with which no old address may be confused."""
    if site.preview:
        return
    hosted = hosted_of(site, redirections, paths)
    yield Drawn("_redirects", hosted, draw_redirects)
    yield Drawn("_headers", hosted, draw_headers)
    yield Drawn(f"{HOSTING}/nginx-maps.conf", hosted, draw_maps)
    yield Drawn(f"{HOSTING}/nginx-server.conf", hosted, draw_server)
    yield Drawn(f"{HOSTING}/apache.conf", hosted, draw_apache)


def register() -> None:
    """Joins the runs of our Pelican."""
    from plugins.host.signals import redirecting
    from plugins.hosting import receivers

    redirecting.connect(receivers.on_redirecting)
