"""Pictures and documents as pages show them."""

from msgspec import Struct

from plugins.domain.pictures import Download, Picture, kind_of
from plugins.domain.site import Site


class PictureView(Struct, frozen=True):
    """A picture with its words; `alt` is empty for decoration only. `width` and `height` in pixels
    keep its place free before it has arrived; 0 where nobody knows them."""

    src: str
    alt: str
    caption: str
    credit: str
    width: int = 0
    height: int = 0


class DownloadView(Struct, frozen=True):
    """A document to download; `words` say what it is: "PDF, 340 kB", "Easy Read, PDF, 2.1 MB"."""

    address: str
    label: str
    words: str


def present_picture(site: Site, picture: Picture | None) -> PictureView | None:
    if picture is None:
        return None
    size = size_in_pixels(site, picture.src)
    return PictureView(picture.src, picture.alt, picture.caption, picture.credit, *size)


def size_in_pixels(site: Site, address: str) -> tuple[int, int]:
    """Width and height of the picture at an address, (0, 0) where nobody knows them."""
    asset = site.asset.get(address)
    return (asset.width, asset.height) if asset else (0, 0)


def present_download(download: Download) -> DownloadView:
    """The document with its kind as the editor put it, its type and its size, each said once."""
    said = dict.fromkeys((download.kind, kind_of(download.address), download.size))
    return DownloadView(download.address, download.label, ", ".join(filter(None, said)))
