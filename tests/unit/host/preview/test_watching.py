"""What is seen of a folder in which somebody saves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.host.preview.watching import is_copy, watched

HANGS = 300
"""Ticks in a row without a change after which a test gives up."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / "cache").mkdir(parents=True)
    return tmp_path / "content"


@pytest.fixture
def sets(folder: Path) -> Iterator[frozenset[Path]]:
    return watched((folder,), (folder / "cache",))


def next_change(sets: Iterator[frozenset[Path]]) -> frozenset[Path]:
    for number, changed in enumerate(sets):
        if changed:
            return changed
        assert number < HANGS, "nothing was seen"
    raise AssertionError("watching ended")


def test_the_first_set_says_that_watching_has_begun(
    folder: Path, sets: Iterator[frozenset[Path]]
) -> None:
    assert next(sets) == frozenset()
    (folder / "x.md").write_text("x")
    assert next_change(sets) == {folder / "x.md"}


@pytest.mark.parametrize("name", [".x.md.swp", "x.md~", "cache/y.md", ".git/index"])
def test_copies_and_what_is_left_out_are_not_seen(
    name: str, folder: Path, sets: Iterator[frozenset[Path]]
) -> None:
    next(sets)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x")
    (folder / "x.md").write_text("x")
    assert next_change(sets) == {folder / "x.md"}


def test_a_file_that_is_put_in_the_place_of_another_is_one_change(
    folder: Path, sets: Iterator[frozenset[Path]]
) -> None:
    (folder / "x.md").write_text("x")
    next(sets)
    (folder / ".x.md.new").write_text("y")
    (folder / ".x.md.new").replace(folder / "x.md")
    assert next_change(sets) == {folder / "x.md"}
    assert next(sets) == frozenset()


def test_many_files_at_once_are_few_sets(folder: Path, sets: Iterator[frozenset[Path]]) -> None:
    next(sets)
    wanted = {folder / f"{number}.md" for number in range(500)}
    for path in wanted:
        path.write_text("x")
    seen: set[Path] = set()
    count = 0
    while not seen >= wanted:
        seen |= next_change(sets)
        count += 1
    assert count <= 10


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("/home/.me/content/posts/x.md", False, id="a file below a hidden place"),
        pytest.param("/home/.me/content/posts/.x.md", True, id="a hidden file"),
        pytest.param("/home/.me/content/.git/HEAD", True, id="in a hidden folder"),
        pytest.param("/home/.me/content/posts/x.md~", True, id="an editor's copy"),
    ],
)
def test_what_is_a_copy(name: str, expected: bool) -> None:
    assert is_copy(Path(name), [Path("/home/.me/content")]) is expected
