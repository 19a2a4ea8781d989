"""The files of a site under a second name, through which nothing is ever written."""

import errno
import os
from pathlib import Path

import pytest

from plugins.domain.outputs import Drawn, Output
from plugins.publishing.digests import Around, Made
from plugins.publishing.linked import link_files
from plugins.publishing.record import NAME, last_record
from plugins.publishing.version import put_record, take_record
from plugins.publishing.writing import Folder, write
from tests.law.folders import contents
from tests.unit.publishing.test_publication import THEN


def drawn(view: str) -> bytes:
    return view.encode()


def planned(**pages: str) -> list[Output]:
    return [Drawn(path=f"{name}/index.html", view=text, draw=drawn) for name, text in pages.items()]


def built(folder: Path, cache: Path, outputs: list[Output]) -> tuple[str, ...]:
    """The paths of the files that were written."""
    made = write(
        Folder(folder, cache, "publish"),
        outputs,
        lambda output: Made(output.view.encode(), Around()),  # type: ignore[union-attr]
        lambda output: output.draw(output.view),  # type: ignore[union-attr]
    )
    return made.written


def test_a_file_is_one_under_both_names(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    (old / "a" / "b").mkdir(parents=True)
    (old / "a" / "b" / "index.html").write_text("A page.")
    new.mkdir()
    link_files(["a/b/index.html"], old, new)
    assert (new / "a/b/index.html").samefile(old / "a/b/index.html")


def test_where_there_are_no_links_it_is_copied_with_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    (old / "index.html").write_text("A page.")
    os.utime(old / "index.html", ns=(10**18, 10**18))
    link_files(["index.html"], old, new)
    assert (new / "index.html").read_text() == "A page."
    assert (new / "index.html").stat().st_mtime_ns == 10**18
    assert not (new / "index.html").samefile(old / "index.html")


def test_what_is_no_plain_file_is_left_out(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    (old / "folder.html").mkdir(parents=True)
    (old / "link.html").symlink_to("/etc/hostname")
    new.mkdir()
    link_files(["folder.html", "link.html", "missing.html"], old, new)
    assert list(new.iterdir()) == []


def test_a_build_of_the_second_folder_never_writes_into_the_first(tmp_path: Path) -> None:
    """Whatever a build does to a file, be it longer or shorter, is done to another file."""
    old, new, cache = tmp_path / "old", tmp_path / "new", tmp_path / "cache"
    pages = {"same": "as it was", "longer": "short", "shorter": "a long text", "gone": "away"}
    built(old, cache, planned(**pages))
    version = take_record(old, THEN, ())
    before = contents(old)
    new.mkdir()
    link_files((f"{name}/index.html" for name in pages), old, new)
    put_record(version, new)
    edited = planned(same="as it was", longer="not short", shorter="a", new="a new one")
    written = built(new, cache, edited)
    assert set(written) == {"longer/index.html", "shorter/index.html", "new/index.html"}
    assert contents(old) == before
    assert (new / "same/index.html").samefile(old / "same/index.html")
    assert not (new / "longer/index.html").samefile(old / "longer/index.html")
    assert not (new / "gone").exists()


def test_what_is_known_of_a_version_is_as_old_as_it_was(tmp_path: Path) -> None:
    """A record that seemed younger would make a build believe stamps that nobody may believe."""
    folder, cache = tmp_path / "site", tmp_path / "cache"
    built(folder, cache, planned(a="1"))
    recorded = (folder / NAME).stat().st_mtime_ns
    version = take_record(folder, THEN, ["a"])
    assert not (folder / NAME).exists()
    put_record(version, folder)
    assert (folder / NAME).stat().st_mtime_ns == recorded
    assert last_record(folder, tmp_path / "another cache") == version.files
