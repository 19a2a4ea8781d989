"""Dates and moments as editors write them, and what is public when."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""What a policy blog may speak of; further away, a date is a slip of the hand."""

_WRITTEN = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_OTHER_ORDER = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_IN_WORDS_US = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


class NotAMoment(ValueError):
    """The text is no date or moment; `hint` is the right form where it can be guessed."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def parse_moment(text: str, zone: ZoneInfo) -> datetime:
    """A date (`2026-11-30`) or moment (`2026-11-30 09:00`, seconds and zone optional), in `zone`.

    A date is its first moment there. A moment with a zone of its own is turned into `zone`.
    Raises `NotAMoment`.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        raise NotAMoment(f"“{text.strip()}” is not a date", _right_form(text.strip()))
    day, clock, seconds, offset = found.groups()
    written = f"{day}T{clock or '00:00'}:{seconds or '00'}{(offset or '').upper()}"
    if not FIRST_YEAR <= int(day[:4]) <= LAST_YEAR:
        raise NotAMoment(f"the year of {text.strip()} cannot be meant", "look at its year again")
    try:
        moment = datetime.fromisoformat(written)
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    except (ValueError, OverflowError):
        raise NotAMoment(f"there is no {text.strip()}", "dates are written 2026-11-30") from None


def _right_form(text: str) -> str:
    day = month = year = 0
    if found := _OTHER_ORDER.match(text):
        day, month, year = map(int, found.groups())
    elif found := _IN_WORDS.match(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    elif found := _IN_WORDS_US.match(text):
        day, month, year = int(found[2]), _month(found[1]), int(found[3])
    try:
        return f"write {date(year, month, day).isoformat()}"
    except ValueError:
        return "dates are written 2026-11-30, with 09:00 after a blank if you want an hour"


def _month(word: str) -> int:
    starts = [n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:3])]
    return starts[0] if starts else 0


def has_come(moment: datetime, now: datetime) -> bool:
    """Whether `moment` is `now` or before it. Python compares two moments of one zone by the
    clock on the wall, which in autumn shows one hour twice."""
    return moment.timestamp() <= now.timestamp()


def later_of(one: datetime, other: datetime | None) -> datetime:
    """The later of two moments; `one` if there is no other."""
    return one if other is None or has_come(other, one) else other


def day_in_words(moment: date) -> str:
    """13 January 2017."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def month_in_words(moment: date) -> str:
    """January 2017."""
    return f"{MONTHS[moment.month - 1]} {moment.year}"
