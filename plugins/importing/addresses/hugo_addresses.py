"""Addresses as Hugo makes them: its `resources/page/permalinks.go` and `page_paths.go`."""

import re
from pathlib import PurePosixPath

from plugins.domain.moments import MONTHS
from plugins.importing.addresses.old_places import DAYS, OldPlace, filled, fitting
from plugins.importing.addresses.old_slugs import hugo_path
from plugins.importing.sites.old_settings import OldSettings

_DATED_NAME = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ]*(.+)")
_TOKEN = re.compile(r":(\w+)(\[.+?\])?")


def hugo_address(place: OldPlace, settings: OldSettings) -> str:
    """The path of a post; empty where the pattern has a token that is not known."""
    if place.permalink:
        return place.permalink if _is_whole(place.permalink) else f"{place.permalink}/"
    pattern = fitting(place, settings.permalinks)
    path = filled(pattern, _TOKEN, lambda found: _hugo_value(found, place, settings))
    if pattern and not path:
        return ""
    if not path:
        folder = "/".join(_hugo_folders(place))
        path = f"{folder}/{place.slug or _hugo_name(place, settings)}"
    path = hugo_path(path, settings.keeps_capitals).strip("/")
    language = place.lang or settings.default_language
    abroad = language.lower() != settings.default_language.lower()
    prefix = f"{language.lower()}/" if abroad or settings.prefixes_default_language else ""
    if settings.is_ugly:
        return f"{prefix}{path}.html"
    return f"{prefix}{path}" if path.endswith(".html") else f"{prefix}{path}/"


def _is_whole(url: str) -> bool:
    return url.endswith("/") or "." in url


def _hugo_folders(place: OldPlace) -> list[str]:
    """The folders below `content`, without that of a bundle."""
    *folders, name = place.path.removeprefix("content/").split("/")
    return folders[:-1] if name.partition(".")[0] == "index" else folders


def _hugo_name(place: OldPlace, settings: OldSettings) -> str:
    """The file's name, of a bundle the folder's, without language; without its date where Hugo
    takes dates from names."""
    *folders, name = place.path.removeprefix("content/").split("/")
    stem = PurePosixPath(name).stem
    if place.lang and stem.endswith(f".{place.lang}"):
        stem = stem.removesuffix(f".{place.lang}")
    stem = folders[-1] if stem == "index" and folders else stem
    dated = _DATED_NAME.fullmatch(stem) if settings.dates_in_names else None
    return dated[1] if dated else stem


def _hugo_value(found: re.Match[str], place: OldPlace, settings: OldSettings) -> str | None:
    day, name = place.day, _hugo_name(place, settings)
    folders = _hugo_folders(place)
    deep = [
        f for n, f in enumerate(folders) if not n or "/".join(folders[: n + 1]) in place.sections
    ]
    if found[1] == "sections":
        return "/".join(_part(deep, found[2] or ""))
    values = {
        "year": str(day.year), "month": f"{day:%m}", "monthname": MONTHS[day.month - 1],
        "day": f"{day:%d}", "weekday": str(day.isoweekday() % 7),
        "weekdayname": DAYS[day.weekday()], "yearday": str(int(f"{day:%j}")),
        "section": (folders or [""])[0],
        "title": _flat(place.title),
        "slug": _flat(place.slug or place.title),
        "filename": name, "contentbasename": name,
        "slugorfilename": place.slug or name, "slugorcontentbasename": place.slug or name,
        "2006": str(day.year), "06": f"{day:%y}", "01": f"{day:%m}", "1": str(day.month),
        "January": MONTHS[day.month - 1], "Jan": MONTHS[day.month - 1][:3],
        "02": f"{day:%d}", "2": str(day.day),
    }  # fmt: skip
    value = values.get(found[1])
    return None if value is None else f"{value}{found[2] or ''}"


def _flat(title: str) -> str:
    return hugo_path(title, keeps_capitals=True)


def _part(items: list[str], cut: str) -> list[str]:
    """`[1:]`, `[last]`, `[0]`: what Hugo takes of the sections."""
    marks = cut.strip("[]").lower().replace("last", str(max(len(items) - 1, 0))).split(":")
    numbers = [int(mark) if mark.isdecimal() else None for mark in marks]
    if not cut:
        return items
    if len(numbers) == 1:
        return items[numbers[0] or 0 :][:1]
    return items[numbers[0] : numbers[1]]


def section_of(place: OldPlace) -> str:
    """Hugo's section of a post: the first folder of `content` that it lies in."""
    return place.path.removeprefix("content/").rpartition("/")[0].partition("/")[0]
