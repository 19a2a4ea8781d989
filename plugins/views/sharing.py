"""How a page shows where somebody shares it: Open Graph (https://ogp.me) and its like."""

from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from plugins.domain.people import Link
from plugins.domain.pictures import Picture
from plugins.views.pictures import WithPictures, size_in_pixels

Card = Literal["summary", "summary_large_image"]
"""Whether a picture stands beside the words or above them, as wide as they are."""

_SHOWN = frozenset((".gif", ".jpe", ".jpeg", ".jpg", ".png", ".webp"))
"""What social networks show: no drawings (SVG), no AVIF."""
_LEAST = 200
"""Pixels that a picture must have each way to be taken at all."""
_WIDE = 600
"""Pixels from which a picture that is no higher than wide stands above the words."""


class SharedPicture(Struct, frozen=True):
    """The picture that stands for a page elsewhere; `src` is a site path or an address elsewhere,
    width and height 0 where nobody knows them."""

    src: str
    alt: str
    width: int
    height: int
    card: Card


class Sharing(Struct, frozen=True, kw_only=True):
    """`locale` is the page's as Open Graph writes it (`en_GB`), empty where its language names no
    country. Without a `picture` the site's own stands for the page. Moments are of ISO 8601;
    everything from `published` on is a post's."""

    kind: Literal["website", "article", "profile"] = "website"
    locale: str = ""
    picture: SharedPicture | None = None
    published: str = ""
    modified: str = ""
    authors: tuple[Link, ...] = ()
    section: str = ""
    topics: tuple[str, ...] = ()


def present_shared_picture(known: WithPictures, picture: Picture | None) -> SharedPicture | None:
    """The picture, if it is of a kind and a size that social networks show."""
    if picture is None or not _is_shown(picture.src):
        return None
    width, height = size_in_pixels(known, picture.src)
    if width and min(width, height) < _LEAST:
        return None
    is_wide = not width or (width >= _WIDE and width >= height)
    card: Card = "summary_large_image" if is_wide else "summary"
    return SharedPicture(picture.src, picture.alt, width, height, card)


def locale_of(language: str) -> str:
    """`en_GB` of `en-GB`, `zh_TW` of `zh-Hant-TW`; empty of a language without a country."""
    first, *others = language.split("-")
    country = next((part for part in others if len(part) == 2), "")
    return f"{first.lower()}_{country.upper()}" if country else ""


def _is_shown(address: str) -> bool:
    return PurePosixPath(urlsplit(address).path).suffix.lower() in _SHOWN
