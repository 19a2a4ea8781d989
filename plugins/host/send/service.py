"""Where an edition is handed over, and for whom."""

import os
from typing import NamedTuple

from plugins.domain.refusal import WrongCall
from plugins.domain.settings import Settings
from plugins.host.call import Call
from plugins.sending.mail_url import FORMS, MailUrl, parse_mail_url
from plugins.sending.passwords import password_of


class Service(NamedTuple):
    """A mail server or listmonk, and the list there that gets the edition."""

    address: MailUrl
    to: str

    @property
    def in_words(self) -> str:
        """As the ledger has it: `smtp mail.example.org`."""
        return f"{self.address.kind} {self.address.authority}"

    def password(self) -> str:
        return password_of(self.address, os.environ)


def service_of(call: Call, settings: Settings) -> Service:
    """What the call says, and `site.yaml` where it says nothing of the list. Raises `WrongCall` for
    what is missing or cannot be."""
    address = mail_server(call)
    to = call.mail_to or ("" if address.kind == "listmonk" else settings.newsletter.list)
    if not to:
        raise WrongCall(
            "say which lists of listmonk's get it: MAIL_TO='Policy update'"
            if address.kind == "listmonk"
            else "say which list gets it: MAIL_TO=list@lists.example.org, or list: under "
            "newsletter: in site.yaml"
        )
    return Service(address, to)


def mail_server(call: Call) -> MailUrl:
    """The server of a call. Raises `WrongCall`."""
    if not call.mail_url:
        raise WrongCall(f"say where the mail is handed over: MAIL_URL={FORMS}")
    return parse_mail_url(call.mail_url)
