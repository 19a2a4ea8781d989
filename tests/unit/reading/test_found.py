"""What the file system tells of a content folder."""

import os
from pathlib import Path

from plugins.reading.found import clock_of, found_below


def paths(folder: Path) -> list[str]:
    return [found.path for found in found_below(folder)]


def write(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for path in ("posts/b.md", "posts/a/z.md", "posts-old/x.md", "a.txt", "posts/a.md"):
        write(tmp_path / path)
    assert paths(tmp_path) == sorted(paths(tmp_path))
    assert len(paths(tmp_path)) == 5


def test_hidden_files_and_editors_copies_are_passed_over(tmp_path: Path) -> None:
    for path in (".git/config", "posts/.x.md.swp", "posts/x.md~", "posts/x.md"):
        write(tmp_path / path)
    assert paths(tmp_path) == ["posts/x.md"]


def test_links_to_files_are_followed_and_links_to_folders_are_not(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "x.md")
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "linked.md").symlink_to(tmp_path / "elsewhere" / "x.md")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (folder / "nowhere.md").symlink_to(tmp_path / "gone.md")
    found = {found.path: found.stamp is not None for found in found_below(folder)}
    assert found == {"linked.md": True, "nowhere.md": False}


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.md")
    assert [found.stamp for found in found_below(tmp_path)] == [None]


def test_a_file_written_anew_has_another_stamp(tmp_path: Path) -> None:
    file = write(tmp_path / "x.md", "one")
    (before,) = found_below(tmp_path)
    other = write(tmp_path / "y", "two")
    times = file.stat()
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(file)
    (after,) = found_below(tmp_path)
    assert before.stamp != after.stamp


def test_the_clock_is_that_of_the_files(tmp_path: Path) -> None:
    first = write(tmp_path / "x").stat().st_mtime_ns
    now = clock_of(tmp_path)
    assert first <= now <= write(tmp_path / "y").stat().st_mtime_ns
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x", "y"]


def test_where_no_file_can_be_made_no_stamp_is_old_enough(tmp_path: Path) -> None:
    assert clock_of(tmp_path / "gone") == 0
