"""What `{{ … }}` printed on the old site, where that is plain: its own address, and what is written
there in quotation marks."""

import re

from plugins.importing.bodies.tag_arguments import read_arguments
from plugins.importing.bodies.tag_meanings import Standing, link_markup, rooted

_OWN_ADDRESS = re.compile(
    r"site\.(?:base_?url|url|root|github\.url)|(?:base_?url|root)", re.IGNORECASE
)
_QUOTED = re.compile(r"(?:\"([^\"]*)\"|'([^']*)')\s*((?:\|.*)?)", re.DOTALL)
_TO_ADDRESS = re.compile(
    r"\|\s*(?:relative_url|absolute_url|url|prepend:\s*site\.(?:base_?url|url)|escape|xml_escape)\s*",
    re.IGNORECASE,
)
_EMBED = re.compile(r"\|\s*embed\s*(?::(.*))?", re.DOTALL)
_PLAYER = re.compile(
    r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)/?(?:\?rel=0)?"
)
_VIMEO_PLAYER = re.compile(r"(?:https?:)?//player\.vimeo\.com/video/(\d+)/?")


def meaning_of_value(value: str, before: str, after: str, standing: Standing) -> str | None:
    """What `{{ value }}` printed; None where that is not plain. `before` and `after` are the signs
    around it: the site's own address is empty before a path, and a slash where it stands alone in
    a link."""
    if _OWN_ADDRESS.fullmatch(value):
        if after and after in "/{":
            return ""
        return "/" if before and before in "(\"'=" else None
    found = _QUOTED.fullmatch(value)
    if not found:
        return None
    text = found[1] if found[1] is not None else found[2]
    if not found[3]:
        return text
    if not _TO_ADDRESS.sub("", found[3]):
        return rooted(text)
    if embed := _EMBED.fullmatch(found[3]):
        return _embedded(text, embed[1] or "", standing)
    return None


def _embedded(address: str, arguments: str, standing: Standing) -> str | None:
    """A link to the page of what was shown in a frame."""
    words = read_arguments(arguments)
    if words is None or words.names or len(words.places) > 1:
        return None
    title = "".join(words.places)
    if player := _PLAYER.fullmatch(address):
        return link_markup(f"https://www.youtube.com/watch?v={player[1]}", title, standing)
    if player := _VIMEO_PLAYER.fullmatch(address):
        return link_markup(f"https://vimeo.com/{player[1]}", title, standing)
    return link_markup(address, title, standing) if address.startswith("https://") else None
