"""An import writes what is not there, changes nothing that is, and accounts for every file."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.problem import Problem
from plugins.domain.refusal import WrongCall
from plugins.importing.writing import import_folder, write_known_problems
from plugins.reading.front_matter.source import read_source


def _old_site(folder: Path, **posts: str) -> Path:
    (folder / "old/_posts").mkdir(parents=True)
    for name, text in posts.items():
        (folder / f"old/_posts/{name.replace('_', '-')}.md").write_bytes(text.encode())
    return folder / "old"


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Three posts, of which one has no date, and a page."""
    site = _old_site(
        tmp_path,
        people="---\ntitle: People\ndate: 2015-01-02\n---\nText\n",
        places="---\ntitle: Places: a list\ndate: 2016-01-02\n---\nText\r\n",
        later="+++\ntitle = 'Later'\n+++\nText\n",
    )
    (site / "about.md").write_text("About us\n", encoding="utf-8")
    return site


def test_every_file_is_accounted_for(old: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    report = import_folder(old, tmp_path / "content", lambda *numbers: told.append(numbers))
    assert report.is_complete
    assert report.found == 4
    assert sorted(_files(tmp_path / "content")) == [
        "posts/2015/people.md",
        "posts/2016/places.md",
        "posts/undated/later.md",
    ]
    assert [(skip.source, skip.reason) for skip in report.skipped] == [
        ("about.md", "lies outside _posts, so it was no post of the old site"),
    ]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_second_time_nothing_changes(old: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    first = import_folder(old, content)
    before = {path: (content / path).stat().st_mtime_ns for path in _files(content)}
    second = import_folder(old, content)
    assert (first.count("written"), second.count("unchanged"), second.count("written")) == (3, 3, 0)
    assert {path: (content / path).stat().st_mtime_ns for path in _files(content)} == before


def test_what_was_edited_since_stays(old: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    import_folder(old, content)
    (content / "posts/2015/people.md").write_text("mine", encoding="utf-8")
    report = import_folder(old, content)
    assert (content / "posts/2015/people.md").read_text(encoding="utf-8") == "mine"
    assert [post.target for post in report.imported if post.state == "kept"] == [
        "posts/2015/people.md"
    ]


@pytest.mark.parametrize(
    "home",
    [
        pytest.param("posts/2015/folk.md", id="renamed"),
        pytest.param("posts/x/people.md", id="moved"),
    ],
)
def test_a_post_that_moved_is_found_by_its_id_and_not_written_again(
    old: Path, tmp_path: Path, home: str
) -> None:
    content = tmp_path / "content"
    import_folder(old, content)
    (content / home).parent.mkdir(exist_ok=True)
    (content / "posts/2015/people.md").rename(content / home)
    before = _files(content)
    report = import_folder(old, content)
    assert _files(content) == before
    assert report.is_complete
    assert [(post.source, post.target) for post in report.imported if post.state == "kept"] == [
        ("_posts/people.md", home)
    ]


def test_a_name_as_long_as_file_systems_have_it_is_written(tmp_path: Path) -> None:
    name = f"2015-01-02-{'a' * 230}.md"
    assert len(name) == 244
    (tmp_path / "old/_posts").mkdir(parents=True)
    (tmp_path / "old/_posts" / name).write_text("---\ntitle: Long\n---\nText\n", encoding="utf-8")
    report = import_folder(tmp_path / "old", tmp_path / "content")
    assert [(post.target, post.state) for post in report.imported] == [
        (f"posts/2015/{name}", "written")
    ]
    assert _files(tmp_path / "content").keys() == {f"posts/2015/{name}"}


def test_bytes_that_are_not_utf_8_are_turned_into_it(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old/2015-01-02-a.md").write_bytes(b"---\ntitle: Caf\xe9\n---\nTh\xe9\n")
    report = import_folder(tmp_path / "old", tmp_path / "content")
    text = (tmp_path / "content/posts/2015/2015-01-02-a.md").read_text(encoding="utf-8")
    assert "title: Café\n" in text
    assert text.endswith("---\nThé\n")
    assert [notice.kind for notice in report.notices] == ["recoded"]


def test_a_file_that_cannot_be_read_is_skipped_and_said(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old/a.md").symlink_to(tmp_path / "nowhere.md")
    report = import_folder(tmp_path / "old", tmp_path / "content")
    assert report.is_complete
    assert [skip.reason for skip in report.skipped] == ["cannot be read: No such file or directory"]


@pytest.mark.parametrize(
    ("source", "said"),
    [("nowhere", "there is no folder"), ("a.md", "is a file"), ("content/posts", "already")],
)
def test_a_wrong_folder_is_refused(tmp_path: Path, source: str, said: str) -> None:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "a.md").touch()
    with pytest.raises(WrongCall, match=said):
        import_folder(tmp_path / source, tmp_path / "content")


def test_known_problems_are_written_once(tmp_path: Path) -> None:
    problem = Problem(source="posts/x.md", check="link", message="", subject="/a/")
    path = write_known_problems(tmp_path, [problem])
    before = path.stat().st_mtime_ns
    assert path.read_text(encoding="utf-8").endswith("\nposts/x.md: link: /a/\n")
    assert write_known_problems(tmp_path, [problem]).stat().st_mtime_ns == before
    assert _files(tmp_path).keys() == {"known-problems.txt"}


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
_VALUE = _TEXT | st.lists(_TEXT) | st.fixed_dictionaries({"name": _TEXT, "src": _TEXT})
_HEAD = st.dictionaries(
    st.sampled_from(
        ["title", "date", "slug", "permalink", "authors", "author", "tags", "categories",
         "excerpt", "redirect_from", "published", "image", "image_alt", "lang", "status"]
    ),
    _VALUE,
)  # fmt: skip


@given(head=_HEAD, body=_TEXT)
def test_whatever_is_imported_reads_back_without_a_problem(
    tmp_path_factory: pytest.TempPathFactory, head: dict[str, object], body: str
) -> None:
    tmp_path = tmp_path_factory.mktemp("site")
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in head.items())
    old = f"---\n{lines}---\n{body}"
    source = _old_site(tmp_path, a=old)
    report = import_folder(source, tmp_path / "content")
    (post,) = report.imported
    new = (tmp_path / "content" / post.target).read_bytes()
    assert new.endswith(f"---\n{body}".encode())
    assert read_source("post", post.target, new, ZoneInfo("Europe/London")).problems == ()
    assert import_folder(source, tmp_path / "content").count("unchanged") == 1
