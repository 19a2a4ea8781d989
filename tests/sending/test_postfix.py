"""An edition handed to Debian's Postfix: what arrives, and what is refused."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from plugins.sending.deliveries import NotHanded
from tests.sending.handing import EDITOR, an_edition, hand
from tests.sending.postfix import BUSY, LARGEST, Postfix, address, running_postfix
from tests.sending.servers import require
from tests.sending.signed import body_hash, fields, with_crlf

READERS = ("alice", "bob", "carol")
HEAD = b"From: a@paper.example\r\nTo: b@paper.example\r\nMessage-ID: <1@paper.example>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n"


@pytest.fixture(scope="module")
def postfix() -> Iterator[Postfix]:
    """A Postfix with the Maildirs of some readers, to all of whom `readers` is an alias."""
    require()
    with running_postfix((*READERS, "proof", EDITOR), aliases={"readers": READERS}) as server:
        yield server


def test_an_edition_arrives_with_each_reader_once_byte_for_byte(postfix: Postfix) -> None:
    edition = an_edition()
    hand(postfix, edition, address("readers"))
    postfix.settle()
    for reader in READERS:
        (letter,) = postfix.letters(reader)
        added = letter.removesuffix(edition.replace(b"\r\n", b"\n"))
        assert added != letter
        assert not re.search(rb"(?i)^(from|to|subject|date|message-id|list-|content-)", added, re.M)


BODIES = {
    "lines that begin with dots": b".\r\n..\r\n.a\r\n\r\n.\r\n",
    "a line that begins with From": b"From me\r\n>From you\r\n",
    "blanks at the ends of lines": b"one \r\ntwo\t\r\n   \r\n",
    "empty lines at the beginning": b"\r\n\r\n\r\none\r\n",
    "the longest lines that there may be": b"x" * 998 + b"\r\n" + b"." * 998 + b"\r\n",
    "letters of eight bits": "£ é — “quoted”\r\n".encode(),
    "nothing": b"",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_what_a_signature_covers_arrives_unchanged(postfix: Postfix, body: bytes) -> None:
    message = HEAD + b"Subject: =?utf-8?q?=C2=A3?=\r\n folded\r\n\r\n" + body
    before = postfix.letters("proof")
    hand(postfix, message, address("proof"))
    postfix.settle()
    (letter,) = [one for one in postfix.letters("proof") if one not in before]
    assert body_hash(letter) == body_hash(message)
    assert fields(letter)[-5:] == fields(message)


def test_an_edition_that_arrived_is_read_as_it_was_written(postfix: Postfix) -> None:
    edition = an_edition("£5 – “no”")
    hand(postfix, edition, address(EDITOR))
    postfix.settle()
    (letter,) = postfix.letters(EDITOR)
    arrived = message_from_bytes(with_crlf(letter), policy=default)
    sent = message_from_bytes(edition, policy=default)
    assert arrived.defects == []
    assert arrived["Subject"] == "£5 – “no”"
    assert arrived.get_content_type() == "multipart/alternative"
    assert _parts(arrived) == _parts(sent)


@pytest.mark.parametrize("tls", ["smtps", "smtp+starttls"])
def test_an_edition_arrives_through_tls(
    postfix: Postfix, tls: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(postfix.certificate))
    message = an_edition(f"By {tls}")
    hand(postfix, message, address("proof"), tls=tls)
    postfix.settle()
    (letter,) = [one for one in postfix.letters("proof") if f"By {tls}".encode() in one]
    assert b"with ESMTPS id" in letter


@pytest.mark.parametrize("tls", ["smtps", "smtp+starttls"])
def test_a_server_whose_certificate_nobody_knows_is_given_nothing(
    postfix: Postfix, tls: str
) -> None:
    with pytest.raises(NotHanded) as refused:
        hand(postfix, an_edition("Nobody"), address("proof"), tls=tls)
    assert "certificate" in refused.value.why
    assert not any(b"Nobody" in one for one in postfix.letters("proof"))


REFUSED = {
    "a name that nobody has": (address("nobody"), True, "User unknown"),
    "an address of another server": ("reader@example.org", True, "Relay access denied"),
    "a mailbox that is busy": (address(BUSY), False, "Come back later"),
}


@pytest.mark.parametrize(("to", "for_good", "words"), REFUSED.values(), ids=REFUSED)
def test_an_address_that_is_refused_is_said_with_the_words_of_the_server(
    postfix: Postfix, to: str, for_good: bool, words: str
) -> None:
    with pytest.raises(NotHanded) as refused:
        hand(postfix, an_edition(), to)
    assert words in refused.value.why
    assert refused.value.is_for_good is for_good


def test_an_edition_that_is_too_large_is_refused_for_good(postfix: Postfix) -> None:
    line = b"x" * 70 + b"\r\n"
    message = HEAD + b"Subject: large\r\n\r\n" + line * (LARGEST // len(line) + 1)
    with pytest.raises(NotHanded) as refused:
        hand(postfix, message, address("proof"))
    assert f"{LARGEST:,} bytes" in refused.value.why
    assert refused.value.is_for_good


def test_a_server_that_was_stopped_is_no_connection_and_leaves_no_process() -> None:
    require()
    with running_postfix(("proof",)) as server:
        hand(server, an_edition(), address("proof"))
        server.settle()
        server.stop()
        with pytest.raises(NotHanded) as refused:
            hand(server, an_edition(), address("proof"))
        assert not refused.value.is_for_good
        assert len(server.letters("proof")) == 1
        running = [path for path in Path("/proc").glob("[0-9]*/cwd") if _is_in(path, server)]
    assert running == []


def _parts(message: EmailMessage) -> list[tuple[str, object]]:
    return [(part.get_content_type(), part.get_content()) for part in message.iter_parts()]


def _is_in(link: Path, server: Postfix) -> bool:
    try:
        return link.readlink().is_relative_to(server.root)
    except OSError:
        return False
