"""The bytes of a content file → its front matter's lines and its text."""

import re
from pathlib import PurePosixPath

from msgspec import Struct

from plugins.domain.problem import Problem

_OPENING = re.compile(r"(?:[ \t]*\n)*---[ \t]*(?:\n|$)")
_WHOLE_OPENING = re.compile(r"(?:[ \t]*(?:#.*)?\n)*---[ \t]*(?:\n|$)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_ALMOST = re.compile(r"\s*(?:[-–—]+|\+\+\+)[ \t]*(?:\n|$)")
_KEY_LINE = re.compile(r"\s*([A-Za-z][\w ]*):[ \t]")
_NOT_UTF_8 = re.compile(r"[\udc80-\udcff]")
_OTHER_FILES = {
    b"PK\x03\x04": "a Word, spreadsheet or ZIP file",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\xff\xfe": "UTF-16, not UTF-8",
    b"\xfe\xff": "UTF-16, not UTF-8",
}


class Parted(Struct, frozen=True):
    """A file in its two halves, line breaks as `\\n`.

    `head` are the lines of the front matter without the `---` around them, None when there is
    nothing to read; `head_line` is the line of the file on which they begin, `body_line` that on
    which `text` begins, both from 1.
    """

    head: tuple[str, ...] | None
    head_line: int
    text: str
    body_line: int
    problems: tuple[Problem, ...] = ()


def part_file(source: str, content: bytes, first_keys: tuple[str, ...]) -> Parted:
    """A Markdown file with front matter. `first_keys` are those that one must have, for hints."""
    text, problems = decode(source, content)
    if not text.strip():
        said = problems or (_empty(source, first_keys),)
        return Parted(None, 1, "", 1, said)
    opening = _OPENING.match(text)
    if not opening:
        return Parted(None, 1, text, 1, (*problems, _headless(source, text, first_keys)))
    closing = _CLOSING.search(text, opening.end())
    head_line = 1 + text.count("\n", 0, opening.end())
    if not closing:
        return Parted(None, head_line, "", 1, (*problems, _open(source, text, head_line)))
    body_start = min(closing.end() + 1, len(text))
    body_line = head_line + text.count("\n", opening.end(), closing.end()) + 1
    head = text[opening.end() : closing.start()].split("\n")[:-1]
    return Parted(tuple(head), head_line, text[body_start:], body_line, problems)


def whole_file(source: str, content: bytes) -> Parted:
    """A file that is front matter from first to last (`site.yaml`); `---` lines may stand around
    it. An empty one says nothing, and that is no problem."""
    text, problems = decode(source, content)
    if not text and problems:
        return Parted(None, 1, "", 1, problems)
    opening = _WHOLE_OPENING.match(text)
    start = opening.end() if opening else 0
    closing = _CLOSING.search(text, start)
    end = closing.start() if closing else len(text)
    head_line = 1 + text.count("\n", 0, start)
    if closing and text[closing.end() :].strip():
        line = 1 + text.count("\n", 0, end)
        problems = (*problems, _second_part(source, line))
    head = tuple(text[start:end].split("\n"))
    return Parted(head, head_line, "", 1 + text.count("\n"), problems)


def decode(source: str, content: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a UTF-8 file, with or without a byte order mark, every line break as `\\n`.

    A byte that is not UTF-8 is a problem, and is read as Windows-1252 so that the rest can be
    checked; so is a NUL, read as U+FFFD. Of a file that is no text at all the text is empty.
    """
    for start, what in _OTHER_FILES.items():
        if content.startswith(start):
            return "", (_no_text(source, what),)
    problems: tuple[Problem, ...] = ()
    is_utf_8 = True
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", "surrogateescape")
        is_utf_8 = False
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not is_utf_8 and (wrong := _NOT_UTF_8.search(text)):
        problems += (_wrong_byte(source, text, wrong),)
        text = _NOT_UTF_8.sub(_guess, text)
    if "\0" in text:
        problems += (_nul(source, text),)
        text = text.replace("\0", "\ufffd")
    return text, problems


def _guess(byte: re.Match[str]) -> str:
    return bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace")


def _lines(text: str, pattern: str | re.Pattern[str]) -> list[int]:
    found = re.compile(pattern)
    return [number for number, line in enumerate(text.split("\n"), 1) if found.search(line)]


def _also(lines: list[int]) -> str:
    if len(lines) < 2:
        return ""
    further = ", ".join(map(str, lines[1:6]))
    return f" (also in line{'s' if len(lines) > 2 else ''} {further}{' …' if lines[6:] else ''})"


def _wrong_byte(source: str, text: str, wrong: re.Match[str]) -> Problem:
    lines = _lines(text, _NOT_UTF_8)
    byte, guess = ord(wrong[0]) - 0xDC00, _guess(wrong)
    like = f"; it looks like Windows-1252 “{guess}”" if guess != "\ufffd" else ""
    return Problem(
        source=source,
        check="encoding",
        line=lines[0],
        message=f"the byte {byte:02X} is not UTF-8{like}{_also(lines)}",
        hint="save the file as UTF-8",
    )


def _nul(source: str, text: str) -> Problem:
    lines = _lines(text, "\0")
    message = f"there is a NUL character in this line, which is not text{_also(lines)}"
    hint = "delete it; if there are many, save the file as UTF-8"
    return Problem(source=source, check="encoding", line=lines[0], message=message, hint=hint)


def _no_text(source: str, what: str) -> Problem:
    mend = "save the file as UTF-8"
    if "UTF" not in what:
        mend = "put documents into files/, and the text of a post into a file of its own"
    message = f"this is not a text file: it looks like {what}"
    return Problem(source=source, check="encoding", line=1, message=message, hint=mend)


def _example(source: str, keys: tuple[str, ...]) -> str:
    values = {"date": "2026-11-30"}
    lines = (f"{key}: {values.get(key) or PurePosixPath(source).stem}" for key in keys)
    return "\n".join(("---", *lines, "---"))


def _empty(source: str, keys: tuple[str, ...]) -> Problem:
    return Problem(
        source=source,
        check="front-matter",
        line=1,
        message="the file is empty",
        hint=f"delete it, or begin it with\n{_example(source, keys)}",
    )


def _headless(source: str, text: str, keys: tuple[str, ...]) -> Problem:
    line = 1 + text[: len(text) - len(text.lstrip())].count("\n")
    message = "the file does not begin with front matter"
    hint = f"begin it with\n{_example(source, keys)}"
    if _ALMOST.match(text):
        message = "the line before front matter must be three hyphens exactly"
        hint = "write ---"
    elif found := _KEY_LINE.match(text):
        message = f"“{found[1]}: …” stands here without the line --- before it"
        hint = "write a line --- before the first key and one after the last, keys in small letters"
    return Problem(source=source, check="front-matter", line=line, message=message, hint=hint)


def _open(source: str, text: str, head_line: int) -> Problem:
    last = head_line - 1
    for number, line in enumerate(text.split("\n")[head_line - 1 :], head_line):
        if not re.match(r"[A-Za-z_]\w*\s*:(?:\s|$)|[ \t]+\S|- ", line):
            break
        last = number
    return Problem(
        source=source,
        check="front-matter",
        line=head_line - 1,
        message="the front matter that begins here has no end",
        hint=f"write a line --- after line {last}",
    )


def _second_part(source: str, line: int) -> Problem:
    return Problem(
        source=source,
        check="front-matter",
        line=line,
        message="what stands after this line is not read",
        hint="take the line out, or what stands after it",
    )
