"""`greenpaper serve`: a preview that is built again whenever something changes."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from plugins.domain.refusal import WrongCall
from plugins.host.building import Options, build
from plugins.host.call import ROOT, Call
from plugins.host.clock import moment_of_build
from plugins.host.preview_server import PreviewServer
from plugins.host.rebuilding import Changes, attempt, is_sound_code, keep_building
from plugins.host.terminal import print_problems, say, summary_in_words
from plugins.reading.content import read_site

CODE = (ROOT / "plugins", ROOT / "pelicanconf.py")
_TICK = 100  # milliseconds between looks at the clock while nothing changes


def serve(call: Call) -> None:
    """Build a preview, serve it, and build it again at every change, until Ctrl-C.

    Raises `WrongCall` when it cannot begin. When the program's own code changes, the process starts
    anew in its own place.
    """
    if not call.content.is_dir():
        raise WrongCall(f"there is no folder {call.content}")
    moment_of_build(call.as_at, read_site(call.content)[1])
    preview = call.cache / "preview"
    with PreviewServer(call.port, preview) as server:
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            outcome = keep_building(
                watched((call.content, ROOT / "theme", *CODE), (call.cache, call.output)),
                lambda: attempt(lambda: _build(call, server), call.content),
                lambda changed: is_sound_code(changed, CODE),
            )
        except KeyboardInterrupt:
            outcome = "ended"
        server.shutdown()
    if outcome == "restart":
        say("The program has changed: starting again.")
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def watched(places: tuple[Path, ...], but: tuple[Path, ...]) -> Iterator[Changes]:
    """Sets of changed paths below `places`, leaving out what lies below `but`.

    The first set is empty and says that watching has begun. Further empty ones say that time has
    passed. Ends with `KeyboardInterrupt` at Ctrl-C.
    """
    from watchfiles import Change, DefaultFilter, watch

    usual, apart = DefaultFilter(), [place.resolve() for place in but]

    def matters(change: Change, path: str) -> bool:
        return usual(change, path) and not any(Path(path).is_relative_to(place) for place in apart)

    found = watch(
        *(place.resolve() for place in places),
        watch_filter=matters,
        rust_timeout=_TICK,
        yield_on_timeout=True,
    )
    for changes in found:
        yield frozenset(Path(path) for _, path in changes)


def preview_options(call: Call, server: PreviewServer) -> Options:
    """A preview at this machine's address, under the path of the site's own."""
    address = call.siteurl or read_site(call.content)[0].address
    path = urlsplit(address).path.rstrip("/")
    return Options(
        content=call.content,
        output=server.folder,
        cache=call.cache,
        address=f"http://localhost:{server.port}{path}",
        as_at=call.as_at,
        jobs=call.jobs,
        preview=True,
        maker="serve",
    )


def _build(call: Call, server: PreviewServer) -> None:
    started = time.perf_counter()
    options = preview_options(call, server)
    built = build(options)
    server.prefix = urlsplit(options.address).path
    print_problems(built.warnings, call.content)
    seconds = time.perf_counter() - started
    say(
        f"{summary_in_words(built.written, built.removed, built.total, seconds)}: "
        f"{options.address}/ (Ctrl-C ends it)"
    )
