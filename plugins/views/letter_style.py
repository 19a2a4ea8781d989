"""The style of letters: mail programs know no custom properties, and most of them no stylesheet."""

import re
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from plugins.domain.palette import palette_of
from plugins.views.stylesheet import THEME, shortened

_COLOUR = re.compile(r"var\(--(dark-)?([a-z-]+)\)")


class LetterStyle(Struct, frozen=True):
    """`inlined` is written into the elements themselves, `kept` stays a style sheet in the head:
    what changes with the screen, for programs that know such things."""

    inlined: str
    kept: str


@lru_cache(maxsize=4)
def load_letter_style(accent: str, theme: Path = THEME) -> LetterStyle:
    """The styles of a theme's folder in the colours that follow from `accent`: `var(--ink)` is that
    of the light scheme, `var(--dark-ink)` that of the dark one."""
    palette = palette_of(accent)
    light, dark = asdict(palette.light), asdict(palette.dark)

    def colour(found: re.Match[str]) -> str:
        return str((dark if found[1] else light)[found[2].replace("-", "_")])

    texts = ((theme / "email" / name).read_text("utf-8") for name in ("letter.css", "screens.css"))
    return LetterStyle(*(shortened(_COLOUR.sub(colour, text)) for text in texts))
