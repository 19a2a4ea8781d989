"""`site.yaml` → the site's settings."""

from msgspec.structs import asdict

from plugins.domain.people import Link
from plugins.domain.settings import (
    LOCAL_ADDRESS,
    Footer,
    FormerFeed,
    Newsletter,
    Redirect,
    Settings,
)
from plugins.reading.front_matter.heads import FooterHead, NewsletterHead, SiteHead


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
        newsletter=Newsletter(**asdict(head.newsletter or NewsletterHead())),
        former_feeds=tuple(FormerFeed(feed.address, feed.feed) for feed in head.former_feeds),
        redirects=tuple(Redirect(one.old, one.new) for one in head.redirects),
        deploy=head.deploy,
        accent=head.accent,
        allow=head.allow,
        checks_on=frozenset(switch.name for switch in head.checks if switch.on),
        checks_off=frozenset(switch.name for switch in head.checks if not switch.on),
    )
