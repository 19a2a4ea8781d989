"""What crawlers may read (RFC 9309): all of the public site, nothing of a preview."""

from msgspec import Struct

from plugins.domain.site import Site


class Robots(Struct, frozen=True):
    """`sitemap` is an absolute address; empty where nothing may be read."""

    sitemap: str


def robots_of(site: Site) -> Robots:
    return Robots("" if site.preview else site.settings.absolute("/sitemap.xml"))


def draw_robots(robots: Robots) -> bytes:
    if not robots.sitemap:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {robots.sitemap}\n".encode()
