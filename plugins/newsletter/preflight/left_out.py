"""What is in an edition and not in its letter."""

import re
from collections.abc import Iterator

from plugins.domain.problem import Problem
from plugins.newsletter.preflight.finished_letters import FinishedLetter
from plugins.newsletter.preflight.parts import LetterParts
from plugins.views.letter_bodies import NO_WORDS, NOT_IN_MAIL

_TAGS = "|".join(sorted(NOT_IN_MAIL))
_UNTITLED = re.compile(rf"<(?:{_TAGS})\b(?![^>]*\stitle=)[^>]*>?", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b[^>]*>?", re.IGNORECASE)


def check_left_out(letter: FinishedLetter, parts: LetterParts) -> Iterator[Problem]:
    """What is in an edition can be shown by mail programs.

    Bad: `![Hours](../images/hours.svg)`
    Good: `![Hours](../images/hours.png)`
    """
    for words in dict.fromkeys(parts.left_out):
        yield _untitled(letter) if words == NO_WORDS else _titled(letter, words)
    if found := _SCRIPT.search(letter.post.body.html):
        yield _told(
            letter,
            _line_of(letter, _SCRIPT),
            "mail programs run no script: what it draws is on the website alone",
            "say what it shows, or show a picture of it as well",
            found[0],
        )


def _titled(letter: FinishedLetter, words: str) -> Problem:
    post, said = letter.post, words.removeprefix("Picture: ")
    is_image = post.image is not None and said == post.image.alt
    in_text = letter.places.of_words(post.source, said)
    return _told(
        letter,
        letter.line_of("image.src") if is_image else in_text,
        f"mail programs cannot show “{said}”: a link stands for it",
        "save the picture as PNG or JPEG" if words != said else "say what it shows",
        said,
    )


def _untitled(letter: FinishedLetter) -> Problem:
    return _told(
        letter,
        _line_of(letter, _UNTITLED),
        f"mail programs cannot show a part of this: a link “{NO_WORDS}” stands for it",
        'say in its title what it is, such as title="Map of the halls"',
        NO_WORDS,
    )


def _line_of(letter: FinishedLetter, sign: re.Pattern[str]) -> int | None:
    """The first line of the text that has it."""
    source = letter.post.source
    text = letter.places.sources.get(source)
    found = sign.search(text.body) if text else None
    return letter.places.of_words(source, found[0] if found else "")


def _told(
    letter: FinishedLetter, line: int | None, message: str, hint: str, subject: str
) -> Problem:
    return Problem(
        source=letter.post.source,
        line=line,
        check="letter-left-out",
        message=message,
        hint=hint,
        severity="warning",
        subject=subject,
    )
