"""What all tests of the law share."""

from collections.abc import Iterator

import pytest

from tests.law.pictures import drawn_once


@pytest.fixture(scope="session", autouse=True)
def pictures_of_the_theme_are_drawn_once() -> Iterator[None]:
    with drawn_once():
        yield
