"""Pictures and documents that pages use."""

from pathlib import PurePosixPath
from urllib.parse import quote

from msgspec import Struct

KINDS = {
    ".pdf": "PDF", ".doc": "Word", ".docx": "Word", ".odt": "OpenDocument", ".xls": "Excel",
    ".xlsx": "Excel", ".ods": "OpenDocument spreadsheet", ".csv": "CSV", ".ppt": "PowerPoint",
    ".pptx": "PowerPoint", ".odp": "OpenDocument slides", ".epub": "EPUB", ".zip": "ZIP",
    ".txt": "text", ".rtf": "RTF", ".mp3": "MP3", ".mp4": "MP4",
}  # fmt: skip


class Picture(Struct, frozen=True):
    """A picture with its words. `src` is a site path (`/images/x.jpg`) or an address elsewhere.

    `alt` is empty only for decoration.
    """

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class Asset(Struct, frozen=True):
    """A file of `images/` or `files/` as it stands in the content folder.

    `path` is its place within the folder and, with a slash before it, on the site; `size` in bytes;
    `source` its absolute path on this machine. `width` and `height` are a picture's, in pixels of
    CSS, as it is shown; 0 for anything else, and where the file does not tell.
    """

    path: str
    size: int
    source: str = ""
    width: int = 0
    height: int = 0

    @property
    def address(self) -> str:
        return f"/{quote(self.path)}"


class Download(Struct, frozen=True):
    """A document offered with a post: its address, what it is called, type and size."""

    address: str
    label: str
    kind: str
    size: str


def kind_of(path: str) -> str:
    """The type of a document in a reader's words: "PDF", "Word"; else its ending in capitals."""
    ending = PurePosixPath(path).suffix.lower()
    return KINDS.get(ending, ending[1:].upper())


def size_in_words(size: int) -> str:
    """1 kB, 340 kB, 1.2 MB, from a number of bytes."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"
