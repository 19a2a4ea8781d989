"""The stylesheet: layers in files of their own for us, one file for readers."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

THEME = Path(__file__).resolve().parents[2] / "theme"
"""The folder of templates and static files."""

ADDRESS = "/theme/greenpaper.css"
LAYERS = ("tokens", "base", "layouts", "components", "utilities")
"""From what gives way to what prevails. A layer is a file, or a folder of files, of that name."""


class Stylesheet(Struct, frozen=True):
    """All of the theme's style; `text` is what is served."""

    text: str

    @property
    def address(self) -> str:
        """Its site path with a digest of its content, so that no cache shows an old one."""
        digest = blake2b(self.text.encode(), digest_size=6).hexdigest()
        return f"{ADDRESS}?{digest}"


def load_stylesheet(theme: Path = THEME) -> Stylesheet:
    """The stylesheet of a theme's folder, its layers in order."""
    pieces = [f"@layer {', '.join(LAYERS)};\n"]
    for layer in LAYERS:
        texts = [path.read_text("utf-8").strip() for path in _files(theme / "static/css", layer)]
        if texts:
            pieces.append(f"@layer {layer} {{\n" + "\n\n".join(texts) + "\n}\n")
    return Stylesheet("\n".join(pieces))


def draw_stylesheet(stylesheet: Stylesheet) -> bytes:
    return stylesheet.text.encode()


def _files(css: Path, layer: str) -> Iterator[Path]:
    one = css / f"{layer}.css"
    if one.is_file():
        yield one
    yield from sorted((css / layer).glob("*.css"))
