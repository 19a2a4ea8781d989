"""The commands as they are called, on small content folders."""

from pathlib import Path

import pytest

from plugins.host.cli import main

KEYS = "---\ntitle: Who holds the keys\ndate: 2017-01-13\n---\n\nThe Keys Campaign is two.\n"
CAMPAIGN = "---\ntitle: Keys Campaign\n---\n\nAsk first.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("blog/posts/keys.md", KEYS)
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)


def run(command: str, *more: str) -> int:
    return main([command, "--cache", "cache", *more])


def test_a_site_is_built_and_then_there_is_nothing_to_write(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("site", "--content", "blog", "--output", "out") == 0
    assert "Who holds the keys" in Path("out/2017/01/keys/index.html").read_text()
    assert " pages written, in " in capsys.readouterr().out
    assert run("site", "--content", "blog", "--output", "out") == 0
    assert capsys.readouterr().out.startswith("0 of ")


def test_a_site_with_a_mistake_is_not_built_and_says_where_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("blog/posts/keys.md", KEYS.replace("date:", "dat:"))
    assert run("site", "--content", "blog", "--output", "out") == 1
    assert "blog/posts/keys.md:3: " in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_content_folder_that_is_not_there_is_a_wrong_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("site", "--content", "nowhere", "--output", "out") == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_check_without_problems_says_so_and_lists_mentions_newest_campaign_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("blog/campaigns/keys.md", CAMPAIGN)
    write("blog/campaigns/two.md", "---\ntitle: Two\nmentions: [two]\nstarted: 2016-01-01\n---\n")
    assert run("check", "--content", "blog") == 0
    assert capsys.readouterr().out == (
        "No problems in blog.\n"
        "\n"
        "Linked by mention, newest campaign first:\n"
        "\n"
        "  Two\n"
        "    blog/posts/keys.md: Who holds the keys\n"
        "\n"
        "  Keys Campaign\n"
        "    blog/posts/keys.md: Who holds the keys\n"
    )
    assert not Path("output").exists()


def test_a_check_with_an_error_ends_with_one_with_a_warning_with_nought(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("blog/posts/keys.md", f"{KEYS}\n[nowhere](/nothing/)\n")
    assert run("check", "--content", "blog") == 1
    assert "blog/posts/keys.md:8: " in capsys.readouterr().out
    write("blog/posts/keys.md", f"{KEYS}\n<script>x</script>\n")
    assert run("check", "--content", "blog") == 0
    assert "Worth a second look:\n\nblog/posts/keys.md:8: " in capsys.readouterr().out


def test_what_an_import_cannot_resolve_is_known_from_then_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("old/_posts/2015-03-04-hello.md", "---\ntitle: Hello\n---\n\n![A hall](/gone.png)\n")
    assert run("import", "--from", "old", "--content", "blog") == 0
    assert "1 Markdown file read: 1 written" in capsys.readouterr().out
    assert "gone.png" in Path("blog/known-problems.txt").read_text()
    assert run("site", "--content", "blog", "--output", "out") == 0
    assert "1 known problem, listed in blog/known-problems.txt\n" in capsys.readouterr().out
    assert "Hello" in Path("out/2015/03/hello/index.html").read_text()


def test_an_import_from_nowhere_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", "--content", "blog") == 2
    assert "make import FROM=folder" in capsys.readouterr().err


def test_the_next_part_is_made_from_the_plan_on_disk(capsys: pytest.CaptureFixture[str]) -> None:
    write("blog/series/ties.md", "---\ntitle: Ties\nparts: [People, Places]\n---\n")
    write("blog/posts/people.md", KEYS.replace("Who holds the keys", "People\nseries: ties"))
    words = ["--kind", "part", "--series", "Ties", "--as-at", "2026-11-30"]
    assert main(["new", "--content", "blog", *words]) == 0
    assert capsys.readouterr().out == "blog/posts/2026/2026-11-30-places.md\n"
    assert "part: 2\n" in Path("blog/posts/2026/2026-11-30-places.md").read_text()


def test_clean_takes_back_what_was_built(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr("plugins.host.commands.ROOT", folder)
    run("site", "--content", "blog", "--output", "out")
    capsys.readouterr()
    assert run("clean", "--output", "out") == 0
    assert list(Path("out").iterdir()) == []
    assert [path.name for path in Path("cache").iterdir()] == ["CACHEDIR.TAG"]
    assert capsys.readouterr().out.endswith("files removed from out\ncache emptied\n")
    assert Path("blog/posts/keys.md").is_file()
