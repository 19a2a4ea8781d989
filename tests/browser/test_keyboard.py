"""Pages by keyboard alone."""

from functools import cache

import pytest

from tests.browser.keyboard import Stop, reachable, walk
from tests.browser.kinds import KINDS
from tests.browser.snippets import STYLED
from tests.browser.visiting import NARROW, NARROW_SCREEN, WIDE, Screen, Visitor

SHOWN_NARROW = (
    "front page",
    "part of a running series",
    "post with a table",
    "active campaign",
    "archive",
)
"""Kinds that are walked through on a narrow screen too: the frame is the same on all pages."""

each_page = pytest.mark.parametrize(
    ("kind", "width"),
    [*((kind, WIDE) for kind in KINDS), *((kind, NARROW) for kind in SHOWN_NARROW)],
)

_FOCUSED = "document.activeElement.localName"
_HAS_SCROLLED = """one => new Promise(done => {
  if (one.scrollLeft) done();
  one.addEventListener('scroll', done, {once: true});
})"""


@cache
def stops(visitor: Visitor, address: str, width: int) -> tuple[Stop, ...]:
    with visitor.at(address, Screen(width, reduced_motion="reduce")) as page:
        expected = [one.place for one in reachable(page)]
        found = tuple(walk(page))
    assert [stop.place for stop in found] == expected, "Tab misses some or leaves the order"
    return found


@each_page
def test_tab_comes_to_everything_in_the_order_of_the_source(
    kind: str, address: str, width: int, visitor: Visitor
) -> None:
    assert stops(visitor, address, width)


@each_page
def test_what_has_the_focus_shows_it(kind: str, address: str, width: int, visitor: Visitor) -> None:
    assert [stop.words for stop in stops(visitor, address, width) if not stop.shows] == []


@each_page
def test_what_has_the_focus_is_on_the_screen_and_not_covered(
    kind: str, address: str, width: int, visitor: Visitor
) -> None:
    assert [stop.words for stop in stops(visitor, address, width) if not stop.is_seen] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_stop_leads_to_the_text(kind: str, address: str, visitor: Visitor) -> None:
    first = stops(visitor, address, WIDE)[0]
    assert first.href.startswith("#")
    assert first.target == "main"
    assert first.is_seen


@pytest.mark.parametrize("kind", ["front page", "part of a running series", "archive"])
def test_after_the_skip_link_the_next_stop_is_in_the_text(
    kind: str, address: str, visitor: Visitor
) -> None:
    with visitor.at(address) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate(_FOCUSED) == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
        first = "document.querySelector('main :is(a[href], [tabindex=\"0\"], summary)')"
        assert page.evaluate(f"document.activeElement === {first}")


@pytest.mark.parametrize("kind", ["post with a table"])
def test_a_table_that_is_too_wide_scrolls_by_key(kind: str, address: str, visitor: Visitor) -> None:
    with visitor.at(address, NARROW_SCREEN) as page:
        page.evaluate(STYLED, "table { min-inline-size: 50rem !important }")
        scrolling = page.locator("main [tabindex='0']:has(table)").first
        assert scrolling.evaluate("one => one.scrollWidth > one.clientWidth")
        scrolling.focus()
        page.keyboard.press("ArrowRight")
        scrolling.evaluate(_HAS_SCROLLED)


BAD = """<html lang=en><title>x</title>
<style>.mute:focus { outline: none } .over { position: fixed; inset: 0 0 50% 0; background: red }
.away { position: absolute; left: -9999px }</style>
<main><a href="#1">plain</a> <a class=mute href="#2">mute</a> <a class=away href="#3">away</a>
</main>"""


def test_a_walk_sees_what_shows_no_focus_and_what_is_out_of_sight(visitor: Visitor) -> None:
    with visitor.blank() as page:
        page.set_content(BAD)
        plain, mute, away = walk(page)
    assert (plain.shows, mute.shows) == (True, False)
    assert (plain.is_seen, away.is_seen) == (True, False)


def test_a_walk_sees_what_is_covered(visitor: Visitor) -> None:
    with visitor.blank() as page:
        page.set_content(f"{BAD}<div class=over></div>")
        assert not walk(page)[0].is_seen


def test_a_walk_follows_the_keys_and_not_the_source(visitor: Visitor) -> None:
    with visitor.blank() as page:
        page.set_content('<a href="#1">one</a><a href="#2" tabindex=1>two</a>')
        assert [stop.words for stop in walk(page)] == ["<a> two", "<a> one"]
        assert [one.words for one in reachable(page)] == ["<a> one", "<a> two"]
