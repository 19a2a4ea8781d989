"""What is in a body's HTML: addresses, anchors, prose, text and words."""

import re
from collections.abc import Mapping
from html import unescape
from itertools import zip_longest
from typing import Literal

from plugins.domain.body import Body, Reference, Remark, Run
from plugins.reading.body.allowed import ELEMENTS
from plugins.reading.body.attributes import candidates
from plugins.reading.body.tokens import HEADINGS, PHRASING, Tokens, name_of

Kind = Literal["link", "picture"]

_HREF = re.compile(r' (href|src|poster|cite)="([^"]*)"')
_SRCSET = re.compile(r' srcset="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_QUIET = HEADINGS | {
    "a", "blockquote", "code", "iframe", "kbd", "math", "pre", "q", "samp", "script", "style",
    "var",
}  # fmt: skip
"""Within these no mention becomes a link."""
_NO_PROSE = frozenset({"script", "style", "iframe"})
_AROUND_PARAGRAPHS = frozenset(
    {"aside", "blockquote", "details", "figure", "li", "section", "table", "dd"}
)  # fmt: skip
_LABEL = re.compile(r'<p [^>]*class="(?:video|admonition-title)"')
"""Paragraphs that say what follows, not what the text is about."""
_WITHOUT_EFFECT = frozenset(
    form for name in PHRASING - _QUIET - {"br"} for form in (f"<{name}>", f"</{name}>")
)
_BLOCKS = {
    form: (ended, sign * (name in _QUIET), sign * (name in _AROUND_PARAGRAPHS))
    for name in ELEMENTS - PHRASING
    for form, ended, sign in ((f"<{name}>", "", 1), (f"</{name}>", name, -1))
}
"""Tags that end a block of text → the name of the element that ends with them, and by how much
what is quiet and what is around the text grows."""
_WITH_ADDRESSES = frozenset(
    {"a", "audio", "blockquote", "del", "iframe", "img", "ins", "q", "script", "source", "track",
     "video"}
)  # fmt: skip
_LINK = '<a href="'
_OF_NOTES = re.compile(r'<a [^>]*role="doc-(?:backlink|noteref)"')


class Inventory:
    """One walk through the tokens of finished HTML, then a `Body`.

    `written` maps an address in the HTML to how the editor wrote it, where these differ.
    """

    def __init__(self, tokens: Tokens, written: Mapping[str, str]) -> None:
        self._written = written
        self._references: list[Reference] = []
        self._anchors: list[str] = []
        self._blocks: list[tuple[Run, ...]] = []
        self._lines: list[str] = []
        self._runs: list[Run] = []
        self._pieces: list[str] = []
        self._link: tuple[int, int, str] | None = None
        self._quiet = self._around = 0
        self._in_note_link = False
        self._first = ""
        self._words = 0
        self._is_text = False
        self._walk(tokens)
        self._end_block("")

    def _walk(self, tokens: Tokens) -> None:
        pieces, runs, at = self._pieces, self._runs, 0
        for text, tag in zip_longest(tokens[::2], tokens[1::2], fillvalue="<b>"):
            end = at + len(text)
            if text and (runs or not text.isspace()) and not self._in_note_link:
                pieces.append(text)
                runs.append(Run(at, end, not self._quiet))
            if (effect := _BLOCKS.get(tag)) is not None:
                ended, quiet, around = effect
                if pieces:
                    self._end_block(ended)
                if not ended:
                    self._is_text = True
                self._quiet += quiet
                self._around += around
            elif tag not in _WITHOUT_EFFECT:
                self._tag(tag, end)
            at = end + len(tag)

    def body(self, html: str, remarks: tuple[Remark, ...]) -> Body:
        text = "\n".join(self._lines)
        return Body(
            html=html,
            references=tuple(self._references),
            anchors=tuple(self._anchors),
            prose=tuple(self._blocks),
            text=text,
            first_paragraph=self._first,
            words=self._words,
            remarks=remarks,
        )

    def _tag(self, token: str, at: int) -> None:
        if token.startswith(_LINK) and token.count('"') == 2:
            start, end = at + len(_LINK), at + len(token) - 2
            self._link = (start, end, self._address(token[len(_LINK) : -2]))
            self._in_note_link = False
            self._quiet += 1
            return
        name = name_of(token)
        if token[1] == "/":
            self._end(name, at)
            return
        if " " in token:
            self._attributes(name, token, at)
        if name in PHRASING:
            if name == "br":
                self._pieces.append(" ")
        else:
            self._end_block("")
            self._is_text = not _LABEL.match(token)
        if name in _QUIET and name not in _NO_PROSE:
            self._quiet += 1
        if name in _AROUND_PARAGRAPHS:
            self._around += 1

    def _end(self, name: str, at: int) -> None:
        if name not in PHRASING:
            self._end_block(name)
        elif name == "a":
            self._in_note_link = False
            if self._link:
                start, end, address = self._link
                self._references.append(Reference(start, end, address, "link", at))
                self._link = None
        if name in _QUIET:
            self._quiet -= 1
        if name in _AROUND_PARAGRAPHS:
            self._around -= 1

    def _end_block(self, name: str) -> None:
        if self._pieces:
            text = "".join(self._pieces)
            self._pieces.clear()
            if _is_spaced_evenly(text):
                words = text.count(" ") + 1
            else:
                apart = (unescape(text) if "&" in text else text).split()
                text, words = " ".join(apart), len(apart)
            if text:
                self._words += words
                self._lines.append(text)
                if name == "p" and self._is_text and not self._first and not self._around:
                    self._first = text
        if self._runs:
            self._blocks.append(tuple(self._runs))
            self._runs.clear()

    def _attributes(self, name: str, token: str, at: int) -> None:
        if found := _ID.search(token):
            self._anchors.append(unescape(found[1]))
        if name == "a":
            self._in_note_link = bool(_OF_NOTES.match(token))
        if name in _WITH_ADDRESSES:
            self._addresses(name, token, at)

    def _addresses(self, name: str, token: str, at: int) -> None:
        for found in _HREF.finditer(token):
            start, end = at + found.start(2), at + found.end(2)
            address = self._address(found[2])
            if name == "a":
                self._link = (start, end, address)
            else:
                leads = found[1] == "cite" or name in ("iframe", "script")
                kind: Kind = "link" if leads else "picture"
                self._references.append(Reference(start, end, address, kind, end))
        if "srcset" in token and (srcset := _SRCSET.search(token)):
            self._candidates(srcset[1], at + srcset.start(1))

    def _candidates(self, srcset: str, at: int) -> None:
        here = 0
        for address, _ in candidates(srcset):
            here = srcset.index(address, here)
            end = at + here + len(address)
            self._references.append(
                Reference(at + here, end, self._address(address), "picture", end)
            )
            here += len(address)

    def _address(self, value: str) -> str:
        address = unescape(value) if "&" in value else value
        return self._written.get(address, address)


def _is_spaced_evenly(text: str) -> bool:
    """Whether there is one space between its words and nothing else to draw together or unescape.

    Of the characters that part words, HTML of a body has in ASCII only these.
    """
    if "\n" in text or "&" in text or "\t" in text or "  " in text:
        return False
    return (text.isascii() or text.isprintable()) and text == text.strip()
