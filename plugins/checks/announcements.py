"""Announcements: a part that a post promises is in the plan of its series."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from plugins.checks.passages import Passage
from plugins.domain.library import Library
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.series import Series, numbers_of

_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_PART = r"(?:part|instalment|installment|episode|chapter|post|article|piece|blog(?: post)?|entry)"
_SERIES = r"(?:in|of) (?:this|the|our) (?:[\w-]+ ){0,4}?series"
_TO_COME = (
    rf"(?:in|with) (?:the|our|my) (?:next|second) {_PART}(?: {_SERIES})?,? "
    r"(?:we|I)[’']?(?:ll| will)",
    rf"(?:the|our|my) next (?:part|instalment|installment|episode|chapter)(?: {_SERIES})?"
    r"(?:,[^,.]{1,60},)? (?:is (?:about|on)|will|looks?|asks?|goes|turns|describes|covers|comes)",
    rf"(?:the|our|my) next {_PART} {_SERIES}(?:,[^,.]{{1,60}},)?"
    r" (?:is (?:about|on)|will|looks?|asks?|goes|turns|describes|covers|comes)",
    rf"(?:in )?part {_NUMBER}(?: {_SERIES})?,? (?:we|I)?[’' ]?(?:ll|will)\b",
    rf"in part {_NUMBER.replace('number', 'present')},? (?:we|I) (?:look|ask|turn|go|cover|describe"
    r"|show|explain|discuss|come|talk|write|see|explore|consider)\b",
    rf"stay tuned for (?:part {_NUMBER.replace('number', 'other')}|the next {_PART} {_SERIES})",
)
_ANNOUNCEMENT = re.compile(rf"\b(?:{'|'.join(_TO_COME)})", re.IGNORECASE)
_PARTS = ("part", "inst", "epis", "chap", "post", "arti", "piec", "blog", "entr")
_NUMBERED = re.compile(rf"\d|{'|'.join(_NUMBERS)}")


class Announced(Struct, frozen=True):
    """A part that a text promises: the promise, its line, and the number where it gives one. "In
    part 4 we look at …" is no certain promise: the part may be out."""

    words: str
    line: int
    number: int | None
    is_certain: bool = True


def check_announced(
    library: Library, announced: Mapping[str, tuple[Announced, ...]]
) -> Iterator[Problem]:
    """A part that a post announces is out or in the plan of its series, where readers look for it.
    `announced` has what the text of each file announces.

    Bad: `The next part is about fundraising.` in part 4 of a series that has four planned
    Good: the same, and `- Fundraising` as the fifth of the series' `parts`
    """
    by_slug = {series.slug: series for series in library.series}
    for post in library.posts:
        for each in announced.get(post.source, ()):
            if missing := _missing(each, post, by_slug.get(post.series), library.posts):
                yield _problem(post, each, missing)
                break


def _problem(post: Post, announced: Announced, missing: tuple[str, str]) -> Problem:
    message, hint = missing
    return Problem(
        source=post.source,
        line=announced.line,
        check="announced-part",
        message=f"“{announced.words}” {message}",
        hint=hint,
        severity="warning",
        subject=announced.words,
    )


def announced_in(passage: Passage) -> Iterator[Announced]:
    """What the text of a post promises of parts to come, in its order."""
    text = passage.body.text
    if not passage.is_post or not _may_announce(text):
        return
    for found in _ANNOUNCEMENT.finditer(text):
        written = found["number"] or found["other"] or found["present"] or ""
        yield Announced(
            words=found[0],
            line=passage.line_of(_as_written(found[0], passage)),
            number=int(written) if written.isdigit() else _NUMBERS.get(written.lower()),
            is_certain=not found["present"],
        )


def _may_announce(text: str) -> bool:
    """A quick look, for the many posts that announce nothing."""
    return (
        any(text.startswith(_PARTS, place) for place in _after("next ", text))
        or any(text.startswith(_PARTS, place) for place in _after("second ", text))
        or any(_NUMBERED.match(text, place) for place in _after("art ", text))
    )


def _after(words: str, text: str) -> Iterator[int]:
    """The places in the text after each of these."""
    place = text.find(words)
    while place >= 0:
        yield place + len(words)
        place = text.find(words, place + 1)


def _missing(
    announced: Announced, post: Post, series: Series | None, posts: Sequence[Post]
) -> tuple[str, str] | None:
    """What is wrong with an announcement and its mend; None where readers can find the part."""
    if series is None:
        in_no_series = (
            "announces a part, and the post is in no series",
            "add a line to the front matter here and in the other parts: series: …",
        )
        return in_no_series if announced.is_certain else None
    of_series = [p for p in posts if p.series == post.series and p.status != "withdrawn"]
    numbers = numbers_of(series, of_series)
    if post.id not in numbers:
        return None
    wanted = announced.number or numbers[post.id] + 1
    if wanted <= max(len(series.plan), *numbers.values()):
        return None
    if series.source:
        return (
            f"announces part {wanted}, which “{series.title}” does not plan",
            f"add its title to the parts of {series.source}",
        )
    return (
        f"announces part {wanted}, which “{series.title}” does not have",
        f"plan it: a file series/{series.slug}.md with title and parts",
    )


def _as_written(words: str, passage: Passage) -> str:
    return words if words in passage.text else words.replace("’", "'")
