"""Looking for words in whatever a program may have made of them: names of files and bytes."""

import html
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from tests.law.folders import Contents

_STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_HEX = re.compile(rb"<((?:[0-9a-fA-F]{2}){8,})>")
_TAG = re.compile(rb"<[^<>]*>")
_MOST = 4 << 20
"""Bytes of a stream; what is more is no text of a test."""


class Trace(NamedTuple):
    """A word that was found, in small letters, as it goes on, and the file of the folder."""

    path: str
    word: str

    def __str__(self) -> str:
        return f"{self.word} in {self.path}"


def traces(found: Contents, pattern: "re.Pattern[bytes]") -> Iterator[Trace]:
    """Where the pattern of words in small letters is found in a folder's contents: in names, in
    bytes, and in what these say when they are unpacked and read."""
    for path, content in sorted(found.items()):
        inside = content if isinstance(content, bytes) else content.encode()
        for text in (*faces(path.encode()), *faces(inside)):
            for word in sorted({match[0] for match in pattern.finditer(text)}):
                yield Trace(path, word.decode())


@lru_cache(maxsize=4096)
def faces(content: bytes) -> tuple[bytes, ...]:
    """The bytes, and what is in them to those who look closely, all in small letters."""
    return tuple(
        dict.fromkeys(face.lower() for whole in _unpacked(content) for face in _read(whole))
    )


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes, and every stream in them that is deflated or written as digits: in pictures, in
    documents, in archives."""
    yield content
    for start in _STREAM.finditer(content):
        packed = content[start.start() :]
        try:
            yield zlib.decompressobj(wbits=47).decompress(packed, _MOST)
        except zlib.error:
            continue
    for text in _HEX.finditer(content):
        yield bytes.fromhex(text[1].decode())


def _read(text: bytes) -> Iterator[bytes]:
    yield text
    if b"%" in text:
        yield unquote_to_bytes(text)
    if b"&" in text:
        yield html.unescape(text.decode("latin-1")).encode("latin-1", "replace")
    if b"<" in text:
        yield _TAG.sub(b"", text)  # a word whose first letter is set large
    if b"\0" in text:
        yield text.replace(b"\0", b"")  # UTF-16, as documents and cameras write it
