"""The frame around every page: name, navigation, footer, feeds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from plugins.domain.palette import palette_of
from plugins.domain.people import Link
from plugins.domain.settings import Footer
from plugins.domain.site import Site
from plugins.views import (
    archive,
    campaigns,
    changes,
    following,
    lists,
    newsletter,
    organisations,
    people,
    series,
)
from plugins.views.heads import direction_of
from plugins.views.notices import IN_PREVIEW, Notice
from plugins.views.sharing import SharedPicture
from plugins.views.stylesheet import THEME, load_stylesheet
from plugins.views.theme_pictures import load_social_picture, present_site_picture


class Papers(Struct, frozen=True):
    """The colour of the page in each scheme, `#rrggbb`, for the edges of a browser's window."""

    light: str
    dark: str


class Frame(Struct, frozen=True, kw_only=True):
    """What templates know as `site`. Addresses are site paths or lead elsewhere.

    `menu` is the editors', else the usual one; `sections` are all lists that have something in
    them; `pages` the standing pages that the menu leaves out. `feeds` bring everything, by format.
    `picture` stands for every page that has none of its own. `notice` stands above everything that
    is not the public site.
    """

    name: str
    tagline: str
    language: str
    direction: Literal["", "rtl"]
    menu: tuple[Link, ...]
    buttons: tuple[Link, ...]
    sections: tuple[Link, ...]
    pages: tuple[Link, ...]
    footer: Footer
    feeds: tuple[following.SiteFeed, ...]
    stylesheet: str
    picture: SharedPicture
    paper: Papers
    notice: Notice | None


def present_frame(site: Site, theme: Path = THEME) -> Frame:
    """The frame of a site in the theme of that folder. Nothing of a single post takes part, so
    that a new post leaves the frame as it is."""
    settings = site.settings
    palette = palette_of(settings.accent)
    sections = sections_of(site)
    menu = settings.menu or _usual_menu(sections)
    placed = {link.address for link in menu}
    asking = [page for page in site.pages if page.menu and page.address not in placed]
    return Frame(
        name=settings.name,
        tagline=settings.tagline,
        language=settings.language,
        direction=direction_of(settings.language),
        menu=(*menu, *(Link(page.menu, page.address) for page in asking)),
        buttons=settings.buttons,
        sections=sections,
        pages=tuple(Link(page.title, page.address) for page in site.pages if not page.menu),
        footer=settings.footer,
        feeds=following.SITE_FEEDS,
        stylesheet=load_stylesheet(settings.accent, theme).address,
        picture=present_site_picture(load_social_picture(settings, theme)),
        paper=Papers(palette.light.paper, palette.dark.paper),
        notice=IN_PREVIEW if site.preview else None,
    )


def sections_of(site: Site) -> tuple[Link, ...]:
    """The places from which everything can be reached; a list that would be empty is none."""
    return tuple(_sections(site))


def _usual_menu(sections: tuple[Link, ...]) -> tuple[Link, ...]:
    """What the menu of a site has that says nothing of its menu."""
    usual = (
        archive.INDEX, series.INDEX, campaigns.INDEX, lists.TOPICS, people.INDEX, newsletter.INDEX,
    )  # fmt: skip
    return tuple(section for section in sections if section in usual)


def _sections(site: Site) -> Iterator[Link]:
    yield archive.INDEX
    lists_with_items = (
        (series.INDEX, site.series),
        (campaigns.INDEX, site.campaigns),
        (lists.TOPICS, site.topics),
        (lists.CATEGORIES, site.categories),
        (people.INDEX, site.people),
        (organisations.INDEX, site.organisations),
    )
    for index, items in lists_with_items:
        if items:
            yield index
    if site.editions:
        yield newsletter.INDEX
    yield changes.INDEX
    yield following.INDEX
