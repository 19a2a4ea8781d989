"""Which files are posts follows the rules of the site that they come from."""

import os
from pathlib import Path

import pytest

from plugins.importing.sites.sources import Found, found_at, survey


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("_posts/2015-01-02-people.md",
         Found("_posts/2015-01-02-people.md", "2015-01-02-people", jekyll=True)),
        ("posts/people.markdown", Found("posts/people.markdown", "people")),
        ("posts/people.html.md", Found("posts/people.html.md", "people")),
        ("_drafts/people.md", Found("_drafts/people.md", "people", draft=True)),
        ("content/blog/people/index.md", Found("content/blog/people/index.md", "people")),
        ("blog/people/index.es.md", Found("blog/people/index.es.md", "people", "es")),
        ("blog/people.pt-BR.md", Found("blog/people.pt-BR.md", "people", "pt-BR")),
        ("index.md", Found("index.md", "index")),
        ("metadata-4.1.md", Found("metadata-4.1.md", "metadata-4.1")),
        ("a\x07b.md", Found("a\x07b.md", "a b")),
        ("cafe\u0301.md", Found("cafe\u0301.md", "caf\u00e9")),
        ("…/~ .md", Found("…/~ .md", "~")),
    ],
)  # fmt: skip
def test_a_place_says_what_a_post_is(path: str, found: Found) -> None:
    assert found_at(path) == found


def test_below_a_folder_of_posts_all_are_posts() -> None:
    assert found_at("2015-01-02-people.md", root="_posts").jekyll


def _site(folder: Path, *paths: str) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("Text\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("paths", "posts", "skipped"),
    [
        pytest.param(
            ["posts/b.md", "posts/a.MD", "README.markdown"],
            ["README.markdown", "posts/a.MD", "posts/b.md"],
            [],
            id="a folder of posts",
        ),
        pytest.param(
            ["_posts/a.md", "news/_posts/b.md", "_drafts/c.md", "about.md", "content/d.md"],
            ["_drafts/c.md", "_posts/a.md", "news/_posts/b.md"],
            ["about.md", "content/d.md"],
            id="Jekyll",
        ),
        pytest.param(
            ["content/blog/_index.md", "content/blog/a.md", "archetypes/default.md"],
            ["content/blog/a.md"],
            ["archetypes/default.md", "content/blog/_index.md"],
            id="Hugo",
        ),
        pytest.param(
            [".git/a.md", "node_modules/b/README.md", "_site/c.md", "posts/.d.md", "posts/e.md"],
            ["posts/e.md"],
            [],
            id="what tools keep is not looked at",
        ),
        pytest.param(
            ["a/x.es.md", "a/x.md", "a/b.md"],
            ["a/b.md", "a/x.md", "a/x.es.md"],
            [],
            id="translations come last",
        ),
    ],
)
def test_each_site_has_its_rule(
    tmp_path: Path, paths: list[str], posts: list[str], skipped: list[str]
) -> None:
    found = survey(_site(tmp_path, *paths), tmp_path / "elsewhere")
    assert [post.path for post in found.posts] == posts
    assert [skip.source for skip in found.skipped] == skipped


def test_other_files_are_counted_by_their_ending(tmp_path: Path) -> None:
    found = survey(_site(tmp_path, "a.md", "b.html", "NOTICE", "c.HTML"), tmp_path / "elsewhere")
    assert [(other.source, other.subject) for other in found.others] == [
        ("NOTICE", "without an ending"),
        ("b.html", ".html"),
        ("c.HTML", ".html"),
    ]


def test_the_content_folder_is_left_out(tmp_path: Path) -> None:
    found = survey(_site(tmp_path, "posts/a.md", "ours/posts/b.md"), tmp_path / "ours")
    assert [post.path for post in found.posts] == ["posts/a.md"]


def test_a_name_that_is_no_text_is_skipped_and_said(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.md")).touch()
    except OSError:
        pytest.skip("this file system has no such names")
    found = survey(tmp_path, tmp_path / "elsewhere")
    assert [(skip.source, skip.reason) for skip in found.skipped] == [
        ("caf?.md", "its name is not UTF-8; give it another")
    ]
