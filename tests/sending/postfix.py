"""Debian's Postfix for as long as a test needs it: a server of its own beside whatever this machine
has, on 127.0.0.1, with everything that it writes in one temporary folder.

It delivers to its own Maildirs, hands its lists to mlmmj, and can do nothing else with a letter: it
relays for nobody and has no part that speaks to other servers.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.hosting.programs import find_program
from tests.hosting.running import free_port
from tests.sending.certificates import make_certificate

DOMAIN = "lists.paper.example"
OWNER = "nobody"
"""Whose the Maildirs and the lists are: Postfix delivers as somebody without rights."""
BUSY = "busy"
"""A name to which nobody can write just now."""
LARGEST = 300_000
"""How many bytes a letter may have."""
_LONGEST = 30.0
_MAIN = """\
compatibility_level = 3.6
queue_directory = {root}/queue
data_directory = {root}/data
maillog_file = {root}/log
maillog_file_prefixes = {root}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = postfix.{domain}
mydestination =
mynetworks =
alias_maps =
alias_database =
smtpd_peername_lookup = no
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access texthash:{root}/config/access
smtpd_tls_security_level = may
smtpd_tls_chain_files = {certificate}
message_size_limit = {largest}
relay_domains =
default_transport = error:5.4.4 this server delivers to its own Maildirs only
relay_transport = $default_transport
local_transport = $default_transport
virtual_alias_maps = texthash:{root}/config/aliases
virtual_mailbox_domains = {domain}
virtual_mailbox_base = {root}/mail
virtual_mailbox_maps = texthash:{root}/config/mailboxes
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
recipient_delimiter = +
transport_maps = texthash:{root}/config/transports
mlmmj_destination_recipient_limit = 1
in_flow_delay = 0
"""
_MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
127.0.0.1:{tls_port} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
tlsmgr unix - - n 1000? 1 tlsmgr
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
mlmmj unix - n n - - pipe flags=ORhu user={owner} argv={mlmmj} -F -L {root}/lists/${{nexthop}}
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Postfix:
    """A server that runs, or did: where it keeps everything, and at which ports it listens: one
    for SMTP, which offers STARTTLS, and one for SMTP in TLS."""

    root: Path
    port: int
    tls_port: int

    @property
    def certificate(self) -> Path:
        """What a client has to trust, who asks it at 127.0.0.1."""
        return self.root / "config" / "localhost.pem"

    @property
    def log(self) -> str:
        """What it has said so far."""
        file = self.root / "log"
        return file.read_text("utf-8") if file.exists() else ""

    def letters(self, mailbox: str) -> list[bytes]:
        """The letters in a Maildir, as they lie there, in no order."""
        new = self.root / "mail" / mailbox / "new"
        return [path.read_bytes() for path in new.glob("*")]

    def settle(self) -> None:
        """Everything that the server took is delivered, held by a list or given up."""
        self.wait_until(lambda: not self._has_work(), "the queue is empty")

    def wait_until(self, is_so: Callable[[], object], what: str) -> None:
        """`what` is so, or the test fails with the server's log."""
        until = time.monotonic() + _LONGEST
        while not is_so():
            if time.monotonic() > until:
                raise AssertionError(f"not after {_LONGEST:.0f} s: {what}\n{self.log}")
            time.sleep(0.01)

    def stop(self) -> None:
        """No process of it is left, so nobody listens at the port any more. Its folder stays."""
        pid = int((self.root / "queue" / "pid" / "master.pid").read_text())
        if _lives(pid):
            os.kill(pid, signal.SIGTERM)
            self.wait_until(lambda: not _lives(pid), "its processes have ended")

    def _has_work(self) -> bool:
        # in the order in which a letter moves, so that none is overlooked on its way
        queues = (self.root / "queue" / name for name in ("incoming", "active", "deferred", "hold"))
        return any(path.is_file() for queue in queues for path in queue.rglob("*"))


@contextmanager
def running_postfix(
    mailboxes: Sequence[str],
    lists: Sequence[str] = (),
    aliases: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Iterator[Postfix]:
    """A Postfix that takes mail for these names at DOMAIN, for aliases of several, and for these
    lists of the folder `lists` in its own. It is stopped and its folder removed at the end."""
    # others than root come in: not so in pytest's folders
    with tempfile.TemporaryDirectory(prefix="greenpaper-postfix-") as place:
        server = Postfix(Path(place), free_port(), free_port())
        _make_folders(server.root)
        make_certificate(server.root / "config")
        _write_tables(server.root / "config", mailboxes, lists, aliases)
        _write_configuration(server)
        _start(server)
        try:
            yield server
        finally:
            server.stop()


def address(name: str) -> str:
    """The address of a mailbox or a list."""
    return f"{name}@{DOMAIN}"


def _make_folders(root: Path) -> None:
    root.chmod(0o755)
    users = {"config": "root", "queue": "root", "data": "postfix", "mail": OWNER, "lists": OWNER}
    for name, user in users.items():
        (root / name).mkdir()
        shutil.chown(root / name, user)


def _write_tables(
    config: Path,
    mailboxes: Sequence[str],
    lists: Sequence[str],
    aliases: Mapping[str, Sequence[str]],
) -> None:
    tables = {
        "mailboxes": {name: f"{name}/" for name in mailboxes} | dict.fromkeys(lists, "list"),
        "transports": {name: f"mlmmj:{name}" for name in lists},
        "aliases": {name: ", ".join(map(address, those)) for name, those in aliases.items()},
        "access": {BUSY: "451 4.3.2 Come back later"},
    }
    for table, rows in tables.items():
        text = "".join(f"{address(name)} {value}\n" for name, value in rows.items())
        (config / table).write_text(text)


def _write_configuration(server: Postfix) -> None:
    owner = pwd.getpwnam(OWNER)
    given = {
        "root": server.root,
        "port": server.port,
        "tls_port": server.tls_port,
        "domain": DOMAIN,
        "largest": LARGEST,
        "certificate": server.certificate,
        "owner": OWNER,
        "uid": owner.pw_uid,
        "gid": owner.pw_gid,
        "mlmmj": find_program("mlmmj-receive"),
    }
    (server.root / "config" / "main.cf").write_text(_MAIN.format(**given))
    (server.root / "config" / "master.cf").write_text(_MASTER.format(**given))


def _start(server: Postfix) -> None:
    starting = [find_program("postfix"), "-c", str(server.root / "config"), "start"]
    done = subprocess.run(starting, capture_output=True, text=True, timeout=_LONGEST, check=False)
    assert done.returncode == 0, f"postfix start: {done.stdout}{done.stderr}{server.log}"


def _lives(group: int) -> bool:
    """Whether a process of the group runs, which a Postfix has for itself."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of_group = stat.read_text().rpartition(") ")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
            continue
        if int(of_group) == group and state != "Z":
            return True
    return False
