from pathlib import Path

import pytest

from plugins.domain.outputs import Copy, Output
from plugins.domain.refusal import WrongCall
from plugins.host.cache import open_cache
from plugins.host.cleaning import clean_cache, clean_output, clean_previews, clean_project
from plugins.host.one_file.enclosed import MARK
from plugins.publishing.digests import Made
from plugins.publishing.record import NAME, Maker
from plugins.publishing.writing import Folder, write


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    open_cache(tmp_path / "cache")
    return tmp_path / "cache"


def a_build(output: Path, cache: Path, maker: Maker = "site") -> None:
    outputs: list[Output] = [Copy("index.html", "a"), Copy("series/x/index.html", "b")]
    folder = Folder(output, cache, maker)
    write(folder, outputs, lambda _: Made(b"as planned"), lambda out: out.path.encode())


def names_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_our_files_go_and_a_stranger_stays(tmp_path: Path, cache: Path) -> None:
    output = tmp_path / "output"
    a_build(output, cache)
    (output / "CNAME").write_text("example.org")
    assert list(clean_output(output, cache)) == [f"2 files removed from {output}"]
    assert names_below(output) == ["CNAME"]
    assert names_below(cache / "records") == []


def test_cleaning_twice_has_nothing_left_to_do(tmp_path: Path, cache: Path) -> None:
    output = tmp_path / "output"
    a_build(output, cache)
    list(clean_output(output, cache))
    assert list(clean_output(output, cache)) == []
    assert list(clean_output(tmp_path / "never-built", cache)) == []


@pytest.mark.parametrize("maker", ["serve", None])
def test_a_folder_that_is_not_the_sites_is_refused(
    tmp_path: Path, cache: Path, maker: Maker | None
) -> None:
    output = tmp_path / "output"
    if maker:
        a_build(output, cache, maker)
    else:
        output.mkdir()
        (output / "letters.txt").touch()
    before = names_below(output)
    with pytest.raises(WrongCall):
        list(clean_output(output, cache))
    assert names_below(output) == before


def test_without_a_record_that_can_be_read_nothing_goes(tmp_path: Path, cache: Path) -> None:
    output = tmp_path / "output"
    a_build(output, cache)
    (output / NAME).write_bytes(b"{")
    list(clean_cache(cache))
    with pytest.raises(WrongCall, match="cannot be read"):
        list(clean_output(output, cache))
    assert (output / "index.html").is_file()


def test_a_cache_is_emptied_but_for_what_others_made(tmp_path: Path, cache: Path) -> None:
    (cache / "preview").mkdir()
    (cache / "bodies").write_bytes(b"x")
    (cache / "unclaimed").mkdir()
    (cache / "unclaimed" / "CNAME").write_text("example.org")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "letter.txt").touch()
    (cache / "link").symlink_to(tmp_path / "elsewhere")
    assert list(clean_cache(cache)) == [f"{cache} emptied"]
    assert names_below(cache) == ["CACHEDIR.TAG", "unclaimed", "unclaimed/CNAME"]
    assert (tmp_path / "elsewhere" / "letter.txt").exists()


def test_a_folder_that_is_not_marked_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "bodies").touch()
    assert "left alone" in "".join(clean_cache(tmp_path))
    assert names_below(tmp_path) == ["bodies"]


def test_the_tools_caches_go_and_the_sources_stay(tmp_path: Path) -> None:
    for name in (
        ".mypy_cache/x",
        "__pycache__/conf.pyc",
        "plugins/a/__pycache__/a.pyc",
        "plugins/a/a.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert len(list(clean_project(tmp_path))) == 1
    assert names_below(tmp_path) == ["plugins", "plugins/a", "plugins/a/a.py"]


def test_previews_go_and_what_somebody_put_beside_them_stays(tmp_path: Path) -> None:
    folder = tmp_path / "previews"
    folder.mkdir()
    for name, text in (("ours.html", MARK), ("theirs.html", "<p>"), ("notes.txt", MARK)):
        (folder / name).write_text(text)
    assert list(clean_previews(folder)) == ["1 preview removed"]
    assert names_below(folder) == ["notes.txt", "theirs.html"]
    assert list(clean_previews(folder)) == []


def test_a_folder_of_previews_alone_goes_with_them(tmp_path: Path) -> None:
    folder = tmp_path / "previews"
    assert list(clean_previews(folder)) == []
    folder.mkdir()
    for name in ("a.html", "b.html"):
        (folder / name).write_text(MARK)
    assert list(clean_previews(folder)) == ["2 previews removed"]
    assert not folder.exists()
