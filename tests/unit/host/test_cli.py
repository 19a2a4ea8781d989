import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.domain.problem import Problem
from plugins.domain.refusal import Refusal, WrongCall
from plugins.host import commands
from plugins.host.call import OPTIONS, ROOT, call_from
from plugins.host.cli import COMMANDS, main


def test_without_anything_the_defaults_lie_in_the_project() -> None:
    call = call_from("site", {}, {})
    assert (call.content, call.output, call.cache) == (
        ROOT / "content",
        ROOT / "output",
        ROOT / ".cache",
    )
    assert (call.port, call.jobs, call.siteurl, call.as_at, call.source) == (8000, 0, "", "", None)


@pytest.mark.parametrize(
    ("given", "environ", "expected"),
    [
        pytest.param({"title": "A"}, {"GREENPAPER_TITLE": "B"}, "A", id="an option comes first"),
        pytest.param({"title": None}, {"GREENPAPER_TITLE": "B"}, "B", id="then the environment"),
        pytest.param({}, {"GREENPAPER_TITLE": ""}, "", id="an empty variable is none"),
        pytest.param({}, {"TITLE": "B"}, "", id="a bare variable is not ours"),
        pytest.param(
            {}, {"GREENPAPER_TITLE": ' $5 `x` "y" '}, ' $5 `x` "y" ', id="text stays as typed"
        ),
    ],
)
def test_where_a_value_comes_from(
    given: dict[str, str | None], environ: dict[str, str], expected: str
) -> None:
    assert call_from("new", given, environ).title == expected


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        pytest.param("port", "http", "PORT is “http”", id="a word for a port"),
        pytest.param("port", "65536", "0 to 65535", id="a port beyond the last"),
        pytest.param("jobs", "-1", "JOBS is “-1”", id="fewer than no processes"),
        pytest.param("jobs", "٣", "JOBS is “٣”", id="digits of another script"),
        pytest.param("siteurl", "example.org", "must begin with https://", id="no scheme"),
        pytest.param("title", "caf\udce9", "TITLE is not UTF-8", id="bytes that are no text"),
        pytest.param("posts", "many", "POSTS is “many”", id="a word for a number of posts"),
        pytest.param("posts", "500 7", "20 to 500000", id="too few posts"),
        pytest.param("edition", "seven", "EDITION is “seven”", id="an edition in words"),
        pytest.param("outcome", "maybe", "arrived or lost", id="an outcome that is none"),
        pytest.param("turns", "0.5", "TURNS is “0.5”", id="half a turn"),
        pytest.param("bench-peers", "yes", "BENCH_PEERS is “yes”", id="a word for a switch"),
    ],
)
def test_a_value_that_is_none_is_a_wrong_call(variable: str, value: str, message: str) -> None:
    with pytest.raises(WrongCall, match=message):
        call_from("site", {variable: value}, {})


@pytest.mark.parametrize(
    ("typed", "posts"),
    [
        pytest.param(None, (500, 5000), id="the default"),
        pytest.param("5000", (5000,), id="one"),
        pytest.param("5000 500, 5000", (500, 5000), id="several, smallest first, each once"),
    ],
)
def test_sizes_of_archives(typed: str | None, posts: tuple[int, ...]) -> None:
    assert call_from("bench", {"posts": typed}, {}).posts == posts


@pytest.mark.parametrize("variable", ["content", "output", "cache"])
@pytest.mark.parametrize("place", ["x", "x/y", "x/y/z"])
def test_a_file_for_a_folder_is_a_wrong_call(variable: str, place: str, tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(WrongCall, match=f"{variable.upper()} is “.*/{place}”: .*/x is a file"):
        call_from("site", {variable: str(tmp_path / place)}, {})


def test_a_folder_counts_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/nia")
    call = call_from("site", {"content": "blog", "output": "~/site", "cache": "/srv/~/x"}, {})
    assert (call.content, call.output, call.cache) == (
        tmp_path / "blog",
        Path("/home/nia/site"),
        Path("/srv/~/x"),
    )


def test_a_build_is_asked_for_what_was_given() -> None:
    given: dict[str, str | None] = {
        "siteurl": "https://a.example",
        "as-at": "2026-11-30",
        "jobs": "2",
    }
    options = commands.options_of(call_from("site", given, {}))
    assert (options.address, options.as_at, options.jobs) == ("https://a.example", "2026-11-30", 2)
    assert (options.preview, options.maker) == (False, "site")


def test_the_address_has_no_slash_at_its_end() -> None:
    given: dict[str, str | None] = {"siteurl": "https://example.org/blog/"}
    assert call_from("site", given, {}).siteurl == "https://example.org/blog"


def test_every_command_has_a_function_and_every_option_a_command() -> None:
    assert set(commands.RUN) == set(COMMANDS)
    assert {name for _, names in COMMANDS.values() for name in names} == set(OPTIONS)


def _raising(error: BaseException) -> object:
    def command(*_: object) -> int:
        raise error

    return command


def test_problems_are_printed_and_the_status_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal = Refusal([Problem(source="posts/x.md", line=7, check="date", message="no date")])
    monkeypatch.setitem(commands.RUN, "site", _raising(refusal))
    assert main(["site", "--content", "/a"]) == 1
    assert "/a/posts/x.md:7: no date (date)\n" in capsys.readouterr().err


def test_a_wrong_call_is_told_and_the_status_is_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(commands.RUN, "site", _raising(WrongCall("there is no folder /a")))
    assert main(["site"]) == 2
    assert capsys.readouterr().err == "greenpaper: there is no folder /a\n"


def test_our_own_bugs_fly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(commands.RUN, "site", _raising(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        main(["site"])


def test_an_interrupted_command_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(commands.RUN, "site", _raising(KeyboardInterrupt()))
    assert main(["site"]) == 130
    assert capsys.readouterr() == ("", "")


def test_an_unknown_option_is_a_wrong_call() -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", "--output", "x"])


def test_alone_it_prints_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert re.findall(r"^    (\w+)\s", printed, re.MULTILINE) == list(COMMANDS)


HEAVY = ("bs4", "feedgen", "jinja2", "lxml", "markdown", "nh3", "pelican", "rich", "watchfiles")


def test_asking_for_help_imports_nothing_that_takes_time() -> None:
    code = f"""
import sys
from plugins.host.cli import main
try:
    main(["site", "--help"])
except SystemExit:
    pass
sys.stderr.write(", ".join(sorted(set(sys.modules) & set({HEAVY!r}))))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_new_file_is_made_and_its_path_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("c").mkdir()
    arguments = ["--content", "c", "--kind", "post", "--title", "Who pays", "--as-at", "2026-11-30"]
    assert main(["new", *arguments]) == 0
    assert capsys.readouterr().out == "c/posts/2026/2026-11-30-who-pays.md\n"
    assert "title: Who pays\n" in Path("c/posts/2026/2026-11-30-who-pays.md").read_text()
