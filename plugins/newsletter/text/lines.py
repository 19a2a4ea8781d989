"""Lines of plain text: words filled up to a width, for letters that any program may show."""

import re
import unicodedata
from collections.abc import Iterator

GLUE = "\xa0"
"""A blank at which no line ends; a common blank in the lines."""
LONGEST = 998
"""Bytes of a line of a letter, its end apart (RFC 5322, 2.1.1)."""

_WIDE = "\u1100-\u115f\u2e80-\u2fff\u3040-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60"
_OPENING = "「『（《〈【〔［｛“‘"
_CLOSING = "、。，．・：；？！」』）》〉】〕］｝ー々…”’"
_PIECES = re.compile(
    f"[{_OPENING}]*[{_WIDE}][{_CLOSING}]*(?:{GLUE}[^{_WIDE}]*)*|(?:(?![{_OPENING}]*[{_WIDE}]).)+"
)
"""Where words are not set apart by blanks, a line ends between any two signs."""
_HAS_WIDE = re.compile(f"[{_WIDE}]")
_NOT_FIRST = re.compile(r" (?=(?:From|--?|[–—•*+#-]|\d+[.)])(?: |$)|[.>])")
"""The blank before what would mean something else at a line's beginning: a mailbox's next letter,
a signature, an item of a list, a quotation."""
_ADDRESS = re.compile(r"\w:|@")


def wrapped(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` columns, each line feed in it the end of a line.

    Only an address is longer, which is never broken. No line has a blank at its end.
    """
    return [line for written in tidy(text).split("\n") for line in _filled(written, room)]


def tidy(text: str) -> str:
    """`text` with one blank where there are several, none at the ends of its lines, and no more
    than one empty line."""
    text = re.sub(f"[ {GLUE}]*{GLUE}[ {GLUE}]*", GLUE, text)
    text = re.sub(f"[ {GLUE}]*\n[ {GLUE}]*", "\n", re.sub(" +", " ", text))
    return re.sub("\n{3,}", "\n\n", text).strip(f" {GLUE}\n")


def width(text: str) -> int:
    """The columns that `text` takes where all letters are as wide as one another or twice that."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def bounded(line: str) -> list[str]:
    """`line`, cut where it is longer than a letter's line may be."""
    lines = []
    while len(line.encode()) > LONGEST:
        start = line.encode()[:LONGEST].decode(errors="ignore")
        lines.append(start.rstrip())
        line = line[len(start) :]
    return [*lines, line]


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _filled(text: str, room: int) -> Iterator[str]:
    line, used = "", 0
    for word in _NOT_FIRST.sub(GLUE, text).split(" "):
        for blank, piece in _pieces(word, room):
            more = width(piece) + len(blank if line else "")
            if line and used + more > room:
                yield _written(line)
                line, used = piece, width(piece)
            else:
                line += (blank if line else "") + piece
                used += more
    yield _written(line)


def _written(line: str) -> str:
    """A line as it is read; two hyphens alone would begin a signature (RFC 3676, 4.3)."""
    line = line.replace(GLUE, " ").rstrip()
    return "–" if line == "--" else line


def _pieces(word: str, room: int) -> Iterator[tuple[str, str]]:
    """What of a word may stand on lines of its own, each with the blank before it."""
    is_long = width(word) > room
    if _HAS_WIDE.search(word) and not _ADDRESS.search(word):
        blank = " "
        for found in _PIECES.findall(word):
            yield from ((blank if not n else "", cut) for n, cut in enumerate(_cuts(found, room)))
            blank = ""
    elif is_long and GLUE in word:
        for part in word.split(GLUE):
            yield from _pieces(part, room)
    elif is_long and not _ADDRESS.search(word):
        yield from ((" " if not n else "", cut) for n, cut in enumerate(_cuts(word, room)))
    else:
        yield " ", word


def _cuts(word: str, room: int) -> list[str]:
    """A word that is wider than a line in pieces that are not; no sign is parted from its accents,
    or from what it is joined with."""
    if width(word) <= room:
        return [word]
    cuts, used = [""], 0
    for character in word:
        columns = _columns(character)
        if columns and used + columns > room and not cuts[-1].endswith("\u200d"):
            cuts.append("")
            used = 0
        cuts[-1] += character
        used += columns
    return cuts
