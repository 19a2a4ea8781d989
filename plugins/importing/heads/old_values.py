"""The values of one old head as the texts, lists and names that a post needs, with remarks."""

from collections.abc import Container, Iterator, Mapping

from plugins.domain.names import slugify
from plugins.importing.heads.old_heads import OldHead
from plugins.importing.heads.other_heads import Value
from plugins.importing.heads.plain_words import one_line
from plugins.importing.report import Kind, Notice

_YES = ("true", "yes", "on", "1")
_NO = ("false", "no", "off", "0")


class OldValues:
    """The head of the old file `source`. Nothing raises; what could not be used is in `notices`.

    Where `at_blanks`, a list written as text without commas is divided at blanks: Jekyll's rule.
    """

    def __init__(self, head: OldHead, source: str, at_blanks: bool) -> None:
        self.head = head
        self.source = source
        self.at_blanks = at_blanks
        self.notices: list[Notice] = []

    def note(self, kind: Kind, subject: str = "") -> None:
        """Remember a remark on the file."""
        self.notices.append(Notice(kind, self.source, subject))

    def words(self, key: str) -> str:
        """A value as text on one line; empty where it is missing or no text."""
        value = self.head.values.get(key, "")
        if isinstance(value, str):
            return one_line(value)
        if value:
            self.note("value", f"{key} is not text")
        return ""

    def is_true(self, key: str) -> bool:
        """Whether the value says yes; one that says neither yes nor no is remarked on."""
        return self._answer(key) in _YES

    def is_false(self, key: str) -> bool:
        """Whether the value says no."""
        return self._answer(key) in _NO

    def _answer(self, key: str) -> str:
        answer = self.words(key).lower()
        if answer and answer not in (*_YES, *_NO):
            self.note("value", f"{key} is neither true nor false: {answer}")
        return answer

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list, or of a text divided at its commas."""
        value = self.head.values.get(key, "")
        if isinstance(value, str):
            value = [*value.split("," if "," in value or not self.at_blanks else None)]
        return self._only_texts(key, value)

    def addresses(self, key: str) -> tuple[str, ...]:
        """The addresses of a list, or the one that stands there alone."""
        value = self.head.values.get(key, "")
        return self._only_texts(key, [value] if isinstance(value, str) else value)

    def names(self, key: str) -> Iterator[str]:
        """Names of people: of a list, in a text of several, or under `name` in mappings."""
        value = self.head.values.get(key, "")
        if isinstance(value, str):
            value = [*_divided(value)] if key == "authors" else [value]
        for item in [value] if isinstance(value, dict) else value:
            name = item
            if isinstance(item, dict):
                name = item.get("name") or item.get("display_name") or ""
                self._remark_on_others(key, item, ("name", "display_name"))
            if isinstance(name, str) and slugify(name):
                yield one_line(name)
            elif item:
                self.note("value", f"{key} has a value that is no name")

    def parts(self, key: str, known: Container[str]) -> dict[str, str]:
        """The texts of a mapping; a text alone is its `src`. Others than `known` are remarked."""
        value = self.head.values.get(key, "")
        if isinstance(value, list):
            self.note("value", f"{key} is a list")
            return {}
        parts = value if isinstance(value, dict) else {"src": value}
        self._remark_on_others(key, parts, known)
        return {name: one_line(part) for name, part in parts.items() if isinstance(part, str)}

    def _remark_on_others(
        self, key: str, parts: Mapping[str, Value], known: Container[str]
    ) -> None:
        for name, part in parts.items():
            if part and (name not in known or not isinstance(part, str)):
                self.note("dropped-key", f"{key}: {one_line(name)}")

    def _only_texts(self, key: str, value: object) -> tuple[str, ...]:
        items = list(value) if isinstance(value, list | dict) else []
        texts = [one_line(item) for item in items if isinstance(item, str)]
        if len(texts) < len(items) or isinstance(value, dict):
            self.note("value", f"{key} has values that are not text")
        return tuple(dict.fromkeys(text for text in texts if text))


def in_words(value: Value) -> str:
    """A value on one line, whatever it is, as a remark can name it."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, list):
        return ", ".join(in_words(item) for item in value)
    return ", ".join(f"{one_line(key)}: {in_words(item)}" for key, item in value.items())


def _divided(names: str) -> list[str]:
    """`A; B` or `A, B`: names in one text."""
    return [name for name in names.split(";" if ";" in names else ",") if name.strip()]
