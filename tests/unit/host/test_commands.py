"""The commands as they are called, on small content folders."""

from pathlib import Path

import pytest

from plugins.host.cli import COMMANDS, main

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
    assert " pages written in " in capsys.readouterr().out
    assert run("site", "--content", "blog", "--output", "out") == 0
    assert capsys.readouterr().out.startswith("0 of ")


def test_with_plugins_of_others_no_build_is_answered_from_stamps_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("plugins.host.ways.is_ours_alone", lambda _options: False)
    for _ in range(2):
        assert run("site", "--content", "blog", "--output", "out") == 0
    said = capsys.readouterr().out.splitlines()[-1]
    assert said.startswith("0 of ")
    assert "nothing has changed" not in said


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
    printed = capsys.readouterr().out
    assert "blog/posts/keys.md:8: " in printed
    assert "docs/checks/link.md" in printed
    write("blog/posts/keys.md", f"{KEYS}\n<svg></svg>\n")
    assert run("check", "--content", "blog") == 0
    assert "Worth a second look:\n\nblog/posts/keys.md:8: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("github", "::error file=blog/posts/keys.md,line=8,title=link::", id="github"),
        pytest.param("json", '[\n{"file":"blog/posts/keys.md","line":8,"check":"link"', id="json"),
    ],
)
def test_a_check_for_a_program_prints_the_problems_alone(
    form: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write("blog/campaigns/keys.md", CAMPAIGN)
    write("blog/posts/keys.md", f"{KEYS}\n[nowhere](/nothing/)\n")
    assert run("check", "--content", "blog", f"--format={form}") == 1
    printed = capsys.readouterr().out
    assert printed.startswith(expected)
    assert "mention" not in printed


def test_no_problems_are_an_empty_list_for_a_program_and_no_note(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("check", "--content", "blog", "--format", "json") == 0
    assert capsys.readouterr().out == "[]\n"
    assert run("check", "--content", "blog", "--format", "github") == 0
    assert capsys.readouterr().out == ""


def test_a_format_that_there_is_not_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--content", "blog", "--format", "xml") == 2
    assert "text, github, gitlab, json" in capsys.readouterr().err


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


@pytest.mark.parametrize(
    ("head", "said"),
    [
        pytest.param("slug: keys", "/2017/01/keys/", id="one address"),
        pytest.param("redirect_from: /2017/01/keys/", "/2017/01/keys/", id="an alias"),
    ],
)
def test_an_import_that_clashes_with_what_stood_there_says_so_and_ends_with_one(
    head: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write("old/_posts/2017-01-20-zebra.md", f"---\ntitle: Keys\n{head}\n---\n\nKeys.\n")
    assert run("import", "--from", "old", "--content", "blog") == 1
    assert said in capsys.readouterr().err
    page = Path("cache/import-report.html").read_text()
    assert "To be mended before a site can be built: " in page
    assert said in page


def test_an_import_that_brings_an_id_a_second_time_says_so_and_ends_with_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    feed = "<rss><channel><item><title>Keys</title><guid>urn:x:1</guid></item></channel></rss>"
    write("feed.xml", feed)
    write("blog/posts/keys.md", KEYS.replace("date:", "id: urn:x:1\ndate:"))
    write("old/2017-02-20-zebra.md", "---\ntitle: Keys\n---\n\nKeys.\n")
    write("blog/posts/2017/2017-02-20-zebra.md", KEYS.replace("date:", "id: 'urn:x:1'\ndate:"))
    assert run("import", "--from", "old", "--content", "blog", "--feed", "feed.xml") == 1
    assert "urn:x:1" in capsys.readouterr().err


def test_a_second_import_leaves_new_mistakes_of_an_editor_to_the_checks() -> None:
    write("old/_posts/2015-03-04-hello.md", "---\ntitle: Hello\n---\n\n![A hall](/gone.png)\n")
    assert run("import", "--from", "old", "--content", "blog") == 0
    known = Path("blog/known-problems.txt").read_text()
    post = Path("blog/posts/2015/2015-03-04-hello.md")
    post.write_text(f"{post.read_text()}\n[mine](/mistyped/)\n")
    assert run("import", "--from", "old", "--content", "blog") == 0
    assert Path("blog/known-problems.txt").read_text() == known
    assert run("check", "--content", "blog") == 1


def test_an_import_ends_with_a_page_that_has_everything(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("old/_posts/2015-03-04-hello.md", "---\ntitle: Hello\n---\n\n![A hall](/gone.png)\n")
    run("import", "--from", "old", "--content", "blog")
    assert capsys.readouterr().out.endswith("every file in it: cache/import-report.html\n")
    page = Path("cache/import-report.html").read_text()
    assert "<td>_posts/2015-03-04-hello.md</td><td>posts/2015/2015-03-04-hello.md</td>" in page
    assert "<td>posts/2015/2015-03-04-hello.md</td><td>/gone.png</td>" in page
    run("import", "--from", "old", "--content", "blog")
    assert "1 known problem" in capsys.readouterr().out
    assert "<td>/gone.png</td>" in Path("cache/import-report.html").read_text()


def test_a_pattern_of_old_addresses_and_a_copy_of_the_feed_are_used() -> None:
    write("old/2015-03-04-hello.md", "---\ntitle: Hello\n---\n\nHello.\n")
    write(
        "feed.xml",
        "<rss><channel><item><title>Hello</title><guid>urn:x:1</guid></item></channel></rss>",
    )
    given = ["--permalink", "https://example.org/:title.html", "--feed", "feed.xml"]
    assert run("import", "--from", "old", "--content", "new", *given) == 0
    text = Path("new/posts/2015/2015-03-04-hello.md").read_text()
    assert "id: urn:x:1\n" in text
    assert "/hello.html" in text
    assert Path("new/site.yaml").read_text().startswith("address: https://example.org\n")


def test_a_feed_that_comes_late_changes_no_post_and_counts_no_id(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("old/2015-03-04-hello.md", "---\ntitle: Hello\n---\n\nHello.\n")
    feed = "<rss><channel><item><title>Hello</title><guid>urn:x:1</guid></item></channel></rss>"
    write("feed.xml", feed)
    run("import", "--from", "old", "--content", "new")
    before = Path("new/posts/2015/2015-03-04-hello.md").read_text()
    run("import", "--from", "old", "--content", "new", "--feed", "feed.xml")
    assert Path("new/posts/2015/2015-03-04-hello.md").read_text() == before
    printed = capsys.readouterr().out
    assert "Ids from feed.xml: 0 of 1\n" in printed
    assert (
        "Left as they are: 1\n"
        "  (edited since, or imported with other settings: delete a file to have it imported anew)\n"
    ) in printed
    Path("new/posts/2015/2015-03-04-hello.md").unlink()
    run("import", "--from", "old", "--content", "new", "--feed", "feed.xml")
    assert "Ids from feed.xml: 1 of 1\n" in capsys.readouterr().out


def test_lines_for_a_site_file_that_is_there_are_printed_and_not_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("blog/site.yaml", "name: Mine\n")
    write("old/_config.yml", "url: https://example.org\nfeed: {path: atom.xml}\n")
    write("old/_posts/2015-03-04-hello.md", "---\ntitle: Hello\n---\n\nHello.\n")
    assert run("import", "--from", "old", "--content", "blog") == 0
    assert "  - address: /atom.xml\n" in capsys.readouterr().out
    assert Path("blog/site.yaml").read_text() == "name: Mine\n"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--feed", "nowhere.xml", "nowhere.xml cannot be read"),
        ("--feed", "blog/posts/keys.md", "is no feed"),
        ("--permalink", "/blog/", "must be a pattern"),
    ],
)
def test_a_feed_or_pattern_that_is_none_is_a_wrong_call(
    option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write("old/a.md", "---\ntitle: A\ndate: 2015-03-04\n---\n")
    assert run("import", "--from", "old", "--content", "new", option, value) == 2
    assert said in capsys.readouterr().err
    assert not Path("new").exists()


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


def test_a_part_of_a_series_that_is_not_there_says_that_the_series_is_new(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["--kind", "part", "--title", "People", "--as-at", "2026-11-30"]
    for _ in range(2):
        assert main(["new", "--content", "blog", *words, "--series", "Five ties"]) == 0
        words[3] = "Places"
    printed = capsys.readouterr()
    assert printed.err == "“Five ties” is a new series: this is its first part.\n"
    assert printed.out.startswith("blog/posts/2026/2026-11-30-people.md\n")


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (command, option)
        for command, (_, options) in COMMANDS.items()
        for option in options
        if option in ("content", "cache", "output")
    ],
)
def test_a_file_for_a_folder_is_a_wrong_call(
    command: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, f"--{option}", "blog/posts/keys.md"]) == 2
    assert "keys.md is a file, not a folder" in capsys.readouterr().err
    assert Path("blog/posts/keys.md").read_text() == KEYS


def test_nothing_new_is_put_into_a_content_folder_that_is_not_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["new", "--content", "typo", "--kind", "post", "--title", "X"]) == 2
    assert "typo" in capsys.readouterr().err
    assert not Path("typo").exists()


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
