"""The short way of a check, without Pelican, says the same as the long one."""

from pathlib import Path

import pytest

from plugins.host import ways
from plugins.host.call import ROOT
from plugins.host.checking.checking import checked_of
from plugins.host.options import CONFIG, Options
from plugins.host.ways import is_ours_alone, through_pelican, without_pelican
from plugins.reading.fresh_files import digest_of
from tests.conftest import MOMENT, folders_in

SITES = [ROOT, *folders_in(ROOT / "tests" / "sites"), *folders_in(ROOT / "tests" / "sites_refused")]
each_site = pytest.mark.parametrize(
    "site", SITES, ids=lambda site: site.name if site != ROOT else "sample"
)


def options(site: Path, place: Path, **more: object) -> Options:
    values = {
        "content": site / "content",
        "output": place / "out",
        "cache": place / "cache",
        "as_at": "2026-11-22 12:00" if site == ROOT else MOMENT,
        "jobs": 1,
    }
    return Options(**values | more)  # type: ignore[arg-type]


@each_site
def test_both_ways_find_the_same_and_see_the_same_site(site: Path, tmp_path: Path) -> None:
    asked = options(site, tmp_path)
    short, long = without_pelican(asked), through_pelican(asked)
    assert checked_of(short) == checked_of(long)
    assert short.library == long.library
    assert short.site == long.site
    assert [output.path for output in short.outputs] == [output.path for output in long.outputs]


def test_both_ways_know_the_address_that_was_asked_for(tmp_path: Path) -> None:
    asked = options(ROOT, tmp_path, address="https://example.org/blog")
    short, long = without_pelican(asked), through_pelican(asked)
    assert short.site == long.site
    assert checked_of(short) == checked_of(long)


def test_a_plugin_of_others_is_seen_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "pelicanconf.py").read_text()
    text = text.replace("Path(__file__).resolve().parent", f"Path({str(ROOT)!r})")
    config = tmp_path / "pelicanconf.py"
    monkeypatch.setattr("plugins.host.ways.CONFIG", config)
    (tmp_path / "cache").mkdir()
    asked = options(ROOT, tmp_path)
    config.write_text(text)
    assert is_ours_alone(asked)
    assert is_ours_alone(asked)
    (tmp_path / "shouting.py").write_text("def register(): pass\n")
    config.write_text(
        text.replace("[*CAPABILITIES]", "[*CAPABILITIES, 'shouting']")
        + f"PLUGIN_PATHS = [{str(tmp_path)!r}]\n"
    )
    assert not is_ours_alone(asked)
    assert not is_ours_alone(asked)


def test_the_settings_as_they_came_name_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changes pelicanconf.py puts its new digest into `_AS_IT_CAME`."""
    assert digest_of(CONFIG.read_bytes()).hex() == ways._AS_IT_CAME
    monkeypatch.setattr(ways, "_AS_IT_CAME", "")
    (tmp_path / "cache").mkdir()
    assert is_ours_alone(options(ROOT, tmp_path))
