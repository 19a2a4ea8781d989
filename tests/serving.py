"""A web server on this machine, for as long as a test has need of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@contextmanager
def serving(
    handler: Callable[..., BaseHTTPRequestHandler],
    *,
    daemon_threads: bool = True,
    poll_interval: float = 0.5,
) -> Iterator[str]:
    """The origin (`http://127.0.0.1:40001`) at which requests are answered meanwhile. Without
    `daemon_threads` the end waits for every connection to be closed, so that no socket is left
    open; `poll_interval` is how many seconds it may take to be noticed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = daemon_threads
    thread = Thread(target=server.serve_forever, args=(poll_interval,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
