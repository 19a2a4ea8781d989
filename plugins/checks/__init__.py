"""What an editor is told: small functions from the library to problems, in explicit tuples."""

from collections.abc import Iterable, Iterator

from plugins.checks import addresses, former_feeds, identity, links, parts
from plugins.domain.library import Library
from plugins.domain.outputs import Output
from plugins.domain.places import Places
from plugins.domain.problem import Problem
from plugins.domain.site import Site

LIBRARY_CHECKS = (*identity.CHECKS, *addresses.CHECKS, *parts.CHECKS)
PLAN_CHECKS = (*addresses.PLAN_CHECKS, *former_feeds.PLAN_CHECKS, *links.PLAN_CHECKS)


def check_library(library: Library, places: Places) -> Iterator[Problem]:
    """What can be said of the content by itself."""
    for check in LIBRARY_CHECKS:
        yield from check(library, places)


def check_plan(
    library: Library, places: Places, site: Site, outputs: Iterable[Output]
) -> Iterator[Problem]:
    """What can be said once it is known which files the site will have."""
    paths = [output.path for output in outputs]
    for check in PLAN_CHECKS:
        yield from check(library, places, site, paths)
