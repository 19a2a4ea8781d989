"""Two files that an nginx includes: maps, which stand beside its servers, and the rest, which
stands within one."""

import re
from collections.abc import Iterator

from plugins.hosting.hosted import ASK_AGAIN, FOR_A_WEEK, FOR_EVER, Hosted, Moved, joined

LONGEST = 400
"""Bytes of an old path that fit into the table that nginx makes, with the size that the file of
maps asks for; a longer one has its page."""
_HIDDEN = r"/\.(?!well-known/)"
"""Files that no reader is to see (RFC 8615 names the exception)."""


def draw_maps(hosted: Hosted) -> bytes:
    return joined(_maps(hosted))


def draw_server(hosted: Hosted) -> bytes:
    return joined(_server(hosted))


def _maps(hosted: Hosted) -> Iterator[str]:
    yield "# Beside the servers, within http { }."
    yield f"map $uri ${hosted.name}_moved {{"
    yield '    default "";'
    for one in hosted.moved:
        if len(one.old.encode()) <= LONGEST:
            yield from (f"    {key} {_quoted(one.new)};" for key in _keys(one))
    yield "}"
    yield f"map $uri ${hosted.name}_cache {{"
    yield f"    default {_quoted(ASK_AGAIN)};"
    yield f"    {_quoted(hosted.stylesheet)} {_quoted(FOR_EVER)};"
    yield f"    {_quoted('~^' + re.escape(hosted.fonts))} {_quoted(FOR_A_WEEK)};"
    yield "}"


def _keys(moved: Moved) -> Iterator[str]:
    """nginx takes no notice of capitals but in expressions."""
    for old in dict.fromkeys((moved.old, moved.old.rstrip("/"))):
        yield _quoted(f"~^{re.escape(old)}$" if moved.is_alike else old)


def _server(hosted: Hosted) -> Iterator[str]:
    yield "# Within server { }, which has root and server_name."
    yield "charset utf-8;"
    yield "index index.html;"
    yield "absolute_redirect off;"
    yield f"error_page 404 {_quoted(f'{hosted.prefix}/404.html')};"
    yield from (f"add_header {name} {_quoted(value)} always;" for name, value in hosted.headers)
    yield f"add_header Cache-Control ${hosted.name}_cache always;"
    yield f"if (${hosted.name}_moved) {{ return 301 ${hosted.name}_moved; }}"
    yield f"location ~ {_quoted(hosted.unseen)} {{ return 404; }}"
    yield f"location ~ {_quoted(_HIDDEN)} {{ return 404; }}"
    for place, kind in hosted.typed:
        yield f"location ~ {_quoted(place)} {{ types {{ }} default_type {kind}; }}"


def _quoted(value: str) -> str:
    """A word of nginx's, whatever is in it but `$`, which it reads in most places."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
