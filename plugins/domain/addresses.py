"""Addresses as HTML needs them: only characters that a URL may have."""

import re

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})")
_BRACKETED_HOST = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//\[[0-9A-Fa-f:.]+\](?::\d*)?(?=[/?#]|$)"
)
_PLAIN = re.compile(
    r"(?:%[0-9A-Fa-f]{2}|[^\x00-\x20\x7f\"<>\\^`{|}\[\]%#])*(?:#(?:%[0-9A-Fa-f]{2}|[^\x00-\x20\x7f\"<>\\^`{|}\[\]%#])*)?"
)


def encoded(address: str) -> str:
    """`address` with every character that no URL may have percent-encoded (WHATWG URL, 4.3).

    Letters beyond ASCII stay as they are, as do percent-encoded characters; a second `#` is
    encoded. `encoded(encoded(a)) == encoded(a)`.
    """
    if _PLAIN.fullmatch(address):
        return address
    host = _BRACKETED_HOST.match(address)
    start = host.end() if host else 0
    path, mark, fragment = address[start:].partition("#")
    rest = (
        _FORBIDDEN.sub(_percent, path)
        + mark
        + _FORBIDDEN.sub(_percent, fragment).replace("#", "%23")
    )
    return address[:start] + rest


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"
