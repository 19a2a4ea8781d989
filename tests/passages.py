"""Passages for tests of checks: from Markdown, as an editor writes it."""

from datetime import date
from typing import Any

from plugins.checks.looks import Texts, texts_of
from plugins.checks.passages import Passage, TextCheck
from plugins.domain.library import Library
from plugins.domain.places import Places, SourceText
from plugins.reading.body.markdown import convert


def a_passage(text: str, **changes: Any) -> Passage:
    """The text of a post of 13 January 2017, in British English."""
    given: dict[str, Any] = {
        "source": "posts/update.md",
        "written": SourceText({}, text),
        "body": convert(text),
        "day": date(2017, 1, 13),
        "is_post": True,
        **changes,
    }
    return Passage(**given)


def some_texts(library: Library) -> Texts:
    """The texts of a library whose posts and campaigns stand in their files as in their bodies."""
    values = (*library.posts, *library.campaigns)
    written = {value.source: SourceText({}, value.body.text) for value in values}
    return texts_of(library, Places(written))


def subjects(check: TextCheck, text: str, **changes: Any) -> list[str]:
    """The subjects of what the check finds in a text; each of them stands in it."""
    found = [finding.subject for finding in check(a_passage(text, **changes))]
    assert all(subject and subject in text for subject in found)
    return found
