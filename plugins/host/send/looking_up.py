"""What a service that remembers says of a try whose outcome is not known."""

from plugins.domain.sendings import Sending
from plugins.host.call import Call
from plugins.host.send.edition import Edition
from plugins.host.send.letter import delivery_of, letter_of
from plugins.host.send.service import Service, mail_server
from plugins.sending.deliveries import NotHanded


def looked_up(call: Call, edition: Edition, sending: Sending) -> bool | None:
    """Whether it took the try: a listmonk does say, a mail server does not. None also where the
    call names another service, or it does not answer; and where it has no campaign of that name,
    since one may have got another name since. Raises `WrongCall`."""
    if not call.mail_url or (sending.post, sending.edition) != (edition.post.id, edition.number):
        return None
    service = Service(mail_server(call), sending.to)
    if service.address.kind != "listmonk" or service.in_words != sending.via:
        return None
    from plugins.sending.listmonk import look_up

    delivery = delivery_of(edition, letter_of(edition, sending.to), sending.to)
    try:
        standing = look_up(service.address, delivery, service.password())
    except NotHanded:
        return None
    return None if standing == "none" else standing == "taken"
