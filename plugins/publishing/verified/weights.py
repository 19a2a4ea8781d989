"""How heavy pages are to fetch, in words that say what that means to a reader."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from plugins.domain.outputs import address_of, is_index, path_of
from plugins.domain.pictures import size_in_words
from plugins.domain.problem import Problem
from plugins.publishing.verified.inspection import Inspection
from plugins.publishing.verified.links import file_at
from plugins.views.archive import INDEX as ARCHIVE

HTML = 150_000
"""Bytes of a page's HTML as they are sent, packed."""
PICTURE = 500_000
"""Bytes of one picture."""
WHOLE = 2_000_000
"""Bytes of a page with all that it shows."""
A_SECOND = 200_000
"""Bytes in a second by a slow mobile connection, 1.6 million bits a second."""

_WHOLE_LISTS = (path_of(ARCHIVE.address),)
"""Pages that have everything on one page, which is what they are for."""


class Weight(Struct, frozen=True):
    """What a page weighs, and of that its own pictures, by path."""

    path: str
    html: int
    whole: int
    pictures: Mapping[str, int]


def weight_of(inspection: Inspection, path: str) -> Weight:
    seen = inspection.look(path)
    loads = {
        file
        for number in seen.loads
        if (file := file_at(inspection.addresses[number].partition("#")[0], inspection.files))
    }
    sizes = {file: inspection.sizes[file] for file in loads}
    pictures = {file: size for file, size in sizes.items() if file.startswith("images/")}
    html = seen.look.weight
    return Weight(path, html, html + sum(sizes.values()), pictures)


def check_weights(inspection: Inspection, sources: Mapping[str, str]) -> Iterator[Problem]:
    """No page makes a reader with a slow connection wait for long. `sources` are the files of the
    content by the addresses of their pages."""
    used: dict[str, list[str]] = {}
    for path in sorted(inspection.files):
        if not is_index(path):
            continue
        weight = weight_of(inspection, path)
        for picture, size in weight.pictures.items():
            if size > PICTURE:
                used.setdefault(picture, []).append(path)
        yield from _of_page(weight, sources.get(address_of(path), ""))
    for picture, pages in sorted(used.items()):
        yield _of_picture(picture, inspection.sizes[picture], pages)


def seconds_in_words(size: int) -> str:
    """`12 seconds on a slow mobile connection`."""
    seconds = max(1, round(size / A_SECOND))
    return f"{seconds} second{'' if seconds == 1 else 's'} on a slow mobile connection"


def _of_page(weight: Weight, source: str) -> Iterator[Problem]:
    address = address_of(weight.path)
    if weight.html > HTML and weight.path not in _WHOLE_LISTS:
        yield _warning(
            source,
            weight.path,
            f"{address} is {size_in_words(weight.html)} without pictures, even packed: "
            f"{seconds_in_words(weight.html)}",
            f"over {size_in_words(HTML)} a text is better parted into several pages",
        )
    if weight.whole > WHOLE:
        heaviest = max(weight.pictures, key=lambda path: (weight.pictures[path], path), default="")
        mend = f"; the heaviest picture is /{heaviest}" if heaviest else ""
        yield _warning(
            source,
            weight.path,
            f"{address} is {size_in_words(weight.whole)} with all that it shows: "
            f"{seconds_in_words(weight.whole)}",
            f"up to {size_in_words(WHOLE)} most readers will wait for{mend}",
        )


def _of_picture(path: str, size: int, pages: list[str]) -> Problem:
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return _warning(
        path,
        path,
        f"this picture is {size_in_words(size)}, {seconds_in_words(size)}; it is on "
        f"{address_of(pages[0])}{more}",
        f"save it smaller, {size_in_words(PICTURE)} at most: 1,600 pixels wide are enough for any "
        "screen, and JPEG or WebP suit photographs",
    )


def _warning(source: str, subject: str, message: str, hint: str) -> Problem:
    return Problem(
        source=source,
        check="page-weight",
        message=message,
        hint=hint,
        severity="warning",
        subject=subject,
    )
