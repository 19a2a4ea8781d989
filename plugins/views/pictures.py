"""Pictures and documents as pages show them."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec import Struct

from plugins.domain.pictures import Download, Picture, kind_of, size_in_words
from plugins.domain.site import Site
from plugins.views.once import once


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


class Shown(Struct, frozen=True, gc=False):
    """What pages say of a picture or document of the site, whoever refers to it. `words` are "PDF,
    340 kB", empty for a picture; `width` and `height` are 0 where nobody knows them."""

    address: str
    width: int
    height: int
    words: str


class Measured(Protocol):
    """Something with a size in pixels."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...


class WithPictures(Protocol):
    """A site, or whatever else knows the sizes of pictures by their addresses."""

    @property
    def asset(self) -> Mapping[str, Measured]: ...


def present_picture(known: WithPictures, picture: Picture | None) -> PictureView | None:
    if picture is None:
        return None
    size = size_in_pixels(known, picture.src)
    return PictureView(picture.src, picture.alt, picture.caption, picture.credit, *size)


def size_in_pixels(known: WithPictures, address: str) -> tuple[int, int]:
    """Width and height of the picture at an address, (0, 0) where nobody knows them."""
    asset = known.asset.get(address)
    return (asset.width, asset.height) if asset else (0, 0)


def present_download(download: Download) -> DownloadView:
    """The document with its kind as the editor put it, its type and its size, each said once."""
    said = dict.fromkeys((download.kind, kind_of(download.address), download.size))
    return DownloadView(download.address, download.label, ", ".join(filter(None, said)))


def present_shown(site: Site, targets: Iterable[str]) -> tuple[Shown, ...]:
    """What there is to say of the site's pictures and documents among `targets`."""
    known = _all_shown(site)
    if not known:
        return ()
    places = (
        target.partition("#")[0].partition("?")[0] if "#" in target or "?" in target else target
        for target in targets
    )
    return tuple([known[place] for place in places if place in known])


@once
def _all_shown(site: Site) -> dict[str, Shown]:
    return {
        asset.address: Shown(
            asset.address,
            asset.width,
            asset.height,
            f"{kind_of(asset.path)}, {size_in_words(asset.size)}"
            if asset.path.startswith("files/")
            else "",
        )
        for asset in site.assets
    }
