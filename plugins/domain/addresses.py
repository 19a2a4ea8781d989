"""Addresses as HTML needs them: only characters that a URL may have."""

import re
from urllib.parse import urlsplit

_ON_THE_WEB = re.compile(r"https?://[^/?#@:\s]", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})")
_BRACKETED_HOST = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//\[[0-9A-Fa-f:.]+\](?::\d*)?(?=[/?#]|$)"
)
_PLAIN = re.compile(
    r"(?:%[0-9A-Fa-f]{2}|[^\x00-\x20\x7f\"<>\\^`{|}\[\]%#])*(?:#(?:%[0-9A-Fa-f]{2}|[^\x00-\x20\x7f\"<>\\^`{|}\[\]%#])*)?"
)


def is_whole(address: str) -> bool:
    """Whether an address can be taken apart (RFC 3986, 3): a host in brackets is one of numbers, a
    host in other letters has none that stands for a sign, a port is a number up to 65535."""
    try:
        _ = urlsplit(address).port
    except ValueError:
        return False
    return True


def is_web_address(address: str) -> bool:
    """Whether an address is a whole one that begins with `http://` or `https://` and a host."""
    return bool(_ON_THE_WEB.match(address)) and is_whole(address)


def is_local(address: str) -> bool:
    """Whether an address leads to this machine alone."""
    from ipaddress import ip_address

    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        number = ip_address(host)
    except ValueError:
        return False
    return number.is_loopback or number.is_unspecified


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
