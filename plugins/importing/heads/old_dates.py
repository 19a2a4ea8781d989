"""Dates as old sites wrote them → dates as our heads have them, letter for letter if possible."""

import re
from zoneinfo import ZoneInfo

from plugins.domain.moments import MONTHS, NotAMoment, parse_moment

_NUMBERS = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:(?:T|[ \t]+)(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?[ \t]*([AaPp][Mm])?[ \t]*(.*))?"
)
_WORDS = re.compile(
    r"(?:[A-Za-z]{3,9},?[ \t]+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[ \t]+(?P<month>[A-Za-z]{3,9})\.?"
    r"|(?P<month_us>[A-Za-z]{3,9})\.?[ \t]+(?P<day_us>\d{1,2})(?:st|nd|rd|th)?)"
    r",?[ \t]+(?P<year>\d{4})(?:,?[ \t]+(?P<rest>\d.*))?"
)
_OFFSET = re.compile(r"(?:(?:UTC|GMT)[ \t]*)?([+-])(\d{1,2})(?::?(\d{2}))?(?:[ \t]+[A-Z]{3,5})?")
_ZULU = ("Z", "UTC", "GMT")
_IN_NAME = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?![0-9])[-_ ]*")


def written_date(text: str) -> str | None:
    """The date or moment in `text` as our heads have it, its zone kept: `2014-05-29`, or
    `2014-05-29 17:15 -04:00`. None for what is no date, does not exist or could be two."""
    text = " ".join(text.split())
    if found := _WORDS.fullmatch(text):
        month = _month(found["month"] or found["month_us"])
        day = found["day"] or found["day_us"]
        text = f"{found['year']}-{month}-{day} {found['rest'] or ''}".strip()
    numbers = _NUMBERS.fullmatch(text)
    if not numbers:
        return None
    year, month_, day_, hour, minute, second, half, zone = numbers.groups()
    date = f"{year}-{int(month_):02}-{int(day_):02}"
    if hour is None:
        return _existing(date)
    offset = _offset(zone)
    if offset is None:
        return None
    seconds = f":{second}" if second and second != "00" else ""
    clock = f"{_hour(int(hour), half):02}:{minute or '00'}{seconds}"
    return _existing(f"{date} {clock} {offset}".strip())


def date_of_name(name: str) -> str | None:
    """The date at the start of a file's name, as `2014-05-29`."""
    found = _IN_NAME.match(name)
    return written_date(f"{found[1]}-{found[2]}-{found[3]}") if found else None


def name_without_date(name: str) -> str:
    """A file's name without the date at its start, unless it is nothing but that."""
    return _IN_NAME.sub("", name, count=1) or name


def _existing(written: str) -> str | None:
    """None for what is in no calendar, or so near its end that another zone has no such day."""
    if not "1000" <= written[:4] < "9999":
        return None
    try:
        parse_moment(written, ZoneInfo("UTC"))
    except NotAMoment:
        return None
    return written


def _month(word: str) -> int:
    """1 to 12; 0, which is in no date, for a word that is no month."""
    word = word.lower().replace("sept", "september")[:9]
    return next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word)), 0)


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half.lower() == "pm" else 0)


def _offset(zone: str) -> str | None:
    zone = zone.strip()
    if not zone:
        return ""
    if zone.upper() in _ZULU:
        return "Z"
    if found := _OFFSET.fullmatch(zone):
        return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}"
    return None
