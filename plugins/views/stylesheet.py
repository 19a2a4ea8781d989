"""The stylesheet: layers in files of their own for us, one file for readers."""

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from plugins.domain.palette import Scheme, palette_of

THEME = Path(__file__).resolve().parents[2] / "theme"
"""The folder of templates and static files."""

ADDRESS = "/theme/greenpaper.css"
LAYERS = ("tokens", "base", "layouts", "components", "utilities")
"""From what gives way to what prevails. A layer is a file, or a folder of files, of that name; all
of them prevail over `palette`, which has the colours."""

_BLANK = r"(?:\s|/\*.*?\*/)"
_PIECE = re.compile(
    rf"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|{_BLANK}*([{{}};,]){_BLANK}*|{_BLANK}+""", re.DOTALL
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class Stylesheet(Struct, frozen=True):
    """All of the theme's style; `text` is what is served."""

    text: str

    @property
    def address(self) -> str:
        """Its site path with a digest of its content, so that no cache shows an old one."""
        digest = blake2b(self.text.encode(), digest_size=6).hexdigest()
        return f"{ADDRESS}?{digest}"


def load_stylesheet(accent: str, theme: Path = THEME) -> Stylesheet:
    """The stylesheet of a theme's folder, its layers in order below the colours that follow from
    `accent`, without comments and needless blanks."""
    pieces = [f"@layer palette, {', '.join(LAYERS)};", _layer("palette", _rules(accent))]
    for layer in LAYERS:
        texts = [path.read_text("utf-8") for path in _files(theme / "static/css", layer)]
        if texts:
            pieces.append(_layer(layer, "\n".join(texts)))
    return Stylesheet(shortened("\n".join(pieces)))


@lru_cache(maxsize=4)  # asked for by the frame, and again by the theme
def shortened(css: str) -> str:
    """The same style without comments, and without blanks where they can have no meaning: around
    braces, semicolons and commas. Elsewhere one stays: `p :hover` is not `p:hover`."""
    return _PIECE.sub(lambda piece: piece[1] or piece[2] or _between(piece[0]), css).strip()


def _between(blanks: str) -> str:
    """A blank, or what keeps two names apart that only a comment parted (CSS Syntax 3, 4.3.2)."""
    return " " if _COMMENT.sub("", blanks) else "/**/"


def draw_stylesheet(stylesheet: Stylesheet) -> bytes:
    return stylesheet.text.encode()


def _layer(name: str, text: str) -> str:
    return f"@layer {name} {{\n{text}\n}}"


def _rules(accent: str) -> str:
    """The colours as custom properties; the dark ones are for screens, so that nothing is printed
    in them."""
    palette = palette_of(accent)
    light, dark = _properties(palette.light), _properties(palette.dark)
    return f":root {{{light}}}\n@media screen and (prefers-color-scheme: dark) {{:root {{{dark}}}}}"


def _properties(scheme: Scheme) -> str:
    return " ".join(f"--{name.replace('_', '-')}: {hue};" for name, hue in asdict(scheme).items())


def _files(css: Path, layer: str) -> Iterator[Path]:
    one = css / f"{layer}.css"
    if one.is_file():
        yield one
    yield from sorted((css / layer).glob("*.css"))
