"""A small site that is published again and again, whose every page bears the mark of its version."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.domain.ledger import Fact, past_of
from plugins.host.call import ROOT
from plugins.publishing import exchange
from plugins.reading.ledger_file import read_ledger
from tests.law.folders import contents, differing
from tests.law.runs import Place, within

PAGES = ("index.html", "404.html", "archive/index.html", "about/index.html")
"""Those that every version has."""
_POST = re.compile(r"\d{4}/\d\d/[^/]+/index\.html")
_SITE = """\
name: A Paper
address: https://paper.example
identity: paper
footer:
  organisation: Paper
  number: Registered charity 0000000
  imprint: Mark {mark:04}.
"""
_POST_TEXT = """\
---
title: A note {number}
date: 2017-03-{day:02}
id: note-{number}
{more}---

The text of note {number}.
"""


@dataclass
class Ended:
    """How a call ended: its status, less than 0 where it was killed, and all that it said."""

    status: int
    said: str


@dataclass
class Press:
    """The folders of a site, and the number of its version."""

    root: Path
    can_exchange: bool = True
    mark: int = 0

    def __post_init__(self) -> None:
        self.content = self.root / "content"
        self.public = self.root / "public"
        self.cache = self.root / "cache"
        self.server = self.root / "server"
        (self.content / "posts").mkdir(parents=True)
        (self.content / "pages").mkdir()
        page = "---\ntitle: About\n---\n\nWho we are.\n"
        (self.content / "pages" / "about.md").write_text(page)

    def edit(self, *, adds: bool = True) -> None:
        """The next version: another mark, and a post more if it `adds` one."""
        self.mark += 1
        self.write_site()
        if adds:
            self.write_post(self.mark)

    def write_site(self, more: str = "", deploy: str = "") -> None:
        text = _SITE.format(mark=self.mark) + f"deploy: {deploy or self.deploy}\n" + more
        (self.content / "site.yaml").write_text(text)

    def post(self, number: int) -> Path:
        return self.content / "posts" / f"note-{number}.md"

    def write_post(self, number: int, more: str = "") -> Path:
        path = self.post(number)
        path.write_text(_POST_TEXT.format(number=number, day=1 + number % 28, more=more))
        return path

    @property
    def deploy(self) -> str:
        """The site as it stands, on a server, whole or not at all: a link is moved to it."""
        return (
            f'new="$(mktemp -d {self.server}.XXXXXX)" && cp -r "$GREENPAPER_PUBLIC/." "$new" && '
            f'ln -sfn "$new" {self.server}.link && mv -T {self.server}.link {self.server}'
        )

    def call(self, *more: str) -> tuple[str, ...]:
        place = Place(self.content, self.public, self.cache)
        return place.call("--jobs", "1", *more, command="publish")

    def publish(self, *more: str, prepare: Callable[[], object] = str) -> Ended:
        """Carried out in a process group of its own, which `prepare` may do something to first."""
        said = self.root / "said"
        child = os.fork()
        if child == 0:
            status = 70
            try:
                os.setpgid(0, 0)
                into = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
                for stream in (1, 2):  # what a deployment says too
                    os.dup2(into, stream)
                if not self.can_exchange:
                    exchange.exchange = _refuse
                prepare()
                ended = within(self.call(*more))
                os.write(into, (ended.said + ended.told).encode())
                status = ended.status
            finally:
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return Ended(status, said.read_text() if said.exists() else "")

    def clean(self) -> None:
        """What is published is what a build of the content gives."""
        place = Place(self.content, self.root / "clean", self.root / "clean-cache")
        ended = within(place.call("--jobs", "1"))
        assert ended.status == 0, ended.told
        assert differing(contents(self.public), contents(place.output)) == []

    def facts(self) -> tuple[Fact, ...]:
        facts, problems = read_ledger(self.content)
        assert problems == ()
        return facts

    def noted_posts(self) -> set[str]:
        """The files at which posts stand by the ledger."""
        past = past_of(self.facts())
        return {f"{post.address[1:]}index.html" for post in past.posts.values()}

    def in_ledger_is_served(self) -> None:
        """What the ledger knows was served, and deployed where that is done."""
        assert self.noted_posts() <= posts_in(self.public)
        assert self.noted_posts() <= posts_in(self.server)

    def agrees(self) -> None:
        """The ledger knows of every post that is served, and of no other; the server has it."""
        assert self.noted_posts() == posts_in(self.public)
        assert differing(contents(self.server), contents(self.public)) == []
        beside = self.public.with_name(".public.greenpaper")
        left = {path.name for path in beside.iterdir()}
        kept = {"version", "lock", "former", "former.version", "no-former"}
        if self.public.is_symlink():
            kept |= {"a", "b", "c"}
        assert left <= kept


def _refuse(one: Path, other: Path) -> None:
    """What a file system says that cannot exchange folders."""
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def posts_in(folder: Path) -> set[str]:
    """The files of posts."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
    return {path for path in paths if _POST.fullmatch(path)}


def marks_in(folder: Path) -> set[str]:
    """The marks that the pages of a folder bear."""
    texts = (path.read_text() for path in folder.rglob("*.html"))
    return {mark for text in texts for mark in re.findall(r"Mark (\d{4})\.", text)}


@contextmanager
def read_meanwhile(public: Path, *, rises: bool = True) -> Iterator[dict[str, list[int]]]:
    """A client reads the site in a loop as long as the block lasts; what it saw is in the value
    then. Nothing was ever missing or mixed."""
    told = {"seen": list[int]()}
    words = [str(public), "rises" if rises else "may fall", *PAGES]
    client = subprocess.Popen(
        [sys.executable, "-m", "tests.publish.client", *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with client:
        assert client.stdout
        assert client.stdout.readline() == "ready\n"
        try:
            yield told
        finally:
            said, _ = client.communicate()
    saw = json.loads(said)
    assert saw["faults"] == []
    assert saw["rounds"] > 0
    told["seen"] = saw["seen"]
