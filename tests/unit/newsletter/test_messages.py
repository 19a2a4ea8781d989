import re
import smtplib
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import parseaddr
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.controller import Controller
from hypothesis import given
from hypothesis import strategies as st

from plugins.newsletter.message.messages import MailHead, message_id, message_of, proof_of

HTML = "<!doctype html>\n<p>Seventeen – “keys”, £100,000 &amp; a 🗝️</p>\n"
TEXT = "Seventeen – “keys”, £100,000 & a 🗝️\n\nFrom here on.\n.\nEnd\n"
NASTY = [
    pytest.param("The biscuit tin is on the register", id="plain"),
    pytest.param("Keys – and what they open", id="a dash"),
    pytest.param("🗝️👩‍💻🇬🇧" * 12, id="emoji"),
    pytest.param("Größe, Gewicht und Überlänge der Gemeindehäuser " * 5, id="long and German"),
    pytest.param("what it costs to stay and whether you may " * 20 + "end", id="long and plain"),
    pytest.param("x" * 500, id="one long word"),
    pytest.param("東京都は本日、新しい条例を発表しました。" * 8, id="long and Japanese"),
    pytest.param("مرحبا بالعالم", id="Arabic"),
    pytest.param(
        'He said "no, thanks" <really>; (aside): \\ [x] @ 100%, = ?', id="signs of headers"
    ),
    pytest.param('a \\" "b" \\', id="short, with quotation marks"),
    pytest.param("=?utf-8?q?not_a_word?=", id="what looks encoded"),
    pytest.param("two  blanks   and more", id="several blanks"),
    pytest.param(" outer ", id="outer blanks"),
    pytest.param("a_b=c?d", id="signs of encoded words"),
    pytest.param("é", id="one letter"),
]


def a_head(**changes: Any) -> MailHead:
    given: dict[str, Any] = {
        "sender": "policy@example.org",
        "sender_name": "The Green Paper",
        "to": "policy-update@lists.example.org",
        "reply_to": "gwen@example.org",
        "subject": "The biscuit tin is on the register",
        "date": datetime(2026, 10, 30, 9, tzinfo=ZoneInfo("Europe/London")),
        "message_id": message_id("green-paper", "2026-10-update", "example.org"),
        "list_id": "policy-update@lists.example.org",
        "list_name": "Policy update",
        "unsubscribe": "https://lists.example.org/leave?who=1",
        "archived_at": "https://example.org/2026/10/policy-update/",
        "language": "en-GB",
        **changes,
    }
    return MailHead(**given)


def parsed(message: bytes) -> EmailMessage:
    read = message_from_bytes(message, policy=default)
    assert isinstance(read, EmailMessage)
    return read


def defects_of(message: EmailMessage) -> list[object]:
    found: list[object] = []
    for part in message.walk():
        found += part.defects
        for value in part.values():
            found += value.defects
    return found


def name_and_address(message: bytes, header: str) -> tuple[str, str]:
    """As RFC 2047 reads them; policy `default` of some Pythons leaves blanks between the words that
    a long name is encoded in."""
    name, address = parseaddr(message_from_bytes(message)[header].replace("\r\n", ""))
    return str(make_header(decode_header(name))), address


def parts_of(message: EmailMessage) -> list[str]:
    return [
        part.get_payload(decode=True).decode().replace("\r\n", "\n")  # type: ignore[union-attr]
        for part in message.iter_parts()
    ]


def test_the_head_says_what_it_was_given() -> None:
    read = parsed(message_of(a_head(), HTML, TEXT))
    assert dict(read.items()) == {
        "From": "The Green Paper <policy@example.org>",
        "Reply-To": "gwen@example.org",
        "To": "policy-update@lists.example.org",
        "Subject": "The biscuit tin is on the register",
        "Date": "Fri, 30 Oct 2026 09:00:00 +0000",
        "Message-ID": "<f44904d7-b04f-51c3-a986-31f9c1a7ee44@example.org>",
        "List-Id": "Policy update <policy-update.lists.example.org>",
        "List-Unsubscribe": "<https://lists.example.org/leave?who=1>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Archived-At": "<https://example.org/2026/10/policy-update/>",
        "Content-Language": "en-GB",
        "MIME-Version": "1.0",
        "Content-Type": read["Content-Type"],
    }
    assert defects_of(read) == []


def test_a_head_of_the_least_has_no_empty_header() -> None:
    least = MailHead(
        sender="a@example.org",
        to="b@example.org",
        subject="x",
        date=a_head().date,
        message_id="<1@example.org>",
    )
    read = parsed(message_of(least, HTML, TEXT))
    assert list(read) == [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "MIME-Version",
        "Content-Type",
    ]
    assert defects_of(read) == []


@pytest.mark.parametrize("subject", NASTY)
def test_a_subject_is_read_as_it_was_written(subject: str) -> None:
    message = message_of(a_head(subject=subject), HTML, TEXT)
    read = parsed(message)
    assert read["Subject"] == subject
    assert defects_of(read) == []
    assert all(len(line) <= 76 for line in message.split(b"\r\n"))


@pytest.mark.parametrize("name", NASTY)
def test_names_of_sender_and_list_are_read_as_they_were_written(name: str) -> None:
    message = message_of(a_head(sender_name=name, list_name=name), HTML, TEXT)
    assert name_and_address(message, "From") == (name, "policy@example.org")
    read = parsed(message)
    assert read["List-Id"].endswith("<policy-update.lists.example.org>")
    assert defects_of(read) == []


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=200))
def test_any_words_make_a_head_without_defects(words: str) -> None:
    message = message_of(a_head(subject=words, sender_name=words, list_name=words), HTML, TEXT)
    read = parsed(message)
    assert read["Subject"] == words
    assert defects_of(read) == []
    assert all(len(line) <= 76 for line in message.split(b"\r\n"))


@pytest.mark.parametrize("field", ["subject", "sender_name", "list_name", "sender", "to", "reply_to", "list_id",
                                   "archived_at", "language", "message_id"])  # fmt: skip
@pytest.mark.parametrize("sign", ["\r\nBcc: x@example.org", "\n", "\r", "\0", "\x85", "\x7f"])
def test_no_value_can_begin_another_header(field: str, sign: str) -> None:
    head = a_head()
    with pytest.raises(ValueError, match=r"character|address"):
        message_of(a_head(**{field: getattr(head, field) + sign}), HTML, TEXT)


@pytest.mark.parametrize(
    "address", ["https://example.org/\r\nBcc: x@example.org", "mailto:a@example.org\n"]
)
def test_an_address_for_leaving_can_begin_none_either(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        message_of(a_head(unsubscribe=address), HTML, TEXT)


@pytest.mark.parametrize("address", ["", "nobody", "a b@example.org", "a,b@example.org", "a@b@c", "é@example.org", "<a@example.org>"])  # fmt: skip
def test_what_is_no_mail_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not a mail address"):
        message_of(a_head(to=address), HTML, TEXT)


def test_a_moment_without_zone_is_refused() -> None:
    naive = a_head().date.replace(tzinfo=None)
    with pytest.raises(ValueError, match="needs a zone"):
        message_of(a_head(date=naive), HTML, TEXT)


@pytest.mark.parametrize(
    ("unsubscribe", "headers"),
    [
        pytest.param(
            "https://a.org/x", ["<https://a.org/x>", "List-Unsubscribe=One-Click"], id="one request"
        ),
        pytest.param("mailto:a@b.org", ["<mailto:a@b.org>", None], id="a letter"),
        pytest.param("{{ UnsubscribeURL }}", [None, None], id="a service's placeholder"),
        pytest.param("http://a.org/x", [None, None], id="not over TLS"),
        pytest.param("", [None, None], id="nothing"),
    ],
)
def test_one_request_to_leave_is_promised_of_an_https_address_only(
    unsubscribe: str, headers: list[object]
) -> None:
    read = parsed(message_of(a_head(unsubscribe=unsubscribe), HTML, TEXT))
    assert [read["List-Unsubscribe"], read["List-Unsubscribe-Post"]] == headers


def test_an_address_beyond_ascii_is_written_in_it() -> None:
    read = parsed(
        message_of(a_head(archived_at="https://bücher.example/über uns/?q=ä"), HTML, TEXT)
    )
    assert read["Archived-At"] == "<https://xn--bcher-kva.example/%C3%BCber%20uns/?q=%C3%A4>"


BODIES = [
    pytest.param("", id="nothing"),
    pytest.param("one line", id="no line end"),
    pytest.param("\n\n", id="line ends alone"),
    pytest.param("From me\nFrom you\n.\n..\n.x\n-- \n--\n", id="what mailboxes and servers change"),
    pytest.param("x" * 2000, id="a long line"),
    pytest.param("é🗝️" * 500, id="a long line beyond ASCII"),
    pytest.param("blanks \nand\ttabs\t\n  before", id="blanks at the end"),
    pytest.param("=_ = == =3D\n--=_", id="signs of its own"),
    pytest.param("a\r\nb\rc\x0b\x0c\x85\u2028d", id="other line ends"),
    pytest.param(
        ("x" * 74 + " From y\n") + ("x" * 75 + ".\n") + ("x" * 75 + "..\n"),
        id="at the seam of lines",
    ),
]


@pytest.mark.parametrize("body", BODIES)
def test_both_parts_are_read_byte_for_byte(body: str) -> None:
    message = message_of(a_head(), f"<p>{body}</p>", body)
    read = parsed(message)
    payloads = [part.get_payload(decode=True) for part in read.iter_parts()]
    assert payloads == [text.replace("\n", "\r\n").encode() for text in (body, f"<p>{body}</p>")]
    assert defects_of(read) == []
    assert_no_server_changes(message)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400), st.integers(0, 90))
def test_any_text_is_read_byte_for_byte(text: str, before: int) -> None:
    text = "x" * before + text
    message = message_of(a_head(), HTML, text)
    assert (
        parsed(message).get_payload(0).get_payload(decode=True)
        == text.replace("\n", "\r\n").encode()
    )  # type: ignore[union-attr]
    assert_no_server_changes(message)


def assert_no_server_changes(message: bytes) -> None:
    assert message.isascii()
    assert b"\n" not in message.replace(b"\r\n", b"")
    assert b"\r" not in message.replace(b"\r\n", b"")
    body = message.partition(b"\r\n\r\n")[2]
    for line in body.split(b"\r\n"):
        assert len(line) <= 76
        assert not line.startswith((b"From ", b"."))
        assert not line.endswith((b" ", b"\t"))


def test_text_stands_before_html_and_both_are_utf_8_in_quoted_printable() -> None:
    read = parsed(message_of(a_head(), HTML, TEXT))
    assert read.get_content_type() == "multipart/alternative"
    assert [part["Content-Type"] for part in read.iter_parts()] == [
        'text/plain; charset="utf-8"',
        'text/html; charset="utf-8"',
    ]
    assert {part["Content-Transfer-Encoding"] for part in read.iter_parts()} == {"quoted-printable"}
    assert parts_of(read) == [TEXT, HTML]


def test_the_boundary_occurs_nowhere_else() -> None:
    first = parsed(message_of(a_head(), HTML, TEXT)).get_boundary()
    assert first
    message = message_of(a_head(), f"{HTML}--{first}", f"--{first}\n{TEXT}--{first}--\n")
    own = parsed(message).get_boundary()
    assert own
    assert own != first
    assert message.count(f"--{own}".encode()) == 3
    assert message.count(own.encode()) == 4


def test_the_same_letter_is_the_same_bytes() -> None:
    message = message_of(a_head(), HTML, TEXT)
    assert message == message_of(a_head(), HTML, TEXT)
    assert (
        sha256(message).hexdigest()
        == "686f32d1e8ad18102a9be445b2c994cc636d1cdb1eb4f878a1a8ae8d30bcc051"
    )


def test_an_id_follows_from_site_and_post_alone() -> None:
    assert message_id("a", "b", "example.org") == message_id("a", "b", "example.org")
    assert message_id("a", "b", "example.org") != message_id("a", "c", "example.org")
    assert message_id("a", "b", "example.org") != message_id("c", "b", "example.org")


@pytest.mark.parametrize(
    ("host", "written"),
    [("localhost", "localhost"), ("bücher.example", "xn--bcher-kva.example"), ("::1", "[::1]")],
)
def test_an_id_is_one_whatever_the_host(host: str, written: str) -> None:
    own = message_id("a", "é/ü", host)
    assert own.endswith(f"@{written}>")
    assert defects_of(parsed(message_of(a_head(message_id=own), HTML, TEXT))) == []


def test_a_proof_says_so_and_nothing_of_the_list() -> None:
    proof = proof_of(a_head(), "me@example.org", HTML)
    read = parsed(message_of(proof, HTML, TEXT))
    assert read["Subject"] == "[Proof] The biscuit tin is on the register"
    assert read["To"] == "me@example.org"
    assert read["From"] == "The Green Paper <policy@example.org>"
    assert not [name for name in read if name.startswith(("List-", "Archived-"))]


def test_a_proof_is_another_letter_for_a_mailbox_than_the_edition_and_than_the_proof_before() -> (
    None
):
    ids = {
        a_head().message_id,
        *(proof_of(a_head(), "me@example.org", text).message_id for text in ("a", "b")),
    }
    assert len(ids) == 3
    assert {own.rpartition("@")[2] for own in ids} == {"example.org>"}


class Kept:
    """What a server on this machine was handed."""

    def __init__(self) -> None:
        self.messages: list[bytes] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802 - aiosmtpd calls it so
        self.messages.append(envelope.original_content)
        return "250 OK"


class OnAnyPort(Controller):
    """A server at a port that nobody else has."""

    def __init__(self, handler: Kept) -> None:
        self.bound = socket.create_server(("127.0.0.1", 0))
        super().__init__(handler, hostname="127.0.0.1", port=self.bound.getsockname()[1])

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self.bound)


@pytest.fixture
def kept() -> Iterator[tuple[Kept, int]]:
    handler = Kept()
    controller = OnAnyPort(handler)
    controller.start()
    yield handler, controller.port
    controller.stop()


def canonical(message: bytes, *, relaxed: bool) -> tuple[bytes, bytes]:
    """The digests of head and body that a signature is made of (RFC 6376, 3.4)."""
    head, _, body = message.partition(b"\r\n\r\n")
    body = re.sub(rb"(\r\n)*\Z", b"\r\n", body)
    if relaxed:
        fields = re.split(rb"\r\n(?![ \t])", head)
        head = b"\r\n".join(
            name.lower().strip() + b":" + re.sub(rb"[ \t\r\n]+", b" ", value).strip()
            for name, _, value in (field.partition(b":") for field in fields)
        )
        body = b"\r\n".join(
            re.sub(rb"[ \t]+", b" ", line).rstrip(b" ") for line in body.split(b"\r\n")
        )
    return sha256(head).digest(), sha256(body).digest()


@pytest.mark.parametrize("relaxed", [False, True], ids=["simple", "relaxed"])
def test_a_signature_survives_a_server_and_a_program_that_writes_it_anew(
    kept: tuple[Kept, int], relaxed: bool
) -> None:
    handler, port = kept
    text = f"{TEXT}\n\n{'é' * 300}\nFrom x\n.\n..y\n\n\n"
    message = message_of(a_head(subject="Keys – " * 30, sender_name="Grün, Ltd"), HTML * 40, text)
    with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
        client.sendmail("policy@example.org", ["policy-update@lists.example.org"], message)
    (taken,) = handler.messages
    assert taken == message
    assert canonical(taken, relaxed=relaxed) == canonical(message, relaxed=relaxed)
    again = message_from_bytes(taken, policy=SMTP.clone(refold_source="none")).as_bytes()
    assert canonical(again, relaxed=relaxed) == canonical(message, relaxed=relaxed)


def test_the_date_is_that_of_the_edition_in_its_zone() -> None:
    summer = a_head().date.replace(month=7) + timedelta(microseconds=5)
    assert (
        parsed(message_of(a_head(date=summer), HTML, TEXT))["Date"]
        == "Thu, 30 Jul 2026 09:00:00 +0100"
    )


def test_an_encoded_word_in_base64_divides_no_letter() -> None:
    message = message_of(a_head(subject="東" * 100), HTML, TEXT)
    words = re.findall(rb"=\?utf-8\?b\?([^?]*)\?=", message)
    assert len(words) > 1
    for word in words:
        parsed_word = message_from_bytes(
            b"Subject: =?utf-8?b?" + word + b"?=\r\n\r\n", policy=default
        )["Subject"]
        assert set(parsed_word) == {"東"}
