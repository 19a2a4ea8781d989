"""The log of what pages show, part by part."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

from plugins.domain.outputs import Copy, Drawn
from plugins.domain.sealed import Sealed
from plugins.publishing.parts import block_of, changed_parts, note_parts


class Title(Struct, frozen=True):
    text: str


class Head(Struct, frozen=True, array_like=True):
    title: Title
    address: str = "/x/"


class Shown(Struct, frozen=True):
    head: Head
    posts: Sealed[Head]
    lead: Head | None = None


def shows(
    title: str = "A", posts: str = "one", lead: str = "", path: str = "x/index.html"
) -> Drawn:
    head = Head(Title(lead)) if lead else None
    view = Shown(Head(Title(title)), Sealed(Head(Title(posts))), head)
    return Drawn(path, view, repr)  # type: ignore[arg-type] — nothing draws it here


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "parts" / "log"


def after(log: Path, *builds: Drawn) -> tuple[str, ...] | None:
    """What the last of some builds changed."""
    for number, output in enumerate(builds, 1):
        note_parts(log, number, [output])
    return changed_parts(log, len(builds), builds[-1].path)


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        pytest.param(
            shows(title="B"), ("head", "head.title", "head.title.text"), id="within a struct"
        ),
        pytest.param(
            shows(posts="two"),
            ("posts", "posts.title", "posts.title.text"),
            id="within what many pages share",
        ),
        pytest.param(
            shows(lead="new"),
            ("lead", "lead.address", "lead.title", "lead.title.text"),
            id="where nothing was",
        ),
        pytest.param(shows(), (), id="nothing"),
    ],
)
def test_the_parts_that_changed_are_named(log: Path, change: Drawn, parts: tuple[str, ...]) -> None:
    assert after(log, shows(), change) == parts


def test_builds_that_left_the_file_alone_are_passed_over(log: Path) -> None:
    note_parts(log, 1, [shows()])
    note_parts(log, 2, [shows(path="other.html")])
    note_parts(log, 3, [shows(title="B")])
    assert changed_parts(log, 3, "x/index.html") == ("head", "head.title", "head.title.text")


def test_a_build_that_is_not_in_the_log_may_have_made_the_file_so_nothing_is_said(
    log: Path,
) -> None:
    note_parts(log, 1, [shows()])
    note_parts(log, 3, [shows(title="B")])
    assert changed_parts(log, 3, "x/index.html") is None


def test_of_a_file_that_was_not_there_before_nothing_is_said(log: Path) -> None:
    assert after(log, shows()) is None
    assert changed_parts(log, 1, "nowhere.html") is None


def test_a_folder_that_begins_anew_begins_its_numbers_anew(log: Path) -> None:
    note_parts(log, 1, [shows(title="Of long ago")])
    note_parts(log, 2, [shows(title="Of long ago, too")])
    note_parts(log, 1, [shows(title="A")])
    note_parts(log, 2, [shows(title="A", lead="new")])
    assert "head.title" not in (changed_parts(log, 2, "x/index.html") or ("head.title",))


def test_without_a_log_nothing_is_said(log: Path) -> None:
    assert changed_parts(log, 2, "x/index.html") is None


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda log: b"noise" + log, id="noise at the beginning"),
        pytest.param(lambda log: log + log[:60], id="a block cut short at the end"),
        pytest.param(lambda log: log[:25] + log, id="a block cut short at the beginning"),
    ],
)
def test_a_spoilt_log_is_read_where_it_is_whole(log: Path, spoil: Callable[[bytes], bytes]) -> None:
    after(log, shows(), shows(title="B"))
    log.write_bytes(spoil(log.read_bytes()))
    assert changed_parts(log, 2, "x/index.html") == ("head", "head.title", "head.title.text")


def test_a_log_whose_last_block_is_cut_short_says_nothing_of_it(log: Path) -> None:
    after(log, shows(), shows(title="B"))
    log.write_bytes(log.read_bytes()[:-3])
    assert changed_parts(log, 2, "x/index.html") is None
    note_parts(log, 2, [shows(title="B")])
    assert changed_parts(log, 2, "x/index.html")


def test_where_somebodys_folder_stands_nothing_is_noted_and_nothing_said(log: Path) -> None:
    log.mkdir(parents=True)
    (log / "mine.txt").write_bytes(b"Mine.")
    assert after(log, shows("A"), shows("B")) is None
    assert [*log.parent.rglob("*")] == [log, log / "mine.txt"]


def test_copies_have_no_parts() -> None:
    assert block_of(1, [Copy("images/x.png", "/x.png")]).files == {}
