"""What a delivery must be like to travel by SMTP, and how its text is written there."""

import re

from plugins.sending.deliveries import Delivery

LONGEST_LINE = 998
"""Octets of a line without its CRLF (RFC 5321, 4.5.3.1.6)."""

_ADDRESS = re.compile(
    r"(?=.{3,254}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}"
    r"@(?:[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*|\[[A-Za-z0-9.:]+\])"
)
_LONE = re.compile(rb"\r(?!\n)|(?<!\r)\n|\0")
_LINE_BEGINS_WITH_DOT = re.compile(rb"^\.", re.MULTILINE)


def why_not_sent(delivery: Delivery) -> str:
    """Why the delivery cannot travel by SMTP; empty where it can."""
    return (
        why_no_address(delivery.sender)
        or why_no_address(delivery.to)
        or _why_no_message(delivery.message)
    )


def why_no_address(text: str) -> str:
    """Why `text` is not one address that every mail server takes (RFC 5321, 4.1.2, without quoted
    local parts and without RFC 6531); empty where it is."""
    if not text:
        return "an address is missing: there must be one to send from and one to send to"
    if not text.isascii():
        return (
            f"{text!a} has letters beyond a to z, which not every mail server takes: write the "
            "name after the @ as xn--…, or use another address"
        )
    if _ADDRESS.fullmatch(text):
        return ""
    return f"{text!a} is not one mail address: write list@lists.example.org"


def _why_no_message(message: bytes) -> str:
    if _LONE.search(message):
        return "the message has a line that does not end with CRLF, or a NUL"
    if any(len(line) > LONGEST_LINE for line in message.split(b"\r\n")):
        return f"the message has a line of more than {LONGEST_LINE} bytes"
    return "" if message.strip() else "the message is empty"


def in_transit(message: bytes) -> bytes:
    """The message with a dot more before each line that begins with one (RFC 5321, 4.5.2), without
    the CRLF at its end, which is the first of the five bytes that end the text (4.1.1.4)."""
    return _LINE_BEGINS_WITH_DOT.sub(b"..", message.removesuffix(b"\r\n"))
