"""Actions: what readers are asked to do is open, and allowed where it leads."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from plugins.checks.looks import Look, Texts
from plugins.checks.passages import Passage
from plugins.domain.campaigns import Action, Campaign
from plugins.domain.library import Library
from plugins.domain.moments import day_in_words, has_come
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.site import Site


class Service(Struct, frozen=True):
    """A service for writing to representatives that passes on only what people write themselves.

    `compose` is the beginning of paths that work only in the visit of the person who began there.
    """

    host: str
    name: str
    compose: str


SERVICES = (Service("writetothem.com", "WriteToThem", "/write"),)
"""WriteToThem: https://www.writetothem.com/about-guidelines, the first of its terms for campaigns:
identical letters are held back, and points to make in one's own words are what it asks for."""

MOST_WORDS = 60
"""A point with more words is a letter."""

_TEXTS = ("body", "message", "msg", "text", "letter")
_LETTER = re.compile(r"\s*Dear\b|.*\b(?:Yours (?:sincerely|faithfully)|Kind regards)\b", re.DOTALL)
_TO_PASTE = re.compile(
    r"\b(?:copy(?:ing)? and past(?:e|ing)|copy/paste|cut and paste|paste (?:this|the|our|it)\b"
    r"|(?:template|model|sample|draft|pre-?written|standard) (?:letter|email|e-mail|message|text)"
    r"|letter template|Yours (?:sincerely|faithfully)|Dear (?:\[|MP\b|Councillor\b|…|\.\.\.|_))",
    re.IGNORECASE,
)


def check_letters(library: Library, places: Places, texts: Texts) -> Iterator[Problem]:
    """Nobody is given a letter to paste where the service takes only people's own words.

    WriteToThem holds back letters that are alike, and has no address that leads to its form for
    writing: link its first page, and give `points`.

    Bad: `url: https://www.writetothem.com/`, and a model letter in the text
    Good: the same `url` with `points: [what the closure means for you, what you ask for]`
    """
    values: tuple[Post | Campaign, ...] = (*library.campaigns, *library.posts)
    asking = [
        (value, number, action, service)
        for value in values
        if not (isinstance(value, Post) and value.status == "withdrawn")
        for number, action in enumerate(value.actions)
        if (service := _service(action))
    ]
    letters = texts.found(LETTERS, (value.source for value, *_ in asking))
    for value, number, action, service in asking:
        letter = letters.get(value.source, "") or _letter_among_files(value)
        if wrong := _wrong(action, service, letter):
            key, message, hint = wrong
            yield Problem(
                source=value.source,
                line=places.of_key(value.source, f"actions.{number}.{key}"),
                check="letter-to-paste",
                message=message,
                hint=hint,
                severity="warning",
                subject=action.url,
            )


def _service(action: Action) -> Service | None:
    host = (urlsplit(action.url).hostname or "").removeprefix("www.")
    return next((service for service in SERVICES if service.host == host), None)


def _wrong(action: Action, service: Service, letter: str) -> tuple[str, str, str] | None:
    """The key that is wrong with an action, what is wrong, and the mend. `letter` are the words
    that offer one to paste, if there are any."""
    own_words = "give points: what to say, for each reader to put into their own words"
    address = urlsplit(action.url)
    if any(name in parse_qs(address.query) for name in _TEXTS):
        return "url", f"{service.name} takes no text along in its address", own_words
    if address.path.startswith(service.compose):
        message = (
            f"{service.name}'s form for writing opens only for who came through its first page"
        )
        return "url", message, f"link https://www.{service.host}/"
    for point in action.points:
        if len(point.split()) > MOST_WORDS or _LETTER.match(point):
            message = (
                f"{service.name} holds back letters that are alike, and this point is a letter"
            )
            return "points", message, "write each point as one thing to say, in a few words"
    if letter:
        message = f"{service.name} holds back letters that are alike, and this one is offered: "
        return "url", f"{message}“{letter}”", own_words
    return None


def letter_in(passage: Passage) -> str:
    """The words of a text by which it offers a letter to paste; empty if it has none."""
    return _first_offer(passage.body.text)


LETTERS = Look("letters", letter_in, str)


def _letter_among_files(value: Post | Campaign) -> str:
    labels = (file.label for file in value.files) if isinstance(value, Post) else ()
    return _first_offer("\n".join(labels))


def _first_offer(text: str) -> str:
    found = _TO_PASTE.search(text)
    return found[0] if found else ""


def check_closed(
    library: Library, places: Places, site: Site, paths: Sequence[str]
) -> Iterator[Problem]:
    """No active campaign has only actions that have closed, and no post asks for what had closed
    before it came out.

    Bad: a campaign with `status: active` whose one action has `closes: 2024-05-31`, in June
    Good: an action that is open, or `status: paused`, or `status: won` with its `outcome`
    """
    for campaign in library.campaigns:
        actions = campaign.actions
        closed = [action for action in actions if not action.is_open(site.moment)]
        if campaign.status == "active" and not campaign.outcome and closed and closed == [*actions]:
            yield _closed(campaign.source, len(actions) - 1, actions[-1], places, (
                "this campaign is active, and nothing is left to do in it",
                "add an action that is open, or say in status and outcome what came of it",
            ))  # fmt: skip
    for post in library.posts:
        for number, action in enumerate(post.actions):
            if action.closes and post.status != "withdrawn" and _was_late(post, action):
                yield _closed(post.source, number, action, places, (
                    "this had closed before the post came out",
                    "correct closes, or take the action out",
                ))  # fmt: skip


def _was_late(post: Post, action: Action) -> bool:
    return action.closes is not None and not has_come(post.published, action.closes)


def _closed(
    source: str, number: int, action: Action, places: Places, words: tuple[str, str]
) -> Problem:
    message, hint = words
    day = f" on {day_in_words(action.closes)}" if action.closes else ""
    return Problem(
        source=source,
        line=places.of_key(source, f"actions.{number}.closes"),
        check="closed-action",
        message=f"“{action.label}” closed{day}: {message}",
        hint=hint,
        severity="warning",
        subject=action.label,
    )


CHECKS = (check_letters,)
PLAN_CHECKS = (check_closed,)
