"""The pictures that the program draws for the theme."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from plugins.publishing import theme

_DRAWING = ("draw_social_picture", "draw_touch_icon")


@contextmanager
def drawn_once() -> Iterator[None]:
    """Each takes longer than a page and is the same for the same words and colours."""
    with pytest.MonkeyPatch.context() as patched:
        for name in _DRAWING:
            patched.setattr(theme, name, cache(getattr(theme, name)))
        yield
