"""Front matter by its grammar: the keys that there are, with values that fit and values that do not,
in every way in which YAML writes them, well and badly."""

from functools import cache
from random import Random
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from plugins.reading.front_matter.heads import HEADS, Entry, Kind
from tests.fuzz import hostile

KINDS: tuple[Kind, ...] = tuple(HEADS)


def a_head(chance: Random, kind: Kind) -> str:
    """The lines of a head, without the hyphens around it."""
    lines: list[str] = []
    for name, hint in _hints(HEADS[kind]).items():
        required = name in ("title", "name", "date")
        if chance.random() < (0.95 if required else 0.15):
            lines += _lines(chance, _key(chance, name), hint, 0)
    while chance.random() < 0.1:
        lines.insert(chance.randrange(len(lines) + 1), _stray(chance))
    if chance.random() < 0.2:
        chance.shuffle(lines)
    return "\n".join(lines)


def a_file(chance: Random, kind: Kind, body: str) -> bytes:
    """A whole file of that kind."""
    head = a_head(chance, kind)
    if kind == "site":
        return _bytes(chance, head)
    opening = chance.choices(
        ("---\n", "--- \n", "----\n", "+++\n", "", "\ufeff---\n", "\n\n---\n"),
        (20, 1, 1, 1, 1, 1, 1),
    )[0]
    closing = chance.choices(("\n---\n", "\n...\n", "\n", "\n--- x\n"), (20, 1, 1, 1))[0]
    return _bytes(chance, f"{opening}{head}{closing}\n{body}")


def _bytes(chance: Random, text: str) -> bytes:
    way = chance.randrange(40)
    if way == 0:
        return text.encode("utf-16", "replace")
    if way == 1:
        return text.encode("cp1252", "replace")
    if way == 2:
        text = text.replace("\n", "\r\n")
    return text.encode("utf-8", "surrogatepass")


@cache
def _hints(head: type[Entry]) -> dict[str, Any]:
    hints = get_type_hints(head)
    return {name: hint for name, hint in hints.items() if name not in ("alone", "other_names")}


def _key(chance: Random, name: str) -> str:
    return chance.choices(
        (name, name.title(), f'"{name}"', name[:-1], f"{name} ", chance.choice(hostile.TEXTS[:40])),
        (60, 1, 1, 1, 1, 1),
    )[0]


def _lines(chance: Random, key: str, hint: Any, depth: int) -> list[str]:
    lead = "  " * depth
    if chance.random() < 0.08:
        return [f"{lead}{key}: {_structure(chance)}"]
    if get_origin(hint) in (Union, UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        return _list(chance, key, get_args(hint)[0], depth)
    if isinstance(hint, type) and issubclass(hint, Entry):
        return [f"{lead}{key}:", *_entry(chance, hint, depth + 1)]
    return [
        f"{lead}{key}:{chance.choices((' ', '', '  ', chr(9)), (30, 1, 1, 1))[0]}{_value(chance, key, hint)}"
    ]


def _list(chance: Random, key: str, hint: Any, depth: int) -> list[str]:
    lead = "  " * depth
    count = chance.choices((0, 1, 2, 5, 300), (2, 10, 8, 2, 0.2))[0]
    if not (isinstance(hint, type) and issubclass(hint, Entry)):
        values = [_value(chance, key, hint) for _ in range(count)]
        if chance.random() < 0.5:
            return [f"{lead}{key}: [{', '.join(values)}]"]
        return [f"{lead}{key}:", *(f"{lead}  - {value}" for value in values)]
    lines = [f"{lead}{key}:"]
    for _ in range(min(count, 5)):
        first, *further = _entry(chance, hint, 0) or ["x: y"]
        lines += [f"{lead}  - {first}", *(f"{lead}    {line}" for line in further)]
    return lines


def _entry(chance: Random, head: type[Entry], depth: int) -> list[str]:
    return [
        line
        for name, hint in _hints(head).items()
        if chance.random() < 0.8
        for line in _lines(chance, name, hint, depth)
    ]


def _value(chance: Random, key: str, hint: Any) -> str:
    if hint is str and key.strip() in (
        "url",
        "src",
        "file",
        "address",
        "aliases",
        "old",
        "new",
        "feed",
        "slug",
        "id",
    ):
        return chance.choice(hostile.ADDRESSES if chance.random() < 0.8 else hostile.TEXTS)
    if chance.random() < 0.15:
        return hostile.text(chance)
    if getattr(hint, "__name__", "") == "datetime":
        return chance.choice(hostile.DATES)
    if get_origin(hint) is Literal:
        return str(chance.choice(get_args(hint)))
    if hint in (int, bool):
        return chance.choice(hostile.WORDS)
    return chance.choice(
        ("Housing", "housing", "Ann Lee", "one", "Two words", hostile.text(chance))
    )


def _structure(chance: Random) -> str:
    """A value that is none, or far too much of one."""
    depth = chance.choice((1, 3, 9, 200))
    return chance.choice(
        (
            "[" * depth + "x" + "]" * depth, "{a: " * depth + "x" + "}" * depth, "[", "{", "[a, b", "{a: b",
            "&a [*a, *a]", "*a", "!!python/object/apply:os.system [ls]", "!!binary x", "!x y", "<<: *a",
            "|\n    two\n    lines", ">-\n    two\n    lines", "|", "'two\n  lines'", '"two\n  lines"', '"open', "'open",
            "[a, [b, [c]]]", "{a: 1, a: 2}", "- x", "? x", "[" + "x, " * 2000 + "]",
        )
    )  # fmt: skip


def _stray(chance: Random) -> str:
    return chance.choice(
        ("\tx: y", "x", "  x: y", "- x", "x: y", "? a\n: b", "a: &a [x]\nb: [*a, *a]", "<<: {a: b}", "# c",
         "%TAG ! x", "--- x", "title: again", "date: 2017-01-01", *hostile.UNSEEN)
    )  # fmt: skip
