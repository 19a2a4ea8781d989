"""`site.yaml` → the site's settings, and the lines on which they stand."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.domain.people import Link
from plugins.domain.settings import LOCAL_ADDRESS, Footer, FormerFeed, Redirect, Settings
from plugins.reading.front_matter.heads import FooterHead, SiteHead
from plugins.reading.front_matter.source import read_source

SITE = "site.yaml"


def settings_from(head: SiteHead, address: str = "") -> Settings:
    """The settings that `site.yaml` gives; `address`, where the command names one, comes first."""
    footer = head.footer or FooterHead()
    return Settings(
        name=head.name,
        tagline=head.tagline,
        address=(address or head.address or LOCAL_ADDRESS).rstrip("/"),
        written_address=head.address,
        timezone=head.timezone,
        language=head.language,
        identity=head.identity,
        menu=tuple(Link(item.label, item.address) for item in head.menu),
        footer=Footer(footer.organisation, footer.number, footer.imprint),
        buttons=tuple(Link(button.label, button.address) for button in head.buttons),
        reply=head.reply,
        former_feeds=tuple(FormerFeed(feed.address, feed.feed) for feed in head.former_feeds),
        redirects=tuple(Redirect(one.old, one.new) for one in head.redirects),
        deploy=head.deploy,
        accent=head.accent,
        allow=head.allow,
        checks_on=frozenset(switch.name for switch in head.checks if switch.on),
        checks_off=frozenset(switch.name for switch in head.checks if not switch.on),
    )


class SiteLines(Struct, frozen=True, dict=True):
    """The file `site.yaml` of a content folder, for looking up lines. It is read when somebody
    asks, which is only where something is wrong; it has no text."""

    folder: Path
    body: str = ""
    body_line: int = 1
    digest: bytes = b""
    has_text: bool = False
    has_comments: bool = False

    @cached_property
    def lines(self) -> Mapping[str, int]:
        content = (self.folder / SITE).read_bytes()
        return read_source("site", SITE, content, ZoneInfo("UTC")).lines
