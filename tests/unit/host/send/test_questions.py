"""What a person is asked, and what counts as an answer."""

import io
import os
import sys

import pytest

from plugins.domain.refusal import WrongCall
from plugins.host.call import call_from
from plugins.host.send import former_tries, questions, send


def test_nobody_is_asked_who_does_not_sit_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert not questions.can_ask()


def test_somebody_at_a_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as shown, os.fdopen(os.dup(theirs)) as typed, os.fdopen(ours, "w"):
        monkeypatch.setattr(sys, "stdin", typed)
        monkeypatch.setattr(sys, "stdout", shown)
        assert questions.can_ask()


@pytest.mark.parametrize(
    ("typed", "expected"), [(" Y \n", "y"), ("\n", ""), ("", "")], ids=["y", "Enter", "the end"]
)
def test_an_answer_is_a_word(monkeypatch: pytest.MonkeyPatch, typed: str, expected: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert questions.answer_to("Send it?") == expected


@pytest.mark.parametrize("answer", ["", "n", "no", "maybe", "yess"])
def test_anything_but_yes_is_no(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(send, "can_ask", lambda: True)
    monkeypatch.setattr(send, "answer_to", lambda _question: answer)
    with pytest.raises(WrongCall, match="it is not sent, as you say"):
        send.ask(call_from("send", {}, {}))


@pytest.mark.parametrize("answer", ["y", "yes"])
def test_yes_is_yes(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(send, "can_ask", lambda: True)
    monkeypatch.setattr(send, "answer_to", lambda _question: answer)
    send.ask(call_from("send", {}, {}))


@pytest.mark.parametrize(
    ("answer", "expected"), [("arrived", "arrived"), ("lost", "lost"), ("y", None), ("", None)]
)
def test_what_became_of_an_edition_is_said_in_a_word_of_its_own(
    monkeypatch: pytest.MonkeyPatch, answer: str, expected: str | None
) -> None:
    monkeypatch.setattr(former_tries, "can_ask", lambda: True)
    monkeypatch.setattr(former_tries, "answer_to", lambda _question: answer)
    assert former_tries.asked_outcome("Nia began to send edition 7") == expected
