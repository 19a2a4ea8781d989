"""Nodes of YAML → the values of a head, and a problem for each that is not what its key wants."""

from typing import Any

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
    required_keys,
)
from plugins.reading.front_matter.findings import Findings
from plugins.reading.front_matter.heads import Entry, LinkHead, PictureHead
from plugins.reading.front_matter.quoted_text import unseen_in, without_unseen
from plugins.reading.front_matter.switches import read_switches
from plugins.reading.front_matter.usual_keys import hint_for
from plugins.reading.front_matter.words import Wrong
from plugins.reading.front_matter.writing import flow_list
from plugins.reading.front_matter.yaml_nodes import Items, Mapping, Node, Scalar

_ANY_NUMBER = frozenset(("redirects",))
"""Lists that may be as long as the history of a site."""


def read_keys(
    head: type[Entry], node: Mapping, what: str, findings: Findings, place: str = ""
) -> dict[str, Any]:
    """The values of `node` by the first names of their keys; what is empty or wrong is left out.

    `what` the keys belong to ("a post", "image") is for messages; `place` is "" at the top, else
    where `node` stands (`actions.0`).
    """
    fields = fields_of(head)
    values: dict[str, Any] = {}
    written: dict[str, int] = {}
    reported: set[str | None] = set()
    for key, value in node.entries:
        field = fields.get(key.text)
        if not field:
            reported.add(_report_unknown(head, key, value, what, findings, place))
        elif field.name in written:
            _report_doubled(key, written[field.name], findings, place)
        else:
            written[field.name] = key.line
            if not _read_field(field, key, value, values, findings, place):
                reported.add(field.name)
    line = node.line if place else -1
    for name in required_keys(head):
        if name not in values and name not in reported:
            _report_missing(name, written.get(name, line), findings, place)
    return values


def _read_field(
    field: Field,
    key: Scalar,
    value: Node,
    values: dict[str, Any],
    findings: Findings,
    place: str,
) -> bool:
    """Puts the value under the field's name unless it is empty; False if it was wrong."""
    here = f"{place}.{field.name}" if place else field.name
    findings.found(here, key.line)
    try:
        read = _read(field.form, value, here, findings)
    except Wrong as wrong:
        _report_wrong(wrong, value, here, findings)
        return False
    if read is not None:
        values[field.name] = read
    return True


def _read(form: Form, node: Node, place: str, findings: Findings) -> Any:
    """The value, None when there is none. Raises `Wrong`; what is wrong deeper is reported."""
    if isinstance(form, WordForm):
        return _read_word(form, node, findings)
    if isinstance(form, ListForm):
        return _read_list(form, node, place, findings)
    if isinstance(form, EntryForm):
        return _read_entry(form, node, place, findings)
    if isinstance(form, SwitchesForm):
        return read_switches(node, place, findings)
    return _read_links(node, place, findings)


def _read_word(form: WordForm, node: Node, findings: Findings) -> Any:
    if isinstance(node, Items):
        raise Wrong("a list stands where one value is wanted", "write the value after the colon")
    if isinstance(node, Mapping):
        raise Wrong("keys and values stand where a text is wanted", "put the text into quotes")
    text = node.text.rstrip("\n") if node.block else node.text
    if len(text) > LONGEST_TEXT:
        message = f"this value has {len(text):,} characters; {LONGEST_TEXT:,} is the most"
        raise Wrong(message, "write a short one here, and the rest in the text below")
    if unseen := unseen_in(text):
        message = f"the character {unseen} cannot stand here"
        findings.add(node.line, "encoding", message, "delete it, or the \\u… that stands for it")
        text = without_unseen(text)
    return form.parse(text, findings.zone) if text.strip() else None


def _read_entry(form: EntryForm, node: Node, place: str, findings: Findings) -> Entry | None:
    head = form.head
    keys = _keys_of(head, node, place)
    if not keys.entries:
        return None
    values = read_keys(head, keys, shown(place), findings, place)
    if any(key not in values for key in required_keys(head)):
        return None
    entry = head(**values)
    if type(entry) is PictureHead and not entry.alt and not entry.decorative:
        _report_no_alt(keys, place, findings)
    return entry


def _keys_of(head: type[Entry], node: Node, place: str) -> Mapping:
    """The keys and values that `node` is or, being a text alone, stands for."""
    if isinstance(node, Mapping):
        return node
    if isinstance(node, Items):
        if not node.items:
            return Mapping([], node.line)
        raise Wrong("a list stands where keys and values are wanted", _form_of(head, place, "…"))
    if not node.text.strip():
        return Mapping([], node.line)
    if not head.alone:
        message = f"“{node.text}” stands where keys and values are wanted"
        raise Wrong(message, _form_of(head, place, node.text))
    return Mapping([(Scalar(head.alone, node.line), node)], node.line)


def _read_list(form: ListForm, node: Node, place: str, findings: Findings) -> Any:
    if isinstance(node, Scalar):
        if not node.text.strip():
            return None
        node = _list_of_one(form, node, place)
    if isinstance(node, Mapping):
        if not node.entries:
            return None
        raise Wrong("keys and values stand where a list is wanted", "begin each entry with “- ”")
    if len(node.items) > MOST_ITEMS and place not in _ANY_NUMBER:
        message = f"this list has {len(node.items):,} entries; {MOST_ITEMS} is the most"
        raise Wrong(message, "leave out those that nobody would miss")
    read: list[Any] = []
    for item in node.items:
        here = f"{place}.{len(read)}"
        findings.found(here, item.line)
        try:
            value = _read(form.items, item, here, findings)
        except Wrong as wrong:
            _report_wrong(wrong, item, place, findings)
            value = None
        if value is None:
            findings.forget(here)
        else:
            read.append(value)
    return tuple(read) or None


def _list_of_one(form: ListForm, node: Scalar, place: str) -> Items:
    """A text alone is a list of one, unless it looks like more or must have keys."""
    items = form.items
    if isinstance(items, EntryForm) and not items.head.alone:
        raise Wrong(f"“{node.text}” stands where a list is wanted",
                    _form_of(items.head, place, node.text, "  - "))  # fmt: skip
    parts = [part.strip() for part in node.text.replace(";", ",").split(",")]
    if len(parts) > 1:
        one, many = flow_list([node.text]), flow_list([part for part in parts if part])
        raise Wrong(f"“{node.text}” is one text, where a list is wanted",
                    f"write {shown(place)}: {many}, or {one} if it is one")  # fmt: skip
    return Items([node], node.line)


def _read_links(node: Node, place: str, findings: Findings) -> Any:
    """`- label: …` with `address: …`, or `- Words: address`, or such lines without hyphens."""
    if isinstance(node, Mapping):
        pairs: list[Node] = [Mapping([entry], entry[0].line) for entry in node.entries]
        node = Items(pairs, node.line)
    if isinstance(node, Items):
        node = Items([_with_keys(item) for item in node.items], node.line)
    return _read_list(ListForm(LINK), node, place, findings)


def _with_keys(item: Node) -> Node:
    if not isinstance(item, Mapping) or len(item.entries) != 1:
        return item
    ((words, address),) = item.entries
    if words.text in fields_of(LinkHead):
        return item
    keys = [(Scalar("label", words.line), words), (Scalar("address", words.line), address)]
    return Mapping([*keys], item.line)


def shown(place: str) -> str:
    """The place without the numbers of items, as editors know it: `actions.closes`."""
    return ".".join(part for part in place.split(".") if not part.isdigit())


def _form_of(head: type[Entry], place: str, text: str, lead: str = "  ") -> str:
    names = list(required_keys(head) or fields_of(head))
    if issubclass(head, PictureHead):
        names.append("alt")
    lines = [f"{names[0]}: {text}", *(f"{name}: …" for name in names[1:])]
    indent = " " * len(lead)
    return "\n".join((f"{shown(place)}:", lead + lines[0], *(indent + line for line in lines[1:])))


def _report_unknown(
    head: type[Entry], key: Scalar, value: Node, what: str, findings: Findings, place: str
) -> str | None:
    """The name of the known key that was probably meant."""
    fields = fields_of(head)
    written = value.text if isinstance(value, Scalar) else ""
    known = [name for name in fields if name not in head.other_names]
    hint, meant = hint_for(key.text, written, known)
    message = f"“{key.text}” is not a key of {what}"
    subject = f"{shown(place)}.{key.text}" if place else key.text
    findings.add(key.line, "unknown-key", message, hint, subject)
    return meant


def _report_doubled(key: Scalar, first: int, findings: Findings, place: str) -> None:
    name = f"{shown(place)}.{key.text}" if place else key.text
    message = f"{name} stands twice, in lines {findings.first_line + first} and "
    message += str(findings.first_line + key.line)
    findings.add(key.line, "doubled-key", message, "keep one of them", name)


def _report_missing(name: str, line: int, findings: Findings, place: str) -> None:
    where = f"{shown(place)}: " if place else ""
    example = "2026-11-30" if name == "date" else "…"
    subject = f"{shown(place)}.{name}" if place else name
    hint = f"add a line {name}: {example}"
    findings.add(line, "missing-key", f"{where}{name} is missing", hint, subject)


def _report_no_alt(node: Mapping, place: str, findings: Findings) -> None:
    line = next((key.line for key, _ in node.entries if key.text == "alt"), node.line)
    name = shown(place)
    hint = "say in alt what the picture shows, or decorative: true if it says nothing"
    findings.add(line, "missing-key", f"{name}: alt is missing", hint, f"{name}.alt")


def _report_wrong(wrong: Wrong, node: Node, place: str, findings: Findings) -> None:
    name = shown(place)
    subject = node.text if isinstance(node, Scalar) else name
    findings.add(node.line, "wrong-type", f"{name}: {wrong.message}", wrong.hint, subject)
