"""What a DKIM signature covers (RFC 6376), of a letter before it is sent and after it arrived."""

import base64
import hashlib
import re

_FIELD = re.compile(rb"([^:\s]+):.*\r\n(?:[ \t].*\r\n)*")


def with_crlf(message: bytes) -> bytes:
    """A letter as it is on the wire; a Maildir keeps it with bare line feeds."""
    return re.sub(rb"\r?\n", b"\r\n", message)


def fields(message: bytes) -> list[bytes]:
    """The fields of the header as they stand, folds and line ends included."""
    head, _, _ = with_crlf(message).partition(b"\r\n\r\n")
    return [field.group() for field in _FIELD.finditer(head + b"\r\n")]


def named(message: bytes, *names: str) -> list[bytes]:
    """Those of the fields that have one of these names."""
    wanted = {name.lower().encode() for name in names}
    return [field for field in fields(message) if field.partition(b":")[0].lower() in wanted]


def body_hash(message: bytes) -> str:
    """The value of `bh=` by the strictest rule, "simple" (RFC 6376 section 3.4.3): of the body, as
    it is, but for empty lines at its end."""
    _, _, body = with_crlf(message).partition(b"\r\n\r\n")
    while body.endswith(b"\r\n\r\n"):
        body = body[:-2]
    if not body.endswith(b"\r\n"):
        body += b"\r\n"
    return base64.b64encode(hashlib.sha256(body).digest()).decode()
