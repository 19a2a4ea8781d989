"""Moments that were kept, as the reading gives them: in the site's zone."""

from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

Value = TypeVar("Value", bound=Struct)


def in_zone(value: Value, zone: ZoneInfo) -> Value:
    """The same value with every moment in it, and in the values it holds, in `zone`."""
    changes = {
        field: there
        for field in value.__struct_fields__
        if (there := _there(held := getattr(value, field), zone)) is not held
    }
    return replace(value, **changes) if changes else value


def _there(value: object, zone: ZoneInfo) -> object:
    if isinstance(value, datetime):
        return value.astimezone(zone)
    if isinstance(value, tuple) and value and isinstance(value[0], Struct):
        return tuple(in_zone(item, zone) for item in value)
    return in_zone(value, zone) if isinstance(value, Struct) else value
