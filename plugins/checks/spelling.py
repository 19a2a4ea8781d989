"""Spelling: words that a dictionary does not know and that look like a slip of the hand.

A dictionary does not know most terms of a trade. So a word counts as misspelt only where it stands
once on the whole site, and one letter away from a word that stands there more often.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from rapidfuzz.distance import OSA

from plugins.checks.passages import Finding, Passage

FEWEST_LETTERS = 5
LEAST_USED = 2
"""How often the word that was meant stands on the site."""

MOST_UNKNOWN = 0.04
"""A text with a greater share of unknown words is in another language."""

_WORD = re.compile(r"[a-z]+")
_AFTER = re.compile(r"[’'”\"\-/_@=]|[.:]\w")
_BEFORE = re.compile(r"[\w./@#_:=’'“\"\-]$")
_BEGINS = re.compile(r"(?:anti|co|de|inter|micro|mis|multi|non|over|pre|re|semi|sub|un|under)-?")
_BORROWED = frozenset(("laude", "masse", "rigueur", "vitae"))
"""Halves of what English has from elsewhere."""

_ENDS = re.compile(r"(?:ings?|ed|d|ers?|rs?|able|s|es|ly)$")


class Unknown(Struct, frozen=True, gc=False):
    """A word that the dictionary does not know, `text[start:end]` of the text that was looked at,
    and what else it may be."""

    start: int
    end: int
    others: tuple[str, ...]


Looked = tuple[Passage, str, tuple[Unknown, ...]]
"""A passage, the text in it that was looked at, and the words that are not known."""


def misspelt_words(looked: Sequence[Looked]) -> Iterator[tuple[Passage, Finding]]:
    """The words of a site that look like slips.

    Bad: `It came as a suprise.`
    Good: `It came as a surprise.`
    """
    used = Counter(word for _, text, _ in looked for word in _WORD.findall(text.lower()))
    for passage, text, unknown in looked:
        if len(unknown) > MOST_UNKNOWN * max(passage.body.words, 50):
            continue
        for each in unknown:
            word = text[each.start : each.end]
            meant = _meant(word, each.others, used)
            if meant and _stands_alone(text, each):
                yield passage, _finding(passage, text, each, meant)


def _meant(word: str, others: Iterable[str], used: Counter[str]) -> str:
    """The word that was meant, empty where that cannot be told."""
    if len(word) < FEWEST_LETTERS or not _WORD.fullmatch(word) or used[word] > 1:
        return ""
    if word in _BORROWED:
        return ""
    if any(used[base] for base in _bases(word)):
        return ""
    near = (other for other in others if OSA.distance(word, other, score_cutoff=1) == 1)
    return next((other for other in near if used[other] >= LEAST_USED), "")


def _bases(word: str) -> Iterator[str]:
    """The words of which this may be another form: "strived" of "strive", "valuably" of "valuable",
    "prewritten" of "written"."""
    if end := _ENDS.search(word):
        stem = word[: end.start()]
        yield from (stem, f"{stem}e")
    if word.endswith("bly"):
        yield f"{word[:-1]}e"
    if begin := _BEGINS.match(word):
        yield word[begin.end() :]


def _stands_alone(text: str, unknown: Unknown) -> bool:
    """Whether it is a word and no part of an address, a name or a longer word."""
    before = text[max(0, unknown.start - 1) : unknown.start]
    return not _BEFORE.search(before) and not _AFTER.match(text, unknown.end)


def _finding(passage: Passage, text: str, unknown: Unknown, meant: str) -> Finding:
    word = text[unknown.start : unknown.end]
    return Finding("spelling", f"“{word}” is in no dictionary", passage.as_written(word),
                   f"did you mean {meant}?")  # fmt: skip
