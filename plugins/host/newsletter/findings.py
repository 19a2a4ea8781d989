"""What is to be said of an edition before it is sent: by the checks of its file, and of its
letter."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urldefrag

from plugins.checks.switches import heard
from plugins.domain.addresses import is_local
from plugins.domain.posts import Post
from plugins.domain.problem import Problem, in_order
from plugins.domain.sendings import standing
from plugins.domain.settings import SITE_FILE
from plugins.host.checking.external_links import Link, answers_to, problems_of
from plugins.host.newsletter.editions import public_with
from plugins.host.newsletter.mail import Mail
from plugins.host.run import Run
from plugins.host.run_steps import unknown
from plugins.newsletter.preflight.checks import check_mail
from plugins.newsletter.preflight.finished_letters import FinishedLetter, typed_as
from plugins.newsletter.preflight.links import path_within
from plugins.newsletter.preflight.parts import parts_of
from plugins.views.stylesheet import THEME

_OF_ADDRESSES = ("anchor", "link", "not-public", "picture")
"""Checks of the site that say of an address what those of a letter would say again."""
_OF_LINES = ("closed-action", "wrong-type")
_AGAIN = ("letter-action", "letter-sender", "letter-unsubscribe")
"""Checks that say of a line that it is amiss, and those of a letter that would find it so too."""


def findings(run: Run, mail: Mail, theme: Path = THEME) -> tuple[Problem, ...]:
    """What the checks say of the edition's file, `site.yaml` and the letter, in order, without
    what the site does not want to hear. An error among them is to be mended before the edition is
    sent."""
    letter = finished_letter(run, mail, theme)
    own = [one for one in run.problems if one.source in (mail.post.source, SITE_FILE)]
    of_letter = unknown(_heard(check_mail(letter), letter), run.content.known)
    return in_order((*own, *_not_told(of_letter, own)))


def finished_letter(run: Run, mail: Mail, theme: Path = THEME) -> FinishedLetter:
    """The letter, with what its checks must know of the run."""
    assert run.library is not None
    return FinishedLetter(
        post=mail.post,
        subject=mail.head.subject,
        preheader=mail.post.email.preheader,
        html=mail.html,
        library=run.library,
        public=public_with(run, mail.post, theme),
        places=run.content.places,
        is_local=is_local(run.library.settings.address),
        moment=_moment(run, mail.post),
    )


def _moment(run: Run, post: Post) -> datetime:
    """When the letter is sent at the earliest, or was."""
    sendings = run.content.past.sendings.get(post.id, ())
    return post.published if standing(sendings) == "sent" else max(post.published, run.moment)


def asked_of_others(
    run: Run, letter: FinishedLetter, told: Callable[[int, int], None]
) -> tuple[Problem, ...]:
    """A warning for each link of the letter to another host that leads to nothing there. `told`
    hears how many of how many have answered."""
    links = tuple(_links_elsewhere(letter))
    answers = answers_to(links, run.options.cache, run.moment, letter.settings, told)
    found = _heard(problems_of(links, answers, letter.places), letter)
    return in_order(unknown(found, run.content.known))


def _links_elsewhere(letter: FinishedLetter) -> Iterator[Link]:
    for address in dict.fromkeys(link.address for link in parts_of(letter.html).links):
        is_elsewhere = path_within(address, letter) is None
        if is_elsewhere and address.startswith(("http://", "https://")):
            typed = typed_as(address, letter)
            yield Link(urldefrag(address).url, typed.source, typed.words, typed.key)


def _heard(problems: Iterable[Problem], letter: FinishedLetter) -> Iterator[Problem]:
    return heard(problems, letter.settings, letter.places)


def _not_told(problems: Iterable[Problem], before: Iterable[Problem]) -> Iterator[Problem]:
    """Those that no check of the site has told already."""
    own = tuple(before)
    subjects = {(one.source, one.subject) for one in own if one.check in _OF_ADDRESSES}
    lines = {(one.source, one.line) for one in own if one.check in _OF_LINES}
    for one in problems:
        is_told = one.check in _AGAIN and (one.source, one.line) in lines
        if not is_told and (one.source, one.subject) not in subjects:
            yield one
