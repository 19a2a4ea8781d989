"""The pictures of the sample site in `docs/pictures/`: `make pictures` takes them anew.

They show the day that `sample.MOMENT` names, so that they change only when the site does.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, PdfMargins

from plugins.host.call import ROOT
from plugins.host.cli import main as main_program
from tests.browser.chromium import ADVICE, find_chromium, open_chromium
from tests.browser.sample import MOMENT, Sample, build_sample
from tests.browser.visiting import ALL_THERE, SCHEMES, Scheme
from tests.browser.web_server import served

FOLDER = ROOT / "docs" / "pictures"
LARGEST = 100_000
"""Bytes that a picture may have."""

SHOWN: Mapping[str, str] = {
    "home": "front page",
    "round-up": "round-up",
    "series-part": "part of a running series",
    "campaign": "active campaign",
    "person": "person",
    "archive": "archive",
}
"""Name of a page's pictures → the kind of page."""

PRINTED = "round-up"
_COLOURS = (256, 128, 64, 32, 16)
_PIXELS_OF_A_POINT = 1.25
_MARGINS: PdfMargins = {"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}


class Window(NamedTuple):
    """What a picture shows: CSS pixels, and how many pixels of the picture make one of them."""

    width: int
    height: int
    scale: int


WINDOWS = (Window(1280, 900, 1), Window(390, 844, 2))


class Picture(NamedTuple):
    """One picture, taken of a page of this kind."""

    name: str
    kind: str
    take: Callable[[Browser, str], bytes]


def pictures() -> Iterator[Picture]:
    """All that are taken."""
    for page, kind in SHOWN.items():
        for window in WINDOWS:
            for scheme in SCHEMES:
                name = f"{page}-{window.width}-{scheme}.png"
                yield Picture(name, kind, _screenshot(window, scheme))
    yield Picture(f"{PRINTED}-print.png", SHOWN[PRINTED], _first_sheet)
    for scheme in SCHEMES:
        yield Picture(f"letter-1280-{scheme}.png", SHOWN["round-up"], _letter(scheme))


def _screenshot(window: Window, scheme: Scheme) -> Callable[[Browser, str], bytes]:
    def take(browser: Browser, address: str) -> bytes:
        width, height, scale = window
        page = browser.new_page(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        _show(page, address)
        taken = page.screenshot()
        page.close()
        return taken

    return take


def _letter(scheme: Scheme) -> Callable[[Browser, str], bytes]:
    """The page on which an editor looks at the mail of the newest edition, whatever the address."""
    show = _screenshot(WINDOWS[0], scheme)

    def take(browser: Browser, _: str) -> bytes:
        with TemporaryDirectory() as place, redirect_stdout(StringIO()):
            folders = ("--outbox", f"{place}/outbox", "--cache", f"{place}/cache")
            main_program(("newsletter", *folders, "--as-at", MOMENT))
            (preview,) = Path(place).glob("outbox/*/preview.htm")
            return show(browser, preview.as_uri())

    return take


def _show(page: Page, address: str) -> None:
    """The page is there in its own face: a font that is late would be left out until the next
    page, so this one is the next."""
    for _ in range(2):
        page.goto(address)
        page.evaluate(ALL_THERE)


def _first_sheet(browser: Browser, address: str) -> bytes:
    page = browser.new_page()
    _show(page, address)
    sheet = pypdfium2.PdfDocument(page.pdf(format="A4", margin=_MARGINS))[0]
    page.close()
    written = BytesIO()
    sheet.render(scale=_PIXELS_OF_A_POINT).to_pil().save(written, "PNG")
    return written.getvalue()


def made_small(taken: bytes) -> bytes:
    """The same PNG in as many colours as leave it no larger than `LARGEST`, or in the fewest."""
    with Image.open(BytesIO(taken)) as opened:
        picture = opened.convert("RGB")
    small = b""
    for colours in _COLOURS:
        written = BytesIO()
        few = picture.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(written, "PNG", optimize=True)
        small = written.getvalue()
        if len(small) <= LARGEST:
            break
    return small


def take_pictures(sample: Sample, chromium: str, folder: Path) -> None:
    """All pictures of the sample are in `folder`, and no other."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with served(sample.folder) as origin, open_chromium(chromium) as browser:
        for picture in pictures():
            taken = picture.take(browser, origin + sample.pages[picture.kind])
            (folder / picture.name).write_bytes(made_small(taken))


def main() -> int:
    """Take the pictures. The status is 1 where there is no browser."""
    chromium = find_chromium()
    if not chromium:
        sys.stderr.write(f"{ADVICE}\n")
        return 1
    with TemporaryDirectory() as place:
        take_pictures(build_sample(Path(place)), chromium, FOLDER)
    sys.stdout.write(f"{len(list(pictures()))} pictures in {FOLDER}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
