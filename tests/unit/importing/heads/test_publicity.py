"""What was not plainly public is a draft, and what stood in no list is hidden."""

import pytest

from plugins.importing.heads.old_heads import read_old_head
from plugins.importing.heads.old_values import OldValues
from plugins.importing.heads.publicity import status_of
from plugins.importing.sites.sources import found_at


def _status(head: str, path: str = "posts/2015-01-02-x.md") -> tuple[str, list[tuple[str, str]]]:
    values = OldValues(read_old_head(head), path, at_blanks=False)
    status = status_of(values, found_at(path), "2026-11-30")
    return status, [(notice.kind, notice.subject) for notice in values.notices]


@pytest.mark.parametrize(
    ("head", "status", "remarks"),
    [
        ("title: A", "published", []),
        ("status: hidden", "hidden", []),
        ("draft: true", "draft", [("draft", "")]),
        ("published: no", "draft", [("draft", "")]),
        ("status: private", "draft", [("draft", "its status was “private”")]),
        ("expiryDate: 2020-05-01T00:00:00Z", "draft",
         [("draft", "its old site showed it until 2020-05-01 (expiryDate)")]),
        ("expirydate: 2026-11-30", "draft",
         [("draft", "its old site showed it until 2026-11-30 (expiryDate)")]),
        ("expirydate: 1 May 2027", "published", [("expires", "make it a draft on 2027-05-01")]),
        ("expirydate: soon", "draft", [("draft", "its old site showed it until soon (expiryDate)")]),
        ("redirect_to: https://example.org/x", "draft",
         [("draft", "its old site sent readers on to https://example.org/x (redirect_to)")]),
        ("build: {list: never}", "hidden", [("hidden", "its old site listed it nowhere (build.list)")]),
        ("_build: {list: false}", "hidden", [("hidden", "its old site listed it nowhere (build.list)")]),
        ("build: {render: never}", "draft",
         [("draft", "its old site made no page of it (build.render)")]),
        ("build: {list: always}", "published", []),
        ("build: 12", "published", []),
        ("unlisted: true", "hidden", [("hidden", "its old site listed it nowhere (unlisted)")]),
        ("unlisted: true\ndraft: true", "draft", [("draft", "")]),
    ],
)  # fmt: skip
def test_a_post_is_as_public_as_it_was(
    head: str, status: str, remarks: list[tuple[str, str]]
) -> None:
    assert _status(head) == (status, remarks)


def test_what_lies_among_drafts_is_one() -> None:
    assert _status("title: A", "_drafts/x.md") == ("draft", [("draft", "")])


def test_without_a_day_whatever_expires_is_a_draft() -> None:
    values = OldValues(read_old_head("expirydate: 2099-01-01"), "x.md", at_blanks=False)
    assert status_of(values, found_at("x.md")) == "draft"
