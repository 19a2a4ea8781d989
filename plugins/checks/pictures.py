"""Pictures: what is said of them to those who do not see them."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from plugins.checks.passages import Finding, Passage, TextCheck, attributes_of

EMPTY_WORDS = frozenset(
    {
        "alt", "alt text", "banner", "chart", "drawing", "figure", "figure 1", "gif", "graph",
        "graphic", "header", "header image", "hero image", "icon", "illustration", "image",
        "image alt text", "image description", "image of", "img", "photo", "photo of", "photograph",
        "pic", "picture", "picture of", "placeholder", "screenshot", "thumbnail", "untitled",
    }
)  # fmt: skip
"""Descriptions, in small letters, that fit any picture."""

_PICTURE = re.compile(r"<img [^>]*>")
_FILE_NAME = re.compile(r"\S.*\.(?:jpe?g|png|gif|svg|webp|avif|tiff?|bmp)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:IMG|DSC[FN]?|PXL|MVI|GOPR|WP|scan|image|photo|screen ?shot|WhatsApp Image)"
    r"[-_ ]*\d[-_ \d]*.{0,12}",
    re.IGNORECASE,
)


def check_alt(passage: Passage) -> Iterator[Finding]:
    """The description of a picture says what it shows, and is not its file's name.

    Who hears the page read out hears these words in place of the picture. Its name in the camera,
    or that it is an image, tells them nothing.

    Bad: `![IMG_1234.jpg](/images/hall.jpg)`
    Good: `![A hall with its doors open](/images/hall.jpg)`
    """
    if "<img " not in passage.body.html:
        return
    addresses = {r.start: r.address for r in passage.body.references if r.kind == "picture"}
    for found in _PICTURE.finditer(passage.body.html):
        attributes = attributes_of(found[0])
        source = found.start() + found[0].find(' src="') + len(' src="')
        address = addresses.get(source, attributes.get("src", ""))
        alt = " ".join(attributes.get("alt", "").split())
        if message := _complaint(alt, address):
            yield Finding(
                check="alt-says-nothing",
                message=message,
                subject=address if address in passage.text else passage.as_written(alt),
                hint="say in a few words what the picture shows, as you would over the telephone",
            )


def _complaint(alt: str, address: str) -> str:
    name = PurePosixPath(unquote(address.partition("?")[0])).name
    said = alt.strip(" .:!").lower()
    if not said:
        return ""
    if _FILE_NAME.fullmatch(alt) or _is_stem(alt, PurePosixPath(name).stem):
        return f"the description “{alt}” is the name of a file"
    if said in EMPTY_WORDS:
        return f"the description “{alt}” fits any picture"
    if _CAMERA.fullmatch(alt):
        return f"the description “{alt}” is the name that a camera or a program gave"
    return ""


def _is_stem(alt: str, stem: str) -> bool:
    """Whether the description is the file's name without its ending, typed as only files are."""
    return alt.lower() == stem.lower() and any(mark.isdigit() or mark in "-_" for mark in alt)


CHECKS: tuple[TextCheck, ...] = (check_alt,)
