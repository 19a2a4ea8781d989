"""Text as YAML's strings: what may stand as it is, what is a quoted string, how to quote."""

import re
import unicodedata
from collections.abc import Iterator

UNUSUAL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
"""Characters that YAML refuses, or takes for the end of a line, where they stand unquoted."""

_PLAIN = re.compile(rf"[^\W_][^:#\t\n{UNUSUAL}]*")
_TO_ESCAPE = re.compile(rf'["\\\t\n{UNUSUAL}]')
_UNUSUAL = re.compile(rf"[{UNUSUAL}]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Controls, directions that override others' (Unicode, UAX 9), halves of pairs, no characters."""
_CODE_POINT = (
    r"x[0-9A-Fa-f]{2}|u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}"
    r"|U(?!0000[Dd][89A-Fa-f])00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}"
)
DOUBLE_QUOTED = rf'"(?:[^"\\]|\\(?:[0abtnvfre "/\\N_LP\t]|{_CODE_POINT}))*"'
SINGLE_QUOTED = r"'(?:[^']|'')*'"
_WHOLE = re.compile(f"{DOUBLE_QUOTED}|{SINGLE_QUOTED}")


def is_quoted(text: str) -> bool:
    """Whether `text`, on one line, is as a whole one quoted YAML string."""
    return text[:1] in ('"', "'") and _WHOLE.fullmatch(text) is not None


def is_plain(text: str) -> bool:
    """Whether YAML, too, reads `text` as typed when it is the value of a key.

    Errs on the safe side: some texts for which it is true by YAML's rules are left out.
    """
    return _PLAIN.fullmatch(text) is not None and text[-1:] != " "


def quote(text: str) -> str:
    """`text` as one double-quoted YAML string on one line."""
    return f'"{_TO_ESCAPE.sub(_escape, text)}"'


def clean(quoted: str) -> str:
    """The quoted string with every character that YAML would not take as it is escaped."""
    if not _UNUSUAL.search(quoted):
        return quoted
    if quoted[0] == "'":
        return quote(quoted[1:-1].replace("''", "'"))
    return _UNUSUAL.sub(_escape, quoted)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in '"\\':
        return f"\\{character}"
    if character in "\t\n":
        return "\\t" if character == "\t" else "\\n"
    return f"\\u{ord(character):04x}"


def unusual_characters(text: str) -> Iterator[tuple[int, str]]:
    """For each line of `text` (from 0) with a character that YAML would not take, the first one's
    number and name."""
    if not _UNUSUAL.search(text):
        return
    for number, line in enumerate(text.split("\n")):
        if found := _UNUSUAL.search(line):
            yield number, _named(found[0])


def without_unusual(text: str) -> str:
    """`text` with a blank for each of those characters."""
    return _UNUSUAL.sub(" ", text)


def unseen_in(text: str) -> str:
    """The first character of a value that no page may have, or that turns round what is shown after
    it, as people look it up: its number and name. Empty where there is none; tabs and line breaks
    are none."""
    found = _UNSEEN.search(text)
    return _named(found[0]) if found else ""


def without_unseen(text: str) -> str:
    """`text` without those characters."""
    return _UNSEEN.sub("", text)


def _named(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    code = f"U+{ord(character):04X}"
    return f"{code} ({name})" if name else code
