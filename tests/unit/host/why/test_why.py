"""The command, on a small site that is built, edited and built again."""

import os
from pathlib import Path

import pytest

from plugins.host.cli import main
from plugins.publishing.parts import log_of

POST = "---\ntitle: Who holds the keys\ndate: 2017-01-13\ntags: [Halls]\n---\n\nThe keys are two.\n"
OTHER = "---\ntitle: A hall\ndate: 2017-02-13\ntags: [Halls]\n---\n\nIt is cold.\n"
ADDRESS = "/2017/01/keys/"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("blog/posts/2017-01-13-keys.md", POST)
    write("blog/posts/2017-02-13-hall.md", OTHER)
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)


def build() -> None:
    assert run("site") == 0


def run(command: str, *more: str) -> int:
    where = ("--content", "blog", "--output", "out", "--cache", "cache")
    return main([command, *where, *more])


def why(page: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints of a page that there is."""
    capsys.readouterr()
    assert run("why", "--page", page) == 0
    return capsys.readouterr().out


def refused(page: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints where there is no such page."""
    capsys.readouterr()
    assert run("why", "--page", page) == 2
    return capsys.readouterr().err


def test_a_page_of_a_first_build_was_not_there_before(capsys: pytest.CaptureFixture[str]) -> None:
    build()
    said = why(ADDRESS, capsys)
    assert said.startswith(
        "/2017/01/keys/ (out/2017/01/keys/index.html)\nwas written by the last build ("
    )
    assert said.endswith("), because it had not been there before.\n")


@pytest.mark.parametrize(
    ("edited", "of_itself", "of_the_other"),
    [
        pytest.param(
            POST.replace("two", "three"), "its text", None, id="a text that no other page shows"
        ),
        pytest.param(
            POST.replace("Who holds", "Where are"), "its title", "its related posts", id="a title"
        ),
    ],
)
def test_an_edit_is_named_on_every_page_that_shows_it(
    edited: str, of_itself: str, of_the_other: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    build()
    write("blog/posts/2017-01-13-keys.md", edited)
    build()
    said = why(ADDRESS, capsys)
    assert f"because what it shows has changed: {of_itself}" in said
    other = why("hall", capsys)
    if of_the_other:
        assert f"because what it shows has changed: {of_the_other}." in other
    else:
        assert "was not rebuilt by the last build (" in other


def test_without_the_cache_the_part_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    build()
    write("blog/posts/2017-01-13-keys.md", POST.replace("two", "three"))
    build()
    log_of(Path("out"), Path("cache")).unlink()
    assert why(ADDRESS, capsys).endswith(", because what it shows has changed.\n")


def test_a_build_that_had_nothing_to_do_changes_no_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    build()
    first = why(ADDRESS, capsys)
    build()
    assert why(ADDRESS, capsys) == first


def test_a_file_that_somebody_changed_is_told_of_and_then_is_the_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    build()
    write("out/2017/01/keys/index.html", "mine")
    os.utime("out/2017/01/keys/index.html", ns=(1, 1))
    Path("out/2017/02/hall/index.html").unlink()
    assert "Since then somebody has written into it" in why(ADDRESS, capsys)
    assert "Since then somebody has removed it" in why("hall", capsys)
    build()
    assert "because the file was no longer as the build before had left it" in why(ADDRESS, capsys)
    assert "because the file was not there any more" in why("hall", capsys)


@pytest.mark.parametrize(
    "page",
    [
        ADDRESS,
        "http://localhost:8000/2017/01/keys/",
        "keys",
        "blog/posts/2017-01-13-keys.md",
        "posts/2017-01-13-keys.md",
        "out/2017/01/keys/index.html",
    ],
)
def test_whatever_is_pasted_means_the_page(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    build()
    assert why(page, capsys).startswith("/2017/01/keys/ (")


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("pages/about.md", "/about/"),
        ("series/ties.md", "/series/ties/"),
        ("campaigns/doors.md", "/campaigns/doors/"),
        ("people/nia.md", "/people/nia/"),
        ("organisations/fernhow.md", "/organisations/fernhow/"),
    ],
)
def test_a_content_file_of_any_kind_means_its_page(
    source: str, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("pages/about", "series/ties", "campaigns/doors"):
        write(f"blog/{name}.md", "---\ntitle: A title\n---\n\nText.\n")
    for name in ("people/nia", "organisations/fernhow"):
        write(f"blog/{name}.md", "---\nname: A name\n---\n\nText.\n")
    build()
    assert why(f"blog/{source}", capsys).startswith(f"{address} (")


def test_a_mistyped_page_has_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    build()
    assert "no page “/2017/01/kyes/”; did you mean /2017/01/keys/" in refused(
        "/2017/01/kyes/", capsys
    )


def test_what_is_not_out_is_said_to_be_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write("blog/posts/draft.md", POST.replace("tags:", "status: draft\ntags:"))
    write("blog/posts/later.md", POST.replace("2017-01-13", "2017-12-13 09:00"))
    monkeypatch.setenv("GREENPAPER_AS_AT", "2017-06-01")
    build()
    assert "posts/draft.md is a draft" in refused("blog/posts/draft.md", capsys)
    assert "posts/later.md is not out before 13 December 2017, 09:00" in refused(
        "posts/later.md", capsys
    )


def test_a_file_that_has_no_page_is_said_to_have_none(capsys: pytest.CaptureFixture[str]) -> None:
    write("blog/site.yaml", "name: Mine\n")
    build()
    assert "site.yaml has no page of its own" in refused("blog/site.yaml", capsys)


def test_without_a_page_or_a_build_the_call_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert "make why PAGE=/2017/" in refused("", capsys)
    assert "nothing has been built into out: make site first" in refused(ADDRESS, capsys)


def test_a_folder_that_is_not_ours_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    write("out/mine.txt", "mine")
    assert "files that are not ours" in refused(ADDRESS, capsys)


def test_a_record_that_cannot_be_read_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    build()
    for path in (Path("out/.greenpaper"), *Path("cache/records").iterdir()):
        path.write_bytes(b"noise")
    assert "the record of " in refused(ADDRESS, capsys)
