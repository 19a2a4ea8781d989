"""Somebody who looks at pages: on a screen of some width, in some colours, with scripts or not."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, Request, Response

Scheme = Literal["light", "dark"]
Scripts = Literal["by policy", "none", "all"]
"""Which scripts run: those that the server's policy allows; none at all; or, policy or not, all."""

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDE, NARROW = 1280, 320
_HEIGHTS = {320: 640, 390: 844}
_OPTIONS: Mapping[Scripts, Mapping[str, bool]] = {
    "by policy": {},
    "none": {"java_script_enabled": False},
    "all": {"bypass_csp": True},
}

REFUSALS = """
addEventListener('securitypolicyviolation',
  event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
"""A script by which the console says what a policy refuses."""

ALL_THERE = """() => {
  const pictures = [...document.images];
  for (const one of pictures) one.loading = 'eager';
  const come = pictures.map(one => one.complete || new Promise(come => {
    one.onload = come;
    one.onerror = come;
  }));
  return Promise.all([document.fonts.ready, ...come]).then(() => true);
}"""
"""A script that ends when all pictures and fonts of the page have come, or will not."""


class Screen(NamedTuple):
    """What a page is shown on: CSS pixels, and what the reader's machine asks for (Media Queries
    Level 5, chapter 12)."""

    width: int = WIDE
    color_scheme: Scheme = "light"
    media: Literal["screen", "print"] = "screen"
    reduced_motion: Literal["reduce", "no-preference"] = "no-preference"
    forced_colors: Literal["active", "none"] = "none"
    contrast: Literal["more", "no-preference"] = "no-preference"


WIDE_SCREEN, NARROW_SCREEN = Screen(), Screen(NARROW)


def show_on(page: Page, screen: Screen) -> None:
    """`page` stands on that screen, as high as such screens are."""
    page.set_viewport_size({"width": screen.width, "height": _HEIGHTS.get(screen.width, 900)})
    asked = screen._asdict()
    del asked["width"]
    page.emulate_media(**asked)


class Visitor:
    """Opens the pages of one site, of which `origin` is the address without a path.

    A window shows one page after the other, since a new one takes longer than a page; so nothing
    may be added to it that outlasts the page. `faults` is what went wrong in the visit that began
    last: what the console says, what was refused, what was asked for elsewhere.
    """

    def __init__(self, browser: Browser, origin: str) -> None:
        self.origin = origin
        self.faults: list[str] = []
        self._browser = browser
        self._windows: dict[Scripts, Page] = {}

    @contextmanager
    def at(
        self, address: str, screen: Screen = WIDE_SCREEN, scripts: Scripts = "by policy"
    ) -> Iterator[Page]:
        """The page at `address`, whole, with its style, pictures and fonts."""
        if scripts not in self._windows:
            self._windows[scripts] = self._open(scripts)
        page = self._windows[scripts]
        show_on(page, screen)
        self.faults.clear()
        page.goto(self.origin + address)
        page.evaluate(ALL_THERE)
        yield page

    @contextmanager
    def blank(self, screen: Screen = WIDE_SCREEN) -> Iterator[Page]:
        """A window of its own that shows nothing yet and is closed afterwards."""
        page = self._open("by policy")
        show_on(page, screen)
        self.faults.clear()
        try:
            yield page
        finally:
            page.close()

    def _open(self, scripts: Scripts) -> Page:
        page = self._browser.new_page(**_OPTIONS[scripts])
        page.add_init_script(REFUSALS)
        page.on("console", lambda message: self._note(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self._note(f"script: {error}"))
        page.on("request", self._on_request)
        page.on("response", self._on_response)
        page.on("requestfailed", self._on_failure)
        return page

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:", "about:")):
            self._note(f"elsewhere: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self._note(f"{response.status}: {response.url}")

    def _on_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what the page before this one still asked for
            self._note(f"failed: {request.url}, {request.failure}")

    def _note(self, fault: str) -> None:
        self.faults.append(fault)
