"""What all tests of the law share."""

from collections.abc import Iterator
from functools import cache

import pytest

from plugins.publishing import theme

PICTURES = ("draw_social_picture", "draw_touch_icon")


@pytest.fixture(scope="session", autouse=True)
def pictures_of_the_theme_are_drawn_once() -> Iterator[None]:
    """Each takes longer than a page and is the same for the same words and colours."""
    with pytest.MonkeyPatch.context() as patched:
        for name in PICTURES:
            patched.setattr(theme, name, cache(getattr(theme, name)))
        yield
