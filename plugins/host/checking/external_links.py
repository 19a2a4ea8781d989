"""External links (`make check LINKS=1`): what other hosts answer, kept for a day."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urldefrag

from msgspec import Struct

from plugins.checks.switches import heard
from plugins.domain.campaigns import Campaign
from plugins.domain.kept import keep_value, kept_value
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.host.cache import open_cache
from plugins.host.checking.asking import SERVER_ERRORS, Answer, Asker
from plugins.host.options import Options
from plugins.host.run_steps import unknown
from plugins.host.ways import checked_run

NAME = "external-links"
KEPT_FOR = timedelta(days=1)
GONE = (404, 410)
"""Statuses by which a server says that nothing is there. Others, 403 among them, may be meant for
programs and not for readers."""


class Asked(Struct, frozen=True):
    """An answer, and the moment of the check that asked."""

    answer: Answer
    moment: datetime


class Link(Struct, frozen=True):
    """An address elsewhere, where it stands, as it is written there."""

    address: str
    source: str
    written: str
    key: str = ""


def check_external(options: Options, told: Callable[[int, int], None]) -> tuple[Problem, ...]:
    """A warning for every link whose host says that nothing is there, or does not answer.

    Answers are kept in the cache for a day, by the moment of the check. Raises `WrongCall`.
    """
    open_cache(options.cache)
    run = checked_run(options)
    assert run.site is not None
    settings, places = run.site.settings, run.content.places
    links = tuple(external_links(run.site))
    answers = answers_to(links, options.cache, run.moment, settings, told)
    problems = heard(problems_of(links, answers, places), settings, places)
    return tuple(unknown(problems, run.content.known))


def answers_to(
    links: Iterable[Link],
    cache: Path,
    moment: datetime,
    settings: Settings,
    told: Callable[[int, int], None],
) -> dict[str, Answer]:
    """What is known of the addresses of links, and of others: asked now, or kept in the cache."""
    store = cache / NAME
    known = kept(store, moment)
    asker = Asker(settings.written_address or settings.address)
    missing = {link.address for link in links} - known.keys()
    for address, answer in asker.answers(sorted(missing), told):
        known[address] = Asked(answer, moment)
    keep_value(store, known)
    return {address: asked.answer for address, asked in known.items()}


def external_links(site: Site) -> Iterator[Link]:
    """The links of the public site that lead elsewhere, those of actions among them."""
    for value in site.with_bodies:
        if value.source:
            for reference, target in zip(value.body.references, value.targets, strict=True):
                if reference.kind == "link" and target.startswith(("http://", "https://")):
                    yield Link(urldefrag(target).url, value.source, reference.address)
        for number, action in enumerate(_open_actions(value, site.moment)):
            if action.startswith(("http://", "https://")):
                yield Link(urldefrag(action).url, value.source, action, f"actions.{number}.url")


def _open_actions(value: object, moment: datetime) -> list[str]:
    """The addresses of actions, empty for those that have closed: their pages may go."""
    actions = value.actions if isinstance(value, Post | Campaign) else ()
    return [action.url if action.is_open(moment) else "" for action in actions]


def kept(store: Path, moment: datetime) -> dict[str, Asked]:
    """The answers in the cache that are at most a day old; none from a file that cannot be read."""
    asked = kept_value(store, dict[str, Asked]) or {}
    return {a: each for a, each in asked.items() if abs(moment - each.moment) < KEPT_FOR}


def problems_of(
    links: Iterable[Link], answers: dict[str, Answer], places: Places
) -> Iterator[Problem]:
    """A warning for each link that leads to nothing; one for an address in a file."""
    for link in links:
        wrong = _wrong(answers[link.address])
        if wrong:
            what, hint = wrong
            line = (
                places.of_key(link.source, link.key)
                if link.key
                else places.of_words(link.source, link.written)
            )
            yield Problem(
                source=link.source,
                line=line,
                check="external-link",
                message=f"“{link.written}” {what}",
                hint=hint,
                severity="warning",
                subject=link.written,
            )


def _wrong(answer: Answer) -> tuple[str, str] | None:
    if answer.status in GONE:
        return (
            f"is not there any more: the server answers {answer.status}",
            "find where it has moved, link a copy in an archive, or take the link out",
        )
    if answer.status >= SERVER_ERRORS:
        return f"fails: the server answers {answer.status}", "try it again tomorrow"
    if answer.why:
        return f"cannot be reached: {answer.why}", "open it in a browser; it may have moved"
    return None
