"""Heads that are no YAML, TOML, JSON and Pelican's lines of `Key: value`, as texts, lists and
mappings. What is broken is read line by line, so that no key is lost to a comma."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator

Value = str | list["Value"] | dict[str, "Value"]
Values = dict[str, Value]

_LINE_ENDS = re.compile(r"\r\n|\n|\r")
_TOML_LINE = re.compile(r"[ \t]*[\"']?([A-Za-z][\w-]{0,39})[\"']?[ \t]*=[ \t]*(.*)")
_JSON_LINE = re.compile(r"[ \t]*\"(\w[\w .@/-]{0,39})\"[ \t]*:[ \t]*(.*?),?[ \t]*")
_PLAIN_LINE = re.compile(r" {0,3}([A-Za-z0-9_-]+):[ \t]*(.*)")


def read_toml(text: str) -> tuple[Values, str]:
    """The values of a TOML head, and what is wrong with it, else empty."""
    try:
        return _toml(text), ""
    except (ValueError, RecursionError) as wrong:
        return _by_line(text, _TOML_LINE, _toml_alone), _complaint(wrong)


def read_json(text: str) -> tuple[Values, str]:
    """The values of a JSON head, and what is wrong with it, else empty."""
    try:
        return _json(text), ""
    except (ValueError, RecursionError) as wrong:
        return _by_line(text, _JSON_LINE, _json_alone), _complaint(wrong)


def read_plain_lines(text: str) -> tuple[Values, str]:
    """The values of lines of `Key: value`: all text, a key that stands twice a list. Lines that
    are indented go on with the value above them."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in _LINE_ENDS.split(text):
        if found := _PLAIN_LINE.fullmatch(line):
            key = found[1]
            values.setdefault(key, []).append(found[2].strip())
        elif key and line.strip():
            values[key][-1] += f"\n{line.strip()}"
    return {key: found[0] if len(found) == 1 else [*found] for key, found in values.items()}, ""


def _toml(text: str) -> Values:
    return _entries(tomllib.loads("\n".join(_LINE_ENDS.split(text))))


def _json(text: str) -> Values:
    found = json.loads(text, strict=False)
    if isinstance(found, dict):
        return _entries(found)
    raise ValueError("is not one object of keys and values")


def _toml_alone(key: str, chunk: str, value: str) -> Value:
    try:
        return _toml(chunk).get(key, value)
    except (ValueError, RecursionError):
        return value.strip().strip("\"'")


def _json_alone(key: str, chunk: str, value: str) -> Value:
    try:
        return _json(f"{{{chunk.strip().removesuffix(',')}}}").get(key, value)
    except (ValueError, RecursionError):
        return value.strip().strip('"')


def _by_line(text: str, line: re.Pattern[str], alone: Callable[[str, str, str], Value]) -> Values:
    return {
        key: alone(key, "\n".join((start, *rest)), "\n".join((value, *rest)))
        for key, start, value, rest in _chunks(text, line)
    }


def _chunks(text: str, key_line: re.Pattern[str]) -> Iterator[tuple[str, str, str, list[str]]]:
    """Each key with its line, what stands behind it there, and the lines up to the next key."""
    here: tuple[str, str, str, list[str]] | None = None
    for line in _LINE_ENDS.split(text):
        if found := key_line.fullmatch(line):
            if here:
                yield here
            here = (found[1], line, found[2], [])
        elif here and line.strip() not in ("", "{", "}"):
            here[3].append(line)
    if here:
        yield here


def _complaint(wrong: Exception) -> str:
    return " ".join(str(wrong).split())[:120]


def _entries(mapping: dict[str, object]) -> Values:
    return {_sound(key): _value(value) for key, value in mapping.items()}


def _value(value: object) -> Value:
    if isinstance(value, dict):
        return _entries(value)
    if isinstance(value, list):
        return [_value(item) for item in value]
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else _sound(str(value))


def _sound(text: str) -> str:
    """JSON can spell half a character; a file cannot hold it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
