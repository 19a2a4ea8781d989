"""Percentages: a reader can ask where a figure is from."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from plugins.checks.passages import Finding, Passage, TextCheck

_BLOCK = re.compile(
    r"<(p|li|td|dd|figcaption)\b[^>]*>((?:(?!<(?:p|li|td|dd|ul|ol)\b).)*?)</\1>", re.S
)
_NOT_PROSE = re.compile(r"<(pre|code|table|blockquote)\b[^>]*>.*?</\1>", re.S)
_TAG = re.compile(r"<[^>]*>")
_CHANGE = (
    "increase|rise|fall|drop|decline|growth|cut|reduction|rose|risen|fell|fallen|grew|grown|dropped"
    "|declined|increased|fewer|more|less|higher|lower|likelier"
)
_SHARE = re.compile(
    r"(?<![\w.\"'“”‘’=<>~/-])(?!0%|0 per|100%|100 per)\d+(?:[.,]\d+)?\s?(?:%|per cent\b|percent\b)"
)
_OF_WHAT = re.compile(
    r"\s(?:of (?:[\w’.-]+ ){0,3}?(?:\w+(?:[^\Ws]s|ss)|people|population|adults|women|men|children"
    rf"|public|workforce|[\w.]+’s)\b|(?:are|were|have|had|said|live|think|want)\b|(?:{_CHANGE})\b)"
)
_BEFORE = re.compile(rf"\b(?:{_CHANGE})\b(?:[\w ,]{{0,20}})$")
"""A share of whom or what, or a change: what somebody must have counted."""

_NOT_A_FINDING = re.compile(
    r"\b(?:we|we’\w+|our|ours|us|I|my|should|would|could|might|if|e\.g\."
    r"|for example|for instance|aim|target|goal|must|coverage|rule|team|staff|choices)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
_LINKED = re.compile(r"<a [^>]*href|doc-noteref|<cite\b")
_SOURCE = re.compile(
    r"\b(?:according to|survey\w*|stud(?:y|ies)|report(?:s|ed)?|poll(?:s|ed)?|research\w*|census"
    r"|figures from|data (?:from|show|suggest)|statistics|sources?\b|estimates?|found (?:that|in)"
    r"|respon(?:ded|dents?|ses?)|asked|ONS|NOMIS|sample|analys[ei]s|audit|index|figure|table|chart|graph)\b",
    re.IGNORECASE,
)


def check_percentages(passage: Passage) -> Iterator[Finding]:
    """A percentage has its source in the same paragraph, or before its list: a link, a footnote, or
    words that name where it is from.

    Bad: `Around 40% of halls have no lease.`
    Good: `Around 40% of halls have no lease, according to [our survey](/2026/03/survey/).`
    """
    if not passage.is_post or not passage.is_english or not _SHARE.search(passage.body.text):
        return
    lead_in = ""
    for name, inner in _BLOCK.findall(_NOT_PROSE.sub("", passage.body.html)):
        lead_in = lead_in if name == "li" else inner
        context = lead_in if inner == lead_in else f"{lead_in} {inner}"
        if _LINKED.search(context) or _SOURCE.search(_words(context)):
            continue
        for words in islice(_shares(_words(inner)), 1):
            yield Finding(
                "percentage-without-source",
                f"nothing near “{words}” says where the figure is from",
                passage.as_written(words),
                "link the source, or name it: “according to …”",
            )


def _words(html: str) -> str:
    return unescape(_TAG.sub("", html))


def _shares(text: str) -> Iterator[str]:
    """The percentages that state how something is, each with the two words after it. Those of
    wishes and examples, and the writers' own figures, do not."""
    for sentence in _SENTENCE_END.split(text):
        if _NOT_A_FINDING.search(sentence):
            continue
        for share in _SHARE.finditer(sentence):
            before, after = sentence[: share.start()], sentence[share.end() :]
            if _OF_WHAT.match(after) or _BEFORE.search(before):
                yield f"{share[0]} {' '.join(after.split()[:2])}".strip().rstrip(".,;:!?)")


CHECKS: tuple[TextCheck, ...] = (check_percentages,)
