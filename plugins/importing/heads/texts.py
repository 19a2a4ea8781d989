"""A file of bytes → its head and its body, whatever wrote it."""

import codecs
import json
import re
from typing import Literal

from msgspec import Struct

_LINE_END = r"(?:\r\n|\n|\r)"
_HEAD = re.compile(
    rf"(?:[ \t]*{_LINE_END})*---[ \t]*(?P<eol>{_LINE_END})"
    rf"(?P<head>(?:.*?{_LINE_END})??)(?:---|\.\.\.)[ \t]*(?:{_LINE_END}|\Z)",
    re.DOTALL,
)
_TOML = re.compile(
    rf"(?:[ \t]*{_LINE_END})*\+\+\+[ \t]*(?P<eol>{_LINE_END})"
    rf"(?P<head>(?:.*?{_LINE_END})??)\+\+\+[ \t]*(?:{_LINE_END}|\Z)",
    re.DOTALL,
)
_JSON_BEGINS = re.compile(r"\s*\{\s*\"")
_JSON_ENDS = re.compile(rf"^\}}[ \t]*(?:{_LINE_END}|\Z)", re.MULTILINE)
_PLAIN = re.compile(
    rf"(?:[ \t]*{_LINE_END})*"
    rf"(?P<head>(?:[ ]{{0,3}}[A-Za-z0-9_-]+:[^\r\n]*(?P<eol>{_LINE_END}|\Z)"
    rf"(?:[ ]{{4,}}[^\s][^\r\n]*(?:{_LINE_END}|\Z))*)+)(?:[ \t]*(?:{_LINE_END}|\Z))?"
)
_PLAIN_KEYS = re.compile(
    r"\s*(?:title|date|authors?|category|tags|slug|summary|status|modified|lang)[ \t]*:", re.I
)
_TITLE_OR_DATE = re.compile(r"^[ ]{0,3}(?:title|date)[ \t]*:[ \t]*\S", re.IGNORECASE | re.MULTILINE)

Form = Literal["yaml", "toml", "json", "lines"]


class Text(Struct, frozen=True):
    """A file's text in two. `body` is every letter after the head, line ends as they were.

    `head` is None where there is none; `form` is how it is written. `recoded`: the bytes were not
    all UTF-8.
    """

    head: str | None
    body: str
    line_end: str
    recoded: bool
    form: Form = "yaml"


def read_text(data: bytes) -> Text:
    """`data` divided into head and body. Bytes that are not UTF-8 are read as Windows' western
    code page (cp1252); a byte order mark is dropped.

    A head is YAML between lines of `---`, TOML between lines of `+++`, a JSON object, or lines of
    `Key: value` that begin with a key of Pelican's and give a title or a date.
    """
    text, recoded = decoded(data)
    first = re.search(_LINE_END, text)
    line_end = first[0] if first else "\n"
    if found := _HEAD.match(text):
        return Text(found["head"], text[found.end() :], found["eol"], recoded)
    if found := _TOML.match(text):
        return Text(found["head"], text[found.end() :], found["eol"], recoded, "toml")
    if end := _end_of_json(text):
        return Text(text[:end], _after(text, end), line_end, recoded, "json")
    found = _PLAIN.match(text) if _PLAIN_KEYS.match(text) else None
    if found and _TITLE_OR_DATE.search(found["head"]):
        return Text(found["head"], text[found.end() :], line_end, recoded, "lines")
    return Text(None, text, line_end, recoded)


def _end_of_json(text: str) -> int:
    """Where the JSON head of `text` ends; 0 for none. A broken one ends at its first `}` that has
    a line to itself."""
    if not _JSON_BEGINS.match(text):
        return 0
    start = len(text) - len(text.lstrip())
    try:
        _, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        found = _JSON_ENDS.search(text)
        return found.end() if found else 0
    rest = re.match(r"[^\r\n]*", text[end:])
    return 0 if rest and rest[0].strip() else end


def _after(text: str, end: int) -> str:
    """What follows the head, without the end of its last line."""
    return re.sub(rf"\A[ \t]*{_LINE_END}", "", text[end:], count=1)


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
