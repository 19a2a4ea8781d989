"""By what a feed of the old site knew a post: the rules of the three programs' feeds.

- Jekyll (the `jekyll-feed` plugin): Atom's `id` is the post's folder and name below the address of
  the site, without `.html` and without a slash at its end.
- Hugo: the `guid` is the post's address, letter for letter.
- Pelican: `id` and `guid` are a tag: URI (RFC 4151) of host, day and path.
"""

from collections.abc import Iterable
from posixpath import dirname
from urllib.parse import urlsplit

from plugins.importing.addresses.jekyll_addresses import jekyll_name
from plugins.importing.addresses.old_places import OldPlace
from plugins.importing.addresses.old_slugs import escaped
from plugins.importing.sites.old_settings import GuidRule, OldSettings

_USUAL: dict[str, GuidRule] = {"jekyll": "folder and name", "hugo": "address", "pelican": "tag"}


def usual_rule(settings: OldSettings) -> GuidRule:
    """The rule of the feed that the site wrote itself, else of the one that the system makes."""
    return settings.guids or _USUAL[settings.system]


def guid_of(rule: GuidRule, site: str, address: str, place: OldPlace) -> str:
    """The guid of the post at `address` of the old `site` (absolute, no slash at its end)."""
    if rule == "tag":
        parts = urlsplit(f"{site}{address}")
        return f"tag:{parts.hostname},{place.day:%Y-%m-%d}:{parts.path}"
    if rule == "address":
        return f"{site}{address}"
    return f"{site}{escaped(_joined(dirname(address.rstrip('/')), jekyll_name(place)))}"


def rule_of_feed(
    known: Iterable[tuple[str, str, OldPlace]], site: str
) -> tuple[GuidRule, str] | None:
    """The rule, and the site's address in it, by which every one of the `known` guids was made;
    None where no rule explains them all, or there are none.

    Each of `known` is a guid that the old feed has, the post's address and its place. A feed may
    write the site's address with another scheme than the settings do.
    """
    seen = tuple(known)
    host = site.partition("://")[2]
    sites = dict.fromkeys((site, f"https://{host}", f"http://{host}"))
    rules: tuple[GuidRule, ...] = ("folder and name", "address", "tag")
    for rule in rules:
        for base in sites:
            if seen and all(guid == guid_of(rule, base, at, place) for guid, at, place in seen):
                return rule, base
    return None


def _joined(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name.lstrip('/')}"
