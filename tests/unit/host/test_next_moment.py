"""When a site must be built again is in a file for cron, and is said to a person."""

import subprocess
from pathlib import Path

import pytest

from plugins.domain.moments import parse_moment
from plugins.host.call import ROOT
from plugins.host.cli import main
from plugins.host.next_moment import NEVER, keep_next_moment, place_of
from plugins.host.terminal import next_change_in_words
from tests.builders import ZONE, a_moment

WAITING = "---\ntitle: Waiting\ndate: 2017-01-13\nembargo: 2017-06-15 09:00\n---\n\nNot yet.\n"
SAID = "The site changes by itself on 15 June 2017 at 09:00 (Europe/London): build again then.\n"
KEPT = "2017-06-15T08:00:00Z\n1497513600\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("blog/posts").mkdir(parents=True)
    Path("blog/posts/waiting.md").write_text(WAITING)
    return tmp_path


def build(as_at: str = "2017-06-01", output: str = "out") -> int:
    return main(
        ["site", "--content", "blog", "--output", output, "--cache", "cache", "--as-at", as_at]
    )


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2026-11-30 09:00", "30 November 2026 at 09:00 (Europe/London)", id="an hour"),
        pytest.param("2026-11-30", "30 November 2026 at 00:00 (Europe/London)", id="a day"),
        pytest.param("2026-11-30 17:00:01", "30 November 2026 at 17:00:01 (Europe/London)", id="a second"),
    ],
)  # fmt: skip
def test_a_moment_is_said_as_the_clock_shows_it_in_the_site_s_zone(
    moment: str, expected: str
) -> None:
    words = next_change_in_words(parse_moment(moment, ZONE))
    assert words == f"The site changes by itself on {expected}: build again then."


def test_nothing_is_said_of_a_site_that_stands_still() -> None:
    assert next_change_in_words(None) == ""


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        pytest.param(a_moment("2026-11-30 09:00").timestamp(), "2026-11-30T09:00:00Z\n1796029200\n", id="winter"),
        pytest.param(NEVER, "never\n9999999999\n", id="never"),
    ],
)  # fmt: skip
def test_the_file_has_a_moment_for_people_and_one_for_programs(
    seconds: float, expected: str, folder: Path
) -> None:
    keep_next_moment(folder / "cache", folder / "public", seconds)
    assert (folder / "cache" / "next-change" / "public").read_text() == expected


def test_a_file_that_says_so_already_is_not_touched(folder: Path) -> None:
    keep_next_moment(folder, folder / "out", 1.0)
    before = place_of(folder, folder / "out").stat()
    keep_next_moment(folder, folder / "out", 1.0)
    assert place_of(folder, folder / "out").stat() == before


def test_somebody_s_folder_in_its_place_stays(folder: Path) -> None:
    (folder / "next-change" / "out").mkdir(parents=True)
    keep_next_moment(folder, folder / "out", 1.0)
    assert place_of(folder, folder / "out").is_dir()


def test_each_build_says_when_the_site_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert build() == 0
    assert capsys.readouterr().out.endswith(SAID)
    assert Path("cache/next-change/out").read_text() == KEPT


def test_so_does_a_build_that_finds_nothing_changed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.host.unchanged.RACE", -10_000_000_000)
    build()
    Path("cache/next-change/out").unlink()
    capsys.readouterr()
    assert build() == 0
    said = capsys.readouterr().out
    assert "nothing has changed" in said
    assert said.endswith(SAID)
    assert Path("cache/next-change/out").read_text() == KEPT


def test_after_that_moment_nothing_is_said_and_the_file_says_never(
    capsys: pytest.CaptureFixture[str],
) -> None:
    build()
    capsys.readouterr()
    build("2017-06-15T09:00")
    assert "by itself" not in capsys.readouterr().out
    assert Path("cache/next-change/out").read_text() == "never\n9999999999\n"


def test_a_look_ahead_into_another_folder_leaves_the_file_of_the_site_alone() -> None:
    build()
    build("2017-07-01", "then")
    assert Path("cache/next-change/out").read_text() == KEPT


def the_line_for_cron() -> str:
    """The question that the documentation asks before it builds, as a shell sees it."""
    text = (ROOT / "docs" / "embargo.md").read_text(encoding="utf-8")
    line = next(
        line for line in text.splitlines() if "next-change/public" in line and "*/5" in line
    )
    return line.partition("&& ")[2].replace(r"\%", "%").replace("make publish", "echo build")


@pytest.mark.parametrize(
    ("seconds", "builds"),
    [
        pytest.param(None, True, id="where there is no file"),
        pytest.param(1, True, id="when the moment has come"),
        pytest.param(NEVER, False, id="not when nothing is waiting"),
    ],
)
def test_the_documented_line_for_cron_builds(
    seconds: float | None, builds: bool, folder: Path
) -> None:
    if seconds:
        keep_next_moment(folder / ".cache", folder / "public", seconds)
    done = subprocess.run(
        ["sh", "-c", the_line_for_cron()], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("build\n" if builds else "", "")
