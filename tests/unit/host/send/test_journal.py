"""How far a sending had come, as a later call knows it."""

from pathlib import Path

import pytest

from plugins.host.send.journal import (
    POINT_OF_NO_RETURN,
    TAKEN,
    Journal,
    NotKept,
    Pen,
    end_journal,
    journal_of,
    keep_journal,
    keep_only,
)

TRY = "0123456789ab"


def test_what_is_kept_of_a_try_is_found_by_its_token_alone(tmp_path: Path) -> None:
    journal = Journal(token=TRY, step="connected", commit="c0ffee")
    keep_journal(tmp_path, journal)
    assert journal_of(tmp_path, TRY) == journal
    assert journal_of(tmp_path, "ba9876543210") is None
    end_journal(tmp_path, TRY)
    assert journal_of(tmp_path, TRY) is None
    end_journal(tmp_path, TRY)


@pytest.mark.parametrize("token", ["", "../secret", "0123456789AB", "0123456789abc", TRY + "\n"])
def test_a_token_of_somebody_else_s_ledger_names_no_other_file(tmp_path: Path, token: str) -> None:
    (tmp_path / "sending").mkdir()
    place = tmp_path / "sending" / (token or "x")
    place.write_text(f'{{"token": "{token.strip()}", "step": "connected"}}')
    assert journal_of(tmp_path, token) is None
    end_journal(tmp_path, token)
    assert place.exists()


@pytest.mark.parametrize("content", ["", "{", '{"token": "ba9876543210", "step": "x"}', "[1]"])
def test_what_is_spoilt_proves_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "sending").mkdir()
    (tmp_path / "sending" / TRY).write_text(content)
    assert journal_of(tmp_path, TRY) is None


def test_nothing_is_kept_of_tries_whose_outcome_is_known(tmp_path: Path) -> None:
    keep_only(tmp_path, ())
    for token in (TRY, "ba9876543210"):
        keep_journal(tmp_path, Journal(token=token))
    keep_only(tmp_path, {TRY})
    assert [path.name for path in (tmp_path / "sending").iterdir()] == [TRY]


def test_each_step_is_on_the_disk_when_it_has_been_noted(tmp_path: Path) -> None:
    pen = Pen(tmp_path, Journal(token=TRY, commit="c0ffee"))
    pen.note("connecting")
    assert journal_of(tmp_path, TRY) == Journal(token=TRY, step="connecting", commit="c0ffee")


def test_a_step_that_cannot_be_noted_is_not_taken_while_that_keeps_the_letter_back(
    tmp_path: Path,
) -> None:
    pen = Pen(tmp_path, Journal(token=TRY))
    (tmp_path / "sending").touch()  # there is no folder, and can be none
    for step in ("connecting", POINT_OF_NO_RETURN):
        with pytest.raises(NotKept, match="sending: File exists"):
            Pen(tmp_path, Journal(token=TRY)).note(step)
    (tmp_path / "sending").unlink()
    pen.note(POINT_OF_NO_RETURN)
    keep_only(tmp_path, ())
    (tmp_path / "sending").rmdir()
    (tmp_path / "sending").touch()
    pen.note(TAKEN)  # it is sent, whoever notes it
