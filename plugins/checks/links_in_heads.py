"""Links that stand in front matter and in `site.yaml`: none names what is not public."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from plugins.checks.links import not_public, when_public
from plugins.domain.campaigns import Campaign
from plugins.domain.library import Library
from plugins.domain.outputs import path_of
from plugins.domain.people import Link
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.redirects import plain
from plugins.domain.settings import SITE_FILE, Settings, is_site_path
from plugins.domain.site import Site

_Written = tuple[str, str, str]
"""A link: the content file that it stands in, its key there, the address."""


def check_heads(
    library: Library, places: Places, site: Site, paths: Sequence[str]
) -> Iterator[Problem]:
    """No link of a menu, a button, an action, a person or an organisation leads to a draft, or to a
    post before its moment.

    Bad: `menu: [{label: Our answer, address: /2026/11/our-answer/}]`, before that is public
    Good: the same, once it is
    """
    known = frozenset(paths)
    doubtful = [
        (written, path)
        for written in _links(site)
        if (path := _path(written[2], site.settings)) and path not in known
    ]
    posts = not_public(library.posts, known) if doubtful else {}
    for (source, key, address), path in doubtful:
        post = posts.get(path)
        if post:
            yield Problem(
                source=source,
                line=places.of_key(source, key),
                check="not-public",
                message=f"“{address}” leads to a post that is not public",
                hint=when_public(post),
                subject=address,
            )


def _links(site: Site) -> Iterator[_Written]:
    yield from _listed(SITE_FILE, "menu", site.settings.menu)
    yield from _listed(SITE_FILE, "buttons", site.settings.buttons)
    with_actions: chain[Post | Campaign] = chain(site.posts, site.hidden, site.campaigns)
    for value in with_actions:
        for number, action in enumerate(value.actions):
            yield value.source, f"actions.{number}.url", action.url
    for person in site.people:
        yield from _listed(person.source, "links", person.links)
    for organisation in site.organisations:
        yield organisation.source, "url", organisation.url


def _listed(source: str, key: str, links: Iterable[Link]) -> Iterator[_Written]:
    for number, link in enumerate(links):
        yield source, f"{key}.{number}", link.address


def _path(address: str, settings: Settings) -> str:
    """The page that an address leads to; empty for one elsewhere."""
    for own in filter(None, (settings.address, settings.written_address)):
        if address.startswith(f"{own}/"):
            address = address.removeprefix(own)
    if not is_site_path(address):
        return ""
    return path_of(f"{plain(address).rstrip('/')}/")


PLAN_CHECKS = (check_heads,)
