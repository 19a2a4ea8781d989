"""Commands and replies of SMTP: smtplib's, with replies read as strictly as RFC 5321, 4.2 has them.

smtplib takes `250` without an end for a reply and waits for no end of one that is not a number. Of
the reply that decides whether subscribers have the letter, we want to know more.
"""

import re
import smtplib
import socket
import ssl

from msgspec import Struct

from plugins.sending.connections import in_words, is_for_good
from plugins.sending.deliveries import plain

ENOUGH = 65_536
"""Bytes after which a reply is none."""

_REPLY_LINE = re.compile(rb"([2-5][0-5][0-9])(?:([ -])([^\r\n]*))?\r?\n")
_BLOCK = 65_536


class Waits(Struct, frozen=True, kw_only=True):
    """Seconds that a server may take: RFC 5321, 4.5.3.2, for a connection and farewell our own."""

    connecting: float = 60
    reply: float = 300
    text_begun: float = 120
    block: float = 180
    end: float = 600
    farewell: float = 10


class NoReply(Exception):
    """There is no whole reply: a connection cut or never made, no answer in time, or something that
    is no reply of SMTP. `why` goes on after the name of the host."""

    def __init__(self, why: str, *, is_for_good: bool = False) -> None:
        self.why = why
        self.is_for_good = is_for_good
        super().__init__(why)


class Reply(Struct, frozen=True):
    """A reply: its code, 200 to 559, and its text, with \\n between lines."""

    code: int
    text: str

    @property
    def is_done(self) -> bool:
        """2yz: positive completion (RFC 5321, 4.2.1)."""
        return self.code // 100 == 2

    @property
    def is_for_good(self) -> bool:
        """5yz: the same command would be refused again."""
        return self.code // 100 == 5

    def in_words(self, secrets: tuple[str, ...] = ()) -> str:
        """`550 no such list` as one line; the code alone where one of `secrets` is in it."""
        return f"{self.code} {plain(self.text, secrets)}".rstrip()


class Dialogue(smtplib.SMTP):
    """A connection to a mail server. What it cannot say or is not answered is `NoReply`."""

    def __init__(self, host: str, context: ssl.SSLContext | None, waits: Waits) -> None:
        super().__init__(local_hostname="localhost", timeout=waits.connecting)
        self.host = host
        self.is_in_text = False
        self._context = context
        self._waits = waits
        self._unread = b""

    def open(self, port: int, *, is_tls: bool) -> Reply:
        """Connect, in TLS from the first byte if `is_tls`: the server's greeting. From now on our
        own name is our address (RFC 5321, 4.1.3), for which nobody has to be asked."""
        try:
            self.sock = socket.create_connection((self.host, port), self.timeout)
            own = self.sock.getsockname()[0]
            self.local_hostname = f"[IPv6:{own}]" if ":" in own else f"[{own}]"
            if is_tls:
                self._secure()
        except (OSError, UnicodeError) as error:
            raise self._no_reply(error) from None
        return self._reply(self._waits.reply)

    def ask(self, command: str) -> Reply:
        """Say a command: the reply to it."""
        self._wait(self._waits.reply)
        self.putcmd(command)
        return self._reply(self._waits.reply)

    def ask_for_text(self) -> Reply:
        """DATA; from now on everything counts as text, until `end_text` has a reply."""
        self._wait(self._waits.reply)
        self.putcmd("DATA")
        self.is_in_text = True
        reply = self._reply(self._waits.text_begun)
        self.is_in_text = reply.code == 354
        return reply

    def greet(self) -> Reply:
        """EHLO; then `has_extn` and `esmtp_features` know what the server can do."""
        self._wait(self._waits.reply)
        return Reply(*_decoded(*self.ehlo()))

    def start_tls(self) -> None:
        """Speak TLS from now on. Something that was said before in the clear is not trusted
        (RFC 3207, 6)."""
        if self._unread:
            self.close()
            raise NoReply("said something between STARTTLS and TLS, as an attacker would")
        try:
            self._secure()
        except OSError as error:
            raise self._no_reply(error) from None

    def write(self, text: bytes) -> None:
        """Send the text of a message, which is not ended by that."""
        self._wait(self._waits.block)
        for start in range(0, len(text), _BLOCK):
            self.send(text[start : start + _BLOCK])

    def unasked(self) -> Reply | None:
        """What the server has already said by itself, if anything."""
        if not self._unread:
            self._wait(0)
            try:
                self._receive()
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return None
            except OSError as error:
                raise self._no_reply(error) from None
        return self._reply(self._waits.reply)

    def end_text(self) -> Reply:
        """The last line of the text, and the reply to all of it."""
        self._wait(self._waits.block)
        self.send(b"\r\n.\r\n")
        reply = self._reply(self._waits.end)
        self.is_in_text = False
        return reply

    def leave(self) -> None:
        """QUIT where that would not be taken for text, and close. Nothing depends on the reply."""
        try:
            if self.sock and not self.is_in_text:
                self._wait(self._waits.farewell)
                self.putcmd("QUIT")
                self.getreply()
        except NoReply:
            pass
        finally:
            self.close()

    def send(self, s: str | bytes) -> None:  # type: ignore[override]
        """Bytes, or ASCII, as smtplib's own methods send them."""
        if not self.sock:
            raise NoReply("closed the connection")
        try:
            self.sock.sendall(s.encode("ascii") if isinstance(s, str) else s)
        except OSError as error:
            raise self._no_reply(error) from None

    def getreply(self) -> tuple[int, bytes]:
        """A whole reply, of one line or of several with the same code."""
        codes, texts, size = set(), [], 0
        while True:
            line = self._line()
            size += len(line)
            found = _REPLY_LINE.fullmatch(line)
            if found:
                codes.add(found[1])
                texts.append(found[3] or b"")
            if not found or len(codes) > 1 or size > ENOUGH:
                self.close()
                raise NoReply("does not answer as mail servers do")
            if found[2] != b"-":
                return int(found[1]), b"\n".join(texts)

    def _reply(self, wait: float) -> Reply:
        self._wait(wait)
        return Reply(*_decoded(*self.getreply()))

    def _line(self) -> bytes:
        """The next line; `ENOUGH` bytes where it is longer."""
        while b"\n" not in self._unread and len(self._unread) < ENOUGH:
            try:
                self._receive()
            except OSError as error:
                raise self._no_reply(error) from None
        end = self._unread.find(b"\n") + 1 or ENOUGH
        line, self._unread = self._unread[:end], self._unread[end:]
        return line

    def _receive(self) -> None:
        if not self.sock:
            raise ConnectionResetError
        said = self.sock.recv(4096)
        if not said:
            raise ConnectionResetError
        self._unread += said

    def _secure(self) -> None:
        assert self.sock
        context = self._context or ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)

    def _wait(self, seconds: float) -> None:
        if self.sock:
            self.sock.settimeout(seconds)

    def _no_reply(self, error: Exception) -> NoReply:
        self.close()
        return NoReply(in_words(error), is_for_good=is_for_good(error))


def _decoded(code: int, text: bytes) -> tuple[int, str]:
    return code, text.decode("utf-8", "replace")
