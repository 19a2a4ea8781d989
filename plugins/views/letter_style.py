"""The style of letters: mail programs know no custom properties, and most of them no stylesheet."""

import re
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from plugins.domain.body import Html
from plugins.domain.palette import palette_of
from plugins.views.stylesheet import THEME, shortened

_COLOUR = re.compile(r"var\(--(dark-)?([a-z-]+)\)")


class KeptStyle(Struct, frozen=True):
    """Style sheets in the head of a letter, for the programs that know such things.

    `screens` is what follows the reader's screen; `newer` is what only newer programs know; `word`
    is for Outlook for Windows, which shows letters with Word.
    """

    screens: Html
    newer: Html
    word: Html


class LetterStyle(Struct, frozen=True):
    """`inlined` is written into the elements themselves, `kept` stays in the head."""

    inlined: str
    kept: KeptStyle


@lru_cache(maxsize=4)
def load_letter_style(accent: str, theme: Path = THEME) -> LetterStyle:
    """The styles of a theme's folder in the colours that follow from `accent`: `var(--ink)` is that
    of the light scheme, `var(--dark-ink)` that of the dark one."""
    palette = palette_of(accent)
    light, dark = asdict(palette.light), asdict(palette.dark)

    def colour(found: re.Match[str]) -> str:
        return str((dark if found[1] else light)[found[2].replace("-", "_")])

    def style(name: str) -> str:
        text = (theme / "email" / f"{name}.css").read_text("utf-8")
        return shortened(_COLOUR.sub(colour, text))

    kept = KeptStyle(*(Html(style(name)) for name in KeptStyle.__struct_fields__))
    return LetterStyle(style("letter"), kept)
