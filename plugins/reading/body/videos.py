"""A link to a film alone in a paragraph becomes a card: a link, no frame and no request."""

import re
from html import unescape

from plugins.reading.body.tokens import in_text, in_value

_ALONE = re.compile(
    r"<p>\s*(?:<a (?:[^>]* )?href=\"([^\"]*)\"[^>]*>((?:(?!<a |</a>|<img )[^\n])*)</a>"
    r"|(https://[^\s<]+))\s*</p>"
)
_HOSTS = (
    (re.compile(r"(?:www\.|m\.)?youtube\.com/(?:watch\?|live/|shorts/)|youtu\.be/\w"), "YouTube"),
    (re.compile(r"(?:www\.)?vimeo\.com/\d+"), "Vimeo"),
    (re.compile(r"[^/]+/(?:videos/watch/|w/)[\w-]{8,}"), "PeerTube"),
)
_SIGNS = ("youtu", "vimeo", "/w/", "/videos/watch/", ".mp4", ".webm", ".ogv")
_FILM = re.compile(r"\.(?:mp4|webm|ogv)(?:[?#].*)?$", re.IGNORECASE)


def with_videos(html: str) -> str:
    """Every link to a film that is alone in a paragraph, as `<p class="video">`.

    The link says that it is a film, its words or, where these are the address, where it plays.
    """
    if _ALONE.search(html) and any(sign in html for sign in _SIGNS):
        return _ALONE.sub(_card, html)
    return html


def host_of(address: str) -> str | None:
    """Where the film at `address` plays: "YouTube"; empty for a file; None for no film."""
    rest = re.sub(r"^(?:https?:)?//", "", address)
    if rest != address:
        for pattern, name in _HOSTS:
            if pattern.match(rest):
                return name
    return "" if _FILM.search(address) else None


def _card(found: re.Match[str]) -> str:
    address = unescape(found[1] or found[3])
    host = host_of(address)
    if host is None:
        return found[0]
    words = found[2] or in_text(address)
    plain = unescape(re.sub(r"<[^>]*>", "", words)).strip()
    if re.match(r"\w+:|//|www\.", plain) or not plain:
        label = f"Watch the video on {host}" if host else "Watch the video"
        return f'<p class="video"><a href="{in_value(address)}">{label}</a></p>'
    label = (
        "" if plain.lower().startswith("watch") else '<span class="label">Watch the video:</span> '
    )
    where = f' <span class="host">{host}</span>' if host else ""
    return f'<p class="video"><a href="{in_value(address)}">{label}{words.strip()}</a>{where}</p>'
