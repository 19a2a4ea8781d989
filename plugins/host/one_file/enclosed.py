"""A page of the site with everything inside that it needs: it asks for nothing, wherever it is
opened, and runs no script."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from plugins.reading.body.tokens import Tag, Tokens, end_of, in_text, in_value, name_of, parse_tag
from plugins.reading.body.tokens import split as tokens_of

MARK = '<meta name="generator" content="Greenpaper: a preview">'
"""What stands at the head of each such page, by which we know our own."""

_BEGINNING = 2_000
"""Bytes of a file among which that is."""

_POLICY = (
    "default-src 'none'; style-src {style}; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'"
)
_URL = re.compile(r"""url\(\s*(["']?)([^"')]*)\1\s*\)""", re.IGNORECASE)
_DISPLAY = re.compile(r"font-display:\s*\w+")
_IMPORT = re.compile(r"@import\b[^;]*;?", re.IGNORECASE)
_OWN_STYLE = re.compile(r"<style\b|\sstyle=\"")
_SCRIPTED = re.compile(r'\son\w+="[^"]*"')
_FILMS = {"audio": "Recording", "video": "Film"}
_NOTHING = "data:,"


class Enclosed:
    """Makes such a page of one as the templates write it.

    `style` is the stylesheet with its fonts inside. `picture` gives a picture as a `data:` address,
    empty where it is not to be had; `link` an address that leads somewhere from anywhere, empty
    where readers cannot go.
    """

    def __init__(
        self, style: str, picture: Callable[[str], str], link: Callable[[str], str]
    ) -> None:
        self._style = style.replace("</", "<\\/")
        self._picture = picture
        self._link = link

    def page(self, html: str) -> str:
        """The page, with a policy (CSP level 3) that has browsers hold it to that."""
        tokens = tokens_of(html)
        pieces: list[str] = []
        place, links = 0, 0
        while place < len(tokens):
            token = tokens[place]
            if not place % 2:
                pieces.append(token)
                place += 1
                continue
            name = name_of(token)
            end = end_of(tokens, place) if name in _FILMS and token[1] != "/" else place
            pieces.append(self._instead(tokens, place, end, is_in_link=links > 0))
            links += (name == "a") * (-1 if token.startswith("</") else 1)
            place = end + 1
        return self._with_policy("".join(pieces))

    def _with_policy(self, html: str) -> str:
        """What the site lets its editors style themselves no digest can name beforehand."""
        body = html.partition("<body")[2]
        digest = b64encode(sha256(self._style.encode()).digest()).decode()
        style = "'unsafe-inline'" if _OWN_STYLE.search(body) else f"'sha256-{digest}'"
        policy = in_value(_POLICY.format(style=style))
        first = '<meta charset="utf-8">'
        head = f'{first}\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n{MARK}'
        return html.replace(first, head, 1)

    def _instead(self, tokens: Tokens, place: int, end: int, *, is_in_link: bool) -> str:
        """What stands for a tag, or for the whole element of a film."""
        token = tokens[place]
        name = name_of(token)
        if token.startswith(("</", "<!")):
            return token
        tag = parse_tag(token)
        if name in ("link", "script", "source", "track"):
            is_style = tag.attributes.get("rel") == "stylesheet"
            return f"<style>{self._style}</style>" if is_style else ""
        if name in _FILMS:
            return self._film(tag, tokens[place : end + 1], is_in_link=is_in_link)
        if name == "iframe":
            address = tag.attributes.get("src", "")
            return self._way_to(address, tag.attributes.get("title") or address, is_in_link)
        if name == "style":
            return _without_requests(token)
        if name == "img":
            return self._image(token, tag, is_in_link=is_in_link)
        return self._leading(token, tag)

    def _leading(self, token: str, tag: Tag) -> str:
        """A tag whose addresses lead somewhere; a link that leads nowhere yet says so (WAI-ARIA
        1.2, `aria-disabled`)."""
        token = _SCRIPTED.sub("", token)
        if "style" in tag.attributes:
            token = _with(token, "style", _without_requests(tag.attributes["style"]))
        if "cite" in tag.attributes:
            token = _with(token, "cite", self._link(tag.attributes["cite"]))
        if tag.name != "a" or "href" not in tag.attributes:
            return token
        if address := self._link(tag.attributes["href"]):
            return _with(token, "href", address)
        bare = _with(_with(token, "href", ""), "target", "")
        return f'{bare[:2]} role="link" aria-disabled="true"{bare[2:]}'

    def _image(self, token: str, tag: Tag, *, is_in_link: bool) -> str:
        address = tag.attributes.get("src", "")
        found = self._picture(address)
        if not found:
            return self._way_to(address, tag.attributes.get("alt", ""), is_in_link)
        for name in ("srcset", "sizes", "loading", "fetchpriority"):
            token = _with(token, name, "")
        return _with(self._leading(token, tag), "src", found)

    def _film(self, tag: Tag, inside: Tokens, *, is_in_link: bool) -> str:
        """A link in the place of a film or recording, which would weigh too much."""
        sources = [parse_tag(one) for one in inside[:] if one.startswith("<source")]
        addresses = [one.attributes.get("src", "") for one in (tag, *sources)]
        address = next(filter(None, addresses), "")
        words = f"{_FILMS[tag.name]}: {address.rpartition('/')[2]}"
        return self._way_to(address, words, is_in_link)

    def _way_to(self, address: str, words: str, is_in_link: bool) -> str:
        """A link to what is not in the page, its words alone where there can be none."""
        leads = self._link(address) if address and not is_in_link else ""
        text = in_text(words or (leads and address))
        return f'<a href="{in_value(leads)}">{text}</a>' if leads else f"<span>{text}</span>"


def with_fonts(css: str, file: Callable[[str], str]) -> str:
    """A stylesheet that asks for nothing: `file` gives what an address in it stands for as a
    `data:` address, empty where that is nothing. Its fonts, which are there, are waited for."""
    css = _DISPLAY.sub("font-display: block", css)
    return _URL.sub(lambda url: f'url("{_inside(url[2], file) or _NOTHING}")', css)


def _inside(address: str, file: Callable[[str], str]) -> str:
    return address if address.startswith("data:") else file(address)


def _without_requests(css: str) -> str:
    return with_fonts(_IMPORT.sub("", css), lambda _: "")


def _with(token: str, name: str, value: str) -> str:
    """The tag with that value for an attribute; without the attribute where it is empty."""
    written = f' {name}="{in_value(value)}"' if value else ""
    return re.sub(rf'\s{name}="[^"]*"', lambda _: written, token, count=1)


def is_ours(file: Path) -> bool:
    """Whether a file is a preview as this command writes them."""
    try:
        with file.open("rb") as opened:
            return MARK.encode() in opened.read(_BEGINNING)
    except OSError:
        return False
