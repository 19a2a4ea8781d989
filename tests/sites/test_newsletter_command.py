"""`greenpaper newsletter` as a program of its own, on the sample."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.host.call import ROOT
from plugins.host.newsletter.outbox import NAMES

EDITIONS = (1, 2, 7, 10, 17, 18, 19, 20)
MOMENT = "2026-11-22T12:00"


def newsletter(
    edition: int, outbox: Path, cache: Path, *more: str, seed: str = "0"
) -> "subprocess.CompletedProcess[str]":
    words = ["--edition", str(edition), "--outbox", str(outbox), "--cache", str(cache), *more]
    return subprocess.run(
        [sys.executable, "-m", "plugins.host.cli", "newsletter", "--as-at", MOMENT, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("newsletter")


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_to_be_mended_in_the_sample(edition: int, place: Path) -> None:
    ended = newsletter(edition, place / "outbox", place / "cache")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("Nothing is to be mended.\n")
    folder = place / "outbox" / str(edition)
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    for name in NAMES:
        assert str(folder / name) in ended.stdout


def test_every_call_gives_the_same_bytes(tmp_path: Path) -> None:
    for number in ("1", "2"):
        newsletter(20, tmp_path / number, tmp_path / f"cache-{number}", seed=number)
    for name in NAMES:
        assert (tmp_path / "1/20" / name).read_bytes() == (tmp_path / "2/20" / name).read_bytes()


def test_the_content_is_only_read(place: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (ROOT / "content").rglob("*")}
    newsletter(20, place / "outbox", place / "cache")
    assert {path: path.stat().st_mtime_ns for path in (ROOT / "content").rglob("*")} == before


def test_an_outbox_in_the_content_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    ended = newsletter(1, content / "box", tmp_path / "cache", "--content", str(content))
    assert ended.returncode == 2
    assert "one within the other" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["content"]
    assert list(content.iterdir()) == []
