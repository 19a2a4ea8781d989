"""Where in the content files things stand, so that a problem can name its line."""

from collections.abc import Iterable, Mapping
from html import unescape
from itertools import accumulate
from typing import Protocol

from msgspec import Struct


class Written(Protocol):
    """A content file for looking things up: the line of each key of its front matter, and its body
    with the line on which that begins. `digest` is of the file's bytes, empty where nobody has
    made it; `has_text` if the body is not blank, `has_comments` if checks may be told there to
    leave a line alone. To ask for `lines` and `body` may open the file.
    """

    @property
    def lines(self) -> Mapping[str, int]: ...
    @property
    def body(self) -> str: ...
    @property
    def body_line(self) -> int: ...
    @property
    def digest(self) -> bytes: ...
    @property
    def has_text(self) -> bool: ...
    @property
    def has_comments(self) -> bool: ...


class SourceText(Struct, frozen=True):
    """A content file, all of it at hand."""

    lines: Mapping[str, int]
    body: str = ""
    body_line: int = 1
    digest: bytes = b""
    has_text: bool = True
    has_comments: bool = True


class Places(Struct, frozen=True):
    """All content files by path within the content folder."""

    sources: Mapping[str, Written]

    def of_key(self, source: str, key: str) -> int | None:
        """The line of a front matter key (`image.alt`), of its parent, or the file's first."""
        text = self.sources.get(source)
        if text is None:
            return None
        return text.lines.get(key) or text.lines.get(key.partition(".")[0], 1)

    def of_words(self, source: str, *words: str) -> int | None:
        """The first line of the body that has the first of `words` that is there; the body's first
        if none is."""
        text = self.sources.get(source)
        return None if text is None else line_of_words(text, *words)


def line_of_words(written: Written, *words: str) -> int:
    """The first line of the file's body that has the first of `words` that is there; the body's
    first if none is. Words that stand there in other capitals, with blanks and line breaks between
    or as character references (`&#106;`) are there too, after those to the letter."""
    body = written.body
    wanted = [each for each in words if each]
    place = next((found for each in wanted if (found := body.find(each)) >= 0), -1)
    if place >= 0:
        return written.body_line + body.count("\n", 0, place)
    return written.body_line + _line_of_letters(body, list(map(_letters, wanted)))


def _line_of_letters(body: str, wanted: Iterable[str]) -> int:
    lines = [_letters(line) for line in body.split("\n")]
    whole = "".join(lines)
    place = next((found for each in wanted if each and (found := whole.find(each)) >= 0), -1)
    ends = accumulate(map(len, lines))
    return next((number for number, end in enumerate(ends) if end > place), 0) if place >= 0 else 0


def _letters(text: str) -> str:
    return "".join(filter(str.isprintable, "".join(unescape(text).split()))).casefold()
