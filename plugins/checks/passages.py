"""Passages: what checks of the text are given, and what they find in it."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from html import unescape
from typing import Literal

from msgspec import Struct

from plugins.domain.body import Body
from plugins.domain.library import Library
from plugins.domain.places import Places
from plugins.domain.posts import Page, Post
from plugins.domain.site import WithBody

Kind = Literal["text", "heading", "cell", "quotation"]

GAP = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a block's text for what is not words: code, a formula, a picture, a film, the mark
of a note."""

_NOT_WORDS = re.compile(
    r"<(pre|code|kbd|samp|var|math|script|style|iframe|video|audio)\b[^>]*>.*?</\1>|<img [^>]*>",
    re.DOTALL,
)
_OF_NOTES = re.compile(r'<a [^>]*role="doc-(?:backlink|noteref)"[^>]*>.*?</a>', re.DOTALL)
_IN_A_LINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|data|del|dfn|em|i|ins|mark|q|rp|rt|ruby|s|small|source|span"
    r"|strong|sub|sup|time|track|u|wbr)(?: [^>]*)?>"
)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("blockquote",), "quotation"),
}
_RANK: tuple[Kind, ...] = ("text", "cell", "heading", "quotation")
"""Of two that are open at once, the later one counts."""

_AS_TYPED = {
    "’": "['’‘]", "‘": "['’‘]", "“": '["“”]', "”": '["“”]', "–": "(?:–|--)", "—": "(?:—|---?)",
    "…": r"(?:…|\.\.\.)", "&": "&(?:amp;)?", "<": "(?:<|&lt;)", ">": "(?:>|&gt;)",
}  # fmt: skip
_SIMPLY_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "--", "…": "..."})
_BETWEEN_WORDS = r"(?:\s|&nbsp;|[*_~\\])+"


class Finding(Struct, frozen=True):
    """One thing in a text that is worth a second look; always a warning.

    `check` is the short name an editor can look up. `subject` is words of the source text, by which
    its line is found and `known-problems.txt` names it. `hint` is the mend.
    """

    check: str
    message: str
    subject: str
    hint: str = ""


class Block(Struct, frozen=True, gc=False):
    """A paragraph, heading, item or cell of a body: its text without tags and unescaped, blanks as
    they were typed, line ends as blanks, `GAP` for what is not words."""

    kind: Kind
    text: str


class Passage(Struct, frozen=True, dict=True, kw_only=True):
    """One file's text: `text` as it stands in the file, `body` what became of it.

    `day` is the day on which a post is published, in the site's zone; None of anything else.
    `language` is that of the post, else the site's (`en-GB`). `goes_on` where the page shows more
    after the text: documents, actions, a list of posts.
    """

    source: str
    text: str
    body: Body
    day: date | None = None
    language: str = "en-GB"
    is_post: bool = False
    goes_on: bool = False

    @property
    def is_english(self) -> bool:
        return self.language.lower().partition("-")[0] == "en"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The body's blocks in order."""
        return tuple(_blocks(self.body.html))

    def as_written(self, words: str) -> str:
        """The words of a block as they stand in the file: before smart punctuation, and with the
        marks of emphasis between them. As many in a row as the file has, where it differs."""
        words = max(words.split(GAP), key=len).strip()
        for typed in (words, words.translate(_SIMPLY_TYPED)):
            if typed in self.text:
                return typed
        parts = words.split()
        pattern = _BETWEEN_WORDS.join(
            "".join(_AS_TYPED.get(letter) or re.escape(letter) for letter in part) for part in parts
        )
        if found := re.search(pattern, self.text):
            return found[0]
        return self._longest_run(parts)

    def _longest_run(self, parts: list[str]) -> str:
        for size in range(len(parts), 0, -1):
            for start in range(len(parts) - size + 1):
                run = " ".join(parts[start : start + size])
                if run in self.text:
                    return run
        return ""


TextCheck = Callable[[Passage], Iterator[Finding]]


def passages_of(library: Library, places: Places) -> Iterator[Passage]:
    """The text of every file that has one, but not of withdrawn posts."""
    values: tuple[WithBody, ...] = (
        *library.posts, *library.pages, *library.series, *library.campaigns, *library.people,
        *library.organisations,
    )  # fmt: skip
    for value in values:
        written = places.sources.get(value.source)
        post = value if isinstance(value, Post) else None
        if written and written.body.strip() and not (post and post.status == "withdrawn"):
            yield Passage(
                source=value.source,
                text=written.body,
                body=value.body,
                day=post.published.date() if post else None,
                language=post.lang if post else library.settings.language,
                is_post=bool(post),
                goes_on=_has_more(post) if post else not isinstance(value, Page),
            )


def _has_more(post: Post) -> bool:
    return bool(post.files or post.actions or post.campaigns)


def _blocks(html: str) -> Iterator[Block]:
    html = _NOT_WORDS.sub(GAP, _OF_NOTES.sub(GAP, html) if "doc-" in html else html)
    html = _IN_A_LINE.sub("", html).replace("<br>", " ")
    kinds: list[Kind] = ["text"]
    here = 0
    for tag in _TAG.finditer(html):
        yield from _block(html[here : tag.start()], kinds[-1])
        here = tag.end()
        opened = _KINDS.get(tag[2])
        if opened and not tag[1]:
            kinds.append(_of_both(kinds[-1], opened))
        elif opened and len(kinds) > 1:
            kinds.pop()
    yield from _block(html[here:], kinds[-1])


def _of_both(outer: Kind, inner: Kind) -> Kind:
    return max(outer, inner, key=_RANK.index)


def _block(text: str, kind: Kind) -> Iterator[Block]:
    if text and not text.isspace():
        text = unescape(text) if "&" in text else text
        yield Block(kind, _on_one_line(text) if "\n" in text else text)


def _on_one_line(text: str) -> str:
    lines = (line.strip(" \t") for line in text.split("\n"))
    return " ".join(line for line in lines if line)


_ATTRIBUTE = re.compile(r' ([^\s=]+)="([^"]*)"')


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a start tag of a body, unescaped."""
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
