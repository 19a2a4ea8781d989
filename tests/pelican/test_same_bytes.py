"""`pelican content`, from any folder, ends with the same bytes as `greenpaper site`."""

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.host.building import build
from plugins.host.options import Options
from tests.conftest import MOMENT, folders_in

ROOT = Path(__file__).resolve().parents[2]
SITES = [ROOT, *folders_in(ROOT / "tests" / "sites")]


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".greenpaper"
    }


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name if site != ROOT else "sample")
@pytest.mark.parametrize(
    "address", ["", "https://example.org/blog/"], ids=["own address", "a path"]
)
def test_the_two_ways_give_the_same_bytes(site: Path, address: str, tmp_path: Path) -> None:
    moment = "2026-11-22 12:00" if site == ROOT else MOMENT
    options = Options(
        content=site / "content",
        output=tmp_path / "ours",
        cache=tmp_path / "cache",
        address=address,
        as_at=moment,
    )
    build(options)
    settings = [f'AS_AT="{moment}"', f'SITEURL="{address}"', f'CACHE_PATH="{tmp_path / "cache2"}"']
    theirs = [
        sys.executable,
        "-m",
        "pelican",
        str(site / "content"),
        "-o",
        str(tmp_path / "theirs"),
    ]
    done = subprocess.run(
        [*theirs, "-s", str(ROOT / "pelicanconf.py"), "-e", *settings],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert files_in(tmp_path / "ours") == files_in(tmp_path / "theirs")
