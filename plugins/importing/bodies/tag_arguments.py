"""What stands in a tag of the old site's templates: values in order, and values with names."""

import re
from collections.abc import Mapping

from msgspec import Struct

_ARGUMENT = re.compile(
    r"\s*(?:(?P<name>[A-Za-z_][\w-]*)\s*[:=]\s*)?"
    r"(?:\"(?P<double>(?:\\.|[^\"\\])*)\"|'(?P<single>(?:\\.|[^'\\])*)'|`(?P<raw>[^`]*)`"
    r"|(?P<bare>[^\s,\"'`=|]+))"
    r"(?=[\s,]|\Z|/\Z),?",
    re.DOTALL,
)
_LOOKS = ("width", "height", "class", "style")


class Arguments(Struct, frozen=True):
    """The values of a tag: `places` those without a name, in order, `names` the others."""

    places: tuple[str, ...] = ()
    names: Mapping[str, str] = {}

    def first(self, *names: str) -> str:
        """The first of the values with these names that is there and not empty."""
        return next((self.names[name] for name in names if self.names.get(name)), "")


def read_arguments(text: str) -> Arguments | None:
    """`"a.png" alt="A map", width: 3` as values. None for what is anything else: a quotation mark
    too many, a filter, a name twice, but for one of looks."""
    text = text.strip().removesuffix("/").rstrip()
    places, names, at = list[str](), dict[str, str](), 0
    while at < len(text):
        found = _ARGUMENT.match(text, at)
        if not found:
            return None
        value = _value(found)
        name = (found["name"] or "").lower()
        if name in names and name not in _LOOKS:
            return None
        if name:
            names[name] = value
        else:
            places.append(value)
        at = found.end()
    return Arguments(tuple(places), names)


def _value(found: re.Match[str]) -> str:
    if found["raw"] is not None:
        return " ".join(found["raw"].split())
    quoted = found["double"] if found["double"] is not None else found["single"]
    if quoted is None:
        return found["bare"]
    return " ".join(re.sub(r"\\([\"'\\])", r"\1", quoted).split())
