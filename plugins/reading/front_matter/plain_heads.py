"""Heads as nearly all are written: a key and a text, a list of words, a picture, on plain lines.

They are read here in a fraction of the time that YAML takes. Whatever is less plain to the last
line, and whatever is wrong, is left to `any_heads`; what is read here is what that would read.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from plugins.domain.check_names import NEVER_OFF, WARNINGS
from plugins.reading.front_matter.fields import (
    LINK,
    LONGEST_TEXT,
    MOST_ITEMS,
    EntryForm,
    Field,
    Form,
    ListForm,
    SwitchesForm,
    WordForm,
    fields_of,
    grammar_of,
    required_keys,
    shape_of,
)
from plugins.reading.front_matter.findings import Findings
from plugins.reading.front_matter.heads import Entry, Head, PictureHead, SwitchHead
from plugins.reading.front_matter.words import Wrong

_SIGNS = frozenset("-|>[{")
"""What a value may begin with that goes on below its line, or may be no text."""

_TRUTH = {"on": True, "off": False}
_LETTERS = r'[^\W_][^,:#?\[\]{}"]*'
_LIST = re.compile(rf"\[ *((?:{_LETTERS}(?:, *{_LETTERS})*)?)\]")


class _NotPlain(Exception):
    """There is a line that YAML should read."""


def read_plain(head: type[Head], lines: Sequence[str], findings: Findings) -> Head | None:
    """The head that the lines of front matter are, its keys among the `findings`; None, and
    nothing is found, where they are not all plain or something is wrong."""
    if not "".join(lines).isprintable():
        return None
    reader = _Reader(head, lines, findings)
    try:
        values = reader.keys(head, "", "")
    except (_NotPlain, Wrong):
        return None
    findings.lines = reader.places
    return head(**values)


class _Reader:
    """A walk through the lines that say something: `here` is the next one, `numbers` are theirs in
    the file, `places` those of the keys so far."""

    def __init__(self, head: type[Head], lines: Sequence[str], findings: Findings) -> None:
        self.head = head
        self.zone = findings.zone
        told = [(number, line) for number, line in enumerate(lines, findings.first_line)
                if line.lstrip(" ")[:1] not in ("", "#")]  # fmt: skip
        self.numbers = [number for number, _ in told]
        self.lines = [line for _, line in told]
        self.here = 0
        self.places: dict[str, int] = {}

    def keys(self, head: type[Entry], lead: str, place: str) -> dict[str, Any]:
        """The values of the keys that stand after `lead`, by their first names."""
        fields = _plain_fields(self.head, head)
        values: dict[str, Any] = {}
        while self.here < len(self.lines) and self.lines[self.here].startswith(lead):
            key, colon, value = self.lines[self.here][len(lead) :].partition(": ")
            field = fields.get(key if colon else _bare(key))
            if field is None or (there := place + field.name) in self.places:
                raise _NotPlain
            self.places[there] = self.numbers[self.here]
            self.here += 1
            if value := value.strip(" "):
                read = self._on_its_line(field.form, value, there)
            else:
                read = self._below(field.form, len(lead), there)
            if read is not None:
                values[field.name] = read
        if any(name not in values for name in required_keys(head)):
            raise _NotPlain
        return values

    def _on_its_line(self, form: Form, value: str, place: str) -> Any:
        if isinstance(form, WordForm):
            if not form.typed and "#" in value:
                raise _NotPlain
            return form.parse(_text(value), self.zone)
        if not isinstance(form, ListForm) or not isinstance(form.items, WordForm):
            raise _NotPlain
        line = self.places[place]
        read = []
        for number, item in enumerate(_listed(value)):
            self.places[f"{place}.{number}"] = line
            read.append(form.items.parse(item, self.zone))
        return tuple(read) or None

    def _below(self, form: Form, column: int, place: str) -> Any:
        """What stands below a key in `column` that has nothing after it; None if that is nothing
        of its own."""
        if isinstance(form, WordForm) or self.here == len(self.lines):
            return None
        line = self.lines[self.here]
        bare = line.lstrip(" ")
        lead = line[: len(line) - len(bare)]
        if isinstance(form, EntryForm):
            return self._entry(form.head, lead, place) if len(lead) > column else None
        if isinstance(form, SwitchesForm):
            return tuple(self._switches(lead, place)) if len(lead) > column else None
        if len(lead) < column or not bare.startswith("- "):
            return None
        items = form.items if isinstance(form, ListForm) else LINK
        return tuple(self._items(items, f"{lead}- ", place))

    def _items(self, form: WordForm | EntryForm, dash: str, place: str) -> list[Any]:
        read: list[Any] = []
        while self.here < len(self.lines) and (line := self.lines[self.here]).startswith(dash):
            if len(read) == MOST_ITEMS:
                raise _NotPlain
            there = f"{place}.{len(read)}"
            self.places[there] = self.numbers[self.here]
            value = line[len(dash) :].strip(" ")
            if not value:
                raise _NotPlain
            if isinstance(form, WordForm):
                read.append(form.parse(_text(value), self.zone))
                self.here += 1
            else:
                lead = " " * line.index(value, len(dash))
                self.lines[self.here] = lead + value
                read.append(self._entry(form.head, lead, there))
        return read

    def _switches(self, lead: str, place: str) -> Iterator[SwitchHead]:
        while self.here < len(self.lines) and (line := self.lines[self.here]).startswith(lead):
            name, _, word = line[len(lead) :].partition(": ")
            there = f"{place}.{name}"
            on = _TRUTH.get(word)
            known = (*WARNINGS, *NEVER_OFF) if on else WARNINGS
            if on is None or name not in known or there in self.places:
                raise _NotPlain
            self.places[there] = self.numbers[self.here]
            self.here += 1
            yield SwitchHead(name=name, on=on)

    def _entry(self, head: type[Entry], lead: str, place: str) -> Entry:
        entry = head(**self.keys(head, lead, f"{place}."))
        if type(entry) is PictureHead and not entry.alt and not entry.decorative:
            raise _NotPlain
        return entry


@cache
def _plain_fields(top: type[Head], head: type[Entry]) -> dict[str, Field]:
    """The fields of `head` whose names mean the same everywhere in `top`."""
    grammar = grammar_of(top)
    return {
        name: field
        for name, field in fields_of(head).items()
        if grammar.shapes[name] == shape_of(field.form)
        and grammar.entries.get(name) == _entries_of(field.form)
    }


def _entries_of(form: Form) -> frozenset[str] | None:
    """The keys that entries of a list may have, where they may be texts alone as well."""
    if not isinstance(form, ListForm) or not isinstance(form.items, EntryForm):
        return None
    return frozenset(fields_of(form.items.head)) if form.items.head.alone else None


def _bare(key: str) -> str:
    """The key of a line that has nothing after its colon."""
    if not key.endswith(":"):
        raise _NotPlain
    return key[:-1]


def _listed(value: str) -> list[str]:
    """The items of a list on one line: `[a, b]`, or one alone."""
    if value.count(",") >= MOST_ITEMS:
        raise _NotPlain
    if found := _LIST.fullmatch(value):
        return [item.strip(" ") for item in found[1].split(",")] if found[1] else []
    if any(sign in value for sign in ",;#"):
        raise _NotPlain
    return [_text(value)]


def _text(value: str) -> str:
    """The text that is typed, or stands in quotes without a sign in them."""
    if len(value) > LONGEST_TEXT:
        raise _NotPlain
    mark = value[0]
    if mark in "\"'":
        text = value[1:-1]
        if value[-1] != mark or mark in text or "\\" in text or not text.strip():
            raise _NotPlain
        return text
    if mark in _SIGNS:
        raise _NotPlain
    return value
