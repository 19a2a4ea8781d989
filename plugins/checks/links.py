"""Links: every address within the site leads to something a reader can see."""

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from plugins.domain.body import Body, Reference
from plugins.domain.library import Library
from plugins.domain.moments import day_in_words
from plugins.domain.names import nearest
from plugins.domain.outputs import path_of
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.settings import is_site_path
from plugins.domain.site import Site


def check_targets(
    library: Library, places: Places, site: Site, paths: Sequence[str]
) -> Iterator[Problem]:
    """A link within the site leads to a page, a picture or a document that is there.

    Bad: `[our ask](/campains/keep-services-close/)`
    Good: `[our ask](/campaigns/keep-services-close/)`, or, by its file,
    `[our ask](../campaigns/keep-services-close.md)`
    """
    known = frozenset(paths)
    anchors = {path_of(here): body.anchors for _, here, body, _ in _bodies(site)}
    not_public = {post.address: post for post in library.posts}
    for source, here, body, targets in _bodies(site):
        for reference, target in zip(body.references, targets, strict=True):
            place, _, fragment = target.partition("#")
            if place and not is_site_path(place):
                continue
            path = path_of(unquote(place.partition("?")[0] or here))
            if path not in known:
                post = not_public.get(place)
                yield _leads_nowhere(source, reference, place, post, places, known)
            elif fragment and path in anchors and unquote(fragment) not in anchors[path]:
                yield _no_anchor(source, reference, unquote(fragment), anchors[path], places)


def _bodies(site: Site) -> Iterator[tuple[str, str, Body, tuple[str, ...]]]:
    for value in site.with_bodies:
        if value.source:
            yield value.source, value.address, value.body, value.targets


def _leads_nowhere(
    source: str,
    reference: Reference,
    place: str,
    post: Post | None,
    places: Places,
    known: frozenset[str],
) -> Problem:
    what: str = reference.kind
    message = f"“{reference.address}” leads to {place}, which is not on the site"
    hint = "correct the address, or write the page that belongs there"
    if post:
        what = "not-public"
        message = f"“{reference.address}” leads to a post that is not public"
        hint = "take the link out until it is" if post.status == "draft" else _from_when(post)
    elif meant := nearest(path_of(place), _neighbours(path_of(place), known)):
        hint = f"did you mean /{meant.removesuffix('index.html')}?"
    return Problem(
        source=source,
        line=places.of_words(source, reference.address),
        check=what,
        message=message,
        hint=hint,
        subject=reference.address,
    )


def _from_when(post: Post) -> str:
    """The moment from which the link works, in the site's zone: `30 November 2026, 09:00`."""
    day, clock = day_in_words(post.published), f"{post.published:%H:%M}"
    return f"it will be on {day}{'' if clock == '00:00' else f', {clock}'}"


def _neighbours(path: str, known: frozenset[str]) -> list[str]:
    """Known paths of as many parts and nearly the same length: few enough to compare."""
    depth, length = path.count("/"), len(path)
    near = [p for p in known if p.count("/") == depth and abs(len(p) - length) <= 2]
    return sorted(near)[:200]


def _no_anchor(
    source: str, reference: Reference, fragment: str, anchors: Sequence[str], places: Places
) -> Problem:
    meant = nearest(fragment, anchors)
    return Problem(
        source=source,
        line=places.of_words(source, reference.address),
        check="anchor",
        message=f"“{reference.address}”: there is no #{fragment} on that page",
        hint=f"did you mean #{meant}?"
        if meant
        else "a heading's anchor is its words in lower case",
        subject=reference.address,
    )


PLAN_CHECKS = (check_targets,)
