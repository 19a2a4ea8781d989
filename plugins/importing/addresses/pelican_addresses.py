"""Addresses as Pelican makes them: the `url_format` of its `contents.py`."""

import re
from datetime import datetime
from pathlib import PurePosixPath

from plugins.domain.moments import MONTHS
from plugins.importing.addresses.old_places import DAYS, OldPlace, filled, fitting
from plugins.importing.addresses.old_slugs import pelican_slug
from plugins.importing.sites.old_settings import OldSettings

_FIELD = re.compile(r"\{(\w+)(?::([^{}]*))?\}")


def pelican_address(place: OldPlace, settings: OldSettings) -> str:
    """The path of a post; empty where the pattern has a field that is not known."""
    if place.permalink:
        return place.permalink
    default = settings.default_language
    lang = place.lang or default
    pattern = fitting(place, settings.permalinks)
    if lang != default and settings.abroad:
        pattern = settings.abroad
    path = PurePosixPath(place.path.removeprefix("content/"))
    folder = path.parent.name
    category = next(iter(place.categories), "") or folder or settings.default_category
    values = {
        "slug": _pelican_name(place, settings),
        "lang": lang,
        "category": pelican_slug(category),
        "author": pelican_slug(next(iter(place.authors), "")),
        "path": str(path),
    }

    def value(found: re.Match[str]) -> str | None:
        if found[1] == "date":
            return _dated(place.day, found[2] or "%Y-%m-%d %H:%M:%S")
        return values.get(found[1])

    return filled(pattern, _FIELD, value)


def _pelican_name(place: OldPlace, settings: OldSettings) -> str:
    stem = PurePosixPath(place.path).stem
    if place.slug:
        return place.slug
    try:
        named = re.match(settings.name_pattern, stem)
    except re.error:
        named = None
    asked = (named.groupdict().get("slug") or "") if named else ""
    return asked or pelican_slug(stem if settings.slug_from_name else place.title)


def _dated(day: datetime, shape: str) -> str:
    """strftime without the machine's language: month and day names are English."""
    named = shape.replace("%B", MONTHS[day.month - 1]).replace("%b", MONTHS[day.month - 1][:3])
    named = named.replace("%A", DAYS[day.weekday()]).replace("%a", DAYS[day.weekday()][:3])
    return day.strftime(named)
