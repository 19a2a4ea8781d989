"""Whether a page says what a letter says: compared are words, block by block, whatever is around
them and however they are written."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import lxml.html
from lxml.etree import ParserError, _Element

_is_inline = re.compile(
    "a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|rp|rt|ruby|s|"
    "samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
).fullmatch
"""All others begin and end a block of text."""
_SILENT = frozenset(("head", "script", "style", "template", "noscript"))
_UNSEEN = re.compile(
    "[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}]"
)
_MAIL = re.compile(r"\[email protected\]|[^\s@<>()]+@[\w-]+(?:\.[\w-]+)+")
"""Mail addresses, which some hosts hide from robots in pages."""
_LONGEST = 120
"""Characters of a passage that are quoted."""


class Differs(NamedTuple):
    """A passage that only one of the two has; empty where the page has all, in another order."""

    passage: str
    is_of_page: bool = False


def difference(page: str, title: str, body: str) -> Differs | None:
    """Where the HTML of a page does not say the `title` and then the text of the HTML `body`, each
    block after the other; None where it does."""
    said = tuple(blocks_of(page))
    wanted = tuple(blocks_of(body))
    if (heading := _plain(title)) and heading not in said:
        return Differs(_short(heading))
    if not wanted or _has_run(said, wanted):
        return None
    for passage in wanted:
        if passage not in said:
            return Differs(_short(passage))
    return Differs(_short(_between(said, wanted)), is_of_page=True)


def blocks_of(html: str) -> Iterator[str]:
    """The text of each paragraph, heading, item, cell …, without tags, in the order in which they
    stand; blanks of all kinds count as one."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    try:
        root = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # there is nothing in it
        return
    pieces: list[str] = []
    for text, is_edge in _texts(root):
        if is_edge:
            if block := _plain("".join(pieces)):
                yield block
            pieces.clear()
        pieces.append(text)
    if block := _plain("".join(pieces)):
        yield block


def _texts(element: _Element) -> Iterator[tuple[str, bool]]:
    """The stretches of text, and whether a block begins or ends before them."""
    tag: object = element.tag  # which of a comment is no text
    is_block = isinstance(tag, str) and not _is_inline(tag)
    if isinstance(tag, str) and tag not in _SILENT:
        yield element.text or "", is_block
        for child in element:
            yield from _texts(child)
    yield element.tail or "", is_block


def _plain(text: str) -> str:
    words = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).split()
    words = ["".join(filter(str.isprintable, word)) for word in words]
    return _MAIL.sub("[email protected]", " ".join(words))


def _has_run(said: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether one stands in the other without anything in between."""
    length = len(wanted)
    return any(
        said[start] == wanted[0] and said[start : start + length] == wanted
        for start in range(len(said) - length + 1)
    )


def _between(said: Sequence[str], wanted: Sequence[str]) -> str:
    """What the page says in the midst of the text, and the letter does not."""
    start, end = said.index(wanted[0]), len(said) - said[::-1].index(wanted[-1])
    return next((one for one in said[start:end] if one not in wanted), "")


def _short(passage: str) -> str:
    return passage if len(passage) <= _LONGEST else f"{passage[: _LONGEST - 1].rstrip()}…"
