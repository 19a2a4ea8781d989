"""A delivery by SMTP: whatever happens, what is said of it is so."""

import re
import socket
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.sending import smtp
from plugins.sending.deliveries import Delivery, Handed, NotHanded, Unknown, hand_over
from plugins.sending.dialogue import ENOUGH, Dialogue, Reply, Waits
from plugins.sending.mail_url import MailUrl, Security
from tests.sending.certificates import make_certificate, of_client, of_server
from tests.sending.editions import MESSAGE, a_delivery
from tests.sending.smtp_servers import CUT, HALF, SILENT, Moment, Server, smtp_server

STEPS = ["connecting", "connected", "logged in", "addressed", "text begun", "ending", "taken"]
SECRET = "correct horse ✓"  # noqa: S105
LONG = Waits(connecting=30, reply=30, text_begun=30, block=30, end=30, farewell=30)
"""For servers that answer: no test waits as long."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def of_another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificates")
    return make_certificate(folder, "mail.example.org", of_addresses=False)


def at(server: Server, security: Security = "none", user: str = "") -> MailUrl:
    return MailUrl(kind="smtp", security=security, host="127.0.0.1", port=server.port, user=user)


def short_at(moment: Moment) -> Waits:
    """For a server that says nothing at that moment. Before it, a busy machine has time enough."""
    if moment == "begin":
        return replace(LONG, text_begun=0.3)
    if moment in ("end", "farewell"):
        return replace(LONG, end=0.3) if moment == "end" else replace(LONG, farewell=0.3)
    return replace(LONG, reply=1.5)


def steps_of(server: Server, delivery: Delivery, **options: object) -> list[str]:
    """The steps of a delivery that is not taken, or of which nobody knows."""
    steps: list[str] = []
    with pytest.raises((NotHanded, Unknown)):
        smtp.hand_over(at(server), delivery, "", steps.append, **{"waits": LONG} | options)
    return steps


def test_what_arrives_is_what_was_handed_over_byte_for_byte() -> None:
    steps: list[str] = []
    with smtp_server() as server:
        handed = hand_over(at(server), a_delivery(), "", steps.append)
    [message] = server.messages
    assert message.text == MESSAGE
    assert (message.sender, message.recipients) == (
        "policy@example.org",
        ("policy-update@lists.example.org",),
    )
    assert handed == Handed(reply="250 2.0.0 taken")
    assert steps == STEPS


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b".\r\n", id="a dot alone"),
        pytest.param(b"A: b\r\n\r\n.\r\n.\r\n", id="dots at the end"),
        pytest.param(b"A: b\r\n\r\n\r\n\r\n", id="empty lines at the end"),
        pytest.param(b"A: b\r\n\r\n\r\n.\r\nMAIL FROM:<x@y>\r\n", id="what looks like the end"),
        pytest.param(b"A: b\r\n\r\n" + b".\r\n" * 60_000, id="more than one block"),
    ],
)
def test_no_text_is_taken_for_its_own_end(text: bytes) -> None:
    with smtp_server() as server:
        smtp.hand_over(at(server), a_delivery(message=text), "", STEPS.count, waits=LONG)
    assert [message.text for message in server.messages] == [text]


def test_a_message_without_a_line_break_at_its_end_gets_one() -> None:
    with smtp_server() as server:
        smtp.hand_over(at(server), a_delivery(message=b"A: b"), "", STEPS.count)
    assert server.messages[0].text == b"A: b\r\n"


def test_a_message_with_8_bits_is_announced() -> None:
    text = "A: b\r\n\r\nZürich\r\n".encode()
    with smtp_server() as server:
        smtp.hand_over(at(server), a_delivery(message=text), "", STEPS.count)
    assert server.messages[0].options == (f"SIZE={len(text)}", "BODY=8BITMIME")
    assert server.messages[0].text == text


@pytest.mark.parametrize("login", ["PLAIN", "LOGIN"])
@pytest.mark.parametrize("security", ["none", "tls", "starttls"])
def test_a_user_is_let_in(certificate: Path, security: Security, login: str) -> None:
    tls = {} if security == "none" else {security: of_server(certificate)}
    with smtp_server(users={"me@example.org": SECRET}, logins=(login,), **tls) as server:
        smtp.hand_over(
            at(server, security, "me@example.org"),
            a_delivery(),
            SECRET,
            STEPS.count,
            context=of_client(certificate),
        )
    [message] = server.messages
    assert (message.user, message.is_tls) == ("me@example.org", security != "none")


def test_a_certificate_that_the_machine_trusts_is_trusted(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with smtp_server(tls=of_server(certificate)) as server:
        hand_over(at(server, "tls"), a_delivery(), "", STEPS.count)
    assert server.messages[0].is_tls


REFUSALS: list[tuple[Moment, list[str]]] = [
    ("greeting", STEPS[:1]),
    ("hello", STEPS[:1]),
    ("sender", STEPS[:3]),
    ("recipient", STEPS[:3]),
    ("begin", STEPS[:4]),
    ("end", STEPS[:6]),
]
"""A moment of the dialogue, and the steps that a delivery has reached by then."""
each_moment = pytest.mark.parametrize(
    ("moment", "reached"), REFUSALS, ids=[moment for moment, _ in REFUSALS]
)


@each_moment
@pytest.mark.parametrize("code", [450, 451, 452, 500, 550, 552, 554])
def test_a_refusal_is_certain_and_says_what_the_server_says(
    moment: Moment, reached: list[str], code: int
) -> None:
    steps: list[str] = []
    with (
        smtp_server(faults={moment: f"{code} 5.1.1 not today"}) as server,
        pytest.raises(NotHanded, match=f"{code} 5.1.1 not today") as refused,
    ):
        smtp.hand_over(at(server), a_delivery(), "", steps.append, waits=LONG)
    assert refused.value.is_for_good == (code >= 500)
    assert steps == reached
    assert server.messages == []


@each_moment
@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(CUT, id="cut"),
        pytest.param(HALF, id="cut in the middle of a reply"),
        pytest.param(SILENT, id="silent"),
        pytest.param("what?", id="no reply of SMTP"),
        pytest.param("25 0 taken", id="a code of two digits"),
        pytest.param("2500 taken", id="a code of four"),
        pytest.param("+25 taken", id="a code with a sign"),
        pytest.param("650 taken", id="a code that there is not"),
        pytest.param("250-taken\r\n550 or not", id="two codes in one reply"),
        pytest.param("250-" + "x" * 1000 + "\r\n" + "250-y\r\n" * 12_000 + "250 z", id="endless"),
        pytest.param("x" * (ENOUGH + 10), id="an endless line"),
        pytest.param("\0\1\2", id="not even text"),
    ],
)
def test_without_a_whole_reply_it_is_unknown_after_the_end_and_certain_before(
    moment: Moment, reached: list[str], fault: str
) -> None:
    steps: list[str] = []
    waits = short_at(moment) if fault == SILENT else LONG
    with (
        smtp_server(faults={moment: fault}) as server,
        pytest.raises(Unknown if moment == "end" else NotHanded),
    ):
        smtp.hand_over(at(server), a_delivery(), "", steps.append, waits=waits)
    assert steps == reached


@pytest.mark.parametrize(
    "reply", ["421 4.3.2 shutting down", "354 go on", "334 VXNlcg=="], ids=lambda reply: reply[:3]
)
def test_a_reply_that_need_not_be_about_the_text_leaves_it_unknown(reply: str) -> None:
    with smtp_server(faults={"end": reply}) as server, pytest.raises(Unknown, match=reply[:3]):
        smtp.hand_over(at(server), a_delivery(), "", STEPS.count, waits=LONG)


@pytest.mark.parametrize("code", [250, 251, 200])
def test_every_completion_after_the_end_is_a_promise_to_deliver(code: int) -> None:
    with smtp_server(faults={"end": f"{code} queued as 4711"}) as server:
        handed = smtp.hand_over(at(server), a_delivery(), "", STEPS.count, waits=LONG)
    assert handed.reply == f"{code} queued as 4711"


@pytest.mark.parametrize("fault", [CUT, HALF, SILENT, "500 never", "what?"])
def test_what_comes_of_the_farewell_does_not_matter(fault: str) -> None:
    with smtp_server(faults={"farewell": fault}) as server:
        handed = smtp.hand_over(
            at(server), a_delivery(), "", STEPS.count, waits=short_at("farewell")
        )
    assert (handed.reply, len(server.messages)) == ("250 2.0.0 taken", 1)


LARGE = b"A: b\r\n\r\n" + (b"x" * 900 + b"\r\n") * 14_000
"""More than both sides of a connection keep for each other."""


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        pytest.param(CUT, "closed the connection|broke off", id="cut"),
        pytest.param("552 5.3.4 too much", "552|closed the connection", id="a reply too early"),
        pytest.param("250 2.0.0 taken", "250|closed the connection", id="a promise too early"),
        pytest.param(SILENT, "in time", id="silent"),
    ],
)
def test_what_happens_in_the_middle_of_the_text_is_certain(fault: str, said: str) -> None:
    steps: list[str] = []
    delivery = a_delivery(message=LARGE)
    waits = Waits(block=0.3) if fault == SILENT else LONG
    with smtp_server(faults={"text": fault}) as server, pytest.raises(NotHanded, match=said):
        smtp.hand_over(at(server), delivery, "", steps.append, waits=waits)
    assert steps == STEPS[:5]
    assert server.messages == []


def test_a_server_that_answered_too_early_does_not_answer_the_text() -> None:
    """Its second reply to DATA would be taken for a promise to deliver."""
    steps: list[str] = []
    fault = "354 go on\r\n250 2.0.0 taken"
    with (
        smtp_server(faults={"begin": fault}) as server,
        pytest.raises(NotHanded, match="in the middle of the text"),
    ):
        smtp.hand_over(at(server), a_delivery(), "", steps.append, waits=LONG)
    assert "ending" not in steps
    assert server.messages == []


def test_a_connection_that_is_refused_is_certain() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    address = MailUrl(kind="smtp", security="none", host="127.0.0.1", port=port)
    with pytest.raises(NotHanded, match="refuses the connection") as refused:
        smtp.hand_over(address, a_delivery(), "", STEPS.count)
    assert not refused.value.is_for_good


def test_a_host_that_is_not_there_is_certain() -> None:
    address = MailUrl(kind="smtp", security="none", host="mail.invalid", port=25)
    with pytest.raises(NotHanded, match=r"mail\.invalid cannot be found"):
        smtp.hand_over(address, a_delivery(), "", STEPS.count)


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("is_known", [True, False], ids=["of another host", "that nobody knows"])
def test_nothing_is_said_to_a_server_with_a_certificate(
    certificate: Path, of_another: Path, security: Security, is_known: bool
) -> None:
    shown = of_another if is_known else certificate
    tls = {security: of_server(shown)}
    steps: list[str] = []
    options = {"context": of_client(of_another), "waits": LONG}
    with (
        smtp_server(users={"me": SECRET}, **tls) as server,
        pytest.raises(NotHanded, match="certificate that is not valid") as refused,
    ):
        smtp.hand_over(at(server, security, "me"), a_delivery(), SECRET, steps.append, **options)
    assert refused.value.is_for_good
    assert steps == STEPS[:1]
    assert not any(command.startswith(("AUTH", "MAIL")) for command in server.commands)


@pytest.mark.parametrize(
    ("faults", "said", "is_for_good"),
    [
        pytest.param({"tls": "454 not now"}, "refuses it .454 not now", False, id="not now"),
        pytest.param({"tls": "501 never"}, "refuses it .501 never", True, id="never"),
        pytest.param({"tls": CUT}, "closed the connection", False, id="cut"),
        pytest.param({"tls": "220 go\r\n250 injected"}, "as an attacker would", False, id="inject"),
        pytest.param({"hello in tls": CUT}, "closed the connection", False, id="cut in TLS"),
        pytest.param({"hello in tls": "550 no"}, "550 no", True, id="refused in TLS"),
        pytest.param({"login": CUT}, "closed the connection", False, id="login cut"),
        pytest.param({"login": "454 4.7.0 later"}, "454 4.7.0 later", False, id="login not now"),
        pytest.param({"login": "535 5.7.8 no"}, "535 5.7.8 no", True, id="login refused"),
        pytest.param({"login": "503 already"}, "503 already", True, id="login out of turn"),
        pytest.param({"login": "334 VXNlcg=="}, "334", False, id="a question for no answer"),
        pytest.param({"login": "what?"}, "as mail servers do", False, id="no reply of SMTP"),
    ],
)
def test_without_tls_and_login_nothing_is_sent(
    certificate: Path, faults: Mapping[Moment, str], said: str, is_for_good: bool
) -> None:
    steps: list[str] = []
    context = of_server(certificate)
    with (
        smtp_server(starttls=context, users={"me": SECRET}, faults=faults) as server,
        pytest.raises(NotHanded, match=said) as refused,
    ):
        smtp.hand_over(
            at(server, "starttls", "me"),
            a_delivery(),
            SECRET,
            steps.append,
            context=of_client(certificate),
            waits=LONG,
        )
    assert refused.value.is_for_good == is_for_good
    assert steps == STEPS[: 2 if "login" in faults else 1]
    assert not any(command.startswith("MAIL") for command in server.commands)


def test_a_server_without_starttls_gets_no_password() -> None:
    with (
        smtp_server(users={"me": SECRET}) as server,
        pytest.raises(NotHanded, match="does not offer STARTTLS"),
    ):
        smtp.hand_over(at(server, "starttls", "me"), a_delivery(), SECRET, STEPS.count)
    assert [command.split()[0] for command in server.commands] == ["EHLO", "QUIT"]


def test_a_server_that_knows_no_login_says_so() -> None:
    with (
        smtp_server(without=("AUTH",)) as server,
        pytest.raises(NotHanded, match="leave the user out") as refused,
    ):
        smtp.hand_over(at(server, user="me"), a_delivery(), SECRET, STEPS.count)
    assert refused.value.is_for_good


@pytest.mark.parametrize("echo", [SECRET, "AG1lAGNvcnJlY3QgaG9yc2Ug4pyT"], ids=["plain", "coded"])
def test_a_password_that_the_server_says_back_is_not_shown(echo: str) -> None:
    fault = f"535 you said {echo}"
    with (
        smtp_server(users={"me": SECRET}, faults={"login": fault}) as server,
        pytest.raises(NotHanded) as refused,
    ):
        smtp.hand_over(at(server, user="me"), a_delivery(), SECRET, STEPS.count, waits=LONG)
    assert "(535)" in refused.value.why
    assert echo not in str(refused.value)


def test_a_password_does_not_travel_in_the_clear() -> None:
    address = MailUrl(kind="smtp", security="none", host="mail.example.org", port=25, user="me")
    steps: list[str] = []
    with pytest.raises(NotHanded, match="in the clear"):
        smtp.hand_over(address, a_delivery(), SECRET, steps.append)
    assert steps == []


def test_a_user_without_a_password_is_told_where_it_goes() -> None:
    address = MailUrl(kind="smtp", security="tls", host="mail.example.org", port=465, user="me")
    with pytest.raises(NotHanded, match="MAIL_PASSWORD"):
        smtp.hand_over(address, a_delivery(), "", STEPS.count)


def test_a_message_that_is_too_large_is_not_begun() -> None:
    with (
        smtp_server(largest=1000) as server,
        pytest.raises(NotHanded, match="1,000 bytes, and this one has") as refused,
    ):
        smtp.hand_over(at(server), a_delivery(), "", STEPS.count)
    assert refused.value.is_for_good
    assert not any(command.startswith("MAIL") for command in server.commands)


@pytest.mark.parametrize("size", ["", "0", "many", "-1", "9" * 5000, "1\N{SUPERSCRIPT TWO}"])
def test_a_size_that_says_nothing_is_no_hindrance(
    size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    greet = Dialogue.greet

    def greeted(dialogue: Dialogue) -> Reply:
        reply = greet(dialogue)
        dialogue.esmtp_features["size"] = size
        return reply

    monkeypatch.setattr(Dialogue, "greet", greeted)
    with smtp_server() as server:
        assert hand_over(at(server), a_delivery(), "", lambda _: None).reply == "250 2.0.0 taken"


def test_a_message_with_8_bits_is_not_for_a_server_of_7() -> None:
    delivery = a_delivery(message="A: b\r\n\r\nZürich\r\n".encode())
    with smtp_server(without=("8BITMIME",)) as server, pytest.raises(NotHanded, match="ASCII"):
        smtp.hand_over(at(server), delivery, "", STEPS.count)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"to": "a@example.org\r\nDATA"}, "one mail address", id="a command"),
        pytest.param({"to": "a@example.org> NOTIFY=NEVER"}, "one mail address", id="an option"),
        pytest.param({"to": "a@example.org, b@example.org"}, "one mail address", id="two"),
        pytest.param({"to": "Policy update"}, "one mail address", id="a name"),
        pytest.param({"to": ""}, "missing", id="none"),
        pytest.param({"to": "list@zürich.example"}, "xn--", id="a host beyond a to z"),
        pytest.param({"sender": "zoë@example.org"}, "beyond a to z", id="a name beyond a to z"),
        pytest.param({"sender": "a@b\n"}, "one mail address", id="a line break"),
        pytest.param({"sender": ""}, "missing", id="no sender"),
        pytest.param({"message": b"A: b\n\n.\nMAIL FROM:<x@y>\n"}, "CRLF", id="lone LF"),
        pytest.param({"message": b"A: b\r\n\r\nx\r.\r\n"}, "CRLF", id="lone CR"),
        pytest.param({"message": b"A: b\r\n\r\nx\n.\r\ny\r\n"}, "CRLF", id="a smuggled end"),
        pytest.param({"message": b"A: \0\r\n"}, "NUL", id="NUL"),
        pytest.param({"message": b"x" * 999 + b"\r\n"}, "998 bytes", id="too long a line"),
        pytest.param({"message": b"\r\n"}, "empty", id="nothing"),
    ],
)
def test_what_cannot_travel_is_refused_before_anything_is_said(
    changes: Mapping[str, object], said: str
) -> None:
    with smtp_server() as server:
        steps = steps_of(server, a_delivery(**changes))
        with pytest.raises(NotHanded, match=said) as refused:
            smtp.hand_over(at(server), a_delivery(**changes), "", STEPS.count)
    assert (steps, server.connections, refused.value.is_for_good) == ([], 0, True)
    assert not re.search(r"[\r\n]", refused.value.why)


@pytest.mark.parametrize("step", STEPS[:6])
def test_a_journal_that_cannot_be_written_stops_it_in_time(step: str) -> None:
    def full(reached: str) -> None:
        if reached == step:
            raise OSError(28, "No space left on device")

    with smtp_server() as server:
        with pytest.raises(OSError, match="No space"):
            smtp.hand_over(at(server), a_delivery(), "", full)
        assert step == "connecting" or server.is_left.wait(30)
    assert server.messages == []


def test_what_a_server_says_is_one_line_without_colours() -> None:
    fault = "250-\x1b[31mred\x1b[0m\r\n250 " + "x" * 300
    with smtp_server(faults={"end": fault}) as server:
        handed = smtp.hand_over(at(server), a_delivery(), "", STEPS.count)
    assert handed.reply.isprintable()
    assert len(handed.reply) < 210
