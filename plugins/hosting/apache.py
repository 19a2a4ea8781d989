"""Apache's file: included in a virtual host, or put into the site's folder as `.htaccess`."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from plugins.hosting.hosted import ASK_AGAIN, FOR_A_WEEK, FOR_EVER, Hosted, joined

_ENCODED = re.compile("%(?:23|25|3F)")
"""What Apache, which encodes the address by itself, would encode twice; such an old address has
its page."""


def draw_apache(hosted: Hosted) -> bytes:
    return joined(_lines(hosted))


def _lines(hosted: Hosted) -> Iterator[str]:
    yield f"ErrorDocument 404 {hosted.prefix}/404.html"
    yield "DirectoryIndex index.html"
    yield "AddDefaultCharset utf-8"
    yield "AddType application/atom+xml .atom"
    for place, kind in hosted.typed:
        yield from _where(place, f"ForceType {kind}")
    yield "<IfModule mod_headers.c>"
    for name, value in (*hosted.headers, ("Cache-Control", ASK_AGAIN)):
        yield f"Header always set {name} {_quoted(value)}"
    for place, how_long in (
        (f"^{re.escape(hosted.stylesheet)}$", FOR_EVER),
        (f"^{re.escape(hosted.fonts)}", FOR_A_WEEK),
    ):
        yield from _where(place, f"Header always set Cache-Control {_quoted(how_long)}")
    yield "</IfModule>"
    yield "<IfModule mod_alias.c>"
    yield f'RedirectMatch 404 "{hosted.unseen}"'
    for one in hosted.moved:
        if not _ENCODED.search(one.new):
            end = "/?$" if one.old.endswith("/") else "$"
            old = f"^{re.escape(one.old.rstrip('/'))}{end}"
            yield f"RedirectMatch 301 {_quoted(old)} {_quoted(unquote(one.new))}"
    yield "</IfModule>"


def _where(place: str, line: str) -> Iterator[str]:
    """A line that holds for the paths that an expression finds."""
    yield f'<If "%{{REQUEST_URI}} =~ m|{place}|">'
    yield line
    yield "</If>"


def _quoted(value: str) -> str:
    escaped = value.replace('"', '\\"')
    return f'"{escaped}"'
