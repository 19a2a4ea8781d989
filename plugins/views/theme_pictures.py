"""Pictures that are drawn for the site as a whole: the one that stands for its pages where somebody
shares them, and its icons."""

from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from plugins.domain.palette import palette_of
from plugins.domain.settings import Settings
from plugins.views.sharing import SharedPicture
from plugins.views.stylesheet import THEME

if TYPE_CHECKING:
    from PIL.Image import Image

SOCIAL_PICTURE = "/theme/social.png"
ICON = "/theme/icon.svg"
TOUCH_ICON = "/theme/touch-icon.png"
WIDTH, HEIGHT = 1200, 630
"""Pixels; the shape that all social networks show whole."""
ICON_SIZE = 180

_FONTS = ("newsreader.woff2", "newsreader-more.woff2")
_SIDE, _TOP, _BAR = 88, 96, 20
_SEMI_BOLD, _REGULAR = 600, 420


class SocialPicture(Struct, frozen=True):
    """The site in a picture: its name, its tagline, its colours, the theme's face as files.

    `host` stands in for a name that the face has no letters for.
    """

    name: str
    tagline: str
    host: str
    paper: str
    ink: str
    quiet: str
    accent: str
    fonts: tuple[bytes, ...]

    @property
    def address(self) -> str:
        """Its site path with a digest of what it is made from, so that a social network that keeps
        pictures by their address fetches a new one."""
        digest = blake2b(msgspec.msgpack.encode(self), digest_size=6).hexdigest()
        return f"{SOCIAL_PICTURE}?{digest}"


class SiteIcon(Struct, frozen=True):
    """The first letter of the site's name on its accent."""

    letter: str
    accent: str
    on_accent: str
    fonts: tuple[bytes, ...]


def load_social_picture(settings: Settings, theme: Path = THEME) -> SocialPicture:
    """The picture of a site in the theme of that folder."""
    colours = palette_of(settings.accent).light
    return SocialPicture(
        name=settings.name,
        tagline=settings.tagline,
        host=urlsplit(settings.address).netloc,
        paper=colours.paper,
        ink=colours.ink,
        quiet=colours.quiet,
        accent=colours.accent,
        fonts=_fonts(theme),
    )


def present_site_picture(picture: SocialPicture) -> SharedPicture:
    """The picture as the metadata of pages name it."""
    words = f"{picture.name}: {picture.tagline}" if picture.tagline else picture.name
    return SharedPicture(picture.address, words, WIDTH, HEIGHT, "summary_large_image")


def load_icon(settings: Settings, theme: Path = THEME) -> SiteIcon:
    colours = palette_of(settings.accent).light
    letter = next((one for one in settings.name if one.isalnum()), "")
    return SiteIcon(letter.upper()[:1], colours.accent, colours.on_accent, _fonts(theme))


def draw_social_picture(picture: SocialPicture) -> bytes:
    """A PNG: a bar in the accent, the name, the tagline. What the face has no letters for is left
    out, so that no empty box stands for a letter."""
    from PIL import Image, ImageDraw

    from plugins.views.lettering import Room, Style, can_set, fitted

    image = Image.new("RGB", (WIDTH, HEIGHT), picture.paper)
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((_SIDE, _TOP, WIDTH - _SIDE - 1, _TOP + _BAR - 1), fill=picture.accent)
    top, bottom, width = _TOP + _BAR + 52, HEIGHT - 80, WIDTH - 2 * _SIDE
    small = Style(picture.fonts, _REGULAR, 0.0, 1.28)
    if picture.tagline and can_set(small, picture.tagline):
        words = fitted(small, picture.tagline, Room(width, 180, 3), range(46, 34, -2))
        words.draw(drawing, _SIDE, bottom - words.height, picture.quiet)
        bottom -= words.height + 36
    large = Style(picture.fonts, _SEMI_BOLD, -0.018, 1.04)
    for name in (picture.name, picture.host):
        if name and can_set(large, name):
            block = fitted(large, name, Room(width, bottom - top, 3), range(164, 56, -4))
            block.draw(drawing, _SIDE, top, picture.ink)
            break
    return _png(image)


def draw_icon(icon: SiteIcon) -> bytes:
    """An SVG for the tab of a browser, where a letter would be too small: a page with a folded
    corner, in the accent."""
    sheet = f'<path fill="{icon.accent}" d="M5 2h16l6 6v22H5z"/>'
    lines = f'<path fill="{icon.on_accent}" d="M10 13h12v2H10zm0 5h12v2H10zm0 5h8v2h-8z"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{sheet}{lines}</svg>\n'
    ).encode()


def draw_touch_icon(icon: SiteIcon) -> bytes:
    """A PNG: the letter, if the face has it, in the middle of the accent."""
    from PIL import Image, ImageDraw

    from plugins.views.lettering import Letters, Style, can_set

    image = Image.new("RGB", (ICON_SIZE, ICON_SIZE), icon.accent)
    style = Style(icon.fonts, _SEMI_BOLD, 0.0, 1.0)
    if icon.letter and can_set(style, icon.letter):
        letters = Letters(style, 132)
        x = (ICON_SIZE - letters.width(icon.letter)) / 2
        letters.draw(ImageDraw.Draw(image), (x, 132), icon.letter, icon.on_accent)
    return _png(image)


def _png(image: "Image") -> bytes:
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _fonts(theme: Path) -> tuple[bytes, ...]:
    """The files of the theme's face; none of a theme that has another."""
    files = (theme / "static" / "fonts" / name for name in _FONTS)
    return tuple(file.read_bytes() for file in files if file.is_file())
