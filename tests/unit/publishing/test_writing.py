"""The output folder brought to the plan: what is written, kept, removed and set aside."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.domain.outputs import Copy, Drawn
from plugins.publishing.digests import Made, digest_of_bytes
from plugins.publishing.reasons import Reason
from plugins.publishing.record import NAME, NotOurs, copy_of_record, last_record, save
from plugins.publishing.writing import Folder, Written, write


def text(view: str) -> bytes:
    return view.encode()


def upper(view: str) -> bytes:
    return view.upper().encode()


class Site:
    """A folder and the files that should be in it, as path=text."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root / "out", root / "cache")
        self.rendered: list[str] = []

    def build(self, files: dict[str, str], draw: object = text, **changes: object) -> Written:
        outputs = [Drawn(path, content, draw) for path, content in files.items()]  # type: ignore[arg-type]
        folder = Folder(self.folder.path, self.folder.cache, **changes)  # type: ignore[arg-type]
        self.rendered = []
        return write(folder, outputs, self._made_from, self._render)

    def _made_from(self, output: Drawn) -> Made:  # type: ignore[override]
        return Made(digest_of_bytes(f"{output.view} {output.draw.__name__}".encode()))

    def _render(self, output: Drawn) -> bytes:  # type: ignore[override]
        self.rendered.append(output.path)
        return output.draw(output.view)

    def files(self) -> dict[str, str]:
        root = self.folder.path
        return {
            path.relative_to(root).as_posix(): path.read_text()
            for path in sorted(root.rglob("*"))
            if path.is_file() and path.name != NAME
        }

    def age(self, paths: Iterable[str] = ()) -> None:
        """Let the files be older than the record, as they are when some time has passed."""
        for path in paths or self.files():
            file = self.folder.path / path
            os.utime(file, ns=(1_000_000_000, file.stat().st_mtime_ns - 10**10))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_a_first_build_writes_everything(site: Site) -> None:
    written = site.build({"index.html": "home", "2017/01/x/index.html": "x"})
    assert set(written.written) == {"index.html", "2017/01/x/index.html"}
    assert site.files() == {"index.html": "home", "2017/01/x/index.html": "x"}


def test_a_second_build_writes_nothing_the_record_included(site: Site) -> None:
    site.build({"index.html": "home"})
    before = (site.folder.path / NAME).stat().st_mtime_ns
    assert site.build({"index.html": "home"}) == Written()
    assert site.rendered == []
    assert (site.folder.path / NAME).stat().st_mtime_ns == before


def test_only_what_changed_is_rendered(site: Site) -> None:
    site.build({"a": "1", "b": "1"})
    assert site.build({"a": "1", "b": "2"}).written == ("b",)
    assert site.rendered == ["b"]


def test_a_file_whose_bytes_stay_the_same_is_rendered_but_not_written(site: Site) -> None:
    site.build({"a": "42"})
    assert site.build({"a": "42"}, draw=upper) == Written(causes={"a": ("shows",)}, build=2)
    assert site.rendered == ["a"]


def test_a_vanished_output_goes_with_its_empty_folder(site: Site) -> None:
    site.build({"a/index.html": "a", "b/index.html": "b"})
    assert site.build({"b/index.html": "b"}).removed == ("a/index.html",)
    assert not (site.folder.path / "a").exists()


def test_a_strangers_file_stays_and_so_does_its_folder(site: Site) -> None:
    site.build({"a/index.html": "a", "b": "b"})
    (site.folder.path / "a" / "notes.txt").write_text("mine")
    site.build({"b": "b"})
    assert site.files() == {"a/notes.txt": "mine", "b": "b"}


@pytest.mark.parametrize(
    ("alter", "case"),
    [
        (lambda file: file.write_text("tampered"), "longer"),
        (lambda file: file.write_text("BBBB"), "of the same length"),
        (lambda file: file.unlink(), "deleted"),
        (lambda file: (file.unlink(), file.mkdir()), "now a folder"),
        (lambda file: (file.unlink(), file.symlink_to("/etc/hostname")), "now a link"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_output_that_is_not_as_we_left_it_is_made_again(
    site: Site, alter: object, case: str
) -> None:
    site.build({"a": "aaaa"})
    site.age()
    alter(site.folder.path / "a")  # type: ignore[operator]
    assert site.build({"a": "aaaa"}).written == ("a",), case
    assert site.files() == {"a": "aaaa"}


def test_a_stamp_as_young_as_the_record_is_not_trusted(site: Site) -> None:
    site.build({"a": "aaaa"})
    file = site.folder.path / "a"
    stamp = file.stat()
    with file.open("r+") as opened:
        opened.write("bbbb")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert site.build({"a": "aaaa"}).written == ("a",)


def test_a_folder_with_strangers_files_and_no_record_is_refused(site: Site) -> None:
    site.folder.path.mkdir()
    (site.folder.path / "thesis.doc").write_text("mine")
    with pytest.raises(NotOurs, match=r"thesis\.doc"):
        site.build({"a": "a"})
    assert site.files() == {"thesis.doc": "mine"}


def test_files_of_git_do_not_make_a_folder_somebody_elses(site: Site) -> None:
    site.folder.path.mkdir()
    (site.folder.path / ".gitkeep").write_text("")
    assert site.build({"a": "a"}).written == ("a",)


def test_a_folder_made_by_another_command_is_refused(site: Site) -> None:
    site.build({"a": "a"}, maker="serve")
    with pytest.raises(NotOurs, match="greenpaper serve"):
        site.build({"a": "a"})


@pytest.mark.parametrize("noise", [b"", b"{", b'{"version": 0}', b"\xff\x00", b"[]"])
def test_an_unreadable_record_is_replaced_by_its_copy(site: Site, noise: bytes) -> None:
    site.build({"a": "a", "b": "b"})
    (site.folder.path / NAME).write_bytes(noise)
    assert site.build({"a": "a"}).removed == ("b",)
    assert site.files() == {"a": "a"}


def test_with_record_and_copy_lost_everything_unclaimed_is_kept_in_the_cache(site: Site) -> None:
    site.build({"a/index.html": "a", "b": "b"})
    (site.folder.path / "notes.txt").write_text("mine")
    (site.folder.path / NAME).write_bytes(b"noise")
    copy_of_record(site.folder.path, site.folder.cache).unlink()
    written = site.build({"b": "b2"})
    assert site.files() == {"b": "b2"}
    assert set(written.unclaimed) == {"a/index.html", "notes.txt"}
    unclaimed = site.folder.cache / "unclaimed"
    assert (unclaimed / "notes.txt").read_text() == "mine"
    assert (unclaimed / "a/index.html").read_text() == "a"


def test_what_is_set_aside_twice_is_kept_twice(site: Site) -> None:
    for words in ("first", "second"):
        site.build({"b": "b"})
        (site.folder.path / "notes.txt").write_text(words)
        (site.folder.path / NAME).write_bytes(b"noise")
        copy_of_record(site.folder.path, site.folder.cache).unlink()
        site.build({"b": "b"})
    unclaimed = site.folder.cache / "unclaimed"
    assert {file.read_text() for file in unclaimed.iterdir()} == {"first", "second"}


def test_a_strangers_file_where_ours_must_go_is_set_aside(site: Site) -> None:
    site.build({"a": "a"})
    (site.folder.path / "about").write_text("mine")
    written = site.build({"a": "a", "about/index.html": "about"})
    assert written.unclaimed == ("about",)
    assert site.files() == {"a": "a", "about/index.html": "about"}


def test_a_file_becomes_a_folder_and_back(site: Site) -> None:
    site.build({"a": "file"})
    site.build({"a/index.html": "folder"})
    assert site.files() == {"a/index.html": "folder"}
    site.build({"a": "file"})
    assert site.files() == {"a": "file"}


def test_the_record_is_there_before_the_first_file(site: Site) -> None:
    class Killed(BaseException):
        pass

    def dies(view: str) -> bytes:
        raise Killed

    with pytest.raises(Killed):
        site.build({"a": "a", "b": "b"}, draw=dies)
    record = last_record(site.folder.path, site.folder.cache)
    assert record
    assert not record.finished
    assert record.files == {"a": None, "b": None}
    site.build({"b": "b"})
    assert site.files() == {"b": "b"}


def test_a_build_that_died_half_way_is_not_believed(site: Site) -> None:
    class Killed(BaseException):
        pass

    def dies_at_b(view: str) -> bytes:
        if view == "b2":
            raise Killed
        return view.encode()

    site.build({"a": "a1", "b": "b1"})
    with pytest.raises(Killed):
        site.build({"a": "a2", "b": "b2"}, draw=dies_at_b)
    site.build({"a": "a1", "b": "b1"})
    assert site.files() == {"a": "a1", "b": "b1"}


def test_copies_are_made_again_when_their_source_changes(tmp_path: Path) -> None:
    source = tmp_path / "x.png"
    folder = Folder(tmp_path / "out", tmp_path / "cache")
    copy = Copy("images/x.png", str(source))

    def build() -> Written:
        return write(
            folder,
            [copy],
            lambda _: Made(str(source.stat().st_mtime_ns).encode()),
            lambda _: source.read_bytes(),
        )

    source.write_bytes(b"one")
    assert build().written == ("images/x.png",)
    assert build() == Written()
    source.write_bytes(b"two")
    os.utime(source, ns=(1, 1))
    assert build().written == ("images/x.png",)
    os.utime(source, ns=(2, 2))
    assert build() == Written(causes={"images/x.png": ("shows",)}, build=3)


def test_a_file_on_its_way_when_the_build_was_killed_does_not_stay(site: Site) -> None:
    site.build({"a/index.html": "a"})
    (site.folder.path / ".greenpaper.new").write_text("SECRET")
    site.build({"a/index.html": "b"})
    assert not list(site.folder.path.rglob("*.new"))


def test_a_first_build_killed_before_its_record_was_whole_bars_nothing(site: Site) -> None:
    site.folder.path.mkdir()
    (site.folder.path / ".greenpaper.new").write_text("{")
    assert site.build({"a": "a"}).written == ("a",)


def test_what_lies_behind_a_link_is_not_removed(site: Site, tmp_path: Path) -> None:
    site.build({"a/index.html": "a", "b": "b"})
    elsewhere = tmp_path / "elsewhere"
    (site.folder.path / "a").rename(elsewhere)
    (site.folder.path / "a").symlink_to(elsewhere)
    site.build({"b": "b"})
    assert (elsewhere / "index.html").read_text() == "a"


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", ".git/x", ".greenpaper", "a/\0", "x" * 256])
def test_a_path_that_leads_elsewhere_is_never_written(site: Site, path: str) -> None:
    with pytest.raises(ValueError, match="may have these paths"):
        site.build({path: "x"})
    assert not list(site.folder.path.parent.rglob("*x*"))


def test_a_link_in_place_of_a_folder_goes_and_its_files_are_made_again(
    site: Site, tmp_path: Path
) -> None:
    files = {"a/b/index.html": "one", "a/index.html": "two", "c": "three"}
    site.build(files)
    elsewhere = tmp_path / "elsewhere"
    (site.folder.path / "a").rename(elsewhere)
    (site.folder.path / "a").symlink_to(elsewhere)
    written = site.build(files)
    assert written.written == ("a/b/index.html", "a/index.html")
    assert written.unclaimed == ("a",)
    assert not (site.folder.path / "a").is_symlink()
    assert site.files() == files
    assert (elsewhere / "index.html").read_text() == "two"


def test_what_lies_behind_a_link_in_the_way_stays_there(site: Site, tmp_path: Path) -> None:
    site.build({"c": "c"})
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "b").mkdir(parents=True)
    (elsewhere / "index.html").write_text("mine")
    (elsewhere / "b" / "x").write_text("mine")
    (site.folder.path / "a").symlink_to(elsewhere)
    files = {"a/index.html": "ours", "a/b": "ours", "c": "c"}
    assert site.build(files).unclaimed == ("a",)
    assert site.files() == files
    assert (elsewhere / "index.html").read_text() == (elsewhere / "b" / "x").read_text() == "mine"


def test_with_the_record_lost_a_folder_goes_where_a_file_must_stand(site: Site) -> None:
    site.build({"a/index.html": "a", "b": "b"})
    (site.folder.path / NAME).write_bytes(b"noise")
    copy_of_record(site.folder.path, site.folder.cache).unlink()
    site.build({"a": "a file", "b": "b"})
    assert site.files() == {"a": "a file", "b": "b"}
    assert (site.folder.cache / "unclaimed/a/index.html").read_text() == "a"


def test_a_record_that_lists_a_file_elsewhere_removes_nothing_there(
    site: Site, tmp_path: Path
) -> None:
    site.build({"a": "a"})
    (tmp_path / "mine.txt").write_text("mine")
    record = last_record(site.folder.path, site.folder.cache)
    assert record
    files = {**record.files, "../mine.txt": record.files["a"]}
    save(replace(record, files=files), site.folder.path, site.folder.cache)
    site.build({"a": "a"})
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_the_record_says_of_each_file_why_it_was_made(site: Site) -> None:
    site.build({"a": "1", "b": "1", "c": "42", "d": "1", "e": "1"})
    site.build({"a": "2", "b": "1", "d": "1", "f": "1"})
    (site.folder.path / "d").unlink()
    (site.folder.path / "b").write_text("by hand")
    causes = site.build({"a": "2", "b": "1", "d": "1", "f": "1"}).causes
    assert causes == {"b": ("altered",), "d": ("missing",)}
    record = last_record(site.folder.path, site.folder.cache)
    assert record
    assert {path: record.reason(path) for path in record.files} == {
        "a": Reason(2, ("shows",), was_written=True, is_latest=False),
        "b": Reason(3, ("altered",), was_written=True, is_latest=True),
        "d": Reason(3, ("missing",), was_written=True, is_latest=True),
        "f": Reason(2, ("first",), was_written=True, is_latest=False),
    }


def test_files_on_their_way_of_any_process_go_even_if_nothing_has_changed(site: Site) -> None:
    site.build({"a": "a"})
    (site.folder.path / ".greenpaper.new").write_text("a record on its way")
    assert site.build({"a": "a"}) == Written()
    record = last_record(site.folder.path, site.folder.cache)
    assert record
    save(replace(record, finished=False), site.folder.path, site.folder.cache)
    (site.folder.path / ".greenpaper.new.4711").write_text("half a fi")
    site.build({"a": "a"})
    assert {path.name for path in site.folder.path.iterdir()} == {"a", NAME}
