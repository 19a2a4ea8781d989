"""A delivery handed over to a mail server: RFC 5321, with STARTTLS (RFC 3207), AUTH (RFC 4954),
SIZE (RFC 1870) and 8BITMIME (RFC 6152).

What is certain, and when:

- Until the line with a single dot is sent, the server must not deliver (RFC 5321, 4.1.1.4): what
  goes wrong before is `NotHanded`.
- With a reply of 2yz to that line the server promises to deliver, with one of 4yz or 5yz not to
  (4.2.5): `Handed`, `NotHanded`.
- Without a whole reply nobody knows. By 3.8 a client takes that for 451 and sends again, by which
  some get it twice (6.1); we do not, and say `Unknown`. What is no reply by 4.2 counts as none.
- 421 is `Unknown` too: it may be said at any time (3.8), so it need not be the answer to our line,
  and what says it may stand before the server that has the text.
"""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from plugins.sending.deliveries import Delivery, Handed, NotHanded, Reached, Unknown
from plugins.sending.dialogue import Dialogue, NoReply, Reply, Waits
from plugins.sending.envelope import in_transit, why_not_sent
from plugins.sending.login import log_in
from plugins.sending.mail_url import MailUrl

_IS_SIZE = re.compile(r"[0-9]{1,20}").fullmatch
"""RFC 1870, 4."""


def hand_over(
    address: MailUrl,
    delivery: Delivery,
    password: str,
    reached: Reached,
    *,
    context: ssl.SSLContext | None = None,
    waits: Waits | None = None,
) -> Handed:
    """The server at `address` has the message, for the one address of the delivery.

    NotHanded and Unknown as the module says. `context` is the TLS to speak: that of the machine,
    which verifies certificates and names, if none is given. `waits` is for tests.
    """
    refuse_what_cannot_be(address, delivery, password)
    reached("connecting")
    dialogue = Dialogue(address.host, context, waits or Waits())
    try:
        with _certainly_not_handed(address.host):
            _meet(dialogue, address)
            reached("connected")
            if address.user:
                log_in(dialogue, address.user, password)
            reached("logged in")
            _say_from_whom_to_whom(dialogue, delivery)
            reached("addressed")
            _begin_text(dialogue)
            reached("text begun")
            _say_text(dialogue, delivery.message)
        reached("ending")
        handed = _end(dialogue)
        reached("taken")
        return handed
    finally:
        dialogue.leave()


def refuse_what_cannot_be(address: MailUrl, delivery: Delivery, password: str) -> None:
    """NotHanded where it is known before anything is said."""
    why = why_not_sent(delivery)
    if address.user and not password:
        why = (
            f"there is no password for {address.user} at {address.host}: put it into the "
            "environment as MAIL_PASSWORD, or into the keyring that git uses (git credential)"
        )
    elif any("\ud800" <= one <= "\udfff" for one in password):
        why = f"the password of {address.user} is not UTF-8 text"
    elif address.user and address.security == "none" and not address.is_here:
        why = f"the password would travel to {address.host} in the clear: use smtps://"
    if why:
        raise NotHanded(why, is_for_good=True)


@contextmanager
def _certainly_not_handed(host: str) -> Iterator[None]:
    """Without a reply in here, nothing was handed over."""
    try:
        yield
    except NoReply as error:
        raise NotHanded(f"{host} {error.why}", is_for_good=error.is_for_good) from None


def _meet(dialogue: Dialogue, address: MailUrl) -> None:
    """Connected, in TLS where the address says so, and the server has said what it can do."""
    greeting = dialogue.open(address.port, is_tls=address.security == "tls")
    _want(greeting.code == 220, dialogue, "does not want to talk to us", greeting)
    _greet(dialogue)
    if address.security != "starttls":
        return
    if not dialogue.has_extn("starttls"):
        raise NotHanded(
            f"{dialogue.host} does not offer STARTTLS on port {address.port}: try smtps:// "
            "(port 465) in MAIL_URL, or ask who runs the server",
            is_for_good=True,
        )
    ready = dialogue.ask("STARTTLS")
    _want(ready.code == 220, dialogue, "offers STARTTLS and refuses it", ready)
    dialogue.start_tls()
    _greet(dialogue)


def _greet(dialogue: Dialogue) -> None:
    reply = dialogue.greet()
    _want(reply.code == 250, dialogue, "does not greet us back", reply)


def _say_from_whom_to_whom(dialogue: Dialogue, delivery: Delivery) -> None:
    options = "".join(_options(dialogue, delivery.message))
    reply = dialogue.ask(f"MAIL FROM:<{delivery.sender}>{options}")
    _want(reply.is_done, dialogue, f"takes no mail from {delivery.sender}", reply)
    reply = dialogue.ask(f"RCPT TO:<{delivery.to}>")
    _want(reply.is_done, dialogue, f"takes no mail to {delivery.to}", reply)


def _options(dialogue: Dialogue, message: bytes) -> Iterator[str]:
    """What is said of the message beforehand, to a server that understands it. NotHanded where the
    message is not for this server."""
    if dialogue.has_extn("size"):
        most = dialogue.esmtp_features["size"]
        if _IS_SIZE(most) and 0 < int(most) < len(message):
            raise NotHanded(
                f"{dialogue.host} takes mail of up to {int(most):,} bytes, and this one has "
                f"{len(message):,}: make the edition shorter",
                is_for_good=True,
            )
        yield f" SIZE={len(message)}"
    if message.isascii():
        return
    if not dialogue.has_extn("8bitmime"):
        raise NotHanded(
            f"{dialogue.host} takes ASCII alone (no 8BITMIME): send by another server",
            is_for_good=True,
        )
    yield " BODY=8BITMIME"


def _begin_text(dialogue: Dialogue) -> None:
    reply = dialogue.ask_for_text()
    _want(reply.code == 354, dialogue, "does not want the text", reply)


def _say_text(dialogue: Dialogue, message: bytes) -> None:
    """All of the text but its end. A server that has spoken by then did not wait for it, so what
    it said is no answer to it."""
    dialogue.write(in_transit(message))
    early = dialogue.unasked()
    if early:
        raise NotHanded(
            f"{dialogue.host} broke off in the middle of the text ({early.in_words()})",
            is_for_good=early.is_for_good,
        )


def _end(dialogue: Dialogue) -> Handed:
    try:
        reply = dialogue.end_text()
    except NoReply as error:
        raise Unknown(
            f"{dialogue.host} {error.why} after it had the whole text, and before it said whether "
            "it takes it"
        ) from None
    if reply.is_done:
        return Handed(reply=reply.in_words())
    if reply.code == 421 or reply.code // 100 not in (4, 5):
        raise Unknown(
            f"{dialogue.host} had the whole text and then said neither that it takes it nor that "
            f"it does not ({reply.in_words()})"
        )
    raise NotHanded(
        f"{dialogue.host} does not take the mail ({reply.in_words()})",
        is_for_good=reply.is_for_good,
    )


def _want(is_so: bool, dialogue: Dialogue, otherwise: str, reply: Reply) -> None:
    """NotHanded with the reply unless it is as it should be."""
    if not is_so:
        why = f"{dialogue.host} {otherwise} ({reply.in_words()})"
        raise NotHanded(why, is_for_good=reply.is_for_good)
