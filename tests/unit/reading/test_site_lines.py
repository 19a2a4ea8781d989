"""The lines of `site.yaml`, for whoever has to say where something is wrong."""

from pathlib import Path

import pytest

from plugins.domain.places import Places
from plugins.reading.content import HeadsAlone, read_content

SITE = """\
name: Fellowstead
redirects:
  - old: /a/
    new: /b/
  - old: /c/
    new: /d/
"""


def places_of(folder: Path) -> Places:
    return read_content(folder, lambda settings: HeadsAlone(folder, settings)).places


@pytest.mark.parametrize(
    ("key", "line"),
    [("redirects.0.old", 3), ("redirects.1.new", 6), ("redirects", 2), ("deploy", 1)],
)
def test_a_key_of_the_settings_has_its_line(key: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(SITE)
    assert places_of(tmp_path).of_key("site.yaml", key) == line


def test_a_site_without_settings_has_no_lines(tmp_path: Path) -> None:
    assert places_of(tmp_path).of_key("site.yaml", "redirects") is None


def test_the_settings_have_no_text_to_look_at(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(SITE)
    written = places_of(tmp_path).sources["site.yaml"]
    assert (written.body, written.has_text, written.has_comments) == ("", False, False)
