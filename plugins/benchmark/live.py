"""How long it takes from saving a post until the preview shows it."""

import http.client
import os
import signal
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from plugins.benchmark.archive.posts import plain_post
from plugins.benchmark.archive.values import MadeArchive
from plugins.benchmark.figures import Row
from plugins.benchmark.measuring import add_paragraph, reading, stopwatch
from plugins.benchmark.programs.program import Program, address_of
from plugins.domain.refusal import WrongCall

EDITS = 5
_UNTIL_IT_BEGINS, _UNTIL_IT_SHOWS, _UNTIL_IT_ENDS = 1800.0, 120.0, 30.0
_REST = 1.0
"""Seconds between two edits, and twice that before the first, so that what watches is watching."""
_ASKS = 0.004


def live_edits(program: Program, archive: MadeArchive, log: Path) -> Row | None:
    """The median of some edits, and the memory of the preview. None for a program that has none.

    Raises `WrongCall` where it gives no page, or never shows an edit.
    """
    port = _free_port()
    command = program.serve(port)
    if command is None:
        return None
    with stopwatch(command, log) as server:
        try:
            took = tuple(_edits(program, archive, port, server))
        finally:
            printed = _ended(server)
    _, figure = reading(printed)
    figure = msgspec.structs.replace(figure, wall=statistics.median(took), cpu=None)
    return Row(program.name, archive.posts, "live", figure)


def _edits(
    program: Program, archive: MadeArchive, port: int, server: "subprocess.Popen[str]"
) -> Iterator[float]:
    post = plain_post(archive, archive.posts // 3)
    address = address_of(post)
    _wait_for("<h1", address, port, _UNTIL_IT_BEGINS, program, server)
    time.sleep(2 * _REST)
    for number in range(EDITS):
        change = add_paragraph(program, post, f"quagga{number}x")
        saved = time.perf_counter()
        _wait_for(change.word, address, port, _UNTIL_IT_SHOWS, program, server)
        yield time.perf_counter() - saved
        time.sleep(_REST)


def _wait_for(
    word: str,
    address: str,
    port: int,
    most: float,
    program: Program,
    server: "subprocess.Popen[str]",
) -> None:
    end = time.perf_counter() + most
    while word not in _page(address, port):
        if time.perf_counter() > end or server.poll() is not None:
            raise WrongCall(f"the preview of {program.name} never showed “{word}” at {address}")
        time.sleep(_ASKS)


def _page(address: str, port: int) -> str:
    """What is at the address; empty while there is nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


def _ended(server: "subprocess.Popen[str]") -> str:
    """What the stopwatch printed when the server was told to end. One that does not is killed, and
    then nothing more is known of it."""
    server.send_signal(signal.SIGTERM)
    try:
        return server.communicate(timeout=_UNTIL_IT_ENDS)[0]
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        return "-9 0 0 0 0"


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
