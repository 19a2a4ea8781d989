"""A client that reads a published site in a loop, over HTTP and from the folder itself, until its
standard input ends; then it tells what it saw. Every page bears the mark of its version."""

import json
import os
import re
import sys
import threading
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

MARK = re.compile(rb"Mark (\d{4})\.")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


class Client:
    """Reads, and notes what is wrong. Marks only rise if `rises`."""

    def __init__(self, public: str, pages: Sequence[str], *, rises: bool) -> None:
        self.public, self.pages, self.rises = public, pages, rises
        self.faults: list[str] = []
        self.seen: list[int] = []
        self.rounds = 0

    def read(self, is_over: threading.Event, port: int) -> None:
        """In a loop, and once more when it is over."""
        connection, is_last = HTTPConnection("127.0.0.1", port), False
        while not is_last and len(self.faults) < 10:
            is_last = is_over.is_set()
            for way, marks in (
                ("by path", self.by_path()),
                ("over HTTP", self.over_http(connection)),
                ("in one folder", self.in_one_folder()),
            ):
                found = list(marks)
                if way == "in one folder" and len(set(found)) != 1:
                    self.faults.append(f"a mixed site: {found}")
                self.note(way, found)
            self.rounds += 1

    def note(self, way: str, marks: list[int]) -> None:
        if self.rises and marks != sorted(marks):
            self.faults.append(f"{way}: {marks}, an old page after a new one")
        for mark in marks:
            if not self.seen or self.seen[-1] != mark:
                self.seen.append(mark)

    def by_path(self) -> Iterator[int]:
        for page in self.pages:
            yield from self.mark(
                f"by path {page}", lambda p=page: Path(self.public, p).read_bytes()
            )

    def over_http(self, connection: HTTPConnection) -> Iterator[int]:
        for page in self.pages:
            connection.request("GET", f"/{page.removesuffix('index.html')}")
            answer = connection.getresponse()
            content = answer.read()
            if answer.status != 200:
                self.faults.append(f"over HTTP {page}: {answer.status}")
            else:
                yield from self.mark(f"over HTTP {page}", lambda c=content: c)

    def in_one_folder(self) -> Iterator[int]:
        """What stands in the folder that was found at once: its pages, and as many as it lists."""
        folder = os.open(self.public, os.O_RDONLY | os.O_DIRECTORY)
        try:
            for page in self.pages:
                yield from self.mark(f"in one folder {page}", lambda p=page: _read(folder, p))
        finally:
            os.close(folder)

    def mark(self, what: str, read: Any) -> Iterator[int]:
        try:
            content = read()
        except OSError as error:
            self.faults.append(f"{what}: {error}")
            return
        marks = {int(mark) for mark in MARK.findall(content)}
        if len(marks) != 1 or not content.rstrip().endswith(b"</html>"):
            self.faults.append(f"{what}: marks {marks}, {len(content)} bytes")
        yield from marks


def _read(folder: int, page: str) -> bytes:
    with os.fdopen(os.open(page, os.O_RDONLY, dir_fd=folder), "rb") as file:
        return file.read()


def main() -> None:
    public, rises, *pages = sys.argv[1:]
    client = Client(public, pages, rises=rises == "rises")
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *words: Quiet(*words, directory=public))
    is_over = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    reader = threading.Thread(target=client.read, args=(is_over, server.server_port))
    reader.start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.read()
    is_over.set()
    reader.join()
    saw = {"faults": client.faults, "seen": client.seen, "rounds": client.rounds}
    sys.stdout.write(json.dumps(saw))


if __name__ == "__main__":
    main()
