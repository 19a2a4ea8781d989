"""Posts of the old site with what they were known by: the id of the old feed, the old address."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.moments import parse_moment
from plugins.domain.outputs import fault_of
from plugins.domain.posts import permanent_identity
from plugins.importing.addresses.new_places import answered_at, site_path
from plugins.importing.addresses.old_places import OldPlace
from plugins.importing.addresses.permalinks import base_of, old_address
from plugins.importing.feeds.feed_matches import matched
from plugins.importing.feeds.guids import guid_of, rule_of_feed, usual_rule
from plugins.importing.feeds.old_feeds import OldFeedCopy, OldItem
from plugins.importing.old_posts import OldPost
from plugins.importing.report import Notice
from plugins.importing.sites.old_settings import GuidRule, OldSettings

_ZONE = re.compile(r"\s*(?:Z|[+-]\d{2}:?\d{2})$")


class Move(Struct, frozen=True, kw_only=True):
    """The move of a site: its settings, the copy of its feed (`feed_name` is the file's), and the
    path of the new site's address. `below` is where the imported folder lies in the old site, and
    `sections` are the folders of it that describe themselves."""

    settings: OldSettings | None = None
    below: str = ""
    sections: frozenset[str] = frozenset()
    feed: OldFeedCopy = OldFeedCopy()
    feed_name: str = ""
    base: str = ""


class Moved(Struct, frozen=True, kw_only=True):
    """The posts with their ids and aliases. `from_feed` are the old files of those that have the id
    of the feed's copy; `by_rule` have that of the old program's rule, `addresses` an old address.
    """

    posts: tuple[OldPost, ...]
    places: tuple[OldPlace, ...]
    notices: tuple[Notice, ...] = ()
    from_feed: frozenset[str] = frozenset()
    by_rule: int = 0
    addresses: int = 0


def moved_posts(posts: Iterable[OldPost], move: Move) -> Moved:
    """Every post that was public has the old feed's guid for its id, as far as it is known, and its
    old address among its aliases. No two posts get one id."""
    posts = tuple(_filed(post, move) for post in posts)
    places = tuple(_place(post, move) for post in posts)
    addresses = tuple(
        old_address(place, move.settings) if move.settings and post.status != "draft" else ""
        for post, place in zip(posts, places, strict=True)
    )
    items, left = matched(posts, addresses, _old_base(move), move.feed.items)
    rule = _rule(items, addresses, places, move)
    made = tuple(
        guid_of(*rule, address, place) if rule and address else ""
        for address, place in zip(addresses, places, strict=True)
    )
    kept = _kept_ids(made, items)
    moved = []
    for number, post in enumerate(posts):
        known = items.get(number)
        links = [addresses[number] and f"{_old_base(move)}{addresses[number]}"]
        links += [site_path(known.link) or ""] if known else []
        wanted = known.guid if known else made[number]
        moved.append(_moved(post, kept.get(number, ""), wanted, links, move))
    return Moved(
        posts=tuple(moved),
        places=places,
        notices=tuple(_left_notices(left, move)),
        from_feed=frozenset(posts[number].source.path for number in kept.keys() & items.keys()),
        by_rule=len(kept.keys() - items.keys()),
        addresses=sum(bool(address) for address in addresses),
    )


def moved_in_words(
    moved: Moved, move: Move, files: tuple[str, ...], kept: Collection[str] = ()
) -> Iterator[str]:
    """How ids and addresses were found, and what would be needed for those that were not; `files`
    are the settings that were read, and `kept` the old files whose posts stand here with another
    text, which no id of the feed's copy has come into."""
    if not move.settings:
        yield (
            "No settings of Jekyll, Hugo or Pelican lie here, so old addresses are not known:"
            " say PERMALINK= for them"
        )
    else:
        where = f" ({', '.join(files)})" if files else ""
        yield (
            f"Built by {move.settings.system.capitalize()}{where}:"
            f" {moved.addresses} old addresses lead to their posts"
        )
        if moved.by_rule:
            yield f"Ids by the rule of the old feed: {moved.by_rule}"
        elif not move.settings.address and moved.addresses:
            yield (
                "The old site's address is not known, so its feed's ids are not either: say it"
                " before the pattern of PERMALINK=, or give a copy of the feed with FEED="
            )
    if move.feed_name:
        came = len(moved.from_feed.difference(kept))
        yield f"Ids from {move.feed_name}: {came} of {len(move.feed.items)}"


def new_path(path: str, move: Move) -> str | None:
    """A path of the old host as a site path of the new site; None where it lies outside of it."""
    if not move.base:
        return path
    return path.removeprefix(move.base) if path.startswith(f"{move.base}/") else None


def _filed(post: OldPost, move: Move) -> OldPost:
    """Pelican takes the folder for the category of a post that names none."""
    *folders, _ = f"{move.below}{post.source.path}".removeprefix("content/").split("/")
    if move.settings and move.settings.system == "pelican" and not post.category and folders:
        return replace(post, category=folders[-1])
    return post


def _moved(post: OldPost, kept: str, wanted: str, links: list[str], move: Move) -> OldPost:
    notices = [*post.notices]
    if move.settings and post.status != "draft" and not links[0]:
        notices.append(Notice("no-address", post.source.path))
    if wanted and not kept:
        notices.append(Notice("guid", post.source.path, wanted))
    own = [f"{_old_base(move)}{alias}" for alias in post.aliases]
    aliases = []
    for old in dict.fromkeys((*filter(None, links), *own)):
        path = new_path(old, move)
        if path and site_path(path) and not fault_of(answered_at(path)):
            aliases.append(path)
        else:
            notices.append(
                Notice(
                    "alias", post.source.path, f"{old} (no file of the new site can answer there)"
                )
            )
    return replace(
        post, id=kept or post.id, aliases=tuple(aliases), notices=tuple(dict.fromkeys(notices))
    )


def _old_base(move: Move) -> str:
    """The path of the old site's address; that of the new one where nobody says."""
    return base_of(move.settings.address) if move.settings and move.settings.address else move.base


def _kept_ids(made: tuple[str, ...], items: Mapping[int, OldItem]) -> dict[int, str]:
    """The ids that posts keep, by number: those of the feed's copy, then those made by the rule.
    No id twice, and none that is no URI, which feeds cannot keep."""
    wanted = {number: item.guid for number, item in items.items()}
    wanted |= {number: guid for number, guid in enumerate(made) if number not in items}
    owner: dict[str, int] = {}
    for number, guid in wanted.items():
        if guid and permanent_identity(guid, "") == guid:
            owner.setdefault(guid, number)
    return {number: guid for guid, number in owner.items()}


def _place(post: OldPost, move: Move) -> OldPlace:
    settings, asked = move.settings, post.asked
    system = settings.system if settings else ""
    return OldPlace(
        path=f"{move.below}{post.source.path}",
        day=_old_day(post.date, settings),
        title=post.title,
        slug=asked.slug,
        permalink={
            "jekyll": asked.permalink,
            "hugo": asked.url,
            "pelican": asked.url or asked.save_as,
        }.get(system, ""),
        categories=asked.categories or ((post.category,) if post.category else ()),
        authors=post.authors,
        lang=post.lang,
        sections=move.sections,
    )


def _old_day(written: str, settings: OldSettings | None) -> datetime:
    """The moment by the old site's clock: Jekyll turns every date into its zone, the others take
    the day as it is written."""
    zone = ZoneInfo("UTC")
    if settings and settings.system == "jekyll" and settings.timezone:
        try:
            zone = ZoneInfo(settings.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            written = _ZONE.sub("", written)
    else:
        written = _ZONE.sub("", written)
    return parse_moment(written, zone).replace(tzinfo=None)


def _rule(
    items: Mapping[int, OldItem],
    addresses: tuple[str, ...],
    places: tuple[OldPlace, ...],
    move: Move,
) -> tuple[GuidRule, str] | None:
    """The rule by which the feed's copy was made, else the usual one of the system."""
    if not move.settings or not move.settings.address:
        return None
    site = move.settings.address
    known = ((item.guid, addresses[n], places[n]) for n, item in items.items() if addresses[n])
    return rule_of_feed(known, site) or (usual_rule(move.settings), site)


def _left_notices(left: Iterable[OldItem], move: Move) -> Iterator[Notice]:
    for item in left:
        yield Notice("feed-item", move.feed_name, item.link or item.title or item.guid)
