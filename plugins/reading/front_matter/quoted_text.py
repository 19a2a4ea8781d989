"""Text as YAML's strings: what may stand as it is, what is a quoted string, how to quote."""

import re
import unicodedata
from collections.abc import Iterator

UNUSUAL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
"""Characters that YAML refuses, or takes for the end of a line, where they stand unquoted."""

_PLAIN = re.compile(rf"[^\W_][^:#\t\n{UNUSUAL}]*")
_TO_ESCAPE = re.compile(rf'["\\\t\n{UNUSUAL}]')
_UNUSUAL = re.compile(rf"[{UNUSUAL}]")
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
            name = unicodedata.name(found[0], "").lower()
            code = f"U+{ord(found[0]):04X}"
            yield number, f"{code} ({name})" if name else code


def without_unusual(text: str) -> str:
    """`text` with a blank for each of those characters."""
    return _UNUSUAL.sub(" ", text)
