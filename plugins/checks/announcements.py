"""Announcements: a part that a post promises is in the plan of its series."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from plugins.domain.library import Library
from plugins.domain.places import Places
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


_SIGNS = tuple(
    f"{which} {part}"
    for which in ("next", "second")
    for part in ("part", "inst", "epis", "chap", "post", "arti", "piec", "blog", "entr")
)
_NUMBERED = re.compile(rf"art (?:\d|{'|'.join(_NUMBERS)})")


class Announced(Struct, frozen=True):
    """A part that a text promises: the promise, and the number where it gives one. "In part 4 we
    look at …" is no certain promise: the part may be out."""

    words: str
    number: int | None
    is_certain: bool = True


def check_announced(library: Library, places: Places) -> Iterator[Problem]:
    """A part that a post announces is out or in the plan of its series, where readers look for it.

    Bad: `The next part is about fundraising.` in part 4 of a series that has four planned
    Good: the same, and `- Fundraising` as the fifth of the series' `parts`
    """
    by_slug = {series.slug: series for series in library.series}
    for post in library.posts:
        if post.status == "withdrawn" or not _may_announce(post.body.text):
            continue
        for announced in announcements(post.body.text):
            missing = _missing(announced, post, by_slug.get(post.series), library.posts)
            if missing:
                yield _problem(post, announced.words, missing, places)
                break


def _problem(post: Post, words: str, missing: tuple[str, str], places: Places) -> Problem:
    message, hint = missing
    return Problem(
        source=post.source,
        line=places.of_words(post.source, _as_written(words, post, places)),
        check="announced-part",
        message=f"“{words}” {message}",
        hint=hint,
        severity="warning",
        subject=words,
    )


def announcements(text: str) -> Iterator[Announced]:
    """What a text promises of parts to come, in its order."""
    for found in _ANNOUNCEMENT.finditer(text):
        written = found["number"] or found["other"] or found["present"] or ""
        number = int(written) if written.isdigit() else _NUMBERS.get(written.lower())
        yield Announced(found[0], number, is_certain=not found["present"])


def _may_announce(text: str) -> bool:
    """A quick look, for the many posts that announce nothing."""
    return any(words in text for words in _SIGNS) or bool(_NUMBERED.search(text))


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


def _as_written(words: str, post: Post, places: Places) -> str:
    source = places.sources.get(post.source)
    return words if source and words in source.body else words.replace("’", "'")


CHECKS = (check_announced,)
