"""The page of one post as the site will have it, with everything inside that it needs."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from msgspec.structs import replace

from plugins.domain.library import Library, is_public, site_at
from plugins.domain.outputs import Copy, Drawn, Page, path_of
from plugins.domain.posts import Post
from plugins.domain.refusal import WrongCall
from plugins.domain.settings import LOCAL_ADDRESS
from plugins.domain.site import Site
from plugins.host.kept_related import put_related
from plugins.host.one_file.enclosed import Enclosed, with_fonts
from plugins.host.one_file.links import Links
from plugins.host.one_file.pictures import Pictures, data_address
from plugins.host.run_steps import planned
from plugins.posts import page_of_saved
from plugins.publishing import theme_files
from plugins.publishing.renderer import Renderer
from plugins.views.former import present_withdrawn
from plugins.views.frame import present_frame
from plugins.views.heads import PageView, unlisted
from plugins.views.notices import Notice
from plugins.views.stylesheet import ADDRESS, load_stylesheet


class OnePage(NamedTuple):
    """A page as bytes, and how much of it each of its pictures takes."""

    content: bytes
    weights: Mapping[str, int]


class Place(NamedTuple):
    """Where pages are made: the theme's folder and the cache."""

    theme: Path
    cache: Path


def site_with(library: Library, post: Post, moment: datetime, now: datetime) -> Site:
    """The site of `moment` as a preview of one post: beside it there is nothing that is not public
    `now`, so that no other post is told of before its time."""
    beside = [one for one in library.posts if one is post or is_public(one, now)]
    return site_at(replace(library, posts=tuple(beside)), moment, preview=True)


def public_files(library: Library, now: datetime, place: Place) -> frozenset[str]:
    """The paths of what readers can have `now`; where there is a ledger, without the posts that
    were never published."""
    site = site_at(library, now)
    put_related(site, place.cache)
    known = library.past.posts
    new = [post for post in (*site.posts, *site.hidden) if known and post.id not in known]
    outputs, _ = planned(site, place.theme)
    return frozenset({output.path for output in outputs} - {path_of(post.address) for post in new})


def one_page(
    site: Site, post: Post, notice: Notice, public: frozenset[str], place: Place
) -> OnePage:
    """The page of a post of the site (see `site_with`), of a withdrawn one what remains of it, with
    the notice above it. Of links within the site those work that lead to `public` files; none where
    nobody has said what the site's address is."""
    settings = site.settings
    is_nowhere = settings.address == LOCAL_ADDRESS
    frame = replace(present_frame(site, place.theme), notice=notice)
    render = Renderer(place.theme / "templates", settings, place.cache, frame)
    view = _view(site, post)
    head = unlisted(replace(view.head, address="") if is_nowhere else view.head)
    page = Page(path_of(post.address), replace(view, head=head))
    files = SiteFiles(site, place.theme, render)
    links = Links(settings, post.address, frozenset() if is_nowhere else public)
    pictures = Pictures(files.at)
    style = with_fonts(load_stylesheet(settings.accent, place.theme).text, files.beside_style)
    enclosed = Enclosed(style, lambda address: pictures(links.inside(address) or ""), links)
    return OnePage(enclosed.page(render(page).decode()).encode(), pictures.weights)


def _view(site: Site, post: Post) -> PageView:
    shown = {one.source: one for one in (*site.posts, *site.hidden)}
    if found := shown.get(post.source):
        view = page_of_saved(site, found).view
        assert isinstance(view, PageView)
        return view
    left = next((one for one in site.withdrawn if one.id == post.id), None)
    if left is None:
        raise WrongCall(f"{post.source} was withdrawn before it came out: it has no page")
    return present_withdrawn(site, left)


class SiteFiles:
    """What lies beside the pages of a site, by site paths that are not encoded."""

    def __init__(self, site: Site, theme: Path, render: Renderer) -> None:
        self._render = render
        own: dict[str, Copy | Drawn] = {
            f"/{output.path}": output for output in theme_files(theme, site.settings)
        }
        own |= {f"/{one.path}": Copy(one.path, one.source) for one in site.assets}
        self._outputs = own

    def at(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none, or none that can be read."""
        output = self._outputs.get(path)
        try:
            return self._render(output) if output else None
        except OSError:
            return None

    def beside_style(self, address: str) -> str:
        """What the stylesheet names, as a `data:` address; empty where there is none."""
        path = urljoin(ADDRESS, address).partition("#")[0].partition("?")[0]
        content = self.at(path)
        return "" if content is None else data_address(content, Path(path).suffix)
