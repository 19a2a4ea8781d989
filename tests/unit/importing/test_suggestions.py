"""Titles suggest series and columns; the report gives the lines to add."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.heads.texts import Text
from plugins.importing.old_posts import OldPost, read_old_post
from plugins.importing.sites.sources import found_at
from plugins.importing.suggestions import column_of_title, part_of_title, suggestions


def _posts(*titles: str, more: str = "") -> list[OldPost]:
    """Posts with these titles, a day apart."""
    return [
        read_old_post(
            found_at(f"posts/2015-01-{day:02}-x{day}.md"),
            Text(f"title: '{title}'\n{more}", "", "\n", recoded=False),
        )
        for day, title in enumerate(titles, 1)
    ]


def _said(*titles: str, more: str = "") -> list[tuple[str, str, str]]:
    notices = suggestions(_posts(*titles, more=more))
    return [(n.kind, n.source.removeprefix("posts/2015-01-"), n.subject) for n in notices]


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("The five ties, part 2: places", ("The five ties", 2, "places")),
        ("The five ties (part 2 of 3)", ("The five ties", 2, "")),
        ("The five ties - Part II", ("The five ties", 2, "")),
        ("The five ties, part two", ("The five ties", 2, "")),
        ("The five ties: Pt. 3 – Power", ("The five ties", 3, "Power")),
        ("The five ties (2/5)", ("The five ties", 2, "")),
        ("Lazos, parte 1", ("Lazos", 1, "")),
        ("Part 2", None),
        ("A part of the whole", None),
        ("Taking part in 2015", None),
        ("Why I took part I cannot say", None),
    ],
)
def test_parts_are_read_from_titles(title: str, part: tuple[str, int, str] | None) -> None:
    assert part_of_title(title) == part


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("Trends on Tuesday: Rents", ("Trends on Tuesday", "Trends on Tuesday")),
        ("Policy update, March 2017", ("Policy update, March 2017", "Policy update")),
        ("Dev Guide 0.2.0: Updates", ("Dev Guide 0.2.0", "Dev Guide")),
        ("Ask us — How do I?", ("Ask us", "Ask us")),
        ("A title like others", ("", "")),
        ("2017", ("", "")),
        ("A sentence that is far too long to be the name of a column: yes", ("", "")),
    ],
)
def test_columns_are_read_from_titles(title: str, column: tuple[str, str]) -> None:
    assert column_of_title(title) == column


def test_parts_are_offered_with_their_lines() -> None:
    assert _said("Ties, part 1: People", "Other", "Ties (part 2)") == [
        ("series", "01-x1.md", "series: Ties\npart: 1\npart_title: People"),
        ("series", "03-x3.md", "series: Ties\npart: 2"),
    ]


def test_an_earlier_post_of_that_title_is_the_first_part() -> None:
    assert [subject for _, _, subject in _said("Ties", "Ties, part 2", "Ties, part 3")] == [
        "series: Ties\npart: 1", "series: Ties\npart: 2", "series: Ties\npart: 3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "titles",
    [
        pytest.param(("Ties, part 1",), id="one part"),
        pytest.param(("Ties, part 1", "Ties (part 1 of 2)"), id="two that are one part"),
        pytest.param(("Rents: up", "Rents: down"), id="twice is no column"),
    ],
)
def test_nothing_is_made_of_too_little(titles: tuple[str, ...]) -> None:
    assert _said(*titles) == []


def test_columns_are_offered_as_series_and_round_ups() -> None:
    trends = _said("Trends on Tuesday: A", "Trends on Tuesday: B", "Trends on Tuesday: C")
    assert {subject for _, _, subject in trends} == {"series: Trends on Tuesday"}
    updates = _said("Policy update, May 2017", "Policy update, June 2017", "Policy update 7/2017")
    assert [(kind, subject) for kind, _, subject in updates] == [
        ("round-up", "category: Round-ups")
    ] * 3


@pytest.mark.parametrize("more", ["series: Our own\n", "category: Round-ups\n"])
def test_what_is_said_already_is_not_offered(more: str) -> None:
    assert _said("Update, May 2017", "Update, June 2017", "Update, July 2017", more=more) == []


@given(st.text())
def test_no_title_is_too_strange(title: str) -> None:
    assert part_of_title(title) is None or part_of_title(title)[1] >= 0  # type: ignore[index]
    assert len(column_of_title(title)) == 2
