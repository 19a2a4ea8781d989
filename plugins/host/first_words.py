"""The first words of a post, as a text of another day may repeat them."""

import re
from datetime import date

from msgspec import Struct

from plugins.checks import seen_in
from plugins.checks.ageing_dates import DAYS
from plugins.checks.passages import Passage
from plugins.domain.moments import MONTHS
from plugins.domain.places import SourceText
from plugins.domain.posts import Post
from plugins.host.typed_words import as_typed
from plugins.reading.body.markdown import convert

LONGEST = 320
"""Letters of first words; what is longer is cut at the end of a sentence, or of a word."""

_END_OF_SENTENCE = re.compile(r"(?<!\b[A-Za-z])[.!?…][”’)]*(?=\s+[“‘(]?[A-Z0-9])")
_OF_ITS_DAY = re.compile(
    r"(?<!\bof )(?<!\bfor )\b(?:today|tonight|yesterday|tomorrow)\b(?![’'])"
    r"|\bthis (?:morning|afternoon|evening|weekend)\b"
    rf"|\bon (?:{'|'.join(DAYS)})\b(?!,? (?:\d|{'|'.join(MONTHS)}))",
    re.IGNORECASE,
)
"""What a reader of another day takes for another day. Checks ask a post to change what certainly
ages; here the text is sure to be of another day, and a sentence too many in a note does no harm."""


class FirstWords(Struct, frozen=True):
    """What another text can say as it is, and the rest: from the first sentence on that means a day
    of its own (“today”, “on Monday”), or of which a check would complain there."""

    said: str = ""
    left: str = ""


def first_words(post: Post, day: date, language: str) -> FirstWords:
    """Of the post's summary, for a text of that day and language."""
    text = _cut(" ".join(post.summary.split()))
    start = 0
    for end in (*(found.end() for found in _END_OF_SENTENCE.finditer(text)), len(text)):
        if _stays(text[start:end], day, language):
            return FirstWords(text[:start].strip(), text[start:].strip())
        start = end
    return FirstWords(text)


def complaints(markdown: str, day: date, language: str) -> tuple[str, ...]:
    """The names of the checks that would complain of it in a post of that day and language, which
    is in no series."""
    return _complaints_in(_passage(markdown, day, language))


def _stays(sentence: str, day: date, language: str) -> bool:
    """Whether a text of that day does not say it as it is."""
    passage = _passage(as_typed(sentence), day, language)
    means_its_day = passage.is_english and _OF_ITS_DAY.search(sentence)
    return bool(means_its_day or _complaints_in(passage))


def _passage(markdown: str, day: date, language: str) -> Passage:
    text = SourceText({}, markdown)
    return Passage("", text, convert(markdown), day, language, is_post=True, goes_on=True)


def _complaints_in(passage: Passage) -> tuple[str, ...]:
    seen = seen_in(passage)
    announced = ("announced-part",) if seen.announced else ()
    return tuple(dict.fromkeys((*(problem.check for problem in seen.problems), *announced)))


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    ends = [found.end() for found in _END_OF_SENTENCE.finditer(text) if found.end() <= LONGEST]
    return text[: ends[-1]] if ends else f"{text[:LONGEST].rpartition(' ')[0]} …"
