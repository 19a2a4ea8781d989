"""Moments for the ledger, and what a machine refuses in words."""

import errno
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from plugins.host.publish.finishing import in_words, moment_after

NOW = datetime(2026, 11, 22, 9, 12, 5, 700_000, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([], "2026-11-22T09:12:05", id="an empty ledger"),
        pytest.param(["2026-11-21T00:00:00Z back to=x"], "2026-11-22T09:12:05", id="a day before"),
        pytest.param(["2026-11-22T09:12:05Z back to=x"], "2026-11-22T09:12:06", id="this second"),
        pytest.param(
            ["2026-11-22T10:00:00Z back to=x", "2026-11-20T00:00:00Z back to=x"],
            "2026-11-22T10:00:01",
            id="written by a clock that is fast",
        ),
        pytest.param(
            ["9999-12-31T23:59:59Z back to=x", "2026-99-99T00:00:00Z x", "2026-11-22T10:00:00Z x"],
            "2026-11-22T10:00:01",
            id="lines that no program wrote",
        ),
        pytest.param(["# 2199-01-01T00:00:00Z", "<<<<<<<"], "2026-11-22T09:12:05", id="no facts"),
    ],
)
def test_what_is_noted_comes_after_all_that_is_there(
    tmp_path: Path, lines: list[str], expected: str
) -> None:
    if lines:
        (tmp_path / "ledger.txt").write_text("\n".join(lines) + "\n")
    assert moment_after(tmp_path, NOW) == datetime.fromisoformat(f"{expected}+00:00")


def test_it_is_told_in_utc(tmp_path: Path) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert moment_after(tmp_path, there).utcoffset() == timedelta(0)
    assert moment_after(tmp_path, there) == NOW.replace(microsecond=0)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded", "/srv/x"), "/srv/x: the disk is full"),
        (OSError(errno.EROFS, "Read-only file system", "/srv/x"), "/srv/x: Read-only file system"),
    ],
)
def test_what_the_machine_refuses_is_said_with_the_place(error: OSError, expected: str) -> None:
    assert in_words(error) == expected
