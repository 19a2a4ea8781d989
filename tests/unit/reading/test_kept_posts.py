"""Posts that were assembled before are the same as those assembled anew, or are not taken."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.domain.body import KeptBody
from plugins.domain.posts import Post
from plugins.host.call import ROOT
from plugins.reading.assembly import Assembled, assemble
from plugins.reading.content import read_content
from plugins.reading.fresh_files import Ways
from plugins.reading.kept_files import KeptFiles
from plugins.reading.kept_posts import NO_POSTS
from tests.builders import ZONE

HEAD = "---\ntitle: {title}\ndate: 2017-06-13\n{more}---\n\n{text}\n"
Edit = Callable[[Path], object]


def write(folder: Path, path: str, text: str) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def a_post(title: str, text: str = "Text.", more: str = "") -> str:
    return HEAD.format(title=title, text=text, more=f"{more}\n" if more else "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    write(folder, "posts/plain.md", a_post("Plain", "Words of Warm Homes."))
    write(folder, "posts/link.md", a_post("Link", "See [it](plain.md) and [that](/x/)."))
    write(folder, "posts/hand.md", a_post("By hand", more="related: [plain]"))
    write(folder, "posts/line.md", a_post("Line", more="authors: [Nia Powell]"))
    write(
        folder, "posts/file.md", a_post("File", more="files:\n  - file: files/x.txt\n    label: X")
    )
    write(folder, "people/nia-powell.md", "---\nname: Nia Powell\nrole: Director\n---\n")
    write(folder, "campaigns/warm-homes.md", "---\ntitle: Warm Homes\n---\n\nAsk.\n")
    write(folder, "files/x.txt", "x")
    return folder


def run(folder: Path) -> tuple[Assembled, frozenset[str]]:
    """What a run assembles, and the paths of the posts that it had from the one before."""
    files = KeptFiles(folder.parent / "cache", folder, Ways(ZONE.key), "1")
    content = read_content(folder, lambda _: files)
    before = files.posts
    assembled = assemble(content, before)
    files.save(assembled.posts)
    same = {
        path
        for path, encoded in assembled.posts.encoded.items()
        if before.encoded.get(path) is encoded
    }
    return assembled, frozenset(same)


def anew(folder: Path) -> Assembled:
    """What a run that knows nothing assembles."""
    files = KeptFiles(folder.parent / "nothing", folder, Ways(ZONE.key), "1")
    assembled = assemble(read_content(folder, lambda _: files), NO_POSTS)
    shutil.rmtree(folder.parent / "nothing", ignore_errors=True)
    return assembled


def edit(path: str, old: str, new: str) -> Edit:
    def change(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        write(folder, path, text.replace(old, new))

    return change


ALL = frozenset(f"posts/{name}.md" for name in ("plain", "link", "line", "file"))
"""The posts that may be kept: one that names others by hand is assembled each time."""


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        pytest.param(lambda _: None, ALL, id="nothing"),
        pytest.param(
            edit("posts/plain.md", "Words", "More words"), ALL - {"posts/plain.md"}, id="a text"
        ),
        pytest.param(
            edit("posts/plain.md", "title: Plain", "title: Plainer"),
            ALL - {"posts/plain.md"},
            id="a title that another names by hand",
        ),
        pytest.param(
            edit("posts/plain.md", "2017-06-13", "2018-06-13"),
            ALL - {"posts/plain.md", "posts/link.md"},
            id="an address to which another leads",
        ),
        pytest.param(
            lambda folder: write(folder, "posts/new.md", a_post("New")),
            ALL - {"posts/link.md"},
            id="a new post: links are looked up again",
        ),
        pytest.param(
            lambda folder: (folder / "posts" / "plain.md").unlink(),
            ALL - {"posts/plain.md", "posts/link.md"},
            id="a post gone",
        ),
        pytest.param(
            lambda folder: write(folder, "files/x.txt", "longer" * 999),
            ALL - {"posts/link.md", "posts/file.md"},
            id="a document of another size",
        ),
        pytest.param(edit("people/nia-powell.md", "Director", "Chair"), frozenset(), id="a role"),
        pytest.param(
            edit("campaigns/warm-homes.md", "Warm Homes", "Warmer Homes"),
            frozenset(),
            id="the name of a campaign",
        ),
        pytest.param(
            lambda folder: write(folder, "site.yaml", "language: cy\n"), frozenset(), id="the site"
        ),
    ],
)
def test_what_is_taken_is_what_would_be_made(
    folder: Path, change: Edit, kept: frozenset[str]
) -> None:
    run(folder)
    change(folder)
    assembled, same = run(folder)
    expected = anew(folder)
    assert assembled.library == expected.library
    assert repr(assembled.library) == repr(expected.library)  # zones too
    assert sorted(map(repr, assembled.problems)) == sorted(map(repr, expected.problems))
    assert same == kept


def test_the_sample_is_the_same_from_what_was_kept(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    first, _ = run(folder)
    again, same = run(folder)
    assert again.library == first.library
    assert repr(again.library) == repr(first.library)
    assert len(same) > 20


def test_a_kept_post_still_has_its_text(folder: Path) -> None:
    run(folder)
    assembled, _ = run(folder)
    (post,) = (post for post in assembled.library.posts if post.slug == "plain")
    assert isinstance(post, Post)
    assert isinstance(post.body, KeptBody)
    assert post.body.html == "<p>Words of Warm Homes.</p>"
    assert [mention.campaign for mention in post.mentions] == ["warm-homes"]


def test_what_is_wrong_with_a_post_is_told_each_time(folder: Path) -> None:
    write(folder, "posts/plain.md", a_post("Plain", "[x](gone.md)", more="campaigns: [gone]"))
    for _turn in range(2):
        assembled, same = run(folder)
        assert [problem.subject for problem in assembled.problems] == ["gone", "gone.md"]
    assert "posts/plain.md" not in same
