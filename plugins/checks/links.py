"""Links: every address within the site leads to something a reader can see."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal
from urllib.parse import unquote

from msgspec.structs import replace

from plugins.domain.body import Reference
from plugins.domain.library import Library
from plugins.domain.moments import day_in_words
from plugins.domain.names import nearest
from plugins.domain.outputs import path_of
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.settings import is_site_path
from plugins.domain.site import Site, WithBody

MOST = 2_000
"""Addresses in one text of which it is told that they are wrong."""
MOST_LOOKED_FOR = 100
"""Those of them for which the right one is looked for, which takes a while."""


def nobody_knows(problem: Problem) -> bool:
    """Whether a problem is known, where none is."""
    return False


def check_targets(
    library: Library,
    places: Places,
    site: Site,
    paths: Sequence[str],
    is_known: Callable[[Problem], bool] = nobody_knows,
) -> Iterator[Problem]:
    """A link within the site leads to a page, a picture or a document that is there. Problems that
    are known are told without line and hint, which take a while to find. An address that stands in
    a text several times is told once.

    Bad: `[our ask](/campains/keep-services-close/)`
    Good: `[our ask](/campaigns/keep-services-close/)`, or, by its file,
    `[our ask](../campaigns/keep-services-close.md)`
    """
    known = frozenset(paths)
    values = [value for value in site.with_bodies if value.source]
    targets = frozenset[str]().union(*(value.targets for value in values))
    anchors = _anchors(values) if any("#" in target for target in targets) else {}
    sound = {t for t in targets if t.partition("#")[0] and not _fault(t, "", known, anchors)}
    doubtful = [value for value in values if not sound.issuperset(value.targets)]
    posts = not_public(library.posts, known) if doubtful else {}
    for value in doubtful:
        told = set[tuple[str, str]]()
        for reference, target in zip(value.body.references, value.targets, strict=True):
            fault = "" if target in sound else _fault(target, value.address, known, anchors)
            if not fault or (reference.kind, reference.address) in told or len(told) == MOST:
                continue
            told.add((reference.kind, reference.address))
            place, _, fragment = target.partition("#")
            fragment = unquote(fragment) if fault == "fragment" else ""
            folder = f"{place.partition('?')[0].rstrip('/')}/"
            post = None if fragment else posts.get(path_of(unquote(folder)))
            problem = _problem(value.source, reference, place, fragment, post)
            if not is_known(problem):
                there = anchors.get(_path(place, value.address), ())
                hint = (
                    "correct the address, or write what belongs there"
                    if len(told) > MOST_LOOKED_FOR
                    else _right_anchor(fragment, there)
                    if fragment
                    else _right_place(place, post, known)
                )
                line = places.of_words(value.source, reference.address)
                problem = replace(problem, line=line, hint=hint)
            yield problem


def not_public(posts: Iterable[Post], known: Container[str]) -> dict[str, Post]:
    """The posts without a page, by the file that it would be."""
    pages = {path_of(post.address): post for post in posts}
    return {path: post for path, post in pages.items() if path not in known}


def _anchors(values: Iterable[WithBody]) -> dict[str, tuple[str, ...]]:
    return {path_of(value.address): value.body.anchors for value in values}


def _fault(
    target: str, here: str, known: Container[str], anchors: Mapping[str, tuple[str, ...]]
) -> Literal["", "place", "fragment"]:
    """What of a target is not there, seen from the page at `here`."""
    place, _, fragment = target.partition("#")
    if place and not is_site_path(place):
        return ""
    path = _path(place, here)
    if path not in known:
        return "place"
    is_there = not fragment or path not in anchors or unquote(fragment) in anchors[path]
    return "" if is_there else "fragment"


def _path(place: str, here: str) -> str:
    return path_of(unquote(place.partition("?")[0] or here))


def _problem(
    source: str, reference: Reference, place: str, fragment: str, post: Post | None
) -> Problem:
    """What is wrong with a link to a place, or where that is there, to a fragment of it."""
    address = reference.address
    check: str = reference.kind
    message = f"“{address}” leads to {place}, which is not on the site"
    if post:
        check, message = "not-public", f"“{address}” leads to a post that is not public"
    elif fragment:
        check, message = "anchor", f"“{address}”: there is no #{fragment} on that page"
    return Problem(source=source, check=check, message=message, subject=address)


def _right_place(place: str, post: Post | None, known: frozenset[str]) -> str:
    if post:
        return when_public(post)
    if meant := nearest(path_of(place), _neighbours(path_of(place), known)):
        return f"did you mean /{meant.removesuffix('index.html')}?"
    return "correct the address, or write the page that belongs there"


def when_public(post: Post) -> str:
    """What to do about a link to a post that is not public."""
    return "take the link out until it is" if post.status == "draft" else _from_when(post)


def _from_when(post: Post) -> str:
    """The moment from which the link works, in the site's zone: `30 November 2026, 09:00`."""
    day, clock = day_in_words(post.published), f"{post.published:%H:%M}"
    return f"it will be on {day}{'' if clock == '00:00' else f', {clock}'}"


def _neighbours(path: str, known: frozenset[str]) -> list[str]:
    """Known paths of as many parts and nearly the same length: few enough to compare."""
    depth, length = path.count("/"), len(path)
    near = [p for p in known if p.count("/") == depth and abs(len(p) - length) <= 2]
    return sorted(near)[:200]


def _right_anchor(fragment: str, anchors: Sequence[str]) -> str:
    meant = nearest(fragment, anchors)
    return f"did you mean #{meant}?" if meant else "a heading's anchor is its words in lower case"
