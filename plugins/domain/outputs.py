"""What a capability plans: files of the site that one place will write.

Every output is a pure function of what it holds, so what it holds is its list of dependencies.
`path` is the file's place in the output folder, with `/` between its parts.
"""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from msgspec import Struct

from plugins.domain.settings import Settings

LONGEST_NAME = 255
"""Bytes that one part of a path may have."""


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


def folders_of(path: str) -> Iterator[str]:
    """The folders on the way to `path`, the nearest first: `a/b/c` → `a/b`, `a`."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def path_of(address: str) -> str:
    """The file that answers at a site path: `/series/x/` → `series/x/index.html`."""
    path = address.removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path
