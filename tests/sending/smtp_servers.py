"""A mail server on this machine, aiosmtpd's, that records what it takes and fails when it is told.

    with smtp_server() as server:                  # smtp://127.0.0.1:{server.port}
        ...
        assert server.messages == [Message(...)]

    with smtp_server(faults={"recipient": "450 later"}) as server: ...
    with smtp_server(faults={"end": CUT}) as server: ...     # took the text and says nothing

A fault stands for the reply at one moment of the dialogue. `CUT` closes the connection in its
place, `HALF` after half a reply, `SILENT` says nothing and keeps it open, a text is said as it is.
"""

import asyncio
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from types import MappingProxyType
from typing import Any, Literal

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

Moment = Literal[
    "greeting", "hello", "tls", "hello in tls", "login", "sender", "recipient", "begin", "text",
    "end", "farewell",
]  # fmt: skip
"""When a server speaks; "text" is in the middle of it, when a server has nothing to say."""

CUT, HALF, SILENT = "(cut)", "(half)", "(silent)"
NONE: Mapping[Moment, str] = MappingProxyType({})
_MOMENTS: dict[str, Moment] = {
    "EHLO": "hello",
    "STARTTLS": "tls",
    "AUTH": "login",
    "MAIL": "sender",
    "RCPT": "recipient",
    "DATA": "begin",
    "QUIT": "farewell",
}


@dataclass(frozen=True)
class Message:
    """What came in: the envelope, the bytes of the message, and what was said of it."""

    sender: str
    recipients: tuple[str, ...]
    text: bytes
    options: tuple[str, ...] = ()
    user: str = ""
    is_tls: bool = False


@dataclass
class Server:
    """Where it listens, what it took, what was said to it, in order. `is_left` is set once a
    connection has ended, with all that came by it read."""

    host: str = "127.0.0.1"
    port: int = 0
    messages: list[Message] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    connections: int = 0
    is_left: Event = field(default_factory=Event)


@contextmanager
def smtp_server(
    *,
    faults: Mapping[Moment, str] = NONE,
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
    users: Mapping[str, str] = MappingProxyType({}),
    logins: tuple[str, ...] = ("PLAIN", "LOGIN"),
    largest: int = 33_554_432,
    without: tuple[str, ...] = (),
    port: int = 0,
) -> Iterator[Server]:
    """A server that listens meanwhile; the port is a free one unless one is given. With `users` (to
    passwords) it lets nobody write who has not logged in, by one of `logins`; `without` are words
    of EHLO that it does not say, such as `AUTH` or `8BITMIME`."""
    server = Server(port=port)
    answering = _Answering(server, faults, users, without)
    options: dict[str, Any] = {"data_size_limit": largest, "tls_context": starttls}
    if users:
        others = {"PLAIN", "LOGIN"} - set(logins)
        options |= {"authenticator": answering.authenticate, "auth_required": True}
        options |= {"auth_exclude_mechanism": others}
    ready, loop = Event(), asyncio.new_event_loop()
    thread = Thread(target=_serve, args=(loop, server, answering, options, tls, ready))
    thread.start()
    assert ready.wait(30)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        assert not thread.is_alive()


class _Answering:
    """What the server does with a login and a message: the hooks of aiosmtpd."""

    def __init__(
        self,
        server: Server,
        faults: Mapping[Moment, str],
        users: Mapping[str, str],
        without: tuple[str, ...],
    ) -> None:
        self.server, self.faults, self.users, self.without = server, faults, users, without
        self.open: set[Dialogue] = set()

    def authenticate(self, *said: Any) -> AuthResult:
        data = said[-1]
        user, password = data.login.decode(), data.password.decode()
        is_right = user in self.users and self.users[user] == password
        return AuthResult(success=is_right, handled=False, auth_data=user)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, _: SMTP, session: Session, __: Envelope, name: str, said: list[str]
    ) -> list[str]:
        session.host_name = name
        return [line for line in said if not any(word in line for word in self.without)]

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        message = Message(
            envelope.mail_from or "",
            tuple(envelope.rcpt_tos),
            bytes(envelope.original_content or b""),
            tuple(envelope.mail_options),
            str(session.auth_data or ""),
            session.ssl is not None or server.transport.get_extra_info("sslcontext") is not None,
        )
        fault = self.faults.get("end", "250")
        if fault in (CUT, HALF, SILENT) or fault.startswith("2"):
            self.server.messages.append(message)
        return "250 2.0.0 taken"


class Dialogue(SMTP):
    """aiosmtpd's, with a moment for each of its replies."""

    def __init__(self, answering: _Answering, is_tls: bool, **options: Any) -> None:
        self.answering = answering
        self.moment: Moment = "greeting"
        self.is_tls = is_tls
        super().__init__(answering, hostname="mail.test", ident="test", **options)
        self._auth_require_tls = False  # as an argument it warns; nothing leaves this machine
        for command, moment in _MOMENTS.items():
            self._smtp_methods[command] = self._noted(self._smtp_methods[command], command, moment)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if not self.answering.open & {self}:
            self.answering.server.connections += 1
        self.answering.open.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self.answering.server.is_left.set()

    async def push(self, status: str | bytes) -> None:
        """Say the reply, or what stands for it."""
        moment = self.moment
        if moment == "begin" and "text" in self.answering.faults:
            await super().push(status)
            await self._fail_in_text(self.answering.faults["text"])
            return
        fault = self.answering.faults.get(moment)
        self.moment = "end" if moment == "begin" else moment
        if fault is None:
            await super().push(status)
        elif fault == SILENT:
            await asyncio.Event().wait()
        elif fault in (CUT, HALF):
            if fault == HALF:
                self._writer.write(b"250 2.0.0 tak")
                await self._writer.drain()
            self._close()
        else:
            await super().push(fault.encode())

    async def _fail_in_text(self, fault: str) -> None:
        await self._reader.readuntil(b"\r\n")
        if fault == SILENT:
            await asyncio.Event().wait()
        if fault != CUT:
            await super().push(fault.encode())
        self._close()

    def _close(self) -> None:
        self._writer.close()
        raise asyncio.CancelledError

    def _noted(self, method: Any, command: str, moment: Moment) -> Any:
        async def noted(argument: str | None) -> None:
            is_secure = self.is_tls or self._tls_protocol is not None
            self.moment = "hello in tls" if moment == "hello" and is_secure else moment
            shown = "" if command == "AUTH" else f" {argument}"
            self.answering.server.commands.append(f"{command}{shown if argument else ''}")
            fault = self.answering.faults.get(moment, "")
            if moment == "begin" and fault[:1] in ("4", "5"):
                await self.push(fault)  # aiosmtpd would read on, as if it had asked for the text
            else:
                await method(argument)

        return noted


def _serve(
    loop: asyncio.AbstractEventLoop,
    server: Server,
    answering: _Answering,
    options: dict[str, Any],
    tls: ssl.SSLContext | None,
    ready: Event,
) -> None:
    """Listen until the loop is stopped, then leave nothing behind."""
    asyncio.set_event_loop(loop)
    loop.set_exception_handler(lambda _loop, _context: None)
    making = loop.create_server(
        lambda: Dialogue(answering, tls is not None, loop=loop, **options),
        server.host,
        server.port,
        ssl=tls,
    )
    listening = loop.run_until_complete(making)
    server.port = listening.sockets[0].getsockname()[1]
    ready.set()
    loop.run_forever()
    listening.close()
    for dialogue in answering.open:
        if dialogue.transport:
            dialogue.transport.abort()
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
    loop.run_until_complete(listening.wait_closed())
    loop.close()
