"""Whole small sites, each with the output it must have, to the byte.

`RENEW=1 make test` writes the expected output anew; read the difference before you keep it. The
theme's own files are left out, since every site has the same.
"""

import re
import shutil
from pathlib import Path

import pytest

from plugins.host.building import build
from plugins.host.options import Options
from tests.conftest import MOMENT, folders_in

OF_THEME = re.compile(rb"(greenpaper\.css|social\.png)\?[0-9a-f]+")
SITES = folders_in(Path(__file__).parent)


def built(content: Path, place: Path, **options: object) -> Path:
    output = place / "out"
    values = {"content": content, "output": output, "cache": place / "cache", "as_at": MOMENT}
    build(Options(**values | options))  # type: ignore[arg-type]
    return output


def files_in(folder: Path) -> dict[str, bytes]:
    """Path → bytes, without the digests of stylesheet and picture, which the theme moves."""
    return {
        path.relative_to(folder).as_posix(): OF_THEME.sub(rb"\1", path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".greenpaper" and path.parts[-2] != "theme"
    }


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_the_site_has_exactly_this_output(site: Path, tmp_path: Path, renew: bool) -> None:
    output = files_in(built(site / "content", tmp_path))
    expected = site / "expected"
    if renew:
        shutil.rmtree(expected, ignore_errors=True)
        for path, content in output.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(content)
    assert output == files_in(expected)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_nothing_that_is_not_public_is_in_any_byte(site: Path, tmp_path: Path) -> None:
    output = built(site / "content", tmp_path)
    assert not [
        path for path in output.rglob("*") if path.is_file() and b"anary" in path.read_bytes()
    ]


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_one_process_gives_the_same_bytes_as_several(site: Path, tmp_path: Path) -> None:
    one = files_in(built(site / "content", tmp_path / "one", jobs=1))
    assert one == files_in(built(site / "content", tmp_path / "many", jobs=4))
