"""A file of bytes → its head and its body, whatever wrote it."""

import codecs
import re

from msgspec import Struct

_LINE_END = r"(?:\r\n|\n|\r)"
_HEAD = re.compile(
    rf"(?:[ \t]*{_LINE_END})*---[ \t]*(?P<eol>{_LINE_END})"
    rf"(?P<head>(?:.*?{_LINE_END})??)(?:---|\.\.\.)[ \t]*(?:{_LINE_END}|\Z)",
    re.DOTALL,
)
_FOREIGN_HEADS = (
    (re.compile(r"\s*\+\+\+[ \t]*[\r\n]"), "its head is TOML, which is not read yet"),
    (re.compile(r"\s*\{\s*\""), "its head is JSON, which is not read yet"),
    (
        re.compile(r"\s*(?:title|date|author|authors|category|tags|slug)[ \t]*:[ \t]", re.I),
        "its head has no --- lines, which is not read yet",
    ),
)


class Text(Struct, frozen=True):
    """A file's text in two. `body` is every letter after the head, line ends as they were.

    `head` is None where there is none. `foreign` says which head we cannot read stands there.
    `recoded`: the bytes were not all UTF-8.
    """

    head: str | None
    body: str
    line_end: str
    recoded: bool
    foreign: str = ""


def read_text(data: bytes) -> Text:
    """`data` divided into head and body. Bytes that are not UTF-8 are read as Windows' western
    code page (cp1252); a byte order mark is dropped."""
    text, recoded = decoded(data)
    if found := _HEAD.match(text):
        return Text(found["head"], text[found.end() :], found["eol"], recoded)
    foreign = next((why for pattern, why in _FOREIGN_HEADS if pattern.match(text)), "")
    first = re.search(_LINE_END, text)
    return Text(None, text, first[0] if first else "\n", recoded, foreign)


def decoded(data: bytes) -> tuple[str, bool]:
    """The text of `data`, and whether it was anything but UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), True
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return "".join(_pieces(data)), True


def _pieces(data: bytes) -> list[str]:
    """What is UTF-8 as such and every byte that is not as cp1252, for files of two minds."""
    pieces = []
    while data:
        try:
            pieces.append(data.decode("utf-8"))
            break
        except UnicodeDecodeError as wrong:
            pieces.append(data[: wrong.start].decode("utf-8"))
            stray = data[wrong.start : wrong.end]
            pieces.append("".join(_western(byte) for byte in stray))
            data = data[wrong.end :]
    return pieces


def _western(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
