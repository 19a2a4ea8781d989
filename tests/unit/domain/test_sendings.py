"""What the ledger says of editions that were sent, or may have been."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from msgspec.structs import replace

from plugins.domain.ledger import Fact, parse_fact, past_of, written
from plugins.domain.sendings import (
    Sending,
    sending_fact,
    sendings_for,
    sendings_of,
    sent_fact,
    standing,
    unsent_fact,
)

BEGAN = datetime(2026, 11, 30, 9, tzinfo=UTC)
ENDED = BEGAN + timedelta(minutes=1)


def a_sending(name: str = "0123456789ab", **changes: Any) -> Sending:
    given: dict[str, Any] = {
        "post": "policy-update",
        "edition": 7,
        "token": name,
        "began": BEGAN,
        "to": "policy-update@lists.example.org",
        "via": "smtp mail.example.org",
        "by": "Nia Powell on laptop",
        "text": "c0ffee",
        "entries": 2,
        "outcome": "begun",
        **changes,
    }
    return Sending(**given)


def read_again(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    found = tuple(map(parse_fact, map(written, facts)))
    return tuple(fact for fact in found if fact)


def test_a_try_comes_back_from_its_line() -> None:
    sending = a_sending()
    assert sendings_of(read_again([sending_fact(sending)])) == {"policy-update": (sending,)}


def test_a_try_has_the_end_that_was_noted() -> None:
    sending = a_sending()
    begun = sending_fact(sending)
    sent = read_again([begun, sent_fact(sending, ENDED)])
    assert sendings_of(sent)["policy-update"] == (replace(sending, outcome="sent", ended=ENDED),)
    unsent = read_again([begun, unsent_fact(sending, ENDED, "550 no such list")])
    assert sendings_of(unsent)["policy-update"] == (
        replace(sending, outcome="unsent", ended=ENDED, why="550 no such list"),
    )


def test_the_order_of_lines_and_a_line_twice_make_no_difference() -> None:
    first, second = a_sending(), a_sending("ba9876543210", began=ENDED)
    facts = (
        sending_fact(first),
        unsent_fact(first, ENDED, "no connection"),
        sending_fact(second),
        sent_fact(second, ENDED),
    )
    expected = sendings_of(facts)
    assert [one.outcome for one in expected["policy-update"]] == ["unsent", "sent"]
    for order in permutations((*facts, facts[1])):
        assert sendings_of(order) == expected


def test_who_says_that_it_was_sent_is_believed_whoever_else_says_that_it_was_not() -> None:
    """Two clones may answer differently, and be merged."""
    sending = a_sending()
    for facts in permutations(
        (sending_fact(sending), sent_fact(sending, ENDED), unsent_fact(sending, BEGAN, "lost"))
    ):
        (found,) = sendings_of(facts)["policy-update"]
        assert (found.outcome, found.why) == ("sent", "")


def test_an_end_whose_beginning_is_gone_counts() -> None:
    (found,) = sendings_of([sent_fact(a_sending(), ENDED)])["policy-update"]
    assert (found.outcome, found.edition, found.began) == ("sent", 7, ENDED)


@pytest.mark.parametrize(
    "line",
    ["sending edition=7 try=aa", "sent of=policy-update edition=7", "post id=x at=/x/ file=x.md"],
    ids=["no post", "no try", "another verb"],
)
def test_a_line_that_tells_of_no_try_is_none(line: str) -> None:
    fact = parse_fact(f"2026-11-30T09:00:00Z {line}")
    assert fact
    assert sendings_of([fact]) == {}


def test_a_number_that_is_none_does_no_harm() -> None:
    line = "2026-11-30T09:00:00Z sending of=x edition=seven try=aa entries=-1"
    (found,) = sendings_of(read_again(filter(None, [parse_fact(line)])))["x"]
    assert (found.edition, found.entries) == (0, 0)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((), "new"),
        (("unsent",), "new"),
        (("unsent", "begun"), "begun"),
        (("begun", "unsent"), "begun"),
        (("sent", "begun"), "sent"),
        (("unsent", "sent"), "sent"),
    ],
    ids=" then ".join,
)
def test_what_is_known_of_an_edition_is_what_its_tries_say_together(
    outcomes: tuple[str, ...], expected: str
) -> None:
    assert standing(a_sending(outcome=outcome) for outcome in outcomes) == expected


def test_a_post_under_another_number_and_a_number_with_another_post_are_the_same_letter() -> None:
    seven = a_sending()
    renumbered = a_sending("bb", edition=8, began=ENDED)
    other_post = a_sending("cc", post="a-note", began=BEGAN - timedelta(days=1))
    unlike = a_sending("dd", post="a-note", edition=6)
    found = sendings_of(map(sending_fact, (seven, renumbered, other_post, unlike)))
    tries = sendings_for(found, "policy-update", 7)
    assert [one.token for one in tries] == ["cc", "0123456789ab", "bb"]
    assert sendings_for(found, "another", 5) == ()


def test_the_past_has_them() -> None:
    sending = a_sending()
    past = past_of([sent_fact(sending, ENDED), sending_fact(sending)])
    assert past.sendings == {"policy-update": (replace(sending, outcome="sent", ended=ENDED),)}
