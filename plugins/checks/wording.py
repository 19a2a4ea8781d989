"""Wording: sentences that stop short, words that are missing or stand twice."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import compress, count

from plugins.checks.blocks import GAP
from plugins.checks.passages import Finding, Passage, TextCheck

_COLON = re.compile(r":(?:</\w+>)*</p>")
_END = re.compile(r"(?:\s|</\w+>)*(?:<h([1-6])\b|<section class=\"footnotes\"|\Z)")
_HEADING = re.compile(r"<h([1-6])\b")
_BEFORE = re.compile(r"[^<>]{1,80}\Z")
_EMOJI = re.compile(r":[\w+-]+:\Z")
_SHOWN = re.compile(
    r"\b(?:audio|below|chart|clip|diagram|example|figure|film|form|graph|image|list|map|picture"
    r"|photo|podcast|poster|quotation|quote|recording|screenshot|slide|table|thread|tweet|video)s?"
    r"(?: below)?:\Z"
)
"""Announces one thing to be seen or heard, not the sections that follow."""

_BEFORE_GAP = (
    "at", "to", "from", "by", "with", "of", "via", "for", "contact", "the", "a", "an", "see",
    "visit",
)  # fmt: skip
_AFTER = ("to", "for", "or", "before", "if", "is", "are", "was", "were", "at", "of", "in", "on")
"""Words that do not follow those of `_BEFORE_GAP`, which ask for a name."""

_WIDE = re.compile(rf"  (?:{'|'.join(_AFTER)})\b")
_POINT = re.compile(r" [.,](?=\s|\Z)")

_EMPTY_BRACKETS = re.compile(r"(?<= )(?:\(\)|\[\])(?=[\s.,;:]|$)")
_DROPPED = re.compile(
    rf"\b({'|'.join(_BEFORE_GAP)})"
    r"(?: +[.,;](?=\s|$)"
    rf"|  +(?!\1\b)(?:{'|'.join(_AFTER)})\b)",
    re.IGNORECASE,
)
_TWO_COMMAS = re.compile(r", ,|,, ")
_BLANK_BEFORE_COMMA = re.compile(rf"[^\s,{GAP}–—-]+(?<![\d)]) ,(?=\s)")
_TWICE = re.compile(r" ([A-Za-z]++) \1\b")
_AROUND = 24
"""Letters before a place that are shown with it."""

TWICE_IN_ENGLISH = frozenset(
    {
        "aye", "bla", "blah", "bye", "far", "ha", "had", "hear", "her", "hey", "knock", "la",
        "long", "many", "more", "much", "never", "night", "no", "now", "out", "really", "so",
        "that", "there", "very", "well", "yada", "yes", "you",
    }
)  # fmt: skip
"""What good English says twice."""


def check_colons(passage: Passage) -> Iterator[Finding]:
    """What a colon announces follows it.

    A list, a film or a quotation was to come there; it was lost, or never put in.

    Bad: `You can help in three ways:` as the last line
    Good: `You can help in three ways:`, and a list of three
    """
    html = passage.body.html
    if ":</" not in html:
        return
    for found in _COLON.finditer(html):
        end = _END.match(html, found.end())
        said = _BEFORE.search(html, max(0, found.start() - 80), found.start() + 1)
        if not end or not said or _EMOJI.search(said[0]):
            continue
        if _is_left_open(html, found.start(), said[0], end) if end[1] else not passage.goes_on:
            words = " ".join(unescape(said[0]).split()[-6:])
            yield Finding(
                check="nothing-after-colon",
                message=f"“… {words}” announces something, and nothing follows",
                subject=passage.as_written(words),
                hint="add what was to follow, or end the sentence with a full stop",
            )


def _is_left_open(html: str, place: int, said: str, end: re.Match[str]) -> bool:
    """Whether the heading after the colon cannot be what it announces."""
    levels = _HEADING.findall(html, 0, place)
    level = int(levels[-1]) if levels else 0
    following = int(end[1])
    return following < level or (following == level and bool(_SHOWN.search(said)))


def check_gaps(passage: Passage) -> Iterator[Finding]:
    """No name or address has dropped out of a sentence.

    Bad: `Contact  to join.`
    Good: `Contact Nia Powell to join.`
    """
    if _may_have_gaps(passage.body.text, passage.body.html):
        for block in passage.blocks:
            if block.kind != "cell" and _may_have_gaps(block.text, block.text):
                for found in _places_of_gaps(block.text, passage.is_english):
                    before = block.text[max(0, found.start() - _AROUND) : found.end()]
                    words = before.partition(" ")[2] if found.start() > _AROUND else before
                    yield Finding(
                        check="missing-words",
                        message=f"words seem to be missing in “{words.strip()}”",
                        subject=passage.as_written(words.strip()),
                        hint="look whether an address or a name was lost here",
                    )


def _may_have_gaps(text: str, spaced: str) -> bool:
    """Whether a place looks like a gap; quick. `spaced` has the blanks as they were typed."""
    if ("(" in text and " ()" in text) or ("[" in text and " []" in text):
        return True
    comma = " ," in text
    if ",, " in text or (comma and ", ," in text):
        return True
    points = _POINT.finditer(text) if comma or " ." in text else ()
    gaps = _WIDE.finditer(spaced) if "  " in spaced else ()
    return any(_asks_for_name(text, found.start()) for found in points) or any(
        _asks_for_name(spaced, found.start()) for found in gaps
    )


def _asks_for_name(text: str, place: int) -> bool:
    return text[max(0, place - 10) : place].rstrip().lower().endswith(_BEFORE_GAP)


def _places_of_gaps(text: str, is_english: bool) -> Iterator[re.Match[str]]:
    yield from _EMPTY_BRACKETS.finditer(text)
    yield from _TWO_COMMAS.finditer(text)
    if is_english:
        yield from _DROPPED.finditer(text)


def check_blanks(passage: Passage) -> Iterator[Finding]:
    """No blank stands before a comma.

    Bad: `The halls , and those who keep them`
    Good: `The halls, and those who keep them`
    """
    if " ," in passage.body.html:
        for block in passage.blocks:
            if " ," in block.text and block.kind != "cell":
                for found in _BLANK_BEFORE_COMMA.finditer(block.text):
                    if "//" not in found[0] and "@" not in found[0]:
                        yield Finding(
                            check="stray-blank",
                            message=f"there is a blank before the comma in “{found[0]}”",
                            subject=passage.as_written(found[0]),
                            hint="take the blank out; if a word was lost there, put it back",
                        )


def check_doubled(passage: Passage) -> Iterator[Finding]:
    """No word stands twice by mistake.

    Bad: `We met in the the hall.`
    Good: `We met in the hall.`
    """
    if not passage.is_english:
        return
    twice = _TWICE.finditer(passage.body.text)
    if any(found[1].lower() not in TWICE_IN_ENGLISH for found in twice):
        for block in passage.blocks:
            words = block.text.split()
            alike = map(str.startswith, words[1:], words)
            for place in compress(count(), alike):
                first, second = words[place : place + 2]
                if _is_doubled(first, second):
                    around = " ".join(words[max(0, place - 2) : place + 4])
                    yield Finding(
                        check="doubled-word",
                        message=f"“{first}” stands twice",
                        subject=passage.as_written(around),
                        hint="take one of the two out",
                    )


def _is_doubled(first: str, second: str) -> bool:
    return (
        second.rstrip(".,;:!?)”’") == first
        and first.isalpha()
        and not (first[0].isupper() and second[0].isupper())
        and first.lower() not in TWICE_IN_ENGLISH
    )


CHECKS: tuple[TextCheck, ...] = (check_colons, check_gaps, check_blanks, check_doubled)
