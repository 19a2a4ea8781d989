"""An edition to hand over."""

from msgspec.structs import replace

from plugins.sending.deliveries import Delivery

MESSAGE = (
    b"From: Paper <policy@example.org>\r\n"
    b"To: policy-update@lists.example.org\r\n"
    b"Subject: Policy update 7\r\n"
    b"\r\n"
    b"What was decided.\r\n"
    b".\r\n"
    b"..two dots\r\n"
    b".one dot\r\n"
    b"" + b"x" * 998 + b"\r\n"
    b"." + b"y" * 997 + b"\r\n"
    b"\r\n"
    b"The end.\r\n"
)
"""With all that is hard to send: dots at the beginning of lines, and lines as long as they may be."""

_DELIVERY = Delivery(
    sender="policy@example.org",
    to="policy-update@lists.example.org",
    message=MESSAGE,
    subject="Policy update 7",
    html="<!DOCTYPE html><html lang=en><title>Policy update</title>"
    "<body><p>What was decided.</body></html>",
    text="What was decided.\n",
    name="policy-update-7",
    sender_header="Paper <policy@example.org>",
)


def a_delivery(**changes: object) -> Delivery:
    """A delivery that every server takes, but for the changes."""
    return replace(_DELIVERY, **changes)
