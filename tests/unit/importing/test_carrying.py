"""Each picture of the old site has a place of its own, and posts show the picture they showed."""

from pathlib import Path

import pytest

from plugins.importing.report import Report
from plugins.importing.writing import import_folder

ONE, TWO, THREE = b"one", b"two", b"three"


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _post(body: str, head: str = "") -> bytes:
    return f"---\ntitle: A\n{head}---\n{body}\n".encode()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _said(report: Report) -> list[tuple[str, str]]:
    return [(n.source, n.subject) for n in report.notices if n.kind == "place"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A site of Hugo with two pictures that would meet in one place, each shown by a post."""
    _write(tmp_path / "old", {
        "hugo.toml": b"",
        "static/img/chart.png": ONE,
        "content/img/chart.png": TWO,
        "content/posts/2015-01-02-a.md": _post("![A](/img/chart.png)"),
        "content/posts/2015-01-03-b.md": _post("![B](../img/chart.png)"),
    })  # fmt: skip
    return tmp_path / "old"


def test_of_two_pictures_for_one_place_the_second_gets_another(old: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    report = import_folder(old, content)
    new = _files(content)
    assert (new["images/img/chart.png"], new["images/static/img/chart.png"]) == (TWO, ONE)
    assert new["posts/2015/2015-01-02-a.md"].endswith(b"\n![A](/images/static/img/chart.png)\n")
    assert new["posts/2015/2015-01-03-b.md"].endswith(b"\n![B](/images/img/chart.png)\n")
    assert _said(report) == [("static/img/chart.png", "images/static/img/chart.png")]
    assert report.is_complete
    again = import_folder(old, content)
    assert _files(content) == new
    assert {file.state for file in again.all} == {"unchanged"}


def test_two_pictures_that_are_the_same_share_a_place(old: Path, tmp_path: Path) -> None:
    (old / "content/img/chart.png").write_bytes(ONE)
    report = import_folder(old, tmp_path / "content")
    pictures = [path for path in _files(tmp_path / "content") if path.endswith(".png")]
    assert (pictures, _said(report)) == (["images/img/chart.png"], [])


@pytest.mark.parametrize("in_head", [False, True])
def test_a_picture_that_stands_there_already_is_not_shown_for_another(
    tmp_path: Path, in_head: bool
) -> None:
    post = (
        _post("", "image: images/a.png\nimage_alt: A\n")
        if in_head
        else _post("![A](/images/a.png)")
    )
    old, content = tmp_path / "old", tmp_path / "content"
    _write(old, {"_posts/2015-01-02-a.md": post, "images/a.png": ONE})
    _write(content, {"images/a.png": TWO, "images/a-2.png": THREE})
    report = import_folder(old, content)
    new = _files(content)
    assert (new["images/a.png"], new["images/a-2.png"], new["images/a-3.png"]) == (TWO, THREE, ONE)
    assert b"/images/a-3.png" in new["posts/2015/2015-01-02-a.md"]
    assert _said(report) == [("images/a.png", "images/a-3.png")]
    import_folder(old, content)
    assert _files(content) == new


def test_a_picture_that_was_made_smaller_since_stays_the_picture_of_its_post(
    old: Path, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    import_folder(old, content)
    (content / "images/img/chart.png").write_bytes(THREE)
    (content / "posts/2015/2015-01-03-b.md").rename(content / "posts/2015/renamed.md")
    before = _files(content)
    report = import_folder(old, content)
    assert _files(content) == before
    assert [(file.target, file.state) for file in report.files] == [
        ("images/static/img/chart.png", "unchanged"),
        ("images/img/chart.png", "kept"),
    ]


def test_capitals_make_no_other_place(tmp_path: Path) -> None:
    old, content = tmp_path / "old", tmp_path / "content"
    _write(old, {
        "_posts/2015-01-02-a.md": _post("![A](/A.png) ![a](/a.png)"), "A.png": ONE, "a.png": TWO,
    })  # fmt: skip
    import_folder(old, content)
    text = _files(content)["posts/2015/2015-01-02-a.md"]
    assert text.endswith(b"\n![A](/images/A.png) ![a](/images/a-2.png)\n")
