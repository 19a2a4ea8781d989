"""A hand-over that is interrupted, or takes too long: what is said, noted and not done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.sendings import Sending, sending_fact, sendings_of
from plugins.host.send import handing
from plugins.host.send.handing import hand
from plugins.host.send.journal import Journal, journal_of, keep_journal
from plugins.host.send.promise import Desk
from plugins.host.send.repository import Alone
from plugins.host.send.service import Service
from plugins.reading.ledger_file import append
from plugins.sending.deliveries import Handed, Step
from plugins.sending.mail_url import parse_mail_url
from tests.sending.editions import a_delivery

TRY = "0123456789ab"
SERVICE = Service(parse_mail_url("smtp://127.0.0.1"), "update@lists.example.org")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    for name in ("content", "cache"):
        (tmp_path / name).mkdir()
    return Desk(tmp_path / "content", tmp_path / "cache", ZoneInfo("UTC"), Alone("it is a test"))


def begun(desk: Desk, *, minutes: int = 0) -> Sending:
    """A try that was promised so long ago."""
    sending = Sending(
        post="policy-update",
        edition=7,
        token=TRY,
        began=datetime.now(UTC) - timedelta(minutes=minutes),
        to=SERVICE.to,
        via=SERVICE.in_words,
        by="nia on laptop",
        text="c0ffee",
        entries=0,
        outcome="begun",
    )
    append(desk.content, [sending_fact(sending)])
    keep_journal(desk.cache, Journal(token=TRY))
    return sending


def outcomes(desk: Desk) -> list[str]:
    return [one.outcome for one in sendings_of(desk.facts())["policy-update"]]


def server(
    monkeypatch: pytest.MonkeyPatch, *steps: Step, error: type[BaseException] | None = None
) -> list[Step]:
    """A server with which so many steps are taken: those that were."""
    taken: list[Step] = []

    def hand_over(_: object, __: object, ___: str, reached: Callable[[Step], object]) -> Handed:
        for step in steps:
            reached(step)
            taken.append(step)
        if error:
            raise error
        return Handed(reply="250 taken")

    monkeypatch.setattr(handing, "hand_over", hand_over)
    return taken


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("text begun", "Edition 7 is not sent; make send EDITION=7 begins anew"),
        ("ending", "whether edition 7 is sent is not known: it was interrupted before the answer"),
        ("taken", "Edition 7 is sent; make send EDITION=7 notes it"),
    ],
)
def test_who_interrupts_it_is_told_what_is_known(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    step: Step,
    said: str,
) -> None:
    server(monkeypatch, step, error=KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        hand(desk, SERVICE, "", a_delivery(), begun(desk))
    assert said in capsys.readouterr().err
    kept = journal_of(desk.cache, TRY)
    assert kept
    assert kept.step == step
    assert outcomes(desk) == ["begun"]


def test_what_others_may_take_for_lost_is_not_ended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = server(monkeypatch, "connecting", "text begun", "ending")
    assert hand(desk, SERVICE, "", a_delivery(), begun(desk, minutes=16)) == 1
    assert taken == ["connecting", "text begun"]
    assert "it took more than a quarter of an hour" in capsys.readouterr().err
    assert outcomes(desk) == ["unsent"]


def test_what_takes_a_while_is_ended(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    server(monkeypatch, "connecting", "ending", "taken")
    assert hand(desk, SERVICE, "", a_delivery(), begun(desk, minutes=10)) == 0
    assert outcomes(desk) == ["sent"]
