"""What somebody who listens hears of a part of a series, and in which order."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.sample import Sample
from tests.browser.visiting import Visitor

_PLACE = re.compile(r"Part \d+ of \d+ in ")
PARTS = pytest.mark.parametrize("kind", ["part of a running series", "part of a finished series"])


def _heard(page: Page) -> str:
    """The text of `main` in the order of the source, blanks made one."""
    return re.sub(r"\s+", " ", page.locator("main").evaluate("main => main.textContent")).strip()


@PARTS
def test_title_by_line_place_and_text_come_before_any_box(
    kind: str, address: str, visitor: Visitor, sample: Sample
) -> None:
    post = sample.post_at(address)
    lines = [re.sub(r"\s+", " ", line) for line in post.body.text.splitlines() if line]
    with visitor.at(address) as page:
        heard = _heard(page)
        box = re.sub(r"\s+", " ", _box(page).text_content() or "").strip()
    said = (re.escape(post.title), re.escape(post.bylines[0].name), _PLACE.pattern)
    assert re.search(".*?".join((*said, re.escape(lines[0]))), heard), "not in this order"
    assert heard.index(lines[-1]) < heard.index(box)


@PARTS
def test_one_line_says_which_part_it_is_and_leads_to_the_box(
    kind: str, address: str, visitor: Visitor, sample: Sample
) -> None:
    post = sample.post_at(address)
    with visitor.at(address) as page:
        box = _box(page)
        assert box.count() == 1
        links = set(box.locator("a").evaluate_all("all => all.map(one => one.pathname)"))
    siblings = {one.address for one in sample.site.posts_by_series[post.series]} - {address}
    assert siblings <= links
    assert f"/series/{post.series}/" in links


def _box(page: Page) -> Locator:
    """What the one line "Part 2 of 5 in …" leads to."""
    lines = page.locator("main a[href^='#']").filter(has_text=_PLACE)
    assert lines.count() == 1
    target = (lines.get_attribute("href") or "").removeprefix("#")
    return page.locator(f"[id='{target}']")


@PARTS
def test_headings_go_down_one_step_at_a_time(kind: str, address: str, visitor: Visitor) -> None:
    with visitor.at(address) as page:
        levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
            "all => all.map(one => Number(one.localName[1]))"
        )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
