"""What is handed over, and what can become of it."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from plugins.sending.mail_url import MailUrl

SmtpStep = Literal[
    "connecting", "connected", "logged in", "addressed", "text begun", "ending", "taken"
]
ListmonkStep = Literal["connecting", "connected", "drafting", "ending", "taken"]
Step = SmtpStep | ListmonkStep
Reached = Callable[[Step], object]
"""Is told of each step before the act whose outcome it names, so that a journal can be on the disk
first. Until "ending" nothing can be delivered; after it, what became of the delivery is known by
the server's answer alone. "taken" is told after that answer."""

_LONGEST = 200
"""Characters of a server's answer that a person is shown."""


class Delivery(Struct, frozen=True, kw_only=True):
    """An edition as it is handed over.

    `sender` is the address of the envelope. `to` is the address of one list, or the names or
    numbers of lists of a listmonk, with commas between them. `message` is whole (RFC 5322), its
    lines end with CRLF. A listmonk makes a message of its own from `subject`, `html`, `text` and
    `sender_header` (`Paper <policy@example.org>`), and knows the edition by `name`, which no other
    edition may have.
    """

    sender: str
    to: str
    message: bytes
    subject: str
    html: str
    text: str
    name: str
    sender_header: str


class Handed(Struct, frozen=True, kw_only=True):
    """The server took it, and said `reply`: one line without control characters. `reference` is
    where a listmonk shows the campaign."""

    reply: str
    reference: str = ""


class NotHanded(Exception):
    """It is certain that the server did not take it. `is_for_good` says that another try ends the
    same way unless somebody changes something; `why` has no secret in it."""

    def __init__(self, why: str, *, is_for_good: bool = False) -> None:
        self.why = why
        self.is_for_good = is_for_good
        super().__init__(why)


class Unknown(Exception):
    """It may have been taken, or not: only somebody who looks can tell. `why` has no secret."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def hand_over(address: MailUrl, delivery: Delivery, password: str, reached: Reached) -> Handed:
    """Hand the delivery to the server at `address`, once: what it answered.

    NotHanded or Unknown say that it was not taken, or that nobody knows. `password` is for the user
    of the address; empty where there is none.
    """
    if address.kind == "listmonk":
        from plugins.sending import listmonk

        return listmonk.hand_over(address, delivery, password, reached)
    from plugins.sending import smtp

    return smtp.hand_over(address, delivery, password, reached)


def refuse_what_cannot_be(address: MailUrl, delivery: Delivery, password: str) -> None:
    """Raise `NotHanded` where that is known before anything is said; `hand_over` does so too."""
    if address.kind == "listmonk":
        from plugins.sending import listmonk

        listmonk.refuse_what_cannot_be(address, delivery, password)
    else:
        from plugins.sending import smtp

        smtp.refuse_what_cannot_be(address, delivery, password)


def plain(said: str, secrets: tuple[str, ...] = ()) -> str:
    """What a server said as one short line that a terminal can show; empty where one of `secrets`
    is in it."""
    line = " ".join("".join(c if c.isprintable() else " " for c in said).split())
    if any(secret and (secret in said or secret in line) for secret in secrets):
        return ""
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
