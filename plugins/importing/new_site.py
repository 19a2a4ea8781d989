"""`site.yaml` of the new site, as far as the old one says what belongs there."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from plugins.domain.settings import SITE_FILE
from plugins.importing.feeds.old_feeds import OldFeedCopy
from plugins.importing.sites.old_settings import OldFeed, OldSettings
from plugins.reading.front_matter.heads import SiteHead
from plugins.reading.front_matter.source import read_source
from plugins.reading.front_matter.writing import Value, write_head


def said_of_site(settings: OldSettings | None, feed: OldFeedCopy) -> dict[str, str]:
    """Name, tagline, address, time zone and language of the old site, those that it says and that
    can stand in `site.yaml`. The copy of its feed says name and address where no settings do."""
    said = {
        "name": (settings.name if settings else "") or feed.title,
        "tagline": settings.tagline if settings else "",
        "address": (settings.address if settings else "") or feed.site.rstrip("/"),
        "timezone": settings.timezone if settings else "",
        "language": (settings.language if settings else "").replace("_", "-"),
    }
    return {key: value for key, value in said.items() if value and _is_right(key, value)}


def site_file(said: Mapping[str, str], feeds: Sequence[OldFeed]) -> str:
    """The text of a new `site.yaml`; empty where there is nothing to say."""
    return _text({**said, **_feeds_value(feeds)})


def lines_to_add(site: SiteHead, said: Mapping[str, str], feeds: Sequence[OldFeed]) -> str:
    """What is to be added by hand to the `site.yaml` that reads as `site`; empty for nothing."""
    usual = SiteHead()
    missing = {
        key: value
        for key, value in said.items()
        if getattr(site, key) == getattr(usual, key) != value
    }
    known = {former.address for former in site.former_feeds}
    return _text({**missing, **_feeds_value([f for f in feeds if f.address not in known])})


def _feeds_value(feeds: Sequence[OldFeed]) -> dict[str, Value]:
    items: list[Value] = [{"address": feed.address, "feed": feed.feed} for feed in feeds]
    return {"former_feeds": items} if items else {}


def _text(values: Mapping[str, Value]) -> str:
    if not values:
        return ""
    return write_head(values).removeprefix("---\n").removesuffix("---\n")


def _is_right(key: str, value: str) -> bool:
    """Whether `site.yaml` may say so: an address without a scheme, or a time zone that is none,
    would stop the first build."""
    text = _text({"name": "x", key: value})
    return not read_source("site", SITE_FILE, text.encode(), ZoneInfo("UTC")).problems
