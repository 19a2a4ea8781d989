"""Where mail is handed over: what `MAIL_URL` says."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any, Literal, NamedTuple
from urllib.parse import SplitResult, quote, unquote, urlsplit

from msgspec import Struct

from plugins.domain.refusal import WrongCall

Kind = Literal["smtp", "listmonk"]
Security = Literal["none", "tls", "starttls"]

FORMS = (
    "smtps://user@mail.example.org, smtp+starttls://user@mail.example.org, smtp://localhost "
    "or listmonk+https://api-user@lists.example.org"
)
"""The forms that `MAIL_URL` has, as a person is told."""


class _Scheme(NamedTuple):
    kind: Kind
    security: Security
    port: int


_SCHEMES = {
    "smtp": _Scheme("smtp", "none", 25),
    "smtps": _Scheme("smtp", "tls", 465),
    "smtp+starttls": _Scheme("smtp", "starttls", 587),
    "listmonk+https": _Scheme("listmonk", "tls", 443),
    "listmonk+http": _Scheme("listmonk", "none", 80),
}
_SCHEME = re.compile(r"([a-z+]+)://")
_NAME = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.?)+")
_PATH = re.compile(r"(?:/[\w.~-]+)*")
_NOT_TEXT = re.compile(r"[\x00-\x20\x7f]")


class MailUrl(Struct, frozen=True, kw_only=True):
    """A mail server or a listmonk.

    `security` is "tls" from the first byte, "starttls" (RFC 3207) before anything is said, or
    "none". `host` is a name or an address of IP, in lower case and without brackets; `port` is
    never 0; `path` is that of a listmonk that does not live at the root, without a slash at its
    end. `user` and `password` are decoded; empty where there is none. The password is in no text
    that is made of the value.
    """

    kind: Kind
    security: Security
    host: str
    port: int
    user: str = ""
    password: str = ""
    path: str = ""

    @property
    def is_here(self) -> bool:
        """Whether the host is this machine, to which nothing travels over a network."""
        return _is_here(self.host)

    @property
    def has_usual_port(self) -> bool:
        """Whether the port is the one that its scheme has if nothing is said."""
        return self.port == _SCHEMES[self._scheme].port

    @property
    def authority(self) -> str:
        """`mail.example.org`, with the port where it is not the usual one: `[::1]:2525`."""
        return _in_brackets(self.host) + ("" if self.has_usual_port else f":{self.port}")

    @property
    def shown(self) -> str:
        """The address as it may be shown to anybody: without the password."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        return f"{self._scheme}://{user}{self.authority}{self.path}"

    @property
    def _scheme(self) -> str:
        found = (self.kind, self.security)
        return next(name for name, one in _SCHEMES.items() if (one.kind, one.security) == found)

    def __repr__(self) -> str:
        return f"MailUrl({self.shown})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("shown", self.shown)]


def parse_mail_url(text: str) -> MailUrl:
    """The server that `text` names: RFC 3986, with the schemes smtp, smtps, smtp+starttls,
    listmonk+https, and listmonk+http for this machine alone.

    Ports are 25, 465, 587, 443 and 80 where none is named (RFC 6409, 8314). WrongCall for
    everything else, with what to write; it repeats nothing that may be part of a password.
    """
    text = text.strip()
    found = _SCHEME.match(text.lower())
    if not found or found[1] not in _SCHEMES:
        raise WrongCall(f"MAIL_URL does not begin as it must: write {FORMS}")
    scheme = _SCHEMES[found[1]]
    parts = _split(text)
    address = MailUrl(
        kind=scheme.kind,
        security=scheme.security,
        host=_host_of(parts),
        port=_port_of(parts) or scheme.port,
        user=_decoded(parts.username or "", "user"),
        password=_decoded(parts.password or "", "password"),
        path=parts.path.rstrip("/"),
    )
    _refuse_what_is_unsafe(address)
    return address


def _split(text: str) -> SplitResult:
    """The parts of the address; characters that would end one of them early are refused."""
    try:
        parts = urlsplit(text)
    except ValueError:
        raise WrongCall(_unreadable()) from None
    strange = _NOT_TEXT.search(text) or "?" in text or "#" in text
    if strange or not _PATH.fullmatch(parts.path.rstrip("/")):
        raise WrongCall(_unreadable())
    if parts.scheme.startswith("smtp") and parts.path.strip("/"):
        raise WrongCall(
            "MAIL_URL has something after the host: a mail server has no path. "
            "If that is part of a password, write its / as %2F"
        )
    return parts


def _unreadable() -> str:
    return (
        f"MAIL_URL cannot be read: write {FORMS}. In a user or a password, write "
        "/ as %2F, ? as %3F, # as %23, % as %25, [ as %5B, ] as %5D and a blank as %20"
    )


def _host_of(parts: SplitResult) -> str:
    host = (parts.hostname or "").removesuffix(".")
    if not host:
        raise WrongCall(f"MAIL_URL names no host: write {FORMS}")
    if not host.isascii():
        raise WrongCall(
            "the host in MAIL_URL has letters beyond a to z: write its name as xn--…, which is how "
            "it is registered"
        )
    if _address_of(host) or (_NAME.fullmatch(host) and ":" not in host):
        return host
    raise WrongCall(_unreadable())


def _port_of(parts: SplitResult) -> int:
    """The port that is named; 0 where none is."""
    try:
        port = parts.port
    except ValueError:
        port = -1
    if port is None:
        return 0
    if not 0 < port < 65_536:
        raise WrongCall(
            "the port in MAIL_URL is no number from 1 to 65535. If that is part of a password, "
            "write its / as %2F"
        )
    return port


def _decoded(text: str, what: str) -> str:
    try:
        decoded = unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise WrongCall(
            f"the {what} in MAIL_URL has %-signs that are no UTF-8: write % itself as %25"
        ) from None
    if re.search(r"[\x00-\x1f\x7f]", decoded):
        raise WrongCall(f"the {what} in MAIL_URL has a line break or another control character")
    return decoded


def _refuse_what_is_unsafe(address: MailUrl) -> None:
    """WrongCall where a secret would travel for everybody to read, or a user is missing."""
    if address.password and not address.user:
        raise WrongCall("MAIL_URL has a password and no user: write user:password@ before the host")
    if address.kind == "listmonk" and not address.user:
        raise WrongCall(
            "MAIL_URL names no user: write listmonk+https://api-user@lists.example.org, with the "
            "API user that listmonk has under Admin, Users"
        )
    if address.security != "none" or address.is_here:
        return
    if address.kind == "listmonk":
        raise WrongCall(
            "listmonk+http:// is for this machine alone, since the token would travel in the "
            "clear: write listmonk+https://"
        )
    if address.user:
        raise WrongCall(
            "with smtp:// the password would travel in the clear: write smtps:// (port 465) or "
            "smtp+starttls:// (port 587), or leave out the user"
        )


def _is_here(host: str) -> bool:
    address = _address_of(host)
    return host == "localhost" or (address is not None and address.is_loopback)


def _address_of(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host) if "%" not in host else None
    except ValueError:
        return None


def _in_brackets(host: str) -> str:
    return f"[{host}]" if isinstance(_address_of(host), IPv6Address) else host
