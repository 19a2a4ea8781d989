"""Where in the content files things stand, so that a problem can name its line."""

from collections.abc import Mapping

from msgspec import Struct


class SourceText(Struct, frozen=True):
    """A content file for looking things up: the line of each key of its front matter, and its body
    with the line on which that begins."""

    lines: Mapping[str, int]
    body: str = ""
    body_line: int = 1


class Places(Struct, frozen=True):
    """All content files by path within the content folder."""

    sources: Mapping[str, SourceText]

    def of_key(self, source: str, key: str) -> int | None:
        """The line of a front matter key (`image.alt`), of its parent, or the file's first."""
        text = self.sources.get(source)
        if text is None:
            return None
        return text.lines.get(key) or text.lines.get(key.partition(".")[0], 1)

    def of_words(self, source: str, words: str) -> int | None:
        """The first line of the body that has `words`; the body's first if none has."""
        text = self.sources.get(source)
        if text is None:
            return None
        place = text.body.find(words) if words else -1
        return text.body_line + (text.body.count("\n", 0, place) if place > 0 else 0)
