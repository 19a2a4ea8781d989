"""The feeds that people subscribed to on the old site, each with the new one that goes on there."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from plugins.domain.names import slugify
from plugins.importing.addresses.hugo_addresses import section_of
from plugins.importing.addresses.old_places import OldPlace
from plugins.importing.addresses.old_slugs import escaped, hugo_path, jekyll_slug, pelican_slug
from plugins.importing.addresses.permalinks import base_of
from plugins.importing.feeds.moving import Move, Moved, new_path
from plugins.importing.old_posts import OldPost
from plugins.importing.sites.old_settings import OldFeed, System, TermFeed

OWN = ("/feed.xml", "/feed.atom", "/feed.json")
"""The feeds of a whole site here; an old one at such an address needs nothing."""

_Listed = tuple[tuple[OldPost, OldPlace], ...]

_SLUG = {"jekyll": jekyll_slug, "hugo": hugo_path, "pelican": pelican_slug}


def former_feeds(
    moved: Moved, move: Move, people: Iterable[str], today: str = ""
) -> tuple[tuple[OldFeed, ...], tuple[str, ...]]:
    """The feeds of the old site that go on here, each address once, and the addresses of those
    that do not. `people` are the slugs of those who have a file, and so a feed; what is to come
    after `today` (2026-11-30) is in no feed yet."""
    listed = tuple(
        (post, place)
        for post, place in zip(moved.posts, moved.places, strict=True)
        if post.status == "published" and (not today or post.date[:10] < today)
    )
    known = frozenset(people)
    answered: dict[str, str] = {}
    lost: dict[str, None] = {}
    for old in _old_feeds(listed, move):
        path = new_path(old.address, move)
        person = old.feed.removeprefix("/people/").removesuffix("/feed.xml")
        if (
            path is None
            or not old.feed
            or (old.feed.startswith("/people/") and person not in known)
        ):
            lost.setdefault(old.address)
        elif path not in OWN and path.strip("/") and not {"?", "#"} & {*path}:
            answered.setdefault(path, old.feed)
    return tuple(OldFeed(*pair) for pair in answered.items()), tuple(lost)


def _old_feeds(listed: _Listed, move: Move) -> Iterator[OldFeed]:
    """With paths of the old host."""
    yield from _of_settings(listed, move)
    if self_path := urlsplit(move.feed.address).path:
        yield OldFeed(self_path, "/feed.atom" if move.feed.is_atom else "/feed.xml")


def _of_settings(listed: _Listed, move: Move) -> Iterator[OldFeed]:
    settings = move.settings
    if settings is None or not listed:
        return
    base = base_of(settings.address) if settings.address else move.base
    for feed in settings.feeds:
        yield OldFeed(f"{base}{feed.address}", feed.feed)
    for terms in settings.term_feeds:
        targets: dict[str, str] = {}
        for name, target in _terms(terms, listed, settings.default_category):
            targets[name] = targets.get(name) or target
        for name, target in targets.items():
            if slug := escaped(_slug(terms, name, settings.system)):
                yield OldFeed(f"{base}{terms.pattern.replace('{slug}', slug)}", target)


def _slug(terms: TermFeed, name: str, system: System) -> str:
    return name if terms.only else _SLUG[system](name)


def _terms(terms: TermFeed, listed: _Listed, usual: str) -> Iterator[tuple[str, str]]:
    """Each category, tag, author or section, with the feed that it has here, if any; `usual` is
    the category of posts that have none, which here they do without."""
    categories = {slugify(post.category) for post, _ in listed}
    for post, place in listed:
        names = {
            "tag": post.tags,
            "author": post.authors,
            "category": place.categories,
            "section": (section_of(place),),
        }
        for name in names[terms.terms]:
            slug = slugify(name)
            if not terms.only or name in terms.only:
                yield name, _target(terms, slug, slug in categories)
        if terms.terms == "category" and not place.categories:
            yield usual, ""


def _target(terms: TermFeed, slug: str, is_category: bool) -> str:
    if not slug:
        return ""
    if terms.terms == "section":
        return "/feed.xml"
    if terms.terms == "author":
        return f"/people/{slug}/feed.xml"
    folder = "categories" if is_category and terms.terms == "category" else "topics"
    return f"/{folder}/{slug}/feed.xml"
