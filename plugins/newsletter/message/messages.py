"""A letter as a message: its head, and its HTML and text in a form that no server re-encodes."""

import re
from datetime import datetime
from email.utils import format_datetime
from hashlib import blake2b
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.addresses import encoded
from plugins.newsletter.message.headers import (
    bracketed,
    header,
    mailbox,
    named,
    refuse_controls,
    text_header,
)

_LETTERS = uuid5(NAMESPACE_URL, "https://greenpaper.invalid/letter")
_LINE = 76
"""Characters of a line of quoted-printable (RFC 2045, 6.7)."""
_AT_LINE_START = re.compile(r"From |\.")
"""What a mailbox or a server would change there (RFC 4155; RFC 5321, 4.5.2)."""


class MailHead(Struct, frozen=True, kw_only=True):
    """What stands above a letter. `sender`, `to` and `reply_to` are bare mail addresses, `date` has
    a zone, `message_id` is one in `<…>`. `list_id` is the list's mail address, of which its id is
    made, or that id (RFC 2919), `list_name` what the list is called. `archived_at` is the letter's
    page (RFC 5064).

    `unsubscribe` is an https address that unsubscribes by one request (RFC 8058), or one with
    `mailto:`. Of anything else, as of a placeholder that a service fills, the head says nothing:
    who fills it says it. What is empty has no header.
    """

    sender: str
    to: str
    subject: str
    date: datetime
    message_id: str
    sender_name: str = ""
    reply_to: str = ""
    list_id: str = ""
    list_name: str = ""
    unsubscribe: str = ""
    archived_at: str = ""
    language: str = ""


def message_of(head: MailHead, html: str, text: str) -> bytes:
    """The message as `multipart/alternative` (RFC 2046, 5.1.4), the text first: ASCII, CRLF, no
    line of its parts over 76 characters, so that a signature survives (RFC 6376, 5.3).

    The same arguments give the same bytes, with any Python. Raises `ValueError` for a head with a
    control character, an address that is none or a moment without zone.
    """
    parts = [_part("plain", text), _part("html", html)]
    boundary = "=_" + blake2b(b"\0".join(parts), digest_size=18).hexdigest()
    lines = [
        *_headers(head),
        header("MIME-Version", "1.0"),
        header("Content-Type", "multipart/alternative;", f'boundary="{boundary}"'),
    ]
    start = f"--{boundary}\r\n".encode()
    body = b"".join(start + part + b"\r\n" for part in parts)
    return "".join(lines).encode("ascii") + b"\r\n" + body + f"--{boundary}--\r\n".encode()


def message_id(identity: str, post_id: str, host: str) -> str:
    """The Message-ID of the letter that a post is (RFC 5322, 3.6.4), the same for ever: `identity`
    is the site's, `host` its name or number, without port."""
    place = f"[{host}]" if ":" in host else host.encode("idna").decode()
    return f"<{uuid5(_LETTERS, f'{identity}/{post_id}')}@{place}>"


def proof_of(head: MailHead, to: str, content: str) -> MailHead:
    """The head of a proof of the letter for `to`: it says so in its subject, and nothing of the
    list. `content` is what the proof shows: another one has another Message-ID, since a mailbox
    hides the second of two that share theirs."""
    place = head.message_id.rpartition("@")[2].rstrip(">")
    own = uuid5(_LETTERS, f"proof/{head.message_id}/{to}/{head.subject}/{content}")
    return replace(
        head,
        to=to,
        subject=f"[Proof] {head.subject}",
        message_id=f"<{own}@{place}>",
        list_id="",
        list_name="",
        unsubscribe="",
        archived_at="",
    )


def _headers(head: MailHead) -> list[str]:
    if head.date.tzinfo is None:
        raise ValueError(f"the date of a letter needs a zone: {head.date}")
    return [
        header("From", *mailbox(head.sender, head.sender_name)),
        *([header("Reply-To", *mailbox(head.reply_to))] if head.reply_to else []),
        header("To", *mailbox(head.to)),
        text_header("Subject", head.subject),
        header("Date", format_datetime(head.date)),
        header("Message-ID", bracketed(head.message_id.removeprefix("<").removesuffix(">"))),
        *_of_list(head),
        *_unsubscribing(head.unsubscribe),
        *_archived(head.archived_at),
        *([header("Content-Language", head.language)] if head.language else []),
    ]


def _of_list(head: MailHead) -> list[str]:
    if not head.list_id:
        return []
    return [header("List-Id", *named(head.list_id.replace("@", "."), head.list_name))]


def _archived(address: str) -> list[str]:
    return [header("Archived-At", bracketed(_written(address)))] if address else []


def _unsubscribing(address: str) -> list[str]:
    """One request by one header (RFC 8058, 3.1) is promised of an https address only."""
    scheme = address.partition(":")[0].lower()
    if scheme not in ("https", "mailto"):
        return []
    lines = [header("List-Unsubscribe", bracketed(_written(address)))]
    if scheme == "https":
        lines.append(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    return lines


def _written(address: str) -> str:
    """An address in ASCII: what lies beyond is percent-encoded, a host as the DNS has it."""
    refuse_controls("an address", address)
    found = re.match(r"(\w+://)([^/?#]*)(.*)", address)
    if found and not found[2].isascii():
        address = found[1] + found[2].encode("idna").decode() + found[3]
    return re.sub(
        r"[^\x00-\x7f]",
        lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()),
        encoded(address),
    )


def _part(kind: str, text: str) -> bytes:
    """A part, its headers and its text in quoted-printable (RFC 2045, 6.7)."""
    lines = [
        header("Content-Type", f'text/{kind}; charset="utf-8"'),
        header("Content-Transfer-Encoding", "quoted-printable"),
        "\r\n",
        "\r\n".join(_encoded(line) for line in text.split("\n")),
    ]
    return "".join(lines).encode("ascii")


def _encoded(line: str) -> str:
    """A line in quoted-printable; no sign is divided among lines, and none of these begins in a
    way that a server or a mailbox changes."""
    lines = [""]
    for place, sign in enumerate(line):
        is_last = place == len(line) - 1
        is_plain = ("!" <= sign <= "~" and sign != "=") or (sign in " \t" and not is_last)
        written = sign if is_plain else _hexadecimal(sign)
        if len(lines[-1]) + len(written) > _LINE - (not is_last):
            lines.append("")
        if not lines[-1] and _AT_LINE_START.match(line, place):
            written = _hexadecimal(sign)
        lines[-1] += written
    return "=\r\n".join(lines)


def _hexadecimal(sign: str) -> str:
    return "".join(f"={byte:02X}" for byte in sign.encode())
