"""An edition, and how the tests hand it to a server of theirs."""

from plugins.newsletter.message.messages import MailHead, message_of
from plugins.sending.deliveries import Delivery, Handed, hand_over
from plugins.sending.mail_url import parse_mail_url
from tests.builders import a_moment
from tests.sending.postfix import Postfix, address

EDITOR = "editor"
"""The mailbox of who sends, and the moderator of the lists."""


def an_edition(subject: str = "Cohesion", to: str = "readers", by: str = EDITOR) -> bytes:
    """The message of an edition, with what servers have been known to change."""
    head = MailHead(
        sender=address(by),
        sender_name="The Green Paper",
        to=address(to),
        subject=subject,
        date=a_moment("2026-11-22 10:00"),
        message_id="<edition-7@paper.example>",
        list_id=address("readers"),
        list_name="The policy update",
        unsubscribe="https://paper.example/leave",
        archived_at="https://paper.example/2026/11/update/",
        language="en-GB",
    )
    text = ".\n..two dots\nFrom the editor\n>From\n\n-- \n£ and é\ttab \n"
    html = "<p>.dot £5</p>\n" + "<p>long</p>" * 200 + "\n"
    return message_of(head, html, text)


def hand(
    server: Postfix, message: bytes, to: str, *, sender: str = EDITOR, tls: str = ""
) -> Handed:
    """The answer of the server, which `hand_over` asked to take the letter for `to`, by plain SMTP
    or in TLS: `smtps` or `smtp+starttls`."""
    port = server.tls_port if tls == "smtps" else server.port
    delivery = Delivery(
        sender=address(sender),
        to=to,
        message=message,
        subject="",
        html="",
        text="",
        name="",
        sender_header="",
    )
    url = parse_mail_url(f"{tls or 'smtp'}://127.0.0.1:{port}")
    return hand_over(url, delivery, "", lambda _: None)
