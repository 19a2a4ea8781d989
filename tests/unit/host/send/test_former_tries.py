"""Tries to send an edition whose end nobody noted: what is known of them, and what is asked."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.refusal import WrongCall
from plugins.domain.sendings import Sending, sending_fact, sendings_of
from plugins.host.call import Outcome
from plugins.host.send.former_tries import Asked, Unsettled, may_be_sent
from plugins.host.send.journal import Journal, keep_journal
from plugins.host.send.promise import Desk
from plugins.host.send.repository import Alone
from plugins.reading.ledger_file import append

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
TRY = "0123456789ab"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    for name in ("content", "cache"):
        (tmp_path / name).mkdir()
    return Desk(tmp_path / "content", tmp_path / "cache", ZoneInfo("UTC"), Alone("it is a test"))


def begun(desk: Desk, name: str = TRY, *, step: str = "", minutes: int = 60) -> None:
    """A try that began so long ago, and came to that step in this clone, if it was here."""
    sending = Sending(
        post="policy-update",
        edition=7,
        token=name,
        began=NOW - timedelta(minutes=minutes),
        to="update@lists.example.org",
        via="listmonk lists.example.org",
        by="nia on laptop",
        text="c0ffee",
        entries=0,
        outcome="begun",
    )
    append(desk.content, [sending_fact(sending)])
    if step:
        keep_journal(desk.cache, Journal(token=name, step=step))


def asked(outcome: Outcome | None = None, looked_up: bool | None = None) -> Asked:
    return Asked("policy-update", 7, outcome, lambda _: looked_up)


def outcomes(desk: Desk) -> list[str]:
    return [one.outcome for one in sendings_of(desk.facts()).get("policy-update", ())]


def test_what_was_never_tried_may_be_sent(desk: Desk) -> None:
    assert may_be_sent(desk, asked())
    assert outcomes(desk) == []


@pytest.mark.parametrize(
    ("step", "outcome", "looked_up", "expected"),
    [
        ("noted", None, None, "unsent"),
        ("text begun", None, None, "unsent"),
        ("drafting", None, None, "unsent"),
        ("text begun", "arrived", None, "unsent"),
        ("taken", None, None, "sent"),
        ("taken", "lost", None, "sent"),
        ("ending", None, True, "sent"),
        ("ending", None, False, "unsent"),
        ("ending", "lost", True, "sent"),
        ("ending", "arrived", None, "sent"),
        ("ending", "lost", None, "unsent"),
        ("", None, True, "sent"),
        ("", "arrived", None, "sent"),
        ("", "lost", False, "unsent"),
    ],
)
def test_what_is_proved_counts_before_what_is_said(
    desk: Desk, step: str, outcome: Outcome | None, looked_up: bool | None, expected: str
) -> None:
    """By the journal, else by the service, else by a person."""
    begun(desk, step=step)
    assert may_be_sent(desk, asked(outcome, looked_up)) == (expected == "unsent")
    assert outcomes(desk) == [expected]


@pytest.mark.parametrize(
    ("step", "looked_up"),
    [("ending", None), ("", None), ("", False), ("a step of another version", None)],
    ids=["nobody knows", "another clone's", "another's that is not there yet", "an unknown step"],
)
def test_what_is_not_proved_is_asked_and_changes_nothing(
    desk: Desk, step: str, looked_up: bool | None
) -> None:
    begun(desk, step=step)
    with pytest.raises(Unsettled, match=r"nia on laptop began to send edition 7 .* is not known"):
        may_be_sent(desk, asked(None, looked_up))
    assert outcomes(desk) == ["begun"]


def test_what_somebody_else_has_just_begun_is_not_lost_yet(desk: Desk) -> None:
    begun(desk, minutes=19)
    with pytest.raises(WrongCall, match="which may still go on there"):
        may_be_sent(desk, asked("lost"))
    assert outcomes(desk) == ["begun"]


def test_nor_is_it_where_a_later_one_was_this_clone_s(desk: Desk) -> None:
    begun(desk, minutes=5)
    begun(desk, "ba9876543210", step="ending", minutes=4)
    with pytest.raises(WrongCall, match="which may still go on there"):
        may_be_sent(desk, asked("lost"))
    assert outcomes(desk) == ["begun", "begun"]


def test_one_try_that_arrived_is_enough(desk: Desk) -> None:
    begun(desk, step="noted")
    begun(desk, "ba9876543210", step="taken", minutes=50)
    assert not may_be_sent(desk, asked())
    with pytest.raises(WrongCall, match="An edition is never sent twice"):
        may_be_sent(desk, asked())


def test_where_nothing_is_unknown_nothing_is_to_be_said(desk: Desk) -> None:
    with pytest.raises(WrongCall, match="nothing is unknown of edition 7"):
        may_be_sent(desk, asked("lost"))
