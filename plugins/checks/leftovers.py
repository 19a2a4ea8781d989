"""Leftovers: what a template or a writer meant to replace."""

import re
from collections.abc import Iterator

from plugins.checks.passages import Finding, Passage, TextCheck

MARKS = {
    "%": ("%s", "%d", "{%"),
    "{{": ("{{",),
    "[": ("[caption", "[gallery"),
    "TODO": ("TODO",),
    "X": ("XXX", "FIXME"),
    "INSERT": ("INSERT",),
    "orem ipsum dolor": ("orem ipsum dolor",),
}
"""A text without one of these has nothing of the kind, by what is part of each and quickly seen."""

_LEFTOVER = re.compile(
    r"(?<![\w%“‘(])%[sd](?![\w%])|\{\{[^}]*\}?\}?|\{%[^%]*(?:%\})?|\[/?(?:caption|gallery)\b[^\]]*\]?"
    r"|(?<![\w.#@/-])(?:TODO|FIXME)(?=:|\s*\(|\s*\]|\s+[a-z]|$)"
    r"|(?<![\w.#@/-])X{3}(?![\w.-])"
    r"|\[?\bINSERT (?:(?!INTO)[A-Z]+\b ?)+\]?|\[INSERT [^\]]*\]"
    r"|\b[Ll]orem ipsum dolor\b"
)
_BEGINNING = re.compile(r"%[sd]|\{[{%]|\[|TODO|FIXME|XXX|INSERT|[Ll]orem ")
_WORDS = 60
"""Letters of a leftover that are shown."""


def check_leftovers(passage: Passage) -> Iterator[Finding]:
    """Nothing is left of a template: no place-holder, no tag of a former system, no note to self.

    Bad: `Dear %s, join us at {{ venue }}. TODO: the time`
    Good: `Dear all, join us at Ferry Street Hall at six.`
    """
    marks = _marks_in(passage.body.text)
    for block in passage.blocks if marks else ():
        if any(mark in block.text for mark in marks):
            for leftover in _leftovers(block.text):
                words = leftover[:_WORDS].strip()
                yield Finding(
                    check="template-text",
                    message=f"“{words}” looks like text that was to be replaced",
                    subject=passage.as_written(words),
                    hint="write what belongs there, or put it between ` marks if it is meant so",
                )


def _leftovers(text: str) -> Iterator[str]:
    """All that `_LEFTOVER` finds, which is slow where nothing begins."""
    end = 0
    for begun in _BEGINNING.finditer(text):
        found = _LEFTOVER.match(text, begun.start()) if begun.start() >= end else None
        if found:
            end = found.end()
            yield found[0]


def _marks_in(text: str) -> list[str]:
    return [mark for part, marks in MARKS.items() if part in text for mark in marks if mark in text]


CHECKS: tuple[TextCheck, ...] = (check_leftovers,)
