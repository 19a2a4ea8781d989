"""Passages for tests of checks: from Markdown, as an editor writes it."""

from datetime import date
from typing import Any

from plugins.checks.passages import Passage, TextCheck
from plugins.reading.body.markdown import convert


def a_passage(text: str, **changes: Any) -> Passage:
    """The text of a post of 13 January 2017, in British English."""
    given: dict[str, Any] = {
        "source": "posts/update.md",
        "text": text,
        "body": convert(text),
        "day": date(2017, 1, 13),
        "is_post": True,
        **changes,
    }
    return Passage(**given)


def subjects(check: TextCheck, text: str, **changes: Any) -> list[str]:
    """The subjects of what the check finds in a text; each of them stands in it."""
    found = [finding.subject for finding in check(a_passage(text, **changes))]
    assert all(subject and subject in text for subject in found)
    return found
