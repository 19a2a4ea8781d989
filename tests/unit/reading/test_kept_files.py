"""What stands in the content files is read once, and told the same from then on."""

import os
import shutil
from pathlib import Path

import pytest

from plugins.host.call import ROOT
from plugins.reading import kept_files
from plugins.reading.body import markdown
from plugins.reading.content import Content, read_content
from plugins.reading.found import Found, found_below
from plugins.reading.fresh_files import Fresh, Job, Ways, read_fresh
from plugins.reading.front_matter.source import read_source
from plugins.reading.kept_files import KeptFiles
from plugins.reading.kept_posts import NO_POSTS
from plugins.reading.kept_sources import KeptSource
from tests.builders import ZONE

LONG_AGO = 1_500_000_000_000_000_000
POST = "---\ntitle: An update\ndate: 2017-06-13 09:00\n---\n\nThe *text*.\n"
WAYS = Ways(ZONE.key)


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that were opened and read."""
    paths: list[str] = []

    def noting(job: Job, *given: object, **named: object) -> Fresh:
        paths.append(job.path)
        return read_fresh(job, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_files, "read_fresh", noting)
    return paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "posts").mkdir(parents=True)
    return folder


def write(folder: Path, text: str = POST, name: str = "x.md", age: int = LONG_AGO) -> Path:
    path = folder / "posts" / name
    path.write_text(text)
    os.utime(path, ns=(age, age))
    return path


def files_of(folder: Path, version: str = "1", ways: Ways = WAYS, jobs: int = 1) -> KeptFiles:
    return KeptFiles(folder.parent, folder, ways, version, jobs)


def run(folder: Path, files: KeptFiles | None = None, **given: object) -> Content:
    """What a run reads; it remembers it for the next."""
    files = files or files_of(folder, **given)  # type: ignore[arg-type]
    content = read_content(folder, lambda _: files)
    files.save(NO_POSTS)
    return content


def only(content: Content) -> KeptSource:
    (read,) = content.files
    assert isinstance(read.source, KeptSource)
    return read.source


def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the files has gone on: what was written before is old."""
    monkeypatch.setattr(kept_files, "RACE", -10_000_000_000)


def test_a_file_that_did_not_change_is_not_opened(
    folder: Path, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(monkeypatch)
    path = write(folder)
    run(folder)
    files = files_of(folder)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("a file was opened"))
    (source,) = files.read([("post", found(folder, path))], lambda *_: None)
    assert source.source == "posts/x.md"
    assert read_anew == ["posts/x.md"]


def test_a_file_as_young_as_the_look_at_it_is_compared_by_its_bytes(
    folder: Path, read_anew: list[str]
) -> None:
    path = write(folder)
    run(folder)
    stamp = path.stat()
    path.write_text(POST.replace("*text*", "*news*"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert only(run(folder)).made.html == "<p>The <em>news</em>.</p>"
    assert read_anew == ["posts/x.md"] * 2


def test_a_file_that_was_only_touched_is_not_read_again(
    folder: Path, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(monkeypatch)
    write(folder)
    run(folder)
    write(folder, age=LONG_AGO + 7)
    assert only(run(folder)).made.html == "<p>The <em>text</em>.</p>"
    assert read_anew == ["posts/x.md"]


def test_a_change_of_the_head_alone_leaves_the_body_as_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = only(run_of(folder, POST))
    monkeypatch.setattr(markdown, "convert", lambda *_: pytest.fail("a body was converted"))
    after = only(run_of(folder, POST.replace("An update", "The update")))
    assert (before.file.key, before.made.html) == (after.file.key, after.made.html)
    assert after.reading.body_line == before.reading.body_line


def found(folder: Path, path: Path) -> Found:
    (one,) = (one for one in found_below(folder) if folder / one.path == path)
    return one


def run_of(folder: Path, text: str) -> Content:
    write(folder, text)
    return run(folder)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"version": "2"}, id="another program"),
        pytest.param({"ways": Ways("Europe/Paris")}, id="another zone"),
        pytest.param({"ways": Ways(ZONE.key, frozenset(("frames",)))}, id="other things allowed"),
        pytest.param({"ways": Ways(ZONE.key, own="https://example.org")}, id="another address"),
    ],
)
def test_what_was_found_in_other_ways_is_not_taken(
    folder: Path, read_anew: list[str], other: dict[str, object]
) -> None:
    write(folder)
    run(folder)
    run(folder, **other)
    assert len(read_anew) == 2


@pytest.mark.parametrize("name", ["read", "texts"])
@pytest.mark.parametrize("damage", ["gone", "cut short", "noise"])
def test_damage_costs_time_and_no_more(folder: Path, name: str, damage: str) -> None:
    write(folder)
    run(folder)
    place = folder.parent / name
    for file in [place] if place.is_file() else list(place.iterdir()):
        content = file.read_bytes()
        file.unlink()
        if damage != "gone":
            file.write_bytes(content[:40] if damage == "cut short" else content[::-1])
    source = only(run(folder))
    assert source.made.html == "<p>The <em>text</em>.</p>"
    assert source.body == "\nThe *text*.\n"


def test_a_text_that_is_lost_is_made_again_from_its_file(folder: Path) -> None:
    write(folder)
    files = files_of(folder)
    source = only(run(folder, files))
    files._texts.keep_only = lambda _: None  # type: ignore[method-assign]
    files._texts._database.execute("DELETE FROM kept")
    assert source.made.html == "<p>The <em>text</em>.</p>"


def test_a_file_that_went_while_it_was_read_is_as_one_that_is_empty(folder: Path) -> None:
    path = write(folder)
    files = files_of(folder)
    place = found(folder, path)
    path.unlink()
    (source,) = files.read([("post", place)], lambda *_: None)
    assert [problem.message for problem in source.problems] == [
        problem.message for problem in read_source("post", "posts/x.md", b"", ZONE).problems
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_sample_is_told_as_it_was_read(tmp_path: Path, jobs: int) -> None:
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    for _turn in range(2):
        for read in run(folder, jobs=jobs).files:
            source = read.source
            assert isinstance(source, KeptSource)
            content = (folder / source.source).read_bytes()
            plain = read_source(source.kind, source.source, content, ZONE)
            assert source.head == plain.head
            assert repr(source.head) == repr(plain.head)  # zones too
            assert (source.lines, source.body_line) == (plain.lines, plain.body_line)
            assert (source.body, source.problems) == (plain.text, plain.problems)
            assert source.has_text == bool(plain.text.strip())
