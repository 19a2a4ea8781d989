"""Dates that age: words that mean a day only to those who read the post when it was new."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct

from plugins.checks.passages import Finding, Passage, TextCheck
from plugins.domain.moments import MONTHS, day_in_words, month_in_words

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KNOWN_BY_THEIR_DAY = frozenset({(1, 1), (1, 6), (7, 4), (9, 11), (12, 25), (12, 31)})
"""Months and days that are names of events or of feasts."""

SOON = timedelta(days=65)
"""So near the day of a post, and in its year, a day and month cannot be taken for others."""

_TELLING = (
    "announc|approv|celebrat|host|introduc|issu|launch|publish|releas|shar|sign|unveil|welcom"
)
_DONE = (
    "announced|approved|ended|held|hosted|introduced|issued|launched|learned|met|opened|published"
    "|released|said|shared|signed|spoke|told|unveiled|updated|voted|won"
)
_GLAD = "delighted|excited|glad|happy|honou?red|pleased|proud|thrilled"
_OF_A_DAY = (
    "announcement|budget|call|conference|decision|event|hearing|judgment|launch|meeting|post"
    "|release|report|ruling|speech|statement|vote"
)
_OF_A_YEAR = "conference|elections?|event|hackathon|meeting|programm?e?|survey|workshop"
_TODAY = re.compile(
    rf"\b[Tt]oday,? (?:we|I)(?:’re|’m| are| am| were| was) (?:\w+ing\b|(?:\w+ )?(?:{_GLAD})\b)"
    rf"|(?:\A|(?<=[.!?] ))Today,? (?:[^.!?\n]{{1,80}}? )(?:{_TELLING})(?:es|ed|ing)\b"
    rf"|\b(?:{_DONE}|[Aa]s of|[Ff]rom|[Ss]tarting|[Bb]eginning|[Ee]arlier|ago) today\b(?!’)"
    rf"|\btoday (?:is |are |was )?(?:{_TELLING})(?:es|ed|ing)\b"
    r"|\b[Tt]oday (?:is the|marks|sees)\b|\bends? today\b|\bdue today\b"
    rf"|\b[Tt]oday’s (?:{_OF_A_DAY})\b"
)
_YESTERDAY = re.compile(
    rf"(?<!of )(?<!like )\b[Yy]esterday(?:’s (?:{_OF_A_DAY})|,|(?= [A-Z])|(?=[.!])"
    r"|(?= (?:the|we|morning|afternoon|evening)\b))"
)
_TOMORROW = re.compile(
    rf"(?<!of )(?<!for )(?<!by )(?<!or )(?<!and )\b[Tt]omorrow(?:’s (?:{_OF_A_DAY})"
    r"|,? (?:we|I|the|at|on|from|in|morning|afternoon|evening)\b|(?=[.!]))"
)
_NEAR = re.compile(
    r"(?<!the )(?<!The )(?<!past )(?<!very )(?<!our )(?<!my )(?<!a )"
    r"\b(?P<which>[Tt]his(?: past| coming| last)?|[Ll]ast|[Nn]ext) "
    rf"(?P<what>week|month|year|{'|'.join(DAYS)}|{'|'.join(MONTHS)})\b(?!-| of | or )"
    rf"(?!’s(?! (?:\w+ )?(?:[A-Z]|{_OF_A_YEAR})))"
)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{_SHORT})\b\.?)"
_DAY = re.compile(
    rf"\b(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:%/]|[.,]\d)"
    rf"|(?<![\d/.:,$£€-])\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})(?!\w)"
)
_MONTH_HERE = re.compile(r"[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)[a-z.]*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EVERY_YEAR = re.compile(r"\b(?:each|every|annual(?:ly)?|always|usually)\b", re.IGNORECASE)
_NEARBY = 80
"""Letters on both sides in which a year tells which one is meant."""

_QUOTED = re.compile(r"“[^”]*(?:”|\Z)|‘[^’]*’(?!\w)")


class _Rule(Struct, frozen=True):
    """Words that mean a date, and which: as it should stand, None where nothing can be said. `sign`
    is quicker than `pattern` and finds something wherever that does."""

    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    meant: Callable[[re.Match[str], date], str | None]


def check_dates(passage: Passage) -> Iterator[Finding]:
    """A post says which day it means, so that it can be read next year as well.

    “Today” and “last November” are true for a week; search engines and links bring readers for ten
    years. In quotations such words stay.

    Bad: `The consultation closes next Tuesday.` in a post of 13 January 2017
    Good: `The consultation closes on 17 January 2017.`
    """
    if not passage.day or not passage.is_english:
        return
    candidates = frozenset(_candidates(passage.body.text, passage.day))
    for block in passage.blocks if candidates else ():
        text = block.text
        if block.kind == "text" and any(words in text for words, _ in candidates):
            rules = {rule for words, rule in candidates if words in text}
            yield from _first_in(text, rules, passage, passage.day)


def _candidates(text: str, day: date) -> Iterator[tuple[str, "_Rule"]]:
    """What a rule finds in a whole text, quotations and all; quick, as most texts are long and
    have little of it."""
    has_day = "day" in text
    for needle, rule, before, after in NEEDLES:
        place = text.find(needle) if has_day or "day" not in needle else -1
        while place >= 0:
            yield from _meant(rule, text, max(0, place - before), place + after, day)
            place = text.find(needle, place + 1)
    for month in _MONTH_HERE.finditer(text):
        for rule in (_OF_NEAR, _OF_DAY):
            yield from _meant(rule, text, max(0, month.start() - 12), month.end() + 5, day)


def _meant(
    rule: "_Rule", text: str, start: int, end: int, day: date
) -> Iterator[tuple[str, "_Rule"]]:
    found = rule.sign.search(text, start, end) and rule.pattern.search(text, start, end)
    if found and rule.meant(found, day):
        yield found[0], rule


def _first_in(
    text: str, rules: Iterable["_Rule"], passage: Passage, day: date
) -> Iterator[Finding]:
    """The first date of a block that ages: more than one would only tire."""
    said = _QUOTED.sub(lambda found: " " * len(found[0]), text) if "“" in text else text
    places = sorted(
        (found.start(), found[0].strip(" ,."), meant)
        for rule in rules
        for found in rule.pattern.finditer(said)
        if (meant := rule.meant(found, day)) and not _is_told(text, found)
    )
    for start, words, meant in places[:1]:
        yield Finding(
            check="ageing-date",
            message=f"“{words}” will soon not say which {_kind(meant)} is meant",
            subject=passage.as_written(text[_beginning(text, start - 30) : start + len(words)]),
            hint=f"counted from the day of the post: {meant}",
        )


def _beginning(text: str, place: int) -> int:
    """The first letter of a word at or after `place`."""
    return text.find(" ", place) + 1 if place > 0 else 0


def _is_told(text: str, found: re.Match[str]) -> bool:
    """Whether a year stands near, or the words say that any year is meant."""
    nearby = text[max(0, found.start() - _NEARBY) : found.end() + _NEARBY]
    return bool(_YEAR.search(nearby) or _EVERY_YEAR.search(nearby))


def _kind(meant: str) -> str:
    return {1: "year", 2: "month"}.get(len(meant.split()), "day")


def _on(days: int) -> Callable[[re.Match[str], date], str]:
    return lambda _found, day: day_in_words(day + timedelta(days))


def _near(found: re.Match[str], day: date) -> str | None:
    """“last Friday”, “this week”, “next November”."""
    which, what = found["which"].lower(), found["what"]
    if which in ("this past", "this last"):
        which = "last"
        if what in ("week", "month", "year"):
            return None
    steps = {"last": -1, "next": 1}.get(which, 0)
    if what == "year":
        return f"{day.year + steps}"
    if what == "month":
        return month_in_words(_months_later(day, steps))
    if what == "week":
        monday = day - timedelta(day.weekday()) + timedelta(weeks=steps)
        return f"the week of {day_in_words(monday)}"
    if what in DAYS:
        return day_in_words(_weekday(day, DAYS.index(what), steps))
    return month_in_words(_month(day, MONTHS.index(what) + 1, steps))


def _months_later(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _weekday(day: date, weekday: int, steps: int) -> date:
    """The last such day before `day`, the next after it, or that of its week."""
    if not steps:
        return day - timedelta(day.weekday() - weekday)
    if steps < 0:
        return day - timedelta((day.weekday() - weekday - 1) % 7 + 1)
    return day + timedelta((weekday - day.weekday() - 1) % 7 + 1)


def _month(day: date, month: int, steps: int) -> date:
    year = day.year
    if steps < 0 and month >= day.month:
        year -= 1
    elif steps > 0 and month <= day.month:
        year += 1
    return date(year, month, 1)


def _without_year(found: re.Match[str], day: date) -> str | None:
    """“13 January”, “Jan 13”: that of the year in which it is nearest to the post's day."""
    written = found["m1"] or found["m2"]
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(written[:3]))
    number = int(found["d1"] or found["d2"])
    if (month, number) in KNOWN_BY_THEIR_DAY:
        return None
    years = (day.year - 1, day.year, day.year + 1)
    days = [date(y, month, number) for y in years if 0 < number <= _length(y, month)]
    near = min(days, key=lambda one: abs(one - day), default=day)
    is_plain = near.year == day.year and abs(near - day) <= SOON
    return None if is_plain else day_in_words(near)


def _length(year: int, month: int) -> int:
    return (_months_later(date(year, month, 1), 1) - timedelta(1)).day


_OF_TODAY = _Rule(re.compile("oday"), _TODAY, _on(0))
_OF_YESTERDAY = _Rule(re.compile("esterday"), _YESTERDAY, _on(-1))
_OF_TOMORROW = _Rule(re.compile("omorrow"), _TOMORROW, _on(1))
_OF_NEAR = _Rule(re.compile("his |ast |ext "), _NEAR, _near)
_OF_DAY = _Rule(re.compile(r"(?<!\d)\d{1,2}(?!\d)"), _DAY, _without_year)


class _Needle(NamedTuple):
    """What stands wherever a rule finds something, and how many letters around it that takes; but
    not the names of months."""

    needle: str
    rule: _Rule
    before: int
    after: int


NEEDLES = (
    _Needle("oday", _OF_TODAY, 20, 120),
    _Needle("esterday", _OF_YESTERDAY, 8, 40),
    _Needle("omorrow", _OF_TOMORROW, 8, 40),
    *(_Needle(f" {unit}", _OF_NEAR, 16, 24) for unit in ("week", "month", "year")),
    _Needle("day", _OF_NEAR, 24, 24),
)
CHECKS: tuple[TextCheck, ...] = (check_dates,)
