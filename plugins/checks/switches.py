"""Switches: what an editor does not want to hear, for the site or for one line."""

from collections.abc import Iterable, Iterator

from plugins.domain.check_names import NEVER_OFF, OPTIONAL, STOP_PUBLICATION, WARNINGS
from plugins.domain.library import Library
from plugins.domain.names import nearest
from plugins.domain.places import Places
from plugins.domain.problem import Problem
from plugins.domain.settings import Settings
from plugins.domain.unchecked import comments_in, not_understood


def is_on(check: str, settings: Settings) -> bool:
    """Whether the site wants to hear of a check."""
    if check in OPTIONAL:
        return check in settings.checks_on
    return check not in settings.checks_off


def heard(problems: Iterable[Problem], settings: Settings, places: Places) -> Iterator[Problem]:
    """The problems without the warnings of checks that are off, and without those on lines where a
    comment says `unchecked`. Errors, and what stops a publication, are always heard."""
    silenced = frozenset(_silenced(places))
    on: dict[str, bool] = {}
    for problem in problems:
        if problem.severity == "error" or problem.check in STOP_PUBLICATION:
            yield problem
            continue
        if problem.check not in on:
            on[problem.check] = is_on(problem.check, settings)
        is_quiet = silenced and (problem.source, problem.line, problem.check) in silenced
        if on[problem.check] and not is_quiet:
            yield problem


def _silenced(places: Places) -> Iterator[tuple[str, int, str]]:
    for source, text in places.sources.items():
        for comment in comments_in(text.body) if text.has_comments else ():
            for line in {comment.line, comment.about}:
                for name in comment.names:
                    yield source, line + text.body_line - 1, name


def check_comments(library: Library, places: Places) -> Iterator[Problem]:
    """A comment that says `unchecked` names checks that can be silenced.

    Bad: `<!-- unchecked: ageing-dates -->`
    Good: `<!-- unchecked: ageing-date -->`
    """
    for source, text in places.sources.items():
        if not text.has_comments:
            continue
        for line in not_understood(text.body):
            yield _is_no_switch(source, line + text.body_line - 1)
        for comment in comments_in(text.body):
            for name in comment.names:
                if name in WARNINGS:
                    continue
                meant = nearest(name, WARNINGS)
                is_error = name in NEVER_OFF
                yield Problem(
                    source=source,
                    line=comment.line + text.body_line - 1,
                    check="unchecked",
                    message=f"{name} cannot be silenced: it keeps the site whole"
                    if is_error
                    else f"there is no check {name}",
                    hint="mend what it finds"
                    if is_error
                    else f"did you mean {meant}?"
                    if meant
                    else "the name of a check stands in brackets after its message",
                    severity="warning",
                    subject=name,
                )


def _is_no_switch(source: str, line: int) -> Problem:
    return Problem(
        source=source,
        line=line,
        check="unchecked",
        message="this comment silences nothing: it is not written as one that does",
        hint="write it on one line, so: <!-- unchecked: ageing-date -->",
        severity="warning",
        subject=f"line {line}",
    )


CHECKS = (check_comments,)
