"""Where a post stood on the old site, and the pattern that a person gives with PERMALINK=."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec.structs import replace

from plugins.domain.refusal import WrongCall
from plugins.importing.addresses.hugo_addresses import hugo_address
from plugins.importing.addresses.jekyll_addresses import jekyll_address
from plugins.importing.addresses.old_places import OldPlace
from plugins.importing.addresses.old_slugs import escaped
from plugins.importing.addresses.pelican_addresses import pelican_address
from plugins.importing.sites.jekyll_settings import STYLES, pattern_of_style
from plugins.importing.sites.old_settings import OldSettings, Rule, System
from plugins.importing.sites.pelican_settings import read_pelican_settings

_OF_HUGO = re.compile(
    r":(?:filename|contentbasename|slugor\w+|section\w*|monthname|weekday\w*|yearday)\b"
)
_OF_JEKYLL = re.compile(
    r":(?:categories|slugified_categories|output_ext|i_month|i_day|short_\w+|long_\w+|y_day|w_\w+)\b"
)
_DATED_NAME = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")
_WHOLE = re.compile(r"(https?://[^/:{}]+)(/.*)")


def old_address(place: OldPlace, settings: OldSettings) -> str:
    """The address of a post below that of its site, percent-encoded: `/2015/05/21/x.html`. Empty
    where no pattern of the settings is one that the system knows."""
    written = _ADDRESS[settings.system](place, settings)
    path = re.sub(r"/{2,}", "/", f"/{written}")
    return escaped(path) if written and not {".", ".."} & {*path.split("/")} else ""


def with_permalink(
    settings: OldSettings | None, permalink: str, paths: Iterable[str]
) -> OldSettings:
    """The settings with the pattern `permalink` in the place of theirs.

    It is written as Jekyll, Hugo or Pelican has it, or the name of a style of Jekyll's; the site's
    address may stand before it. Where no settings say which program it was, the pattern and the
    `paths` of the posts do. Raises `WrongCall` for what is no pattern.
    """
    pattern = pattern_of_style(permalink.strip())
    whole = _WHOLE.fullmatch(pattern)
    site, pattern = whole.groups() if whole else ("", pattern)
    if not re.search(r":\w|\{\w", pattern):
        raise WrongCall(
            f"PERMALINK is “{permalink}”: it must be a pattern, such as /:year/:month/:title/ or"
            f" {{date:%Y}}/{{slug}}.html, or one of {', '.join(STYLES)}"
        )
    found = settings or _unsaid(_system(pattern, permalink, paths))
    return replace(found, permalinks=(Rule(pattern),), abroad="", address=site or found.address)


def base_of(address: str) -> str:
    """The path of a site's address, without a slash at its end: `/blog`, mostly empty."""
    return urlsplit(address).path.rstrip("/")


def _system(pattern: str, written: str, paths: Iterable[str]) -> System:
    """The program whose notation this is; where it could be two, what the files look like."""
    if "{" in pattern:
        return "pelican"
    if _OF_JEKYLL.search(pattern) or written.lstrip(":") in STYLES:
        return "jekyll"
    names = [path.split("/") for path in paths]
    looks_jekyll = any("_posts" in name for name in names) or (
        bool(names) and all(_DATED_NAME.match(name[-1]) for name in names)
    )
    return "hugo" if _OF_HUGO.search(pattern) or not looks_jekyll else "jekyll"


def _unsaid(system: System) -> OldSettings:
    """The settings of a site that sets nothing, without the feeds that it may not have had."""
    if system == "pelican":
        return replace(read_pelican_settings(()), feeds=(), term_feeds=())
    return OldSettings(system=system, default_language="en" if system == "hugo" else "")


_ADDRESS = {"jekyll": jekyll_address, "hugo": hugo_address, "pelican": pelican_address}
