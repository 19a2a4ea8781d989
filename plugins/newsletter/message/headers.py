"""Headers of a message, folded, with what is not ASCII in encoded words.

They are not made by Python's `email`, whose folding has changed between releases.
"""

import re
from base64 import b64encode
from collections.abc import Iterator

_WIDTH = 76
"""Columns of a line, its end apart, that a header keeps to where it can: those of a line with
encoded words (RFC 2047, 2), two fewer than of any (RFC 5322, 2.1.1)."""
_LONGEST = 998
_ENCODED = 75
"""Characters of an encoded word (RFC 2047, 2)."""
_ATOMS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?: [\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_ADDRESS = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
    r"@(?:[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)*|\[[A-Fa-f\d:.]+\])",
    re.ASCII,
)
_BARE = re.compile(r"[!-;=?-~]+")
_SAFE = re.compile(rb"[A-Za-z0-9!*+/-]")
"""What an encoded word may have as it is wherever it stands (RFC 2047, 5)."""


def header(name: str, *words: str) -> str:
    """A header with its CRLF, folded between words where it is longer than 76 columns.

    Raises `ValueError` for a character that is not printable ASCII, and for a line over 998.
    """
    lines = [f"{name}:"]
    for place, word in enumerate(words):
        if not word.isascii() or not word.isprintable():
            raise ValueError(f"{name} has a character that no header may have: {word!r}")
        if place and len(lines[-1]) + 1 + len(word) > _WIDTH:
            lines.append("")
        lines[-1] += f" {word}"
    if max(map(len, lines)) > _LONGEST:
        raise ValueError(f"{name} is too long for a line: {words!r:.200}")
    return "\r\n".join(lines) + "\r\n"


def text_header(name: str, text: str) -> str:
    """A header of free text (RFC 5322, 2.2.1), read as it is given, blanks included.

    Raises `ValueError` for a control character.
    """
    refuse_controls(name, text)
    if not text:
        return header(name)
    words = text.split(" ")
    is_plain = text.isascii() and "=?" not in text and "" not in words
    fits = max(map(len, words)) < _WIDTH - len(name) - 2
    return header(name, *(words if is_plain and fits else encoded_words(text)))


def mailbox(address: str, name: str = "") -> list[str]:
    """The words of a name and a mail address, or of the address alone (RFC 5322, 3.4).

    Raises `ValueError` for a control character, and for an address that is none or not ASCII.
    """
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"not a mail address: {address!r}")
    return named(address, name) if name else [address]


def named(id: str, name: str = "") -> list[str]:
    """The words of `name <id>`, or of `<id>` alone, as a list is named (RFC 2919, 3).

    Raises `ValueError` as `mailbox`.
    """
    refuse_controls("a name", name)
    if not name:
        return [bracketed(id)]
    if name.isascii() and "=?" not in name and len(name) < _ENCODED - 20:
        escaped = name.replace("\\", r"\\").replace('"', r"\"")
        return [name if _ATOMS.fullmatch(name) else f'"{escaped}"', bracketed(id)]
    return [*encoded_words(name), bracketed(id)]


def bracketed(address: str) -> str:
    """An address, or an id, as `<…>`. Raises `ValueError` where it has a blank, a bracket or a
    character that is not printable ASCII."""
    if not _BARE.fullmatch(address):
        raise ValueError(f"not an address for a header: {address!r}")
    return f"<{address}>"


def refuse_controls(name: str, text: str) -> None:
    """Raises `ValueError` for a control character, which could begin another header."""
    if any(character < " " or "\x7f" <= character <= "\x9f" for character in text):
        raise ValueError(f"{name} has a control character: {text!r}")


def encoded_words(text: str) -> list[str]:
    """`text` as encoded words (RFC 2047), of which a reader makes one text; no character is divided
    among them. They are in the encoding that is shorter."""
    is_readable = len(_quoted(text)) <= len(_base64(text))
    room = _ENCODED - len("=?utf-8?q??=") - len("Subject: ")
    return [
        f"=?utf-8?{'q' if is_readable else 'b'}?{piece}?="
        for piece in _pieces(text, room, is_readable=is_readable)
    ]


def _pieces(text: str, room: int, *, is_readable: bool) -> Iterator[str]:
    write = _quoted if is_readable else _base64
    piece = ""
    for character in text:
        if len(write(piece + character)) > room:
            yield write(piece)
            piece = ""
        piece += character
    yield write(piece)


def _quoted(text: str) -> str:
    written = (
        chr(byte) if _SAFE.match(bytes([byte])) else "_" if byte == 0x20 else f"={byte:02X}"
        for byte in text.encode()
    )
    return "".join(written)


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()
