"""What counts as the text of a post, and when a change of it owes readers an entry."""

import pytest

from plugins.domain.history import (
    is_withdrawn_today,
    may_be_unexplained,
    number_of_entries,
    text_digest,
    withdrawn_on,
)
from plugins.domain.ledger import Past, PastPost
from tests.builders import a_change, a_correction, a_moment, a_past_post, a_post

TEXT = "One line,\nanother.\n\nAnd more."


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param(f"\n\n{TEXT}\n", id="blank lines at either end"),
        pytest.param(TEXT.replace("\n\n", " \n \n\n"), id="more blank lines, blanks at their ends"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="line ends of Windows"),
    ],
)
def test_what_no_reader_can_see_is_no_other_text(markdown: str) -> None:
    assert text_digest("Title", "First", markdown) == text_digest("Title", "First", TEXT)


LINK = "As [we said](2017-01-05-old.md#part) of it.\n\n[it]: ../pages/old.md\n"


@pytest.mark.parametrize(
    "renamed",
    [
        pytest.param(LINK.replace("2017-01-05-old.md", "../2016/new.md"), id="a file renamed"),
        pytest.param(LINK.replace("2017-01", "{filename}/posts/2017-01"), id="as Pelican has it"),
        pytest.param(LINK.replace("pages/old.md", "pages/new.md"), id="a definition"),
    ],
)
def test_a_link_that_follows_a_renamed_file_is_no_other_text(renamed: str) -> None:
    assert text_digest("Title", "", renamed) == text_digest("Title", "", LINK)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(LINK.replace("we said", "we never said"), id="its words"),
        pytest.param(LINK.replace("#part", "#other"), id="its place in the page"),
        pytest.param(LINK.replace("2017-01-05-old.md", "https://x.example/a.md"), id="elsewhere"),
        pytest.param(LINK.replace("(2017-01-05-old.md#part)", ""), id="no link any more"),
    ],
)
def test_whatever_else_changes_of_a_link_is_another_text(changed: str) -> None:
    assert text_digest("Title", "", changed) != text_digest("Title", "", LINK)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(("Titles", "First", TEXT), id="another title"),
        pytest.param(("Title", "Firsts", TEXT), id="another standfirst"),
        pytest.param(("TitleFirst", "", TEXT), id="the same letters elsewhere"),
        pytest.param(("Title", "First", TEXT.replace("\n\n", "\n")), id="one paragraph of two"),
        pytest.param(("Title", "First", TEXT.replace("another", "  another")), id="an indent"),
        pytest.param(("Title", "First", TEXT.replace("more", "More")), id="a capital"),
    ],
)
def test_what_readers_can_see_is_another_text(parts: tuple[str, str, str]) -> None:
    assert text_digest(*parts) != text_digest("Title", "First", TEXT)


def test_changes_of_either_size_and_corrections_are_entries() -> None:
    post = a_post(
        changes=(a_change(), a_change(major=True)),
        corrections=(a_correction(),),
    )
    assert number_of_entries(post) == 3


@pytest.mark.parametrize(
    ("entries", "before", "expected"),
    [
        pytest.param(0, a_past_post(), True, id="no entry then and now"),
        pytest.param(2, a_past_post(entries=2), True, id="as many as then"),
        pytest.param(1, a_past_post(entries=2), True, id="fewer than then"),
        pytest.param(3, a_past_post(entries=2), False, id="one more than then"),
        pytest.param(0, a_past_post(status="hidden"), True, id="hidden then"),
        pytest.param(0, a_past_post(status="withdrawn", text=""), False, id="withdrawn then"),
    ],
)
def test_a_change_is_explained_by_a_new_entry(
    entries: int, before: PastPost, *, expected: bool
) -> None:
    post = a_post(changes=tuple(a_change() for _ in range(entries)))
    assert may_be_unexplained(post, before) is expected


NOW = "2017-06-01 12:00"


@pytest.mark.parametrize(
    ("changes", "before", "expected"),
    [
        pytest.param({"modified": "2017-05-30"}, None, "2017-05-30", id="the day it gives"),
        pytest.param(
            {"modified": "2017-05-30", "changed": "2017-05-31"}, None, "2017-05-31",
            id="the later of two",
        ),
        pytest.param({}, None, None, id="none that anybody knows"),
        pytest.param({}, {"shown": "2017-05-20"}, "2017-06-01", id="today, where it was seen"),
        pytest.param(
            {}, {"shown": "2017-05-20", "withdrawn": "2017-05-25 23:30"}, "2017-05-25",
            id="as published",
        ),
        pytest.param(
            {"modified": "2017-05-28"}, {"shown": "2017-05-20"}, "2017-05-28",
            id="the day it gives, after it was last shown",
        ),
        pytest.param(
            {"changed": "2017-05-20"}, {"shown": "2017-05-20 10:00"}, "2017-06-01",
            id="not that of a change that was shown",
        ),
        pytest.param(
            {"changed": "2017-02-01"}, {"shown": "2017-02-01 10:00", "withdrawn": "2017-05-20"},
            "2017-05-20", id="not that of such a change afterwards either",
        ),
        pytest.param(
            {"modified": "2017-02-01"}, {"withdrawn": "2017-05-20"}, "2017-02-01",
            id="the day it gives, where nobody ever saw it here",
        ),
        pytest.param(
            {}, {"withdrawn": "2017-05-20"}, None, id="none, where nobody ever saw it here"
        ),
    ],
)  # fmt: skip
def test_the_day_of_a_withdrawal(
    changes: dict[str, str], before: dict[str, str] | None, expected: str | None
) -> None:
    post = a_post(
        status="withdrawn",
        modified=a_moment(changes["modified"]) if "modified" in changes else None,
        changes=(a_change(date=changes["changed"]),) if "changed" in changes else (),
    )
    moments = {key: {post.id: a_moment(value)} for key, value in (before or {}).items()}
    past = Past(**moments)
    found = withdrawn_on(post, past, a_moment(NOW))
    assert found == (a_moment(expected) if expected else None)
    tomorrow = withdrawn_on(post, past, a_moment("2017-06-02 12:00"))
    assert (tomorrow != found) is is_withdrawn_today(post, past)
