"""What decides where a post stood on the old site, and patterns with their tokens filled in."""

import re
from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from plugins.importing.heads.old_values import OldValues
from plugins.importing.sites.old_settings import Rule

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class AskedPlace(Struct, frozen=True):
    """What the head of a post asks for, as typed: each program obeys another of these keys."""

    slug: str = ""
    permalink: str = ""
    url: str = ""
    save_as: str = ""
    categories: tuple[str, ...] = ()


def asked_place(values: OldValues) -> AskedPlace:
    """What the head `values` asks for."""
    category = values.words("category")
    return AskedPlace(
        slug=values.words("slug"),
        permalink=values.words("permalink"),
        url=values.words("url"),
        save_as=values.words("save_as"),
        categories=(*values.texts("categories"), *([category] if category else [])),
    )


class OldPlace(Struct, frozen=True, kw_only=True):
    """What decided where a post stood. `path` is its file's, from the root of the old site; `day`
    is its moment by the old site's clock, without a zone. `slug` and `permalink` are what its head
    asks for, as typed. `sections` are the folders that the old site treated as sections."""

    path: str
    day: datetime
    title: str = ""
    slug: str = ""
    permalink: str = ""
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    lang: str = ""
    sections: frozenset[str] = frozenset()


def fitting(place: OldPlace, rules: tuple[Rule, ...]) -> str:
    """The first pattern that is for posts where this one lies; empty if none is."""
    path = place.path.removeprefix("content/")
    return next(
        (
            rule.pattern
            for rule in rules
            if not rule.under or any(p.startswith(f"{rule.under}/") for p in (path, place.path))
        ),
        "",
    )


def filled(
    pattern: str, token: re.Pattern[str], value: Callable[[re.Match[str]], str | None]
) -> str:
    """`pattern` with the value of each token in its place; empty if one has none."""
    values = [value(found) for found in token.finditer(pattern)]
    if None in values:
        return ""
    left = iter(values)
    return token.sub(lambda _: next(left) or "", pattern)
