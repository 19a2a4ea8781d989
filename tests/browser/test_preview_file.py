"""A preview in one file, opened as a colleague opens it: it asks for nothing and shows everything."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page

from plugins.host.call import ROOT
from plugins.host.cli import main
from tests.browser.axe import RULES, bring_axe, violations
from tests.browser.snippets import TOO_WIDE
from tests.browser.visiting import ALL_THERE, NARROW, REFUSALS, SCHEMES, Screen, show_on

DRAFT = """---
title: A room to let
date: 2026-12-01 09:00
status: draft
authors: [adaeze-thornbury]
series: the-five-ties
part: 3
tags: [leases]
image:
  src: images/hall-at-dusk.png
  alt: A hall with lights on
---

We asked [who turns up](2026-09-15-the-people-who-turn-up.md), and [who waits](2026-11-29-waiting.md).

![The landing](../../images/the-landing.svg)

![Elsewhere](https://example.net/x.png)

| Who | Share |
|:----|------:|
| All |  100% |

<video src="../../files/what-1204-volunteers-told-us.csv" controls></video>
"""
WAITING = """---
title: Canary
date: 2026-11-30
authors: [adaeze-thornbury]
---

Not yet.
"""
POSTS = {
    "a draft with an embargo": "a-room-to-let",
    "a round-up": "/2026/10/policy-update-october-2026/",
    "a post with figures and tables": "/2026/03/what-1204-volunteers-told-us/",
}


@pytest.fixture(scope="module")
def previews(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The previews of some posts of the sample and of one that is not published."""
    place = tmp_path_factory.mktemp("previews")
    content = place / "content"
    copytree(ROOT / "content", content)
    folder = content / "posts" / "2026"
    (folder / "2026-12-01-a-room-to-let.md").write_text(DRAFT)
    (folder / "2026-11-29-waiting.md").write_text(WAITING)
    site = content / "site.yaml"
    site.write_text(f"{site.read_text()}\nallow: [pictures]\n")
    found: dict[str, Path] = {}
    for name, page in POSTS.items():
        output = place / name
        words = ["preview", "--content", str(content), "--cache", str(place / "cache")]
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", "1795348800")
            assert main([*words, "--page", page, "--output", str(output)]) == 0
        (found[name],) = output.iterdir()
    return found


class Opened:
    """A window without a site: whatever it is asked for beside the file is noted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.faults: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.faults.append(message.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.add_init_script(REFUSALS)

    def show(self, file: Path) -> None:
        self.asked.clear()
        self.faults.clear()
        self.page.goto(file.as_uri())
        self.page.evaluate(ALL_THERE)

    @property
    def beside(self) -> list[str]:
        """What was asked for beside the file and what lies in it."""
        return [url for url in self.asked[1:] if not url.startswith("data:")]


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Opened]:
    context = browser.new_context()
    yield Opened(context.new_page())
    context.close()


each = pytest.mark.parametrize("name", POSTS)


@each
def test_it_asks_for_nothing_and_breaks_no_policy(
    name: str, previews: dict[str, Path], opened: Opened
) -> None:
    opened.show(previews[name])
    for screen in (Screen(), Screen(NARROW), Screen(media="print"), Screen(color_scheme="dark")):
        show_on(opened.page, screen)
        opened.page.evaluate(ALL_THERE)
    assert (opened.beside, opened.faults) == ([], [])
    assert opened.page.evaluate("document.scripts.length") == 0


@each
def test_every_picture_and_the_font_are_there(
    name: str, previews: dict[str, Path], opened: Opened
) -> None:
    opened.show(previews[name])
    widths = opened.page.evaluate("[...document.images].map(one => one.naturalWidth)")
    assert widths
    assert all(widths)
    loaded = "[...document.fonts].filter(one => one.status === 'loaded').length"
    assert opened.page.evaluate(loaded)


@each
def test_it_looks_like_the_page_of_the_site(
    name: str, previews: dict[str, Path], opened: Opened
) -> None:
    opened.show(previews[name])
    assert opened.page.evaluate("document.styleSheets[0].cssRules.length") > 3
    face = opened.page.evaluate("getComputedStyle(document.body).fontFamily")
    assert "Newsreader" in face


@each
def test_whatever_is_done_with_it_says_what_it_is(
    name: str, previews: dict[str, Path], opened: Opened
) -> None:
    opened.show(previews[name])
    notice = opened.page.locator(".notice")
    mark = opened.page.locator(".notice__mark").inner_text()
    assert opened.page.title().startswith(f"{mark}: ")
    for media in ("screen", "print"):
        show_on(opened.page, Screen(media=media))
        box = notice.bounding_box()
        assert box
        assert box["y"] < 60
        assert box["height"] > 15


@each
def test_nothing_is_wider_than_the_screen(
    name: str, previews: dict[str, Path], opened: Opened
) -> None:
    opened.show(previews[name])
    for screen in (Screen(), Screen(NARROW)):
        show_on(opened.page, screen)
        assert opened.page.evaluate(TOO_WIDE) == []


def test_no_rule_of_axe_is_broken(previews: dict[str, Path], opened: Opened) -> None:
    opened.show(previews["a draft with an embargo"])
    bring_axe(opened.page)
    for scheme in SCHEMES:
        show_on(opened.page, Screen(NARROW, scheme))
        assert violations(opened.page, RULES) == []


def test_links_lead_to_the_site_or_stay_on_the_page(
    previews: dict[str, Path], opened: Opened
) -> None:
    opened.show(previews["a draft with an embargo"])
    links = opened.page.evaluate(
        "[...document.querySelectorAll('a[href]')].map(one => one.getAttribute('href'))"
    )
    assert links
    assert [one for one in links if not re.match(r"https?://|#|mailto:", one)] == []
    assert not any("canary" in one or "waiting" in one for one in links)
    assert "Canary" not in opened.page.content()
    waiting = opened.page.get_by_role("link", name="who waits")
    assert waiting.get_attribute("aria-disabled") == "true"


def test_a_page_that_asks_is_seen(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    file.write_text("<!doctype html><title>x</title><img src='https://example.net/x.png' alt=''>")
    opened.show(file)
    assert opened.beside == ["https://example.net/x.png"]
