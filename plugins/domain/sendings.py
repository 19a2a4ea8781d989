"""Editions that were sent, or may have been: what the ledger says of each try.

A try begins with a `sending` and ends with a `sent` or an `unsent`. As long as it has no end,
nobody knows whether subscribers got the letter.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from plugins.domain.ledger import Fact

Outcome = Literal["begun", "sent", "unsent"]
_VERBS = ("sending", "sent", "unsent")
_NUMBER = re.compile(r"[0-9]{1,6}")
_WEIGHT: dict[str, int] = {"begun": 0, "unsent": 1, "sent": 2}


class Sending(Struct, frozen=True, kw_only=True):
    """A try to send the edition of that number, which is the `post` with that id.

    `token` names the try, `to` is the list and `via` the service that it went to, `by` who sent it,
    `text` the digest of the letter, `entries` the number of the post's changes and corrections
    then. `ended` is when its outcome was noted, `why` the reason of one that was not sent.
    """

    post: str
    edition: int
    token: str
    began: datetime
    to: str
    via: str
    by: str
    text: str
    entries: int
    outcome: Outcome
    ended: datetime | None = None
    why: str = ""


def sendings_of(facts: Iterable["Fact"]) -> dict[str, tuple[Sending, ...]]:
    """The tries of each post by its id, oldest first, in whatever order the facts stand. Of two
    ends that are told of one try, the one that says it was sent counts; a try of which only its end
    is told is one all the same."""
    tries: dict[tuple[str, str], Sending] = {}
    for fact in sorted((one for one in facts if one.verb in _VERBS), key=_in_order):
        details = dict(fact.details)
        if not all(map(details.get, ("of", "try"))):
            continue
        name = details["of"], details["try"]
        if fact.verb == "sending":
            tries.setdefault(name, _begun(fact, details))
        else:
            tries[name] = _ended(tries.get(name) or _begun(fact, details), fact, details)
    found: dict[str, tuple[Sending, ...]] = {}
    for one in sorted(tries.values(), key=lambda one: (one.began, one.token)):
        found[one.post] = (*found.get(one.post, ()), one)
    return found


def sendings_for(
    sendings: Mapping[str, tuple[Sending, ...]], post: str, edition: int
) -> tuple[Sending, ...]:
    """What was tried of a post under whatever number, and of an edition with whatever post, oldest
    first: to subscribers both would be the same letter once more."""
    found = {*sendings.get(post, ())}
    found.update(one for each in sendings.values() for one in each if one.edition == edition)
    return tuple(sorted(found, key=lambda one: (one.began, one.token)))


def standing(sendings: Iterable[Sending]) -> Literal["new", "begun", "sent"]:
    """`sent` if one of them was; else `begun` if of one nobody knows whether it was."""
    outcomes = {one.outcome for one in sendings}
    return "sent" if "sent" in outcomes else "begun" if "begun" in outcomes else "new"


def sending_fact(sending: Sending) -> "Fact":
    """That it begins, at the moment when it does."""
    return _fact(
        sending, sending.began, "sending",
        ("edition", str(sending.edition)), ("try", sending.token), ("to", sending.to),
        ("via", sending.via), ("by", sending.by), ("text", sending.text),
        ("entries", str(sending.entries)),
    )  # fmt: skip


def sent_fact(sending: Sending, moment: datetime) -> "Fact":
    """That subscribers get it."""
    edition = ("edition", str(sending.edition))
    return _fact(sending, moment, "sent", edition, ("try", sending.token))


def unsent_fact(sending: Sending, moment: datetime, why: str) -> "Fact":
    """That nobody gets it, and why."""
    edition = ("edition", str(sending.edition))
    return _fact(sending, moment, "unsent", edition, ("try", sending.token), ("why", why))


def _fact(sending: Sending, moment: datetime, verb: str, *details: tuple[str, str]) -> "Fact":
    from plugins.domain.ledger import Fact  # which itself needs what is above

    return Fact(moment.replace(microsecond=0), verb, (("of", sending.post), *details))


def _in_order(fact: "Fact") -> tuple[int, datetime, tuple[tuple[str, str], ...]]:
    """Beginnings come before ends, whatever the clocks said that noted them."""
    return _VERBS.index(fact.verb), fact.moment, fact.details


def _begun(fact: "Fact", details: Mapping[str, str]) -> Sending:
    return Sending(
        post=details["of"],
        edition=_number(details.get("edition", "")),
        token=details["try"],
        began=fact.moment,
        to=details.get("to", ""),
        via=details.get("via", ""),
        by=details.get("by", ""),
        text=details.get("text", ""),
        entries=_number(details.get("entries", "")),
        outcome="begun",
    )


def _ended(sending: Sending, fact: "Fact", details: Mapping[str, str]) -> Sending:
    outcome: Outcome = "sent" if fact.verb == "sent" else "unsent"
    if _WEIGHT[outcome] <= _WEIGHT[sending.outcome]:
        return sending
    why = details.get("why", "") if outcome == "unsent" else ""
    return replace(sending, outcome=outcome, ended=fact.moment, why=why)


def _number(text: str) -> int:
    return int(text) if _NUMBER.fullmatch(text) else 0
