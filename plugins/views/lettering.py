"""Words set in the theme's face on a picture. Only who draws imports this: Pillow comes with it."""

from collections.abc import Sequence
from io import BytesIO

from msgspec import Struct
from PIL.ImageDraw import ImageDraw
from PIL.ImageFont import FreeTypeFont, Layout, truetype

_NO_LETTER = "\uffff"
"""What no font has, so that it shows what a font shows for a letter that it lacks."""
_CUT = "…"


class Style(Struct, frozen=True):
    """How words are set. `fonts` are files, each letter comes from the first that has it; `weight`
    is a value of their axis of that name, `tracking` what is added between letters, as a share of
    the size, `leading` the distance of baselines, as another."""

    fonts: tuple[bytes, ...]
    weight: int
    tracking: float
    leading: float


class Room(Struct, frozen=True):
    """Where words must fit: pixels, and how many lines there may be."""

    width: int
    height: int
    lines: int


class Letters:
    """A style at one size in pixels. Nothing here turns a line or joins letters, so that the
    result is the same wherever it is drawn."""

    def __init__(self, style: Style, size: int) -> None:
        self.size = size
        self.leading = round(size * style.leading)
        self._tracking = size * style.tracking
        self._fonts = [_font(file, size, style.weight) for file in style.fonts]
        self._lacking = [_look(font, _NO_LETTER) for font in self._fonts]
        self._of: dict[str, FreeTypeFont | None] = {}

    def can_set(self, text: str) -> bool:
        """Whether there is a letter for every character."""
        return all(self._font_of(character) for character in text)

    def width(self, line: str) -> float:
        """In pixels, of a line that can be set."""
        return sum(self._advance(character) for character in line) - self._tracking

    def draw(self, drawing: ImageDraw, place: tuple[float, float], line: str, ink: str) -> None:
        """Set a line from `place` on, the left end of its baseline."""
        x, y = place
        for character in line:
            if font := self._font_of(character):
                drawing.text((x, y), character, fill=ink, font=font, anchor="ls")
            x += self._advance(character)

    def _advance(self, character: str) -> float:
        font = self._font_of(character)
        return (font.getlength(character) if font else 0.0) + self._tracking

    def _font_of(self, character: str) -> FreeTypeFont | None:
        if character not in self._of:
            having = (
                font
                for font, lacking in zip(self._fonts, self._lacking, strict=True)
                if _look(font, character) != lacking
            )
            self._of[character] = next(having, None)
        return self._of[character]


class Block(Struct, frozen=True):
    """Words broken into lines that fit."""

    letters: Letters
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        return len(self.lines) * self.letters.leading

    def is_in(self, room: Room) -> bool:
        """Whether no line is wider than the room, and all of them together no higher."""
        width = max(self.letters.width(line) for line in self.lines)
        return width <= room.width and self.height <= room.height and len(self.lines) <= room.lines

    def draw(self, drawing: ImageDraw, x: float, y: float, ink: str) -> None:
        """Set the lines one below the other, the highest letters at `y`."""
        for number, line in enumerate(self.lines):
            baseline = y + number * self.letters.leading + round(0.72 * self.letters.size)
            self.letters.draw(drawing, (x, baseline), line, ink)


def can_set(style: Style, text: str) -> bool:
    """Whether the style has a letter for every character; for none, if it has no font."""
    return bool(style.fonts) and Letters(style, 40).can_set(" ".join(text.split()))


def fitted(style: Style, text: str, room: Room, sizes: Sequence[int]) -> Block:
    """`text`, which can be set, in the room, its lines as even as can be, at the first of `sizes`
    at which that goes. What is too long for the last of them is cut, and says so."""
    words = _words(text)
    for size in sizes:
        letters = Letters(style, size)
        block = Block(letters, _broken(letters, words, room.width))
        if block.is_in(room):
            return Block(letters, _evened(letters, words, room.width, block.lines))
    kept = max(1, min(room.lines, room.height // letters.leading))
    *first, last = [*block.lines[: kept - 1], " ".join(block.lines[kept - 1 :])]
    return Block(letters, tuple(_cut(letters, line, room.width) for line in (*first, last)))


def _words(text: str) -> list[str]:
    """The words, a dash or the like with the word before it, so that it begins no line."""
    words: list[str] = []
    for word in text.split():
        if words and not any(character.isalnum() for character in word):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _broken(letters: Letters, words: Sequence[str], width: float) -> tuple[str, ...]:
    """The words in lines that each take as much as goes; a word longer than that stands alone."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _evened(
    letters: Letters, words: Sequence[str], width: int, lines: tuple[str, ...]
) -> tuple[str, ...]:
    """The same number of lines at the least width that allows it."""
    least = width // 4
    while width - least > 4:
        middle = (least + width) // 2
        tried = _broken(letters, words, middle)
        if len(tried) == len(lines) and all(letters.width(line) <= middle for line in tried):
            width, lines = middle, tried
        else:
            least = middle
    return lines


def _cut(letters: Letters, line: str, width: float) -> str:
    """The beginning of a line that is too long; the whole of any other."""
    if letters.width(line) <= width:
        return line
    end = _CUT if letters.can_set(_CUT) else ""
    while line and letters.width(line + end) > width:
        line = line.rpartition(" ")[0] or line[:-1]
    return line + end


def _font(file: bytes, size: int, weight: int) -> FreeTypeFont:
    font = truetype(BytesIO(file), size, layout_engine=Layout.BASIC)
    try:
        axes = font.get_variation_axes()
    except OSError:  # of one weight
        return font
    font.set_variation_by_axes(
        [weight if axis["name"] == b"Weight" else axis["default"] or 0 for axis in axes]
    )
    return font


def _look(font: FreeTypeFont, character: str) -> tuple[float, bytes]:
    return font.getlength(character), bytes(font.getmask(character))
