"""What is measured of every program: how its archive is written, built and shown."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from plugins.benchmark.archive.files import paper, picture
from plugins.benchmark.archive.posts import all_posts, post_of
from plugins.benchmark.archive.values import MadeArchive, MadePost
from plugins.domain.progress import Progress

ADDRESS = "https://archive.example"

_LINK = re.compile(r"\{post:(\d+)\}")


class Command(NamedTuple):
    """What to run, where, and what the environment has in addition."""

    words: tuple[str, ...]
    folder: Path
    environ: Mapping[str, str]


class Program(Protocol):
    """One program with an archive of its own in a folder of its own.

    `begin_anew` has its next builds go where nothing lies yet.
    """

    name: str
    version: str

    def write_archive(self, archive: MadeArchive, progress: Progress) -> None: ...
    def begin_anew(self) -> None: ...
    def build(self) -> Command: ...
    def serve(self, port: int) -> Command | None: ...
    def output(self) -> Path: ...
    def source(self, post: MadePost) -> Path: ...
    def text(self, archive: MadeArchive, post: MadePost) -> str: ...


def address_of(post: MadePost) -> str:
    """Where every program puts a post: the site path."""
    return f"/{post.published:%Y}/{post.published:%m}/{post.slug}/"


def page_of(program: Program, post: MadePost) -> Path:
    """The file in which the program's last build shows a post."""
    return program.output() / address_of(post).strip("/") / "index.html"


class Peer:
    """A program that is another's. `binary` is the program itself, not what starts it."""

    def __init__(self, folder: Path, binary: Path, version: str) -> None:
        self.version = version
        self._folder = folder
        self._binary = str(binary)
        self._turn = 0

    def begin_anew(self) -> None:
        self._turn += 1

    def source(self, post: MadePost) -> Path:
        return self._folder / "content" / "posts" / f"{post.slug}.md"


def write_posts(program: Program, archive: MadeArchive, files: Path, progress: Progress) -> None:
    """Every post of the archive is there after the call, and in the folder `files` its picture and
    its document."""
    for post in all_posts(archive):
        put(program.source(post), program.text(archive, post))
        if post.has_picture:
            put(files / "images" / f"post-{post.number}.png", picture(post.number))
        if post.has_file:
            put(files / "files" / f"paper-{post.number}.pdf", paper(post.number))
        progress(post.number + 1, archive.posts)


def linked(archive: MadeArchive, text: str, target: Callable[[MadePost], str]) -> str:
    """The text with its links to other posts as `target` writes them."""
    return _LINK.sub(lambda found: target(post_of(archive, int(found[1]))), text)


def put(file: Path, content: str | bytes) -> None:
    """Write a file, and the folders on the way to it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
