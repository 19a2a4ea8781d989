"""The `greenpaper` program: a command, its options, and how it ends.

Whatever takes time to import waits until a command needs it.
"""

import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from plugins.domain.refusal import Refusal, WrongCall
from plugins.host.call import OPTIONS, Call, call_from, default_of
from plugins.host.next_moment import keep_next_moment
from plugins.host.unchanged import Look, unchanged, unchanged_in_words

if TYPE_CHECKING:
    from argparse import ArgumentParser

_INTERRUPTED = 130
_BUILDING = ("content", "cache", "siteurl", "as-at", "jobs")
COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "site": ("build the public site, rebuilding only what changed", (*_BUILDING, "output")),
    "serve": ("preview on this machine, drafts included", (*_BUILDING, "port")),
    "check": ("the editor's checks; builds nothing", (*_BUILDING, "format", "links")),
    "new": (
        "a new file with its front matter filled in",
        ("content", "kind", "title", "series", "month", "cache", "as-at", "jobs"),
    ),
    "import": (
        "bring in the posts of a Jekyll, Hugo or Pelican site",
        ("from", "feed", "permalink", "content", "cache"),
    ),
    "preview": (
        "one HTML file of a post, published or not, to send to a colleague",
        ("page", "content", "output", "cache", "siteurl", "as-at", "jobs"),
    ),
    "publish": (
        "check, build and verify the site, and put it into public/ whole; or go back",
        (*_BUILDING, "output", "back"),
    ),
    "newsletter": (
        "the mail of an edition, and what is to be mended before it is sent",
        ("edition", "content", "outbox", "cache", "siteurl", "as-at", "jobs", "links"),
    ),
    "send": (
        "hand an edition to the mail service, never twice",
        (
            *("edition", "mail-url", "mail-to", "to", "yes", "outcome"),
            *("content", "cache", "siteurl", "as-at", "jobs"),
        ),
    ),
    "why": (
        "say why a page was, or was not, rebuilt by the last build",
        ("page", "content", "output", "cache", "siteurl", "as-at"),
    ),
    "bench": (
        "measure how fast the program is, on archives made up for that",
        ("posts", "turns", "bench-peers", "cache", "jobs"),
    ),
    "clean": ("remove what was generated", ("output", "cache")),
}


def program() -> NoReturn:
    """Carry out the command line and end the process, without taking apart what it has built up:
    that would take as long as an edit does."""
    status = main()
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command; 0: done, 1: the content has problems, 2: the call is wrong."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    # What `make` calls most needs no parser, which takes a tenth of the time when nothing changed.
    given = {"command": "site"} if words == ["site"] else vars(_parser().parse_args(words))
    command = given.get("command")
    if not command:
        _parser().print_help()
        return 0
    try:
        call = call_from(command, given, os.environ)
        if command == "site":
            return _site(call)
    except WrongCall as error:
        from plugins.host.terminal import print_wrong_call

        print_wrong_call(error)
        return 2
    return _carried_out(call)


def _site(call: Call) -> int:
    """Build the site, unless that would change nothing: this is told before anything heavy is
    imported."""
    started = time.perf_counter()
    seen, stand = unchanged(call)
    if stand is None:
        return _carried_out(call, seen)
    keep_next_moment(call.cache, call.output, stand.change)
    sys.stdout.write(f"{unchanged_in_words(stand, time.perf_counter() - started)}\n")
    return 0


def _carried_out(call: Call, seen: Look | None = None) -> int:
    from plugins.host import commands
    from plugins.host.terminal import print_problems, print_wrong_call

    try:
        run = commands.RUN[call.command]
        return run(call, seen) if seen else run(call)
    except WrongCall as error:
        print_wrong_call(error)
        return 2
    except Refusal as refusal:
        print_problems(refusal.problems, call.content)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


def _parser() -> "ArgumentParser":
    from argparse import ArgumentParser

    parser = ArgumentParser(
        prog="greenpaper",
        description="A policy blog and its newsletter from a folder of Markdown.",
        epilog="Each command says more with --help; docs/commands.md says all.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", metavar="command")
    for name, (line, options) in COMMANDS.items():
        command = commands.add_parser(name, help=line, description=line, allow_abbrev=False)
        for option in options:
            metavar, _, meaning = OPTIONS[option]
            default = default_of(name, option)
            shown = (
                f"{meaning} ({os.path.relpath(default)})" if default.startswith("/") else meaning
            )
            command.add_argument(f"--{option}", dest=option, metavar=metavar, help=shown)
    return parser


if __name__ == "__main__":
    program()
