"""A proof of an edition, for one mailbox; the ledger is told nothing of it."""

import secrets
import sys

from plugins.domain.refusal import WrongCall
from plugins.host.call import Call
from plugins.host.newsletter.findings import findings
from plugins.host.send.edition import Edition, edition_of
from plugins.host.send.letter import delivery_of, letter_of
from plugins.host.send.service import Service, mail_server
from plugins.host.terminal import print_problems, say
from plugins.sending.deliveries import NotHanded, Unknown, hand_over
from plugins.sending.envelope import why_no_address

_CHANCE = 8
"""Bytes: a mailbox hides the second of two messages that are the same."""


def send_proof(call: Call) -> int:
    """Send a proof, of a draft too, and print what is wrong with the letter. 1 if the server is not
    known to have taken it. Raises `WrongCall`."""
    address = mail_server(call)
    if address.kind == "listmonk":
        raise WrongCall(
            "a proof goes to one mailbox, and not by way of a list: name a mail server, "
            "MAIL_URL=smtps://user@mail.example.org, or let listmonk send a test of the draft"
        )
    if why := why_no_address(call.to):
        raise WrongCall(f"TO: {why}")
    edition = edition_of(call)
    _refuse_list(call, edition)
    mail = letter_of(edition, call.to)
    print_problems(findings(edition.run, mail, edition.theme), call.content)
    service = Service(address, call.to)
    proof = delivery_of(edition, mail.proof(call.to, secrets.token_hex(_CHANCE)), call.to)
    try:
        handed = hand_over(address, proof, service.password(), lambda _step: None)
    except NotHanded as error:
        say(f"greenpaper: the proof is not sent: {error.why}", sys.stderr)
        return 1
    except Unknown as error:
        say(f"greenpaper: whether the proof is sent is not known: {error.why}", sys.stderr)
        return 1
    say(f"A proof of edition {edition.number} is sent to {call.to}: {handed.reply}")
    return 0


def _refuse_list(call: Call, edition: Edition) -> None:
    """Raise `WrongCall` where all subscribers would get the proof."""
    lists = (edition.settings.newsletter.list, call.mail_to)
    if call.to.casefold() in map(str.casefold, lists):
        raise WrongCall(
            f"TO={call.to} is the list, and a proof goes to one mailbox: leave TO out to send "
            "the edition to the list"
        )
