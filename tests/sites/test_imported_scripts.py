"""An archive with scripts and frames comes over, builds, and says so; nothing of them goes out."""

from pathlib import Path

import pytest

from tests.law.runs import Ended, Place, within

OLD = """\
---
title: What councils owe
---

Words.

<script src="https://count.example/x.js"></script>

<script>
count("{number}")
</script>

<p onclick="count()">Words</p>

<iframe src="https://x.example/player"></iframe>

[Print](javascript:print()) <img src="" alt="The hall"> <img src="data:image/gif;base64,R0" alt="A dot">

<svg onload="count()"><circle r="4"/></svg>
"""
SCRIPTS = ("<script>", "<iframe", "javascript:", "onclick", "onload", "count.example")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """The folders after the import of an archive of Jekyll's."""
    old = tmp_path / "old" / "_posts"
    old.mkdir(parents=True)
    (old.parent / "_config.yml").write_text("title: Old news\nurl: https://old.example\n")
    for number in (1, 2):
        text = OLD.replace("{number}", str(number))
        (old / f"2015-05-2{number}-owed-{number}.md").write_text(text)
    place = Place(tmp_path / "content", tmp_path / "out", tmp_path / "cache")
    ended = within(
        ("import", "--from", str(old.parent), "--content", str(place.content),
         "--cache", str(place.cache))
    )  # fmt: skip
    assert ended.status == 0, ended
    return place


def built(place: Place) -> Ended:
    return within(place.call("--as-at", "2017-06-01"))


def test_an_imported_archive_with_scripts_builds_without_them(place: Place) -> None:
    known = (place.content / "known-problems.txt").read_text("utf-8")
    for line in (
        "script-in-body: https://count.example/x.js",
        'script-in-body: count("1")',
        "script-in-body: p onclick",
        "script-in-body: svg",
        "frame-in-body: https://x.example/player",
        "unsafe-address: javascript:print()",
        "unsafe-address: The hall",
        "unsafe-address: data:image/gif;base64,R0",
    ):
        assert f"posts/2015/2015-05-21-owed-1.md: {line}\n" in known
    ended = built(place)
    assert (ended.status, ended.told) == (0, "")
    page = (place.output / "2015/05/owed-1/index.html").read_text("utf-8")
    text = page.partition("<main")[2].partition("</main>")[0]
    assert not [script for script in SCRIPTS if script in text]
    assert "<code>count(&#34;1&#34;)</code>" in text or '<code>count("1")</code>' in text


def test_a_script_that_came_after_the_import_is_an_error(place: Place) -> None:
    (post,) = place.content.glob("posts/**/*owed-1.md")
    post.write_text(f"{post.read_text('utf-8')}\n<script>\nspy()\n</script>\n", "utf-8")
    ended = built(place)
    assert ended.status == 1
    line = post.read_text("utf-8").split("\n").index("spy()") + 1
    assert f"owed-1.md:{line}: a script (spy()) is shown as code (script-in-body)" in ended.told
    assert not place.output.exists()


def test_a_site_that_allows_scripts_keeps_them(place: Place) -> None:
    (place.content / "known-problems.txt").unlink()
    site = place.content / "site.yaml"
    site.write_text(f"{site.read_text('utf-8')}allow: [scripts, frames]\n", "utf-8")
    for post in place.content.glob("posts/**/*.md"):
        text = post.read_text("utf-8").partition("[Print]")[0]
        post.write_text(text, "utf-8")
    ended = built(place)
    assert ended.status == 0, ended
    page = (place.output / "2015/05/owed-1/index.html").read_text("utf-8")
    assert 'count("1")\n</script>' in page
    assert '<iframe src="https://x.example/player"></iframe>' in page
