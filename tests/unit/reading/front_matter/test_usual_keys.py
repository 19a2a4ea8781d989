"""A key that nobody knows is answered with the one that was meant."""

import pytest

from plugins.reading.front_matter.fields import fields_of
from plugins.reading.front_matter.heads import HEADS
from plugins.reading.front_matter.usual_keys import ELSEWHERE, hint_for, meant

POST = tuple(fields_of(HEADS["post"]))


@pytest.mark.parametrize(
    ("key", "ours"),
    [
        ("Title", "title"),
        ("part-title", "part_title"),
        ("Part Title", "part_title"),
        ("catagory", "category"),
        ("author", "authors"),
        ("excerpt", "summary"),
        ("keywords", "tags"),
        ("lastmod", "modified"),
        ("Description", "summary"),
        ("zzzzzz", None),
    ],
)
def test_the_key_that_was_meant(key: str, ours: str | None) -> None:
    assert meant(key, POST) == ours


def test_another_kind_of_file_has_other_keys() -> None:
    assert meant("title", fields_of(HEADS["person"])) == "name"
    assert meant("lang", fields_of(HEADS["site"])) == "language"


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("draft", "true", "write status: draft"),
        ("Draft", "Yes", "write status: draft"),
        ("published", "false", "write status: draft"),
        ("draft", "false", "leave the line out: what has no status is published"),
        ("published", "true", "leave the line out: what has no status is published"),
    ],
)
def test_a_draft_is_a_status(key: str, value: str, hint: str) -> None:
    assert hint_for(key, value, POST) == (hint, "status")


def test_every_name_from_elsewhere_leads_to_a_key_of_ours() -> None:
    ours = {name for head in HEADS.values() for name in fields_of(head)}
    entries = {"url", "address", "closes", "note", "text", "credit", "kind"}
    assert set(ELSEWHERE.values()) <= ours | entries
