"""Days as pages show them."""

from datetime import date, datetime
from functools import lru_cache

from msgspec import Struct

from plugins.domain.moments import day_in_words


class Day(Struct, frozen=True, gc=False):
    """A day for machines (`2017-01-13`) and in words (13 January 2017)."""

    iso: str
    words: str


def present_day(moment: datetime) -> Day:
    """The day of `moment` in the zone it is given in."""
    return _day(moment.date())


@lru_cache(maxsize=65536)
def _day(day: date) -> Day:
    return Day(day.isoformat(), day_in_words(day))


def moment_in_words(moment: datetime) -> str:
    """3 March 2027, 09:00."""
    return f"{day_in_words(moment)}, {moment:%H:%M}"


def first_moment_in_words(moment: datetime) -> str:
    """3 March 2026 for the beginning of that day, else with the hour: 3 March 2026, 09:00."""
    begins_the_day = (moment.hour, moment.minute) == (0, 0)
    return day_in_words(moment) if begins_the_day else moment_in_words(moment)


def last_moment_in_words(moment: datetime) -> str:
    """3 March 2026 for the end of that day, else with the hour: 3 March 2026, 17:00."""
    ends_the_day = (moment.hour, moment.minute) == (23, 59)
    return day_in_words(moment) if ends_the_day else moment_in_words(moment)
