import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from plugins.domain.kept import keep_bytes, kept_bytes
from plugins.domain.problem import Problem
from plugins.host.building import Checked, check
from plugins.host.checking.kept_check import NAME, Kept, question_of
from plugins.host.options import Options
from tests.builders import a_moment

OF_TODAY = "2017-01-13 12:00"
POST = "---\ntitle: An update\ndate: 2017-01-13\n---\n\nThe [next](next.md) is ready.\n"
NEXT = "---\ntitle: Next\ndate: 2017-01-13 18:00\n---\n\nReady.\n"


@pytest.fixture
def asked(tmp_path: Path) -> Options:
    content = tmp_path / "content"
    for path, text in (("posts/update.md", POST), ("posts/next.md", NEXT), ("images/a.svg", "")):
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text)
    return Options(
        content=content,
        output=tmp_path / "out",
        cache=tmp_path / "cache",
        as_at=OF_TODAY,
        jobs=1,
    )


def names(checked: Checked) -> list[str]:
    return [problem.check for problem in checked.problems]


def kept_in(asked: Options) -> Kept:
    return msgspec.msgpack.decode(kept_bytes(asked.cache / NAME) or b"", type=Kept)


def test_what_is_kept_is_what_was_said(asked: Options) -> None:
    first = check(asked)
    assert names(first) == ["not-public"]
    assert kept_in(asked).checked == first
    assert check(asked) == first


def test_where_nothing_changed_nothing_is_checked_again(asked: Options) -> None:
    check(asked)
    said = Checked(problems=(Problem(source="x", check="y", message="said before"),))
    kept = replace(kept_in(asked), checked=said)
    keep_bytes(asked.cache / NAME, msgspec.msgpack.encode(kept))
    assert check(asked) == said


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        pytest.param("2017-01-13 17:59", ["not-public"], id="before the other post is out"),
        pytest.param("2017-01-13 18:00", [], id="at its moment"),
        pytest.param("2017-01-13 18:01", [], id="after it"),
        pytest.param("2017-01-12 12:00", [], id="before this one is out"),
    ],
)
def test_time_alone_changes_what_is_said(asked: Options, as_at: str, expected: list[str]) -> None:
    check(asked)
    assert names(check(replace(asked, as_at=as_at))) == expected


def an_edit(path: str, text: str) -> Callable[[Path], object]:
    return lambda content: (content / path).write_text(text)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(an_edit("posts/update.md", f"{POST}."), id="a text"),
        pytest.param(an_edit("posts/new.md", NEXT), id="a new file"),
        pytest.param(an_edit("posts/notes.docx", "x"), id="a file that nobody reads"),
        pytest.param(an_edit("site.yaml", "name: Fernhow"), id="the settings"),
        pytest.param(an_edit("known-problems.txt", "posts/x.md: link: y"), id="known problems"),
        pytest.param(an_edit("images/a.svg", "<svg/>"), id="a picture"),
        pytest.param(lambda content: (content / "posts/next.md").unlink(), id="a file less"),
        pytest.param(
            lambda content: (content / "posts/next.md").rename(content / "posts/then.md"),
            id="another name",
        ),
        pytest.param(lambda content: os.utime(content / "images/a.svg", (1, 1)), id="another time"),
        pytest.param(
            lambda content: (content / "posts/lost.md").symlink_to(content / "nowhere"),
            id="a link to nothing",
        ),
    ],
)
def test_every_change_of_the_content_is_another_question(
    asked: Options, edit: Callable[[Path], object]
) -> None:
    before = question_of(asked)
    assert question_of(asked) == before
    edit(asked.content)
    assert question_of(asked) != before


def test_another_address_is_another_question(asked: Options) -> None:
    assert question_of(asked) != question_of(replace(asked, address="https://example.org/blog"))


def test_moment_and_folders_for_results_are_no_part_of_the_question(asked: Options) -> None:
    other = replace(asked, as_at="2017-02-01", cache=Path("c"), output=Path("o"), jobs=4)
    assert question_of(asked) == question_of(other)


def test_what_was_kept_for_another_question_is_not_an_answer(asked: Options) -> None:
    check(asked)
    (asked.content / "posts/next.md").unlink()
    assert names(check(asked)) == ["link"]


def test_one_letter_that_is_another_makes_a_file_that_counts_as_none(asked: Options) -> None:
    first = check(asked)
    whole = (asked.cache / NAME).read_bytes()
    (asked.cache / NAME).write_bytes(whole.replace(b"not-public", b"not-publik"))
    assert check(asked) == first


@pytest.mark.parametrize("content", [b"", b"\xff\xff", b"\x81\xa1x\xc0"])
def test_a_damaged_file_counts_as_none(asked: Options, content: bytes) -> None:
    first = check(asked)
    (asked.cache / NAME).write_bytes(content)
    assert check(asked) == first
    assert kept_in(asked).checked == first


@pytest.mark.parametrize(
    ("moment", "is_true"),
    [
        pytest.param("2017-06-01 12:00", True, id="between"),
        pytest.param("2017-06-01 10:00", False, id="at the one before"),
        pytest.param("2017-06-01 14:00", False, id="at the one after"),
        pytest.param("2017-06-01 09:00", False, id="too early"),
        pytest.param("2017-06-02 12:00", False, id="on another day"),
    ],
)
def test_an_answer_is_true_between_two_moments_of_a_day(moment: str, is_true: bool) -> None:
    day = a_moment("2017-06-01 12:00")
    kept = Kept(
        question="",
        zone="Europe/London",
        day=day.date(),
        since=day.replace(hour=10),
        until=day.replace(hour=14),
        checked=Checked(),
    )
    assert kept.is_true_at(a_moment(moment)) is is_true
    assert replace(kept, since=None, until=None).is_true_at(day)
