"""People who send an edition of a small site that is published: alone, or each from a clone."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from smtplib import SMTP
from urllib.parse import urlsplit

from plugins.domain.ledger import Fact
from plugins.domain.sendings import Sending, sendings_of
from plugins.reading.ledger_file import read_ledger
from tests.law.folders import MEMORY, a_folder
from tests.law.pictures import drawn_once
from tests.law.runs import HANGS, Ended, Place, within
from tests.sending.callers import Caller, Kill, Meeting
from tests.sending.smtp_servers import NONE, Moment, Server, smtp_server
from tests.serving import serving

LIST = "update@lists.paper.example"
SITE = f"""\
name: A Paper
address: http://paper.example
identity: paper
newsletter:
  sender: policy@paper.example
  list: {LIST}
  postal: 1 High Street, Leeds
  unsubscribe: https://lists.paper.example/leave
"""
EDITION = """\
---
title: What the councils did
date: 2026-01-0{number}
id: update-{number}
edition: {number}
email:
  subject: The councils, at last {number}
  preheader: Seventeen registers, and one that is late
{more}---

Seventeen councils publish their registers & maps.

## What comes next

- Write to your councillor.
- Tell us.
"""
DRAFT = "status: draft\n"
_OURS = re.compile(rb"^Subject: The councils", re.MULTILINE)


class Sender:
    """Somebody with a content folder and a cache of their own."""

    def __init__(self, root: Path, newsroom: "Newsroom", caller: Caller) -> None:
        self.content = root / "content"
        self.cache = root / "cache"
        self.newsroom = newsroom
        self._caller = caller

    def begin(
        self, *more: str, kill: Kill | None = None, meetings: Sequence[Meeting] = (), port: int = 0
    ) -> None:
        url = f"smtp://127.0.0.1:{port or self.newsroom.server.port}"
        given = ("--edition", "7", "--mail-url", url, "--yes", "1", *more)
        folders = ("--content", str(self.content), "--cache", str(self.cache))
        environment = self.newsroom.environment
        call = ("send", *folders, "--jobs", "1", *given)
        self._caller.begin(call, environment, kill=kill, meetings=meetings)

    def ended(self) -> Ended:
        return self._caller.ended()

    def send(self, *more: str, kill: Kill | None = None, port: int = 0) -> Ended:
        self.newsroom.server.is_left.clear()
        self.begin(*more, kill=kill, port=port)
        return self.ended()

    def sent(self) -> str:
        """What is said by a call that ends well."""
        ended = self.send()
        assert ended.status == 0, ended.told
        return ended.told

    def git(self, *words: str) -> str:
        return git(self.content, *words, environment=self.newsroom.environment).strip()

    def remote(self) -> str:
        """The commit that the branch of the remote ends with."""
        return self.git("ls-remote", "origin", "main").split()[0]

    def hook(self, name: str, line: str) -> Path:
        """A hook of this clone's that is a shell line."""
        hook = self.content / ".git" / "hooks" / name
        hook.write_text(f"#!/bin/sh\n{line}\n")
        hook.chmod(0o755)
        return hook

    def pull(self) -> None:
        """As somebody does who is told to, with the ledger committed first."""
        if self.git("status", "--porcelain", "--", "ledger.txt"):
            self.git("commit", "--quiet", "--message", "The ledger", "--", "ledger.txt")
        self.git("pull", "--quiet", "--no-rebase", "--no-edit")

    def shell(self, lines: str) -> None:
        """Carried out in the content folder."""
        environment = {**os.environ, **self.newsroom.environment}
        subprocess.run(["sh", "-ec", lines], cwd=self.content, env=environment, check=True)

    def ledger(self) -> str:
        return (self.content / "ledger.txt").read_text()

    def facts(self) -> tuple[Fact, ...]:
        facts, problems = read_ledger(self.content)
        assert problems == ()
        return facts

    def tries(self) -> tuple[Sending, ...]:
        return sendings_of(self.facts()).get("update-7", ())

    def outcomes(self) -> list[str]:
        return [one.outcome for one in self.tries()]

    def settle(self) -> str:
        """Call again and do what is said, as somebody who looks into the list's mailbox and answers
        truthfully, until the edition is known to be sent; all that was said."""
        told, more = "", list[str]()
        for _ in range(8):
            self.unlock()
            ended = self.send(*more)
            told, more = f"{told}{ended.told}", []
            if ended.status == 0 or "An edition is never sent twice" in ended.told:
                return told
            if "is not known" in ended.told:
                arrived = "arrived" if self.newsroom.delivered() else "lost"
                more = ["--outcome", arrived]
            elif "git pull" in ended.told:
                self.pull()
        raise AssertionError(told)

    def unlock(self) -> None:
        """What a git that was killed leaves behind, and tells people to remove."""
        for lock in (self.content / ".git").rglob("*.lock"):
            lock.unlink()


class Newsroom:
    """A site that is published and answers at its address, and the mail server of its list."""

    def __init__(self, folder: Path, origin: str, callers: tuple[Caller, ...]) -> None:
        self.folder = folder
        self.origin = origin
        self.callers = callers
        self.server = Server()
        self.environment = {
            "http_proxy": origin,
            "no_proxy": "",
            "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        (folder / "gitconfig").write_text(
            "[user]\nname = Nia\nemail = nia@paper.example\n[init]\ndefaultBranch = main\n"
        )

    def messages(self) -> int:
        """How often the list got the edition, whatever else it got."""
        took = (one for one in self.server.messages if one.recipients == (LIST,))
        return sum(1 for one in took if _OURS.search(one.text))

    def delivered(self) -> int:
        """As `messages`, once the server has read whatever a process that has ended sent to it."""
        before = self.server.connections
        with SMTP("127.0.0.1", self.server.port) as asking:
            asking.ehlo()  # by now it knows of all connections before this one
            if self.server.connections - before > 1:
                assert self.server.is_left.wait(HANGS)
        return self.messages()

    @contextmanager
    def mail_server(self, faults: Mapping[Moment, str] = NONE) -> Iterator[Server]:
        with smtp_server(faults=faults) as server:
            self.server = server
            yield server

    @contextmanager
    def alone(self) -> Iterator[Sender]:
        """Somebody whose content is in no repository."""
        with a_folder(MEMORY) as root:
            self._put(root)
            yield Sender(root, self, self.callers[0])

    @contextmanager
    def clones(self) -> Iterator[tuple[Sender, Sender]]:
        """Two people with a remote."""
        with a_folder(MEMORY) as folder:
            run = partial(git, environment=self.environment)
            remote = folder / "remote.git"
            run(folder, "init", "--quiet", "--bare", str(remote))
            first, second = folder / "first", folder / "second"
            self._put(first)
            for words in (
                ("init", "--quiet"),
                ("add", "--all"),
                ("commit", "--quiet", "--message", "Begin"),
                ("remote", "add", "origin", str(remote)),
                ("push", "--quiet", "--set-upstream", "origin", "main"),
            ):
                run(first / "content", *words)
            second.mkdir()
            shutil.copytree(first / "cache", second / "cache")
            run(second, "clone", "--quiet", str(remote), "content")
            yield Sender(first, self, self.callers[0]), Sender(second, self, self.callers[1])

    def _put(self, root: Path) -> None:
        for name in ("content", "cache"):
            shutil.copytree(self.folder / name, root / name)


def git(folder: Path, *words: str, environment: Mapping[str, str]) -> str:
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    assert not done.returncode, done.stderr.decode()
    return done.stdout.decode()


@contextmanager
def a_newsroom() -> Iterator[Newsroom]:
    with a_folder(MEMORY) as folder, drawn_once():
        place = Place(folder / "content", folder / "public", folder / "cache")
        write_content(place.content)
        ended = within(place.call("--jobs", "1", command="publish"))
        assert ended.status == 0, ended.told
        public = partial(_Proxy, place.output)
        with serving(public, daemon_threads=False, poll_interval=0.05) as origin:
            callers = (Caller({}), Caller({}))
            try:
                yield Newsroom(folder, origin, callers)
            finally:
                for caller in callers:
                    caller.close()


def write_content(content: Path) -> None:
    (content / "posts").mkdir(parents=True)
    (content / "site.yaml").write_text(SITE)
    for number, more in ((6, ""), (7, ""), (8, DRAFT)):
        post = EDITION.format(number=number, more=more)
        (content / "posts" / f"update-{number}.md").write_text(post)


class _Proxy(BaseHTTPRequestHandler):
    """Answers for the site's address, as a proxy is asked (RFC 9112, 3.2.2), from a folder."""

    def __init__(self, public: Path, *more: object) -> None:
        self._public = public
        super().__init__(*more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path.strip("/")
        file = self._public / path / "index.html"
        self.send_response(200 if file.is_file() else 404)
        self.end_headers()
        if file.is_file():
            self.wfile.write(file.read_bytes())

    def log_message(self, *words: object) -> None:
        pass
