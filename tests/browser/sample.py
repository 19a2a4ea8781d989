"""The sample newsroom, built for one moment."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.domain.posts import Post
from plugins.domain.site import Site
from plugins.host.building import build
from plugins.host.call import ROOT
from plugins.host.options import Options
from tests.browser.kinds import KINDS, file_of

MOMENT = "2026-11-22T12:00"
"""The day that tests and pictures show; what the sample says of its actions holds on it."""


class Sample(NamedTuple):
    """The folder that the sample was built into, what it was built from, and the address of a page
    of each kind that it has."""

    folder: Path
    site: Site
    pages: Mapping[str, str]

    def post_at(self, address: str) -> Post:
        """The post that is at `address`."""
        return next(post for post in self.site.posts if post.address == address)


def build_sample(place: Path) -> Sample:
    """The sample, built into a folder below `place`. Raises `Refusal`."""
    folder = place / "site"
    options = Options(content=ROOT / "content", output=folder, cache=place / "cache", as_at=MOMENT)
    site = build(options).site
    return Sample(folder, site, _pages(folder, site))


def _pages(folder: Path, site: Site) -> dict[str, str]:
    """Kind → address. A page that is shown for another kind will do, so that few are opened."""
    chosen: dict[str, str] = {}
    for kind, found in KINDS.items():
        there = [address for address in found(site) if (folder / file_of(address)).is_file()]
        again = [address for address in there if address in chosen.values()]
        if there:
            chosen[kind] = (again or there)[0]
    return chosen
