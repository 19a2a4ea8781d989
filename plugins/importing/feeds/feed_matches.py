"""Which item of the copy of the old feed is which post."""

import html
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from plugins.importing.feeds.old_feeds import OldItem, steps_of
from plugins.importing.old_posts import OldPost


def matched(
    posts: Sequence[OldPost], addresses: Sequence[str], base: str, items: Iterable[OldItem]
) -> tuple[dict[int, OldItem], tuple[OldItem, ...]]:
    """Each item with the number of its post, by link, else by title and day; and the items that
    have none. `addresses` are those of the posts on the old site, whose path was `base`."""
    by_steps = _by_steps(posts, addresses, base)
    by_title: dict[str, list[int]] = {}
    for number, post in enumerate(posts):
        by_title.setdefault(_words(post.title), []).append(number)
    found: dict[int, OldItem] = {}
    left = []
    for item in items:
        titled = by_title.get(_words(item.title), [])
        same_day = next((n for n in titled if _near(posts[n].date, item.day)), -1)
        number = by_steps.get(steps_of(item.link), same_day)
        if number < 0 or number in found:
            left.append(item)
        else:
            found[number] = item
    return found, tuple(left)


def _by_steps(posts: Sequence[OldPost], addresses: Sequence[str], base: str) -> dict[str, int]:
    """The number of the post at each old address, its own before an alias of another."""
    own = {f"{base}{address}": n for n, address in enumerate(addresses) if address}
    aliases = {f"{base}{alias}": n for n, post in enumerate(posts) for alias in post.aliases}
    return {steps_of(path): number for path, number in (*aliases.items(), *own.items())}


def _words(title: str) -> str:
    """The letters and digits of a title, which is all that feeds do not alter."""
    return "".join(re.findall(r"\w+", re.sub(r"<[^>]*>", "", html.unescape(title)).casefold()))


def _near(written: str, day: str) -> bool:
    """Whether two days are one, or neighbours: a feed may write them in another zone."""
    try:
        between = date.fromisoformat(written[:10]) - date.fromisoformat(day)
    except ValueError:
        return not day
    return abs(between) <= timedelta(days=1)
