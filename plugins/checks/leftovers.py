"""Leftovers: what a template or a writer meant to replace."""

import re
from collections.abc import Iterator

from plugins.checks.passages import Finding, Passage, TextCheck

MARKS = (
    "%s", "%d", "{{", "{%", "[caption", "[gallery", "TODO", "XXX", "FIXME", "INSERT",
    "orem ipsum dolor",
)  # fmt: skip
"""A text without one of these has nothing of the kind."""

_LEFTOVER = re.compile(
    r"(?<![\w%“‘(])%[sd](?![\w%])|\{\{[^}]*\}?\}?|\{%[^%]*(?:%\})?|\[/?(?:caption|gallery)\b[^\]]*\]?"
    r"|(?<![\w.#@/-])(?:TODO|FIXME)(?=:|\s*\(|\s*\]|\s+[a-z]|$)"
    r"|(?<![\w.#@/-])X{3}(?![\w.-])"
    r"|\[?\bINSERT (?:(?!INTO)[A-Z]+\b ?)+\]?|\[INSERT [^\]]*\]"
    r"|\b[Ll]orem ipsum dolor\b"
)
_WORDS = 60
"""Letters of a leftover that are shown."""


def check_leftovers(passage: Passage) -> Iterator[Finding]:
    """Nothing is left of a template: no place-holder, no tag of a former system, no note to self.

    Bad: `Dear %s, join us at {{ venue }}. TODO: the time`
    Good: `Dear all, join us at Ferry Street Hall at six.`
    """
    marks = [mark for mark in MARKS if mark in passage.body.text]
    for block in passage.blocks if marks else ():
        if any(mark in block.text for mark in marks):
            for found in _LEFTOVER.finditer(block.text):
                words = found[0][:_WORDS].strip()
                yield Finding(
                    check="template-text",
                    message=f"“{words}” looks like text that was to be replaced",
                    subject=passage.as_written(words),
                    hint="write what belongs there, or put it between ` marks if it is meant so",
                )


CHECKS: tuple[TextCheck, ...] = (check_leftovers,)
