"""What a capability plans: files of the site that one place will write.

Every output is a pure function of what it holds, so what it holds is its list of dependencies.
`path` is the file's place in the output folder, with `/` between its parts.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from msgspec import Struct

from plugins.domain.settings import Settings

LONGEST_NAME = 255
"""Bytes that one part of a path may have."""
LONGEST_PATH = 1000
"""Bytes that a path may have, so that it fits into any folder, and its address into any browser."""
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\\]')
_KEPT_BY_WINDOWS = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)


class View(Struct, frozen=True):
    """What one page shows. Each kind names its template under `theme/templates/`."""

    template: ClassVar[str]


class Page(Struct, frozen=True):
    """An HTML page: its view put into the view's template."""

    path: str
    view: View


class LatePage(Struct, frozen=True, gc=False):
    """An HTML page whose view is made when it is needed, and not to find out that nothing changed.

    `subject` holds everything that the view is made from, the settings apart, as plain values;
    `present`, a function of a module, makes a view of the `kind` from both. To build a subject and
    to encode it must be cheap: that is done for every page at every build.
    """

    path: str
    kind: type[View]
    subject: Any
    settings: Settings
    present: Callable[[Any, Settings], View]

    @property
    def view(self) -> View:
        return self.present(self.subject, self.settings)


class Drawn(Struct, frozen=True, gc=False):
    """A file made from a view by a function of ours: a feed, a sitemap.

    `draw` is a function of a module, given the view; `view` a frozen struct.
    """

    path: str
    view: Any
    draw: Callable[[Any], bytes]


class Copy(Struct, frozen=True):
    """A file of the content folder or the theme, as it is. `source` is an absolute path."""

    path: str
    source: str


Output = Page | LatePage | Drawn | Copy


def is_usable(path: str) -> bool:
    """Whether a file may be written at `path`: it leads nowhere but into the output folder, to no
    hidden file, and each of its parts is a name that file systems take."""
    return all(
        part.isprintable()
        and "\\" not in part
        and not part.startswith(".")
        and 0 < len(part.encode("utf-8", "surrogateescape")) <= LONGEST_NAME
        for part in path.split("/")
    )


def fault_of(path: str) -> str:
    """Why no file of a site should have this path, which is to work on every server and in every
    copy of the site, on Windows too; empty where it may."""
    if len(path.encode("utf-8", "surrogateescape")) > LONGEST_PATH:
        return f"it has more than {LONGEST_PATH:,} bytes"
    return next((fault for part in path.split("/") if (fault := _fault_of_name(part))), "")


def _fault_of_name(part: str) -> str:
    if not part:
        return "two slashes stand side by side in it"
    if part.startswith("."):
        return "a part of it leads out of the site" if part == ".." else "a part begins with a dot"
    if not part.isprintable():
        return "there is a character in it that is not seen"
    if found := _NOT_IN_NAMES.search(part):
        return f"there is a “{found[0]}” in it, which no file's name may have on Windows"
    if part[-1] in ". ":
        return "a part ends with a dot or a blank, which Windows drops"
    if _KEPT_BY_WINDOWS.fullmatch(part):
        return f"“{part.partition('.')[0]}” is a name that Windows keeps for itself"
    bytes_ = len(part.encode("utf-8", "surrogateescape"))
    return (
        f"a part of it has {bytes_} bytes; {LONGEST_NAME} is the most"
        if bytes_ > LONGEST_NAME
        else ""
    )


def folded(path: str) -> str:
    """Equal for paths that some file system takes for one: macOS and Windows know no capitals, and
    macOS no difference between “é” and “e” with an accent (Unicode, UAX 15)."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def folders_of(path: str) -> Iterator[str]:
    """The folders on the way to `path`, the nearest first: `a/b/c` → `a/b`, `a`."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def path_of(address: str) -> str:
    """The file that answers at a site path: `/series/x/` → `series/x/index.html`."""
    path = address.removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def address_of(path: str) -> str:
    """The site path at which a file answers: `series/x/index.html` → `/series/x/`."""
    return f"/{path.removesuffix('index.html')}" if is_index(path) else f"/{path}"


def is_index(path: str) -> bool:
    """Whether the file is what a folder answers with."""
    return path == "index.html" or path.endswith("/index.html")
