"""What is read stays where it is, however late fonts and pictures come."""

import re
from functools import cache
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, Route

from tests.browser.sample import Sample
from tests.browser.visiting import ALL_THERE, NARROW_SCREEN, WIDE_SCREEN, Screen, Visitor

KINDS = (
    "front page",
    "round-up",
    "part of a running series",
    "post with a picture at its head",
    "post with a figure, its caption and its credit",
    "active campaign",
    "person",
    "organisation",
    "archive",
)
_LATE = re.compile(r"\.(woff2|png|jpe?g|svg|webp|avif)(\?|$)")
_OBSERVE = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifts.push([
    entry.value, ...entry.sources.map(source => source.node?.parentElement?.outerHTML.slice(0, 80)),
  ]);
}).observe({type: 'layout-shift', buffered: true});
"""
_PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
  if (list.getEntriesByName('first-contentful-paint').length) done();
}).observe({type: 'paint', buffered: true}))"""
_DRAWN_AGAIN = """() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"""


class Moved(NamedTuple):
    """What moved when fonts and pictures came after the first paint, and which came."""

    shifts: list[Any]
    late: list[str]


@cache
def moved_at(visitor: Visitor, address: str, screen: Screen) -> Moved:
    with visitor.blank(screen) as page:
        return moved(page, visitor.origin + address)


def moved(page: Page, address: str) -> Moved:
    held: list[Route] = []
    is_painted = False

    def hold(route: Route) -> None:
        if is_painted:
            route.fallback()
        else:
            held.append(route)

    page.route(_LATE, hold)
    page.add_init_script(_OBSERVE)
    page.goto(address, wait_until="commit")
    page.evaluate(_PAINTED)
    is_painted = True
    for route in held:
        route.fallback()
    page.evaluate(ALL_THERE)
    page.evaluate(_DRAWN_AGAIN)
    return Moved(page.evaluate("window.shifts"), [route.request.url for route in held])


@pytest.mark.parametrize("screen", [WIDE_SCREEN, NARROW_SCREEN], ids=["wide", "narrow"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_when_fonts_and_pictures_come_late(
    kind: str, address: str, screen: Screen, visitor: Visitor, sample: Sample
) -> None:
    found = moved_at(visitor, address, screen)
    assert found.shifts == []
    fonts = any(sample.folder.rglob("*.woff2"))
    assert any("woff2" in url for url in found.late) == fonts


def test_what_moves_is_seen(visitor: Visitor) -> None:
    body = "<!doctype html><title>x</title><p>Above</p><img src='/x.png' alt=''><p>Below</p>"
    picture = b"<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300'/>"
    with visitor.blank() as page:
        page.route("**/moving/", lambda route: route.fulfill(body=body, content_type="text/html"))
        page.context.route(
            "**/x.png", lambda route: route.fulfill(body=picture, content_type="image/svg+xml")
        )
        found = moved(page, f"{visitor.origin}/moving/")
    assert found.late
    assert found.shifts
