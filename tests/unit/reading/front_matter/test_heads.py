"""The keys that the contract promises, and what their lines can be told by."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import get_args

import pytest

from plugins.reading.front_matter.fields import (
    EntryForm,
    LinksForm,
    ListForm,
    fields_of,
    grammar_of,
    required_keys,
)
from plugins.reading.front_matter.heads import (
    HEADS,
    ActionHead,
    ChangeHead,
    CorrectionHead,
    EmailHead,
    Entry,
    FileHead,
    Head,
    Kind,
    LinkHead,
    PictureHead,
    PlannedPartHead,
    RoleHead,
)

KEYS: dict[type[Entry], str] = {
    HEADS["post"]: (
        "title date id slug category kicker standfirst summary authors tags series part part_title "
        "series_index campaigns mentions edition email image files modified changes corrections "
        "status embargo withdrawn_because aliases actions related lang"
    ),
    HEADS["page"]: "title slug menu",
    HEADS["series"]: "title standfirst parts image",
    HEADS["campaign"]: ("title ask status started ended outcome partners mentions actions image"),
    HEADS["person"]: "name role organisation roles links photo",
    HEADS["organisation"]: "name url logo",
    EmailHead: "subject preheader",
    PictureHead: "src alt caption credit decorative",
    FileHead: "file label kind",
    ChangeHead: "date note major",
    CorrectionHead: "date text",
    ActionHead: "label url closes points",
    PlannedPartHead: "title expected",
    RoleHead: "role organisation until",
    LinkHead: "label address url",
}


@pytest.mark.parametrize("head", KEYS, ids=lambda head: head.__name__)
def test_a_head_has_the_keys_of_the_contract_and_no_other(head: type[Entry]) -> None:
    assert set(fields_of(head)) == set(KEYS[head].split())


def test_there_is_a_head_for_every_kind_of_file() -> None:
    assert set(HEADS) == set(get_args(Kind))
    assert set(HEADS.values()) == set(get_args(Head))


def test_only_these_keys_must_be_there() -> None:
    assert {kind: required_keys(head) for kind, head in HEADS.items()} == {
        "post": ("title", "date"),
        "page": ("title",),
        "series": ("title",),
        "campaign": ("title",),
        "person": ("name",),
        "organisation": ("name",),
        "site": (),
    }


def below(head: type[Entry]) -> Iterator[type[Entry]]:
    yield head
    for field in fields_of(head).values():
        form = field.form.items if isinstance(field.form, ListForm) else field.form
        if isinstance(form, LinksForm):
            yield LinkHead
        if isinstance(form, EntryForm):
            yield from below(form.head)


@pytest.mark.parametrize("kind", HEADS)
def test_a_key_means_the_same_to_its_line_at_every_level(kind: Kind) -> None:
    shapes = grammar_of(HEADS[kind]).shapes
    for head in below(HEADS[kind]):
        for name, shape in grammar_of(head).shapes.items():
            assert shapes[name] == shape, name


def test_a_head_is_frozen() -> None:
    head = PictureHead(src="a")
    with pytest.raises(AttributeError):
        head.src = "b"  # type: ignore[misc]


def test_defaults_are_those_of_a_post_that_says_nothing() -> None:
    post = HEADS["post"](title="A", date=datetime(2017, 1, 13, tzinfo=UTC))  # type: ignore[call-arg]
    assert (post.status, post.mentions, post.part, post.authors, post.image) == (  # type: ignore[union-attr]
        "published", True, None, (), None,
    )  # fmt: skip
