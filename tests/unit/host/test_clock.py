"""The moment of a build: what was asked for, what the environment says, or now."""

from zoneinfo import ZoneInfo

import pytest

from plugins.domain.refusal import WrongCall
from plugins.host.clock import moment_of_build

LONDON = ZoneInfo("Europe/London")
EPOCH = "SOURCE_DATE_EPOCH"


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(EPOCH, raising=False)


@pytest.mark.parametrize(
    ("as_at", "epoch", "expected"),
    [
        pytest.param("2017-06-01", "", "2017-06-01T00:00:00+01:00", id="a day is its beginning"),
        pytest.param("2017-06-01T09:00", "1", "2017-06-01T09:00:00+01:00", id="the call is first"),
        pytest.param("2017-06-01T09:00Z", "", "2017-06-01T10:00:00+01:00", id="another zone"),
        pytest.param("", "1500000000", "2017-07-14T03:40:00+01:00", id="seconds since 1970"),
    ],
)
def test_a_moment_is_in_the_zone_of_the_site(
    as_at: str, epoch: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(EPOCH, epoch)
    assert moment_of_build(as_at, LONDON).isoformat() == expected


def test_now_is_a_whole_second() -> None:
    """So that what is open through its last second is open to the end of it."""
    assert moment_of_build("", LONDON).microsecond == 0


@pytest.mark.parametrize(
    ("as_at", "epoch", "said"),
    [
        pytest.param("30/11/2026", "", "AS_AT: “30/11/2026” is not a date; write 2026-11-30", id="order"),
        pytest.param("", "today", "SOURCE_DATE_EPOCH is “today”", id="no number"),
        pytest.param("", "9" * 30, "SOURCE_DATE_EPOCH is “999", id="too large a number"),
    ],
)  # fmt: skip
def test_what_is_no_moment_is_a_wrong_call(
    as_at: str, epoch: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(EPOCH, epoch)
    with pytest.raises(WrongCall) as caught:
        moment_of_build(as_at, LONDON)
    assert str(caught.value).startswith(said)
