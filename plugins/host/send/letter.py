"""The letter of an edition, and how it is handed over."""

import hashlib

from plugins.domain.refusal import WrongCall
from plugins.host.newsletter.mail import Mail, mail_of
from plugins.host.send.edition import Edition
from plugins.newsletter.message.headers import mailbox
from plugins.sending.deliveries import Delivery
from plugins.views.letters import name_of_newsletter

_SIZE = 10


def letter_of(edition: Edition, to: str) -> Mail:
    """The letter that subscribers get: at the list of `site.yaml`, or where that names none, at the
    address `to`. Raises `WrongCall` where nobody sends it."""
    newsletter = edition.settings.newsletter
    if not newsletter.sender:
        raise WrongCall(
            "site.yaml does not say whom the newsletter comes from: write under newsletter: the "
            "address, such as sender: policy@example.org"
        )
    mail = mail_of(edition.site, edition.post, edition.theme)
    return mail if newsletter.list or "@" not in to else mail.addressed(to)


def delivery_of(edition: Edition, mail: Mail, to: str) -> Delivery:
    """The letter as it is handed over for a list."""
    head, name = mail.head, name_of_newsletter(edition.settings)
    return Delivery(
        sender=head.sender,
        to=to,
        message=mail.message,
        subject=head.subject,
        html=mail.html,
        text=mail.text,
        name=f"{name}, edition {edition.number} ({edition.post.id})",
        sender_header=" ".join(mailbox(head.sender, head.sender_name)),
    )


def digest_of_letter(mail: Mail) -> str:
    """By which it can be told later whether this was the letter, in hexadecimal digits."""
    return hashlib.blake2b(mail.message, digest_size=_SIZE).hexdigest()
