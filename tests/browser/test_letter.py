"""The letters of the sample in a real browser, and the page that shows one to an editor."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from plugins.host.call import ROOT
from plugins.host.cli import main
from plugins.host.newsletter.letter_copies import enlarged, without_pictures
from plugins.host.newsletter.mail import Mail, mail_of
from tests.browser.axe import RULES, bring_axe, violations
from tests.browser.sample import MOMENT, Sample
from tests.browser.snippets import SEEN, TOO_WIDE
from tests.browser.visiting import (
    ALL_THERE,
    NARROW,
    REFUSALS,
    SCHEMES,
    WIDE,
    Scheme,
    Screen,
    show_on,
)

EDITIONS = (1, 2, 7, 10, 17, 18, 19, 20)
SHOWN = 20
"""The edition on whose page an editor looks here."""

WIDTHS = (360, 600)
SITE = "https://www.fellowstead.example/"

NOT_OF_MAIL = ("landmark-one-main", "region")
"""Rules of whole pages: a mail is read within what its program makes of it."""

LARGE = "--blink-settings=defaultFontSize=32"
"""The setting of a reader whose letters are of twice the size."""

_SIZES = """() => [...document.querySelectorAll('body *:not(.preheader)')].filter(one => one.innerText?.trim())
  .map(one => getComputedStyle(one).fontSize)"""
_PICTURES = "[...document.images].map(one => one.naturalWidth > 0)"
_WITHOUT_TABLES = "document.querySelectorAll('.table').forEach(one => one.remove())"
_ALTS = "[...document.images].map(one => one.getAttribute('alt'))"
_PREHEADER = f"() => {{ {SEEN} return isSeen(document.querySelector('.preheader')); }}"
_GROUNDS = "[...document.querySelectorAll('td')].map(one => getComputedStyle(one).backgroundColor)"


class Mailbox:
    """A window in which letters are opened; the pictures of the site are at hand."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self._folder = folder
        page.route(f"{SITE}**", self._answer)

    def open(self, html: str, width: int, scheme: Scheme = "light") -> Page:
        show_on(self.page, Screen(width, scheme))
        self.page.set_content(html)
        self.page.evaluate(ALL_THERE)
        return self.page

    def _answer(self, route: Route) -> None:
        route.fulfill(path=self._folder / route.request.url.removeprefix(SITE))


@pytest.fixture(scope="module")
def mailbox(browser: Browser, sample: Sample) -> Iterator[Mailbox]:
    context = browser.new_context()
    yield Mailbox(context.new_page(), sample.folder)
    context.close()


@pytest.fixture(scope="module")
def large_mailbox(browser: Browser, chromium: str, sample: Sample) -> Iterator[Mailbox]:
    """That of a reader whose letters are of twice the size."""
    large = browser.browser_type.launch(executable_path=chromium, args=["--disable-gpu", LARGE])
    yield Mailbox(large.new_page(), sample.folder)
    large.close()


@pytest.fixture(scope="module")
def mails(sample: Sample) -> dict[int, Mail]:
    return {post.edition or 0: mail_of(sample.site, post) for post in sample.site.editions}


each_edition = pytest.mark.parametrize("edition", EDITIONS)
each_width = pytest.mark.parametrize("width", WIDTHS)


def test_all_editions_of_the_sample_are_looked_at(mails: dict[int, Mail]) -> None:
    assert sorted(mails) == list(EDITIONS)


@each_width
@each_edition
def test_nothing_is_wider_than_the_screen(
    edition: int, width: int, mails: dict[int, Mail], mailbox: Mailbox
) -> None:
    html = mails[edition].html
    for letter, is_shown in ((html, True), (without_pictures(html), False)):
        page = mailbox.open(letter, width)
        assert page.evaluate(_PICTURES) == [is_shown] * page.locator("img").count()
        assert page.evaluate(TOO_WIDE) == []


@each_width
@each_edition
def test_no_text_is_wider_than_the_screen_with_letters_of_twice_the_size(
    edition: int, width: int, mails: dict[int, Mail], large_mailbox: Mailbox
) -> None:
    page = large_mailbox.open(mails[edition].html, width)
    if width == min(WIDTHS):
        page.evaluate(_WITHOUT_TABLES)  # they need two dimensions (WCAG 1.4.10)
    assert page.evaluate(TOO_WIDE) == []


def test_letters_grow_with_the_readers_own_size(
    mails: dict[int, Mail], mailbox: Mailbox, large_mailbox: Mailbox
) -> None:
    html = mails[SHOWN].html
    usual = mailbox.open(html, 600).evaluate(_SIZES)
    large = large_mailbox.open(html, 600).evaluate(_SIZES)
    grown = [float(b[:-2]) / float(a[:-2]) for a, b in zip(usual, large, strict=True)]
    assert grown == pytest.approx([2] * len(grown))
    assert mailbox.open(enlarged(html), 600).evaluate(_SIZES) == large


@pytest.mark.parametrize("scheme", SCHEMES)
@each_edition
def test_no_rule_is_broken(
    edition: int, scheme: Scheme, mails: dict[int, Mail], mailbox: Mailbox
) -> None:
    for letter in (mails[edition].html, without_pictures(mails[edition].html)):
        page = mailbox.open(letter, 360, scheme)
        bring_axe(page)
        assert violations(page, RULES, NOT_OF_MAIL) == []


@each_edition
def test_one_heading_is_the_first_and_every_picture_has_words(
    edition: int, mails: dict[int, Mail], mailbox: Mailbox
) -> None:
    page = mailbox.open(mails[edition].html, 360)
    assert page.locator("h1").count() == 1
    assert all(page.evaluate(_ALTS))


@each_edition
def test_the_preheader_is_in_lists_of_mails_alone(
    edition: int, mails: dict[int, Mail], mailbox: Mailbox
) -> None:
    for scheme in SCHEMES:
        page = mailbox.open(mails[edition].html, 360, scheme)
        assert page.evaluate(_PREHEADER) is False
        assert mails[edition].post.email.preheader not in page.locator("body").inner_text()


def test_dark_screens_have_dark_letters(mails: dict[int, Mail], mailbox: Mailbox) -> None:
    light, dark = (
        mailbox.open(mails[SHOWN].html, 600, scheme).evaluate(_GROUNDS) for scheme in SCHEMES
    )
    assert light != dark


def test_a_button_on_paper_is_not_white_on_white(mails: dict[int, Mail], mailbox: Mailbox) -> None:
    page = mailbox.open(mails[SHOWN].html, WIDTHS[0])
    page.emulate_media(media="print")
    colour = page.evaluate("getComputedStyle(document.querySelector('.button a')).color")
    border = page.evaluate("getComputedStyle(document.querySelector('.button')).borderTopColor")
    page.emulate_media(media="screen")
    assert colour == border == "rgb(11, 93, 70)"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page that shows an edition to an editor."""
    place = tmp_path_factory.mktemp("outbox")
    words = ["newsletter", "--content", str(ROOT / "content"), "--cache", str(place / "cache")]
    words += ["--edition", str(SHOWN), "--outbox", str(place / "box"), "--as-at", MOMENT]
    assert main(words) == 0
    return place / "box" / str(SHOWN) / "preview.htm"


class Opened:
    """The page, opened as an editor opens it: whatever it is asked for beside the file is noted."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.asked: list[str] = []
        self.faults: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.faults.append(message.text))
        page.add_init_script(REFUSALS)
        page.goto(file.as_uri())

    @property
    def beside(self) -> list[str]:
        inside = ("data:", "about:", "file:")
        return [url for url in self.asked if not url.startswith(inside)]


@pytest.fixture(scope="module")
def opened(browser: Browser, preview: Path) -> Iterator[Opened]:
    context = browser.new_context()
    yield Opened(context.new_page(), preview)
    context.close()


def test_the_preview_asks_for_nothing_and_runs_nothing(opened: Opened) -> None:
    for screen in (Screen(), Screen(NARROW, "dark")):
        show_on(opened.page, screen)
        for frame in opened.page.locator("iframe").all():
            frame.scroll_into_view_if_needed()
    assert (opened.beside, opened.faults) == ([], [])
    assert opened.page.evaluate("document.scripts.length") == 0


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_preview_breaks_no_rule_and_fits_every_screen(
    width: int, scheme: Scheme, opened: Opened
) -> None:
    show_on(opened.page, Screen(width, scheme))
    bring_axe(opened.page)
    assert violations(opened.page, RULES) == []
    assert opened.page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_frame_shows_the_letter_in_its_own_way_on_any_screen(
    scheme: Scheme, opened: Opened
) -> None:
    show_on(opened.page, Screen(WIDE, scheme))
    looks = {}
    for handle in opened.page.locator("iframe").element_handles():
        frame = handle.content_frame()
        assert frame
        name = handle.get_attribute("title") or ""
        ground = frame.evaluate(_GROUNDS)
        looks[name] = (frame.evaluate("innerWidth"), ground, frame.evaluate(_SIZES))
        assert any(frame.evaluate(_PICTURES)) == (name != "Without pictures")
    phone, dark = looks["On a telephone"], looks["In dark colours"]
    assert [phone[0], looks["On a wide screen"][0]] == list(WIDTHS)
    assert phone[1] != dark[1]
    assert phone[1] == looks["Without pictures"][1]
    large = looks["With letters of twice the size"][2]
    assert [float(size[:-2]) / 2 for size in large] == [float(size[:-2]) for size in phone[2]]


def test_the_preview_can_be_used_with_the_keyboard(opened: Opened) -> None:
    show_on(opened.page, Screen())
    opened.page.goto(opened.page.url.partition("#")[0])
    for heading in ("On a telephone", "On a wide screen"):
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("document.activeElement.innerText") == heading
    opened.page.keyboard.press("Enter")
    assert opened.page.url.endswith("#wide-screen")
