"""What an editor is told: small functions from the library to problems, in explicit tuples."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from plugins.checks import (
    acronyms,
    actions,
    addresses,
    ageing_dates,
    announcements,
    former_feeds,
    identity,
    leftovers,
    link_words,
    links,
    names_in_text,
    parts,
    percentages,
    pictures,
    quotations,
    switches,
    tags,
    wording,
)
from plugins.checks.passages import Finding, Passage, TextCheck, passages_of
from plugins.domain.library import Library
from plugins.domain.outputs import Output
from plugins.domain.places import Places
from plugins.domain.problem import Problem
from plugins.domain.site import Site

LIBRARY_CHECKS = (
    *identity.CHECKS,
    *addresses.CHECKS,
    *parts.CHECKS,
    *tags.CHECKS,
    *names_in_text.CHECKS,
    *announcements.CHECKS,
    *actions.CHECKS,
    *switches.CHECKS,
)
OPTIONAL_CHECKS = names_in_text.OPTIONAL_CHECKS
"""Names and functions of checks of the library that run only where `site.yaml` wants them."""
TEXT_CHECKS: tuple[TextCheck, ...] = (
    *pictures.CHECKS,
    *link_words.CHECKS,
    *leftovers.CHECKS,
    *wording.CHECKS,
    *ageing_dates.CHECKS,
    *quotations.CHECKS,
)
"""Those that are optional look too; what they find is heard where `site.yaml` wants it."""
OPTIONAL_TEXT_CHECKS: tuple[tuple[str, TextCheck], ...] = (
    ("percentage-without-source", percentages.check_percentages),
    ("acronym-not-spelled-out", acronyms.check_acronyms),
)
"""The same of texts."""
PLAN_CHECKS = (
    *addresses.PLAN_CHECKS,
    *former_feeds.PLAN_CHECKS,
    *links.PLAN_CHECKS,
    *actions.PLAN_CHECKS,
)

Looked = tuple[Passage, tuple[Finding, ...]]
Look = Callable[[Passage], tuple[Finding, ...]]
LookAt = Callable[[Sequence[Passage], Look], Iterable[Looked]]


def one_by_one(passages: Iterable[Passage], look: Look) -> Iterator[Looked]:
    """Every passage with what `look` finds in it."""
    return ((passage, look(passage)) for passage in passages)


def check_library(
    library: Library, places: Places, look_at: LookAt = one_by_one
) -> Iterator[Problem]:
    """What can be said of the content by itself. `look_at` may look at passages in many processes,
    or remember what was found in those that are as they were."""
    for check in LIBRARY_CHECKS:
        yield from check(library, places)
    for name, check in OPTIONAL_CHECKS:
        if switches.is_on(name, library.settings):
            yield from check(library, places)
    look = partial(findings_in, wanted=library.settings.checks_on)
    for passage, findings in look_at(tuple(passages_of(library, places)), look):
        yield from problems_of(passage, findings, places)


def findings_in(passage: Passage, wanted: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """All that the text checks find in one file's text, those that are off until they are `wanted`
    left out."""
    optional = (check for name, check in OPTIONAL_TEXT_CHECKS if name in wanted)
    return tuple(finding for check in (*TEXT_CHECKS, *optional) for finding in check(passage))


def problems_of(passage: Passage, findings: Iterable[Finding], places: Places) -> Iterator[Problem]:
    """The findings in a passage as warnings, each with its line."""
    for finding in findings:
        yield Problem(
            source=passage.source,
            line=places.of_words(passage.source, finding.subject),
            check=finding.check,
            message=finding.message,
            hint=finding.hint,
            severity="warning",
            subject=finding.subject,
        )


def check_plan(
    library: Library, places: Places, site: Site, outputs: Iterable[Output]
) -> Iterator[Problem]:
    """What can be said once it is known which files the site will have."""
    paths = [output.path for output in outputs]
    for check in PLAN_CHECKS:
        yield from check(library, places, site, paths)
