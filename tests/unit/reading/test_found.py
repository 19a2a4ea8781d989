"""What the file system tells of a content folder."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

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


LINKS = {
    "to a file within": ("posts/x.md", ""),
    "to a file within, from the root": ("{root}/posts/x.md", ""),
    "to a link to a file within": ("inner.md", ""),
    "to a file without": ("../elsewhere/x.md", "leads out"),
    "to a folder without": ("../elsewhere", "leads out"),
    "to the root of the system": ("/", "leads out"),
    "to a device": ("/dev/zero", "leads out"),
    "to a folder whose name begins alike": ("../content-old/x.md", "leads out"),
    "to a folder within": ("posts", "leads to a folder"),
    "to its own folder": (".", "leads to a folder"),
    "to nothing": ("gone.md", "leads nowhere"),
    "to itself": ("linked", "leads nowhere"),
    "to what leads back": ("ring", "leads nowhere"),
    "to a pipe within": ("pipe", "no file"),
}


@pytest.mark.parametrize(("target", "fault"), LINKS.values(), ids=LINKS)
def test_a_link_is_followed_to_a_file_within_and_to_nothing_else(
    target: str, fault: str, tmp_path: Path
) -> None:
    folder = tmp_path / "content"
    for path in ("content/posts/x.md", "elsewhere/x.md", "content-old/x.md"):
        write(tmp_path / path)
    (folder / "inner.md").symlink_to("posts/x.md")
    (folder / "ring").symlink_to("linked")
    os.mkfifo(folder / "pipe")
    (folder / "linked").symlink_to(target.format(root=folder))
    found = {found.path: found for found in found_below(folder)}
    assert found["linked"].fault == fault
    assert (found["linked"].stamp is None) == bool(fault)
    assert sorted(found) == ["inner.md", "linked", "pipe", "posts/x.md", "ring"]


def test_a_folder_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path / "real" / "posts" / "x.md")
    (tmp_path / "content").symlink_to("real")
    (tmp_path / "real" / "y.md").symlink_to("posts/x.md")
    assert [found.fault for found in found_below(tmp_path / "content")] == ["", ""]


def test_a_pipe_and_a_socket_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.md")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "y.md"))
        found = list(found_below(tmp_path))
    assert [(found.stamp, found.fault) for found in found] == [(None, "no file")] * 2


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder for others within others, which Python alone cannot remove."""
    yield tmp_path
    subprocess.run(["rm", "-rf", *tmp_path.iterdir()], check=True)


def dig(folder: Path, name: str, levels: int) -> None:
    """Folders of one name within each other, deeper than a path can say."""
    place = os.open(folder, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir(name, dir_fd=place)
        inner = os.open(name, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)


def test_folders_within_folders_may_be_as_many_as_the_system_takes(deep: Path) -> None:
    dig(deep, "a", 1500)
    write(deep / "x.md")
    assert paths(deep)[-1] == "x.md"


def test_a_folder_beyond_the_longest_path_is_told_of(deep: Path) -> None:
    dig(deep, "a" * 250, 20)
    assert [found.fault for found in found_below(deep)] == ["closed folder"]


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
