"""Moments that were kept, as the reading gives them: in the site's zone."""

from datetime import datetime
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

Value = TypeVar("Value", bound=Struct)


def in_zone(value: Value, zone: ZoneInfo) -> Value:
    """The same value with every moment in it, and in the values it holds, in `zone`."""
    changes = {
        field: there
        for field in _fields_with_moments(type(value))
        if (there := _there(held := getattr(value, field), zone)) is not held
    }
    return replace(value, **changes) if changes else value


def _there(value: object, zone: ZoneInfo) -> object:
    if isinstance(value, datetime):
        return value.astimezone(zone)
    if isinstance(value, tuple):
        return tuple(_there(item, zone) for item in value) if value else value
    return in_zone(value, zone) if isinstance(value, Struct) else value


@cache
def _fields_with_moments(kind: type[Struct]) -> tuple[str, ...]:
    """The fields whose types have room for a moment, at any depth."""
    return tuple(field for field, hint in get_type_hints(kind).items() if _has_moments(hint))


def _has_moments(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, Struct):
        return bool(_fields_with_moments(hint))
    return hint is datetime or any(map(_has_moments, get_args(hint)))
