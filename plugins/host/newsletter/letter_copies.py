"""Copies of a letter that show it as one kind of reader sees it, whoever looks at them."""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Literal

Scheme = Literal["light", "dark"]

_DARK = re.compile(r"\(\s*prefers-color-scheme\s*:\s*dark\s*\)")
_ALWAYS, _NEVER = "(min-width: 0)", "(max-width: 0)"
_PICTURE = re.compile(r'(<img\b[^>]*?\ssrc=")([^"]*)"')
_HEAD = "<head>"
_NOTHING = "data:,"
"""The address of no picture: its words are shown, and nobody is asked for it (RFC 2397)."""

_LARGE = "<style>html { font-size: 200% }</style>"
_MEDIUM = re.compile(r"font-size:\s*medium\b")
"""The size that the reader has set, which is that of the document where nothing else is said."""
_LINKS_OUTSIDE = '<base target="_blank">'


def in_colours(html: str, scheme: Scheme) -> str:
    """The letter in those colours, whichever the screen asks for (Media Queries Level 5, 12.5)."""
    head, end, body = html.partition("</head>")
    head = _DARK.sub(_ALWAYS if scheme == "dark" else _NEVER, head).replace("light dark", scheme)
    return f"{head}{end}{body}"


def with_pictures(html: str, picture: Callable[[str], str]) -> str:
    """The letter with its pictures inside: `picture` gives the `data:` address of one that stands
    at an address; where that is empty, the words of the picture are shown."""

    def inside(found: re.Match[str]) -> str:
        return f'{found[1]}{escape(picture(unescape(found[2])) or _NOTHING)}"'

    return _PICTURE.sub(inside, html)


def without_pictures(html: str) -> str:
    """The letter in a program that shows no pictures."""
    return with_pictures(html, lambda _: _NOTHING)


def enlarged(html: str) -> str:
    """The letter for a reader whose letters are of twice the size."""
    return _MEDIUM.sub("font-size: 1rem", html.replace("</head>", f"{_LARGE}</head>", 1))


def linked_outside(html: str) -> str:
    """The letter with links that open beside it."""
    return html.replace(_HEAD, f"{_HEAD}{_LINKS_OUTSIDE}", 1)
