"""`greenpaper serve`: a preview that is built again whenever something changes."""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

from plugins.domain.refusal import WrongCall
from plugins.host.call import ROOT, Call
from plugins.host.clock import moment_of_build
from plugins.host.options import Options
from plugins.host.preview.news import News
from plugins.host.preview.previewer import Previewer, Rebuilt
from plugins.host.preview.rebuilding import (
    Changes,
    Outcome,
    attempt,
    carry_out,
    is_sound_code,
    keep_building,
)
from plugins.host.preview.resident import ResidentBuilds
from plugins.host.preview.server import PreviewServer
from plugins.host.preview.watching import watched
from plugins.host.terminal import say
from plugins.reading.content import read_site

_TURN = 0.001
"""Seconds after which a build lets a request have its turn. With Python's own 0.005 a page that is
asked for during a build takes thirty times as long as else; with this, ten times."""

CODE = (ROOT / "plugins", ROOT / "pelicanconf.py")


def serve(call: Call) -> None:
    """Build a preview, serve it, and build it again at every change, until Ctrl-C.

    Raises `WrongCall` when it cannot begin. When the program's own code changes, the process starts
    anew in its own place.
    """
    if not call.content.is_dir():
        raise WrongCall(f"there is no folder {call.content}")
    moment_of_build(call.as_at, read_site(call.content)[1])
    sys.setswitchinterval(_TURN)
    news = News(call.content, secrets.token_hex(4))
    with PreviewServer(call.port, call.cache / "preview", news) as server:
        previewer = ResidentBuilds(lambda: preview_options(call, server.folder, server.port))
        try:
            outcome = follow(call, server, previewer)
        except KeyboardInterrupt:
            outcome = "ended"
    if outcome == "restart":
        say("The program has changed: starting again.")
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def follow(call: Call, server: PreviewServer, previewer: Previewer) -> Outcome:
    """Build at every change until the program's own code changes. The server answers once the first
    build has ended, well or not, so that no thread of ours runs beside that one."""
    options = preview_options(call, server.folder, server.port)
    server.prefix = urlsplit(options.address).path

    def tell(step: Rebuilt) -> None:
        server.prefix = urlsplit(step.address).path
        server.news.built(step, server.prefix)

    def build(changed: Changes) -> None:
        attempt(
            lambda: carry_out(previewer.rebuild(changed), tell, call.content),
            call.content,
            server.news,
        )
        server.answer_from_now_on()
        if server.news.is_waiting:
            say(f"Its place is {options.address}/ (Ctrl-C ends it)")

    places = (call.content, ROOT / "theme", *CODE)
    return keep_building(
        watched(places, (call.cache, call.output)),
        build,
        lambda changed: is_sound_code(changed, CODE),
    )


def preview_options(call: Call, folder: Path, port: int) -> Options:
    """A preview in a folder, at this machine's address, under the path of the site's own."""
    address = call.siteurl or read_site(call.content)[0].address
    path = urlsplit(address).path.rstrip("/")
    return Options(
        content=call.content,
        output=folder,
        cache=call.cache,
        address=f"http://localhost:{port}{path}",
        as_at=call.as_at,
        jobs=call.jobs,
        preview=True,
        maker="serve",
    )
