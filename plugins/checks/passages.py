"""Passages: what checks of the text are given, and what they find in it."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from html import unescape
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plugins.checks.blocks import GAP, Block, blocks_in
from plugins.domain.body import AnyBody
from plugins.domain.library import Library
from plugins.domain.places import Places, SourceText, Written, line_of_words
from plugins.domain.posts import Page
from plugins.domain.site import WithBody

_AS_TYPED = {
    "’": "['’‘]", "‘": "['’‘]", "“": '["“”]', "”": '["“”]', "–": "(?:–|--)", "—": "(?:—|---?)",
    "…": r"(?:…|\.\.\.)", "&": "&(?:amp;)?", "<": "(?:<|&lt;)", ">": "(?:>|&gt;)",
}  # fmt: skip
_SIMPLY_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "--", "…": "..."})
_TYPED_OTHERWISE = frozenset((*_AS_TYPED, *"*_~\\"))
_BETWEEN_WORDS = re.compile(r"(?:\s|&nbsp;|[*_~\\])+")


class Finding(Struct, frozen=True):
    """One thing in a text that is worth a second look; always a warning.

    `check` is the short name an editor can look up. `subject` is words of the source text, by which
    its line is found and `known-problems.txt` names it. `hint` is the mend.
    """

    check: str
    message: str
    subject: str
    hint: str = ""


class Passage(Struct, frozen=True, dict=True):
    """One file's text: `written` as it stands in the file, `body` what became of it.

    `day` is the day on which a post is published, in the site's zone; None of anything else.
    `language` is that of the post, else the site's (`en-GB`). `goes_on` where the page shows more
    after the text: documents, actions, a list of posts.
    """

    source: str
    written: Written
    body: AnyBody
    day: date | None = None
    language: str = "en-GB"
    is_post: bool = False
    goes_on: bool = False

    @property
    def whole(self) -> "Passage":
        """The same with all of its text at hand, for as long as somebody holds it."""
        body = self.body.whole
        if body is self.body and isinstance(self.written, SourceText):
            return self
        written = SourceText({}, self.written.body, self.written.body_line)
        return replace(self, written=written, body=body)

    def __reduce__(self) -> tuple[Any, ...]:
        whole = self.whole
        return Passage, tuple(getattr(whole, field) for field in self.__struct_fields__)

    @property
    def text(self) -> str:
        """The Markdown as it stands in the file."""
        return self.written.body

    def line_of(self, words: str) -> int:
        """The line of the file that has `words`; that on which the text begins if none has."""
        return line_of_words(self.written, words)

    @property
    def is_english(self) -> bool:
        return self.language.lower().partition("-")[0] == "en"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The body's blocks in order."""
        return tuple(blocks_in(self.body.html))

    def as_written(self, words: str) -> str:
        """The words of a block as they stand in the file: before smart punctuation, and with the
        marks of emphasis between them. As many in a row as the file has, where it differs."""
        text = self.text
        words = max(words.split(GAP), key=len).strip()
        if words in text:
            return words
        typed = words.translate(_SIMPLY_TYPED)
        if typed in text:
            return typed
        parts = words.split()
        return _with_marks_between(parts, text) or _longest_run(parts, text)


def _with_marks_between(parts: list[str], text: str) -> str:
    """The first place of the text where the words follow each other, with blanks and marks of
    emphasis between them; empty where there is none."""
    if _TYPED_OTHERWISE.isdisjoint("".join(parts)):
        return _plain_with_marks_between(parts, text)
    pattern = _BETWEEN_WORDS.pattern.join(
        "".join(_AS_TYPED.get(letter) or re.escape(letter) for letter in part) for part in parts
    )
    found = re.search(pattern, text)
    return found[0] if found else ""


def _plain_with_marks_between(parts: list[str], text: str) -> str:
    """The same of words that can be typed in one way only, without making a pattern of them."""
    start = text.find(parts[0])
    while start >= 0:
        end = start + len(parts[0])
        for part in parts[1:]:
            between = _BETWEEN_WORDS.match(text, end)
            if not between or not text.startswith(part, between.end()):
                break
            end = between.end() + len(part)
        else:
            return text[start:end]
        start = text.find(parts[0], start + 1)
    return ""


def _longest_run(parts: list[str], text: str) -> str:
    for size in range(len(parts), 0, -1):
        for start in range(len(parts) - size + 1):
            run = " ".join(parts[start : start + size])
            if run in text:
                return run
    return ""


TextCheck = Callable[[Passage], Iterator[Finding]]


def passages_of(library: Library, places: Places) -> Iterator[Passage]:
    """The text of every file that has one, but not of withdrawn posts. No text is fetched."""
    for post in library.posts:
        written = places.sources.get(post.source)
        if written and written.has_text and post.status != "withdrawn":
            yield Passage(
                post.source,
                written,
                post.body,
                day=post.published.date(),
                language=post.lang,
                is_post=True,
                goes_on=bool(post.files or post.actions or post.campaigns),
            )
    others: tuple[WithBody, ...] = (
        *library.pages, *library.series, *library.campaigns, *library.people,
        *library.organisations,
    )  # fmt: skip
    for value in others:
        written = places.sources.get(value.source)
        if written and written.has_text:
            yield Passage(
                value.source,
                written,
                value.body,
                language=library.settings.language,
                goes_on=not isinstance(value, Page),
            )


_ATTRIBUTE = re.compile(r' ([^\s=]+)="([^"]*)"')


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a start tag of a body, unescaped."""
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
