"""Values → front matter that reads back as the same values."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from plugins.reading.front_matter.quoted_text import is_plain, quote
from plugins.reading.front_matter.typed_lines import is_read_as_typed

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_KEY = re.compile(r"[^\W\d_][\w .()/&-]*[\w)]|[^\W\d_]")
_LIKE_A_KEY = re.compile(r"[\w-]+:(?:\s|$)")

Value = str | bool | int | date | Sequence["Value"] | Mapping[str, "Value"] | None


def plain_or_quoted(text: str) -> str:
    """`text` as it is typed after a text key: as it is where that reads back to the letter, else
    as one double-quoted YAML string on one line."""
    return text if is_read_as_typed(text) and not _UNSEEN.search(text) else quote(text)


def write_text(key: str, text: str) -> str:
    """The line `key: text`, without its end."""
    return f"{_key(key)}: {plain_or_quoted(text)}"


def write_item(text: str) -> str:
    """`text` as it is typed after the hyphen of a list."""
    simple = text[:1].isalnum() and not _LIKE_A_KEY.match(text)
    return plain_or_quoted(text) if simple else quote(text)


def flow_list(texts: Sequence[str]) -> str:
    """A list of texts on one line: `[housing, health]`."""
    safe = (
        text if is_plain(text) and not re.search(r"[,\[\]{}]", text) else quote(text)
        for text in texts
    )
    return f"[{', '.join(safe)}]"


def write_head(values: Mapping[str, Value]) -> str:
    """The front matter of a file, both `---` lines and the last line's end included.

    Texts are written as `write_text` does, days as 2026-11-30, moments as 2026-11-30 09:00 with
    seconds and zone where they have them, lists one item a line. What is None or empty is a key
    for the editor to fill in.
    """
    return "\n".join(("---", *_entry(values, ""), "---", ""))


def _entry(values: Mapping[str, Value], indent: str) -> list[str]:
    return [f"{indent}{line}" for key, value in values.items() for line in _lines(key, value)]


def _lines(key: str, value: Value) -> list[str]:
    if value is None or (not isinstance(value, bool | int | date) and not value):
        return [f"{_key(key)}:"]
    if isinstance(value, Mapping):
        return [f"{_key(key)}:", *_entry(value, "  ")]
    if isinstance(value, str):
        return [write_text(key, value)]
    if isinstance(value, Sequence):
        return [f"{_key(key)}:", *(line for item in value for line in _item(item))]
    return [f"{_key(key)}: {_word(value)}"]


def _item(item: Value) -> list[str]:
    if isinstance(item, Mapping):
        first, *further = _entry(item, "")
        return [f"  - {first}", *(f"    {line}" for line in further)]
    if isinstance(item, str):
        return [f"  - {write_item(item)}"]
    if isinstance(item, bool | int | date):
        return [f"  - {_word(item)}"]
    raise TypeError("a list of lists has no place in front matter")


def _word(value: bool | int | date) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, datetime):
        return str(value)
    shape = "%H:%M:%S" if value.second else "%H:%M"
    offset = value.isoformat(timespec="seconds")[19:]
    return f"{value.date().isoformat()} {value.strftime(shape)}{offset and f' {offset}'}"


def _key(key: str) -> str:
    return key if _KEY.fullmatch(key) else quote(key)
