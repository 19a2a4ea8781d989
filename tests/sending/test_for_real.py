"""`make send` with real servers from end to end: the program, Debian's Postfix, Debian's mlmmj."""

from collections.abc import Iterator

import pytest

from tests.hosting.running import free_port
from tests.law.runs import within
from tests.sending.callers import Kill
from tests.sending.mlmmj import make_list
from tests.sending.postfix import Postfix, address, running_postfix
from tests.sending.sender import LIST, Newsroom, Sender, a_newsroom
from tests.sending.servers import require
from tests.sending.signed import body_hash, fields, named

READERS = ("alice", "bob", "carol")
MEMBERS = ("dora", "emil", "fay")
KILLED_AT = {"text begun": "gwen", "ending": "hugh", "taken": "ivy"}
"""Step of the hand-over → who gets the edition that was sent when its sender was killed there."""
EDITOR = "policy@paper.example"
SENT_BEFORE = "An edition is never sent twice"


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    require()
    with a_newsroom() as newsroom:
        yield newsroom


@pytest.fixture(scope="module")
def postfix() -> Iterator[Postfix]:
    """A server with the list of the site, and an alias of other readers."""
    require()
    name = LIST.partition("@")[0]
    assert address(name) == LIST
    mailboxes = (*READERS, *MEMBERS, *KILLED_AT.values(), "editor", "late")
    with running_postfix(mailboxes, lists=(name,), aliases={"readers": READERS}) as server:
        make_list(server, name, MEMBERS, EDITOR, has_fields=False)
        yield server


@pytest.fixture
def sender(newsroom: Newsroom) -> Iterator[Sender]:
    with newsroom.alone() as sender:
        yield sender


def test_an_edition_goes_to_a_relay_once_byte_for_byte(sender: Sender, postfix: Postfix) -> None:
    edition = _outbox(sender)
    _send(sender, postfix, "--mail-to", address("readers"))
    assert sender.outcomes() == ["sent"]
    assert SENT_BEFORE in sender.send("--mail-to", address("readers"), port=postfix.port).told
    postfix.settle()
    for reader in READERS:
        (letter,) = postfix.letters(reader)
        assert letter.endswith(edition.replace(b"\r\n", b"\n"))


def test_an_edition_goes_through_a_list_to_each_member_once(
    sender: Sender, postfix: Postfix
) -> None:
    edition = _outbox(sender)
    _send(sender, postfix)
    assert SENT_BEFORE in sender.send(port=postfix.port).told
    postfix.settle()
    for member in MEMBERS:
        (letter,) = postfix.letters(member)
        names = [field.partition(b":")[0].decode() for field in fields(edition)]
        assert named(letter, *names) == fields(edition)
        assert body_hash(letter) == body_hash(edition)


def test_a_proof_reaches_one_mailbox_and_no_ledger(sender: Sender, postfix: Postfix) -> None:
    _send(sender, postfix, "--to", address("editor"))
    postfix.settle()
    (proof,) = postfix.letters("editor")
    assert named(proof, "Subject") == [b"Subject: [Proof] The councils, at last 7\r\n"]
    assert named(proof, "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post") == []
    assert sender.tries() == ()


def test_an_edition_for_nobody_is_not_sent_and_may_be_sent_again(
    sender: Sender, postfix: Postfix
) -> None:
    refused = sender.send("--mail-to", address("nobody"), port=postfix.port)
    assert refused.status == 1
    assert "User unknown" in refused.told
    assert sender.outcomes() == ["unsent"]
    _send(sender, postfix, "--mail-to", address("late"))
    assert sender.outcomes() == ["unsent", "sent"]
    postfix.settle()
    assert len(postfix.letters("late")) == 1


def test_an_edition_for_a_server_that_does_not_run_is_not_sent(sender: Sender) -> None:
    refused = sender.send("--mail-to", address("late"), port=free_port())
    assert refused.status == 1
    assert "refuses the connection" in refused.told
    assert sender.outcomes() == ["unsent"]


@pytest.mark.parametrize(("step", "reader"), KILLED_AT.items(), ids=KILLED_AT)
def test_an_edition_whose_sender_is_killed_arrives_once(
    sender: Sender, postfix: Postfix, step: str, reader: str
) -> None:
    to = ("--mail-to", address(reader))
    assert sender.send(*to, port=postfix.port, kill=Kill("step in journal", step)).status < 0
    postfix.settle()
    assert len(postfix.letters(reader)) == (step == "taken")
    told = sender.send(*to, port=postfix.port).told
    if "is not known" in told:
        assert step == "ending"
        sender.send(*to, "--outcome", "lost", port=postfix.port)
        sender.send(*to, port=postfix.port)
    postfix.settle()
    assert len(postfix.letters(reader)) == 1
    assert sender.outcomes()[-1] == "sent"


def _send(sender: Sender, postfix: Postfix, *more: str) -> None:
    ended = sender.send(*more, port=postfix.port)
    assert ended.status == 0, ended.told


def _outbox(sender: Sender) -> bytes:
    """The message that `make newsletter` shows."""
    outbox = sender.cache.parent / "outbox"
    folders = ("--content", str(sender.content), "--cache", str(sender.cache))
    call = ("newsletter", *folders, "--jobs", "1", "--edition", "7", "--outbox", str(outbox))
    ended = within(call)
    assert ended.status == 0, ended.told
    (message,) = outbox.rglob("*.eml")
    return message.read_bytes()
