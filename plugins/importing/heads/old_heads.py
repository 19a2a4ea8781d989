"""An old site's heads → texts, lists and mappings, and no post lost to a broken one."""

import re
from collections.abc import Iterator

from msgspec import Struct

from plugins.importing.heads.other_heads import Value, read_json, read_plain_lines, read_toml
from plugins.importing.heads.texts import Form
from plugins.reading.front_matter.yaml_nodes import (
    Items,
    Mapping,
    Node,
    NotYaml,
    Scalar,
    parse_nodes,
)

_Pair = tuple[str, Value]

_NAME = re.compile(r"\w[\w .@/-]{0,39}")
_KEY_LINE = re.compile(r"([a-z_][a-z0-9_-]{0,39}|[A-Z][a-z]+):(?:[ \t]+(.*))?")
_NEXT_DOCUMENT = re.compile(r"^(?:---|\.\.\.)(?:\s|\Z)", re.MULTILINE)
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_NOTHING = ("~", "null", "Null", "NULL")


class OldHead(Struct, frozen=True):
    """A head as its site read it: keys in lower case with underscores, every scalar as text,
    nothing as "".

    `names` are the keys as they were typed. `broken` is what speaks against the head where it was
    read line by line, else empty. Of a key that stands twice the last value counts; `dropped` are
    the others, with their keys.
    """

    values: dict[str, Value]
    names: tuple[str, ...] = ()
    broken: str = ""
    dropped: tuple[tuple[str, Value], ...] = ()


_OTHERS = {"toml": read_toml, "json": read_json, "lines": read_plain_lines}


def read_old_head(text: str, form: Form = "yaml") -> OldHead:
    """The values of a head. What cannot be read as what it is, or is YAML with prose for keys, is
    read line by line: every line that begins with a key begins a value, and all other lines belong
    to it. What Hugo keeps under `params` counts as if it stood beside it."""
    if other := _OTHERS.get(form):
        values, broken = other(text)
        return _head([*values.items()], broken)
    try:
        pairs = _pairs(text)
    except NotYaml as wrong:
        return _salvaged(text, f"line {wrong.line + 2}: {wrong.message}")
    if pairs is None:
        return _salvaged(text, "is not one list of keys and values")
    if strange := next((key for key, _ in pairs if not _NAME.fullmatch(key)), ""):
        return _salvaged(text, f"“{strange[:40].strip()}…” is no key")
    return _head(pairs)


def _head(pairs: list[_Pair], broken: str = "") -> OldHead:
    known = dict(pairs)
    if isinstance(params := known.get("params"), dict):
        del known["params"]
        known = {**params, **known}
    values = {common_key(key): value for key, value in known.items()}
    return OldHead(values, tuple(known), broken, tuple(_dropped(pairs)))


def _dropped(pairs: list[_Pair]) -> Iterator[_Pair]:
    """Values that another of the same key took the place of, and that said something else."""
    last = {common_key(key): value for key, value in pairs}
    for key, value in pairs:
        if value and value != last[common_key(key)]:
            yield key, value


def common_key(key: str) -> str:
    """`Last-Modified-At` as `last_modified_at`: old sites spell one key in several ways."""
    return re.sub(r"[ -]", "_", key.lower())


def _pairs(text: str) -> list[_Pair] | None:
    """None for what is YAML and no mapping, or more than one document. Raises `NotYaml`."""
    if _NEXT_DOCUMENT.search(text):
        return None
    root = parse_nodes(text)
    if root is None:
        return []
    if not isinstance(root, Mapping):
        return None
    return [(key.text, _value(node)) for key, node in root.entries]


def _value(node: Node) -> Value:
    if isinstance(node, Scalar):
        return "" if node.text in _NOTHING else node.text
    if isinstance(node, Items):
        return [_value(item) for item in node.items]
    return {key.text: _value(inner) for key, inner in node.entries}


def _salvaged(text: str, broken: str) -> OldHead:
    return _head([(key, _salvaged_value(key, lines)) for key, lines in _chunks(text)], broken)


def _chunks(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each key with its line and the lines up to the next key."""
    key, lines = "", list[str]()
    for line in re.split(r"\r\n|\n|\r", text):
        if found := _KEY_LINE.fullmatch(line):
            if key:
                yield key, lines
            key, lines = found[1], []
        lines.append(line.replace("\t", " ").rstrip())
    if key:
        yield key, lines


def _salvaged_value(key: str, lines: list[str]) -> Value:
    try:
        alone = _pairs("\n".join(lines))
    except NotYaml:
        alone = None
    if alone and [name for name, _ in alone] == [key]:
        return alone[0][1]
    first = lines[0].partition(":")[2].strip()
    rest = [line for line in lines[1:] if line.strip()]
    items = [_ITEM.fullmatch(line) for line in rest]
    if rest and not first and all(items):
        return [_unquoted(item[1]) for item in items if item]
    return _unquoted("\n".join((first, *(line.strip() for line in lines[1:]))))


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].strip()
    return text
