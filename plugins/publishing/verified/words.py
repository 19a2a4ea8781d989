"""Texts as plain words, so that a phrase is known again wherever it stands: in a paragraph, in an
attribute, in the escaped HTML of a feed, in JSON, with straight quotation marks or curved ones.

In this form letters are small, whatever makes a pause in a sentence is a comma, whatever ends one
text and begins another (the border of a tag or attribute) a bar, everything else a blank. So no
phrase is seen where the end of one text happens to stand before the beginning of the next.
"""

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise

_PAUSES = b",;:.!?()/\\"
_BORDERS = b'<>="|'
Pair = tuple[bytes, bytes]

_ENTITY = re.compile(rb"&(?:amp;)*(?:#x?)?[0-9A-Za-z]+;")
_ELLIPSIS = "…".encode()
_SIGNS = re.compile(rb"\xe2[\x80\x81][\x80-\xbf]|\xc2[\xa0-\xbf]")
"""Quotation marks, dashes, blanks and the like beyond ASCII, in UTF-8."""
_WITHIN_WORDS = re.compile(
    rb"</?(?:em|strong|i|b|abbr|cite|q|span|sup|sub|small|mark|wbr|dfn)(?:\s[^<>]*)?>"
)
_TAG = re.compile(rb"<[^<>]*>")
_PAUSES_IN_A_ROW = re.compile(rb"(?: ,){2,}")


def _table(pauses: bytes, borders: bytes) -> bytes:
    table = bytearray(b" " * 128 + bytes(range(128, 256)))
    for one in range(128):
        if chr(one).isalnum():
            table[one] = ord(chr(one).lower())
    for signs, mark in ((pauses, ","), (borders, "|")):
        for one in signs:
            table[one] = ord(mark)
    return bytes(table)


_MARKED_UP = _table(_PAUSES, _BORDERS)
_PLAIN = _table(_PAUSES, b"|")
_TYPED = _table(_PAUSES, b"")


_LETTERS = _table(b"", b"")
_USUAL_SIGNS = tuple(sign.encode() for sign in "’‘“”–—…\u00a0")


def phrase(text: str) -> bytes:
    """What an editor typed, as words with a blank between them; empty where there is none."""
    return _squeezed(_without_signs(text.encode("utf-8", "ignore")), _TYPED).strip(b" ,")


def forms(content: bytes) -> tuple[bytes, bytes]:
    """A file as words, twice: with what stands in its tags, and without it. A phrase is in it if
    one of them has it between blanks."""
    text = content.replace(b"&lt;", b"<").replace(b"&gt;", b">")
    text = text.replace(b'\\"', b" ").replace(b"\\n", b" ")
    text = _without_signs(_ENTITY.sub(b" ", text))
    shown = _TAG.sub(b"|", _WITHIN_WORDS.sub(b" ", text))
    return _squeezed(text, _MARKED_UP), _squeezed(shown, _PLAIN)


def words_of(content: bytes) -> list[bytes]:
    """Every word of a file in its order, those of tags among them, quickly: what `forms` gives is
    more exact."""
    text = content.replace(b"\\n", b" ")
    for sign in _USUAL_SIGNS:
        text = text.replace(sign, b" ")
    return text.translate(_LETTERS).split()


def pairs_of(words: Sequence[bytes]) -> frozenset[Pair]:
    """Each two words that follow each other."""
    return frozenset(pairwise(words))


def telling_word(words: Iterable[bytes], common: Container[bytes] = ()) -> bytes:
    """The word by which a phrase is best sought: the longest one that is none of the `common` ones,
    if there is such a one; empty for no words."""
    return max(words, key=lambda word: (word not in common, len(word), word), default=b"")


def _without_signs(text: bytes) -> bytes:
    return _SIGNS.sub(b" ", text.replace(_ELLIPSIS, b","))


def _squeezed(text: bytes, table: bytes) -> bytes:
    """With one blank between two words, and one at either end."""
    parted = text.translate(table).replace(b",", b" , ").replace(b"|", b" | ")
    return _PAUSES_IN_A_ROW.sub(b" ,", b" %b " % b" ".join(parted.split()))
