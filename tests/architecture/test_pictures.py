"""The pictures of the documentation: those that `make pictures` takes, and each of them shown."""

import re

import pytest
from PIL import Image

from plugins.host.call import ROOT
from tests.browser.kinds import KINDS
from tests.browser.pictures import FOLDER, LARGEST, pictures

NAMES = sorted(picture.name for picture in pictures())
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
ALL_TOGETHER = 2_000_000
"""Bytes that the folder may have."""


def shown() -> set[str]:
    """The pictures that the documentation shows."""
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    return {name for text in texts for name in re.findall(r"pictures/([\w-]+\.png)", text)}


def test_the_pictures_are_those_that_the_command_takes() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.png")) == NAMES


def test_the_documentation_shows_none_that_the_command_does_not_take() -> None:
    assert shown() - set(NAMES) == set()


def test_the_documentation_shows_each_page() -> None:
    taken = {picture.name.rpartition("-")[0].rpartition("-")[0] for picture in pictures()}
    assert {name.rpartition("-")[0].rpartition("-")[0] for name in shown()} == taken


def test_each_picture_is_of_a_kind_of_page_that_there_is() -> None:
    assert {picture.kind for picture in pictures()} <= set(KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_small(name: str) -> None:
    assert (FOLDER / name).stat().st_size <= LARGEST


def test_all_pictures_together_are_small() -> None:
    assert sum((FOLDER / name).stat().st_size for name in NAMES) <= ALL_TOGETHER


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_shows_what_its_name_says(name: str) -> None:
    with Image.open(FOLDER / name) as picture:
        width, scheme = picture.width, name.removesuffix(".png").rpartition("-")[2]
        brightness = picture.convert("L").resize((1, 1)).getpixel((0, 0))
    assert (brightness < 128) == (scheme == "dark")
    if scheme != "print":
        wanted = int(name.split("-")[-2])
        assert width % wanted == 0
