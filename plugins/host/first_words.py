"""The first words of a post, as a text of another day may repeat them."""

import re
from datetime import date

from msgspec import Struct

from plugins.checks import seen_in
from plugins.checks.passages import Passage
from plugins.domain.places import SourceText
from plugins.domain.posts import Post
from plugins.host.typed_words import as_typed
from plugins.reading.body.markdown import convert

LONGEST = 320
"""Letters of first words; what is longer is cut at the end of a sentence, or of a word."""

_END_OF_SENTENCE = re.compile(r"(?<!\b[A-Za-z])[.!?…][”’)]*(?=\s+[“‘(]?[A-Z0-9])")


class FirstWords(Struct, frozen=True):
    """What another text can say as it is, and the rest, from the first sentence on of which a check
    would complain there: since it speaks of “today”, or of the next part."""

    said: str = ""
    left: str = ""


def first_words(post: Post, day: date, language: str) -> FirstWords:
    """Of the post's summary, for a text of that day and language."""
    text = _cut(" ".join(post.summary.split()))
    start = 0
    for end in (*(found.end() for found in _END_OF_SENTENCE.finditer(text)), len(text)):
        if complaints(as_typed(text[start:end]), day, language):
            return FirstWords(text[:start].strip(), text[start:].strip())
        start = end
    return FirstWords(text)


def complaints(markdown: str, day: date, language: str) -> tuple[str, ...]:
    """The names of the checks that would complain of it in a post of that day and language, which
    is in no series."""
    text = SourceText({}, markdown)
    passage = Passage("", text, convert(markdown), day, language, is_post=True, goes_on=True)
    seen = seen_in(passage)
    announced = ("announced-part",) if seen.announced else ()
    return tuple(dict.fromkeys((*(problem.check for problem in seen.problems), *announced)))


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    ends = [found.end() for found in _END_OF_SENTENCE.finditer(text) if found.end() <= LONGEST]
    return text[: ends[-1]] if ends else f"{text[:LONGEST].rpartition(' ')[0]} …"
