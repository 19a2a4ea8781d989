"""What tests of whole publications share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.publishing.templates import NAME as TEMPLATES
from tests.law.folders import MEMORY, a_folder
from tests.law.pictures import drawn_once
from tests.law.runs import within
from tests.publish.press import Press


@pytest.fixture(scope="session", autouse=True)
def pictures_of_the_theme_are_drawn_once() -> Iterator[None]:
    with drawn_once():
        yield


@pytest.fixture(scope="session")
def known_theme() -> Iterator[Path]:
    """What Jinja makes of the theme, as the cache keeps it."""
    with a_folder(MEMORY) as folder:
        press = Press(folder)
        press.edit()
        assert within(press.call()).status == 0  # what it imports is at hand for those that follow
        yield press.cache / TEMPLATES


@pytest.fixture
def press(known_theme: Path) -> Iterator[Press]:
    """A site of two versions."""
    with a_folder(MEMORY) as folder:
        press = a_press(folder, known_theme)
        press.edit()
        done(press)
        press.edit()
        done(press)
        yield press


def a_press(folder: Path, known_theme: Path) -> Press:
    """A site that was never published."""
    press = Press(folder)
    press.cache.mkdir()
    shutil.copy(known_theme, press.cache)
    return press


def done(press: Press, *more: str) -> str:
    """What is said by a call that ends well."""
    ended = press.publish(*more)
    assert ended.status == 0, ended.said
    return ended.said
