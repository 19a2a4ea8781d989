"""What an editor is told: small functions from the library to problems, in explicit tuples."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from msgspec import Struct

from plugins.checks import (
    acronyms,
    actions,
    addresses,
    ageing_dates,
    announcements,
    former_feeds,
    gone_addresses,
    identity,
    leftovers,
    link_words,
    links,
    links_in_heads,
    names_in_text,
    parts,
    percentages,
    pictures,
    quotations,
    redirects,
    switches,
    tags,
    withdrawals,
    wording,
)
from plugins.checks.looks import Look, LookAt, one_by_one, texts_of
from plugins.checks.passages import Finding, Passage, TextCheck
from plugins.domain.library import Library
from plugins.domain.outputs import Output
from plugins.domain.patience import TooLong, at_most
from plugins.domain.places import Places
from plugins.domain.problem import Problem
from plugins.domain.redirects import Redirection
from plugins.domain.site import Site

LIBRARY_CHECKS = (
    *identity.CHECKS,
    *addresses.CHECKS,
    *parts.CHECKS,
    *tags.CHECKS,
    *names_in_text.CHECKS,
    *switches.CHECKS,
)
CHECKS_WITH_TEXTS = actions.CHECKS
"""Those that must also know what stands in some of the texts."""
OPTIONAL_CHECKS = names_in_text.OPTIONAL_CHECKS
"""Names and functions of the like that run only where `site.yaml` wants them."""
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
    *actions.PLAN_CHECKS,
    *links_in_heads.PLAN_CHECKS,
    *withdrawals.PLAN_CHECKS,
    *gone_addresses.PLAN_CHECKS,
)


PATIENCE = 2
"""Seconds of work for the checks of one text: a hundred times what those of a long post take."""
MOST_FINDINGS = 100
"""Findings of one check in one text; nobody reads more at once."""


class Seen(Struct, frozen=True, array_like=True):
    """What is seen in a passage: the problems, each with its line, and the parts that it announces,
    of which only the whole library tells whether they are there."""

    problems: tuple[Problem, ...] = ()
    announced: tuple[announcements.Announced, ...] = ()


def check_library(
    library: Library, places: Places, look_at: LookAt = one_by_one
) -> Iterator[Problem]:
    """What can be said of the content by itself. `look_at` may look at passages in many processes,
    or remember what was found in those that are as they were."""
    for check in LIBRARY_CHECKS:
        yield from check(library, places)
    texts = texts_of(library, places, look_at)
    for check_texts in CHECKS_WITH_TEXTS:
        yield from check_texts(library, places, texts)
    for name, check_optional in OPTIONAL_CHECKS:
        if switches.is_on(name, library.settings):
            yield from check_optional(library, places, texts)
    seen = texts.found(look_for_problems(library.settings.checks_on))
    for each in seen.values():
        yield from each.problems
    announced = {source: each.announced for source, each in seen.items() if each.announced}
    yield from announcements.check_announced(library, announced)


def look_for_problems(wanted: frozenset[str]) -> Look[Seen]:
    """The look of all text checks; of those that are off until they are `wanted`, these."""
    name = " ".join(("problems", *sorted(wanted)))
    return Look(name, partial(seen_in, wanted=wanted), Seen)


def seen_in(passage: Passage, wanted: frozenset[str] = frozenset()) -> Seen:
    """All that is worth knowing of a passage; of one that takes too long, that."""
    try:
        with at_most(PATIENCE):
            problems = problems_of(passage, findings_in(passage, wanted))
            return Seen(tuple(problems), tuple(announcements.announced_in(passage)))
    except TooLong:
        return Seen((_given_up(passage),))


def findings_in(passage: Passage, wanted: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """All that the text checks find in one file's text, those that are off until they are `wanted`
    left out."""
    optional = (check for name, check in OPTIONAL_TEXT_CHECKS if name in wanted)
    return tuple(
        finding
        for check in (*TEXT_CHECKS, *optional)
        for finding in islice(check(passage), MOST_FINDINGS)
    )


def _given_up(passage: Passage) -> Problem:
    return Problem(
        source=passage.source,
        line=passage.written.body_line,
        check="too-large",
        message=f"this text was given up: to check it takes more than {PATIENCE} seconds",
        hint="look for words that stand there thousands of times, or make several posts of it",
    )


def problems_of(passage: Passage, findings: Iterable[Finding]) -> Iterator[Problem]:
    """The findings in a passage as warnings, each with its line."""
    for finding in findings:
        yield Problem(
            source=passage.source,
            line=passage.line_of(finding.subject),
            check=finding.check,
            message=finding.message,
            hint=finding.hint,
            severity="warning",
            subject=finding.subject,
        )


def check_plan(
    library: Library,
    places: Places,
    site: Site,
    outputs: Iterable[Output],
    is_known: Callable[[Problem], bool] = links.nobody_knows,
    redirections: Iterable[Redirection] = (),
) -> Iterator[Problem]:
    """What can be said once it is known which files the site will have, those of its `redirections`
    among them. Of links that are wrong and known, neither line nor hint is told."""
    paths = [output.path for output in outputs]
    if site.settings.redirects:
        own = Counter(paths) - Counter(one.path for one in redirections)
        yield from redirects.check_redirects(library, places, site, own.keys())
    for check in PLAN_CHECKS:
        yield from check(library, places, site, paths)
    yield from links.check_targets(library, places, site, paths, is_known)
