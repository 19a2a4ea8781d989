"""Pages fit every screen: nobody scrolls sideways to read a line (WCAG 1.4.4, 1.4.10, 1.4.12)."""

from collections.abc import Callable, Mapping
from functools import cache

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS
from tests.browser.snippets import STYLED, TOO_WIDE
from tests.browser.visiting import NARROW_SCREEN, WIDE, WIDE_SCREEN, Screen, Visitor, show_on

_SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""

_SIZES = """() => [...document.querySelectorAll('main *')]
  .map(one => parseFloat(getComputedStyle(one).fontSize))"""


def _zoomed(page: Page) -> None:
    show_on(page, Screen(WIDE // 2))


def _spaced(page: Page) -> None:
    show_on(page, NARROW_SCREEN)
    page.evaluate(STYLED, _SPACED)


def _enlarged(page: Page) -> None:
    show_on(page, WIDE_SCREEN)
    page.evaluate(STYLED, ":root { font-size: 200% !important }")


READERS: Mapping[str, Callable[[Page], None]] = {
    "on a narrow screen": lambda page: show_on(page, NARROW_SCREEN),
    "zoomed to twice the size": _zoomed,
    "with wide spacing": _spaced,
    "with letters of twice the size": _enlarged,
}


@cache
def too_wide(visitor: Visitor, address: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    with visitor.at(address) as page:
        for name, reads in READERS.items():
            reads(page)
            found[name] = page.evaluate(TOO_WIDE)
    return found


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_the_screen(
    kind: str, address: str, reader: str, visitor: Visitor
) -> None:
    assert too_wide(visitor, address)[reader] == []


@pytest.mark.parametrize("kind", ["part of a running series"])
def test_letters_grow_with_the_reader_s_own_size(kind: str, address: str, visitor: Visitor) -> None:
    with visitor.at(address) as page:
        before = page.evaluate(_SIZES)
        _enlarged(page)
        grown = [after / size for size, after in zip(before, page.evaluate(_SIZES), strict=True)]
    assert min(grown) > 1.5  # of what is large already, the screen may hold a part


def test_what_is_too_wide_is_found(visitor: Visitor) -> None:
    with visitor.blank(NARROW_SCREEN) as page:
        page.set_content('<p class=x style="width: 400px">x</p>')
        assert page.evaluate(TOO_WIDE) == ["p.x, x", "the page itself"]
