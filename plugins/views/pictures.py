"""Pictures and documents as pages show them."""

from msgspec import Struct

from plugins.domain.pictures import Download, Picture, kind_of


class PictureView(Struct, frozen=True):
    """A picture with its words; `alt` is empty for decoration only."""

    src: str
    alt: str
    caption: str
    credit: str


class DownloadView(Struct, frozen=True):
    """A document to download; `words` say what it is: "PDF, 340 kB", "Easy Read, PDF, 2.1 MB"."""

    address: str
    label: str
    words: str


def present_picture(picture: Picture | None) -> PictureView | None:
    if picture is None:
        return None
    return PictureView(picture.src, picture.alt, picture.caption, picture.credit)


def present_download(download: Download) -> DownloadView:
    """The document with its kind as the editor put it, its type and its size, each said once."""
    said = dict.fromkeys((download.kind, kind_of(download.address), download.size))
    return DownloadView(download.address, download.label, ", ".join(filter(None, said)))
