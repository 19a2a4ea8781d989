"""The `greenpaper` program: a command, its options, and how it ends.

Options are the variables of `make` in lower case. What is not given comes from the environment
(`GREENPAPER_CONTENT`, which is how `make` hands it over), then from the defaults. Whatever takes
time to import waits until a command needs it.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
"""The project's own folder, in which the default folders lie."""

_INTERRUPTED = 130
_HIGHEST_PORT = 65535


class Option(NamedTuple):
    """A variable: what it is called in a message, its default, and a line of help."""

    metavar: str
    default: str
    help: str


OPTIONS = {
    "content": Option("FOLDER", str(ROOT / "content"), "the content folder"),
    "output": Option("FOLDER", str(ROOT / "output"), "where the site is built"),
    "cache": Option("FOLDER", str(ROOT / ".cache"), "what makes the next build faster"),
    "siteurl": Option("ADDRESS", "", "the site's address; default: that of site.yaml"),
    "as-at": Option("MOMENT", "", "build the site as it will be then, such as 2026-11-30T09:00"),
    "jobs": Option("NUMBER", "0", "processes; default: all cores"),
    "port": Option("NUMBER", "8000", "where the preview answers"),
    "kind": Option("KIND", "", "post, roundup, part, campaign, series, person or organisation"),
    "title": Option("TEXT", "", "the title, or the name of a person or organisation"),
    "series": Option("SERIES", "", "slug or title of the series that a part belongs to"),
    "from": Option("FOLDER", "", "the folder to import"),
}

_BUILDING = ("content", "cache", "siteurl", "as-at", "jobs")
COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "site": ("build the public site, rebuilding only what changed", (*_BUILDING, "output")),
    "serve": ("preview on this machine, drafts included", (*_BUILDING, "port")),
    "check": ("the editor's checks; builds nothing", _BUILDING),
    "new": (
        "a new file with its front matter filled in",
        ("content", "kind", "title", "series", "as-at"),
    ),
    "import": ("bring in a folder of Jekyll or Hugo posts", ("from", "content", "cache")),
    "clean": ("remove what was generated", ("output", "cache")),
}


class Call(NamedTuple):
    """What is asked for. Folders are whole paths."""

    command: str
    content: Path
    output: Path
    cache: Path
    source: Path | None = None
    siteurl: str = ""
    as_at: str = ""
    jobs: int = 0
    port: int = 8000
    kind: str = ""
    title: str = ""
    series: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command; 0: done, 1: the content has problems, 2: the call is wrong."""
    given = _parser().parse_args(arguments)
    if not given.command:
        _parser().print_help()
        return 0
    from plugins.domain.problem import Refusal, WrongCall
    from plugins.host import commands
    from plugins.host.terminal import print_problems, print_wrong_call

    try:
        call = call_from(given.command, vars(given), os.environ)
        return commands.RUN[call.command](call)
    except WrongCall as error:
        print_wrong_call(error)
        return 2
    except Refusal as refusal:
        print_problems(refusal.problems, call.content)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


def call_from(command: str, given: Mapping[str, str | None], environ: Mapping[str, str]) -> Call:
    """The call that options and environment make. Raises `WrongCall` for a value that is none."""
    values = {name: _value(name, given, environ) for name in OPTIONS}
    return Call(
        command=command,
        content=_folder(values["content"]),
        output=_folder(values["output"]),
        cache=_folder(values["cache"]),
        source=_folder(values["from"]) if values["from"] else None,
        siteurl=_address(values["siteurl"]),
        as_at=values["as-at"],
        jobs=_number("jobs", values["jobs"], 0, 4096),
        port=_number("port", values["port"], 0, _HIGHEST_PORT),
        kind=values["kind"],
        title=values["title"],
        series=values["series"],
    )


def _value(name: str, given: Mapping[str, str | None], environ: Mapping[str, str]) -> str:
    from plugins.domain.problem import WrongCall

    variable = name.upper().replace("-", "_")
    value = given.get(name) or environ.get(f"GREENPAPER_{variable}") or OPTIONS[name].default
    if not value.isprintable() and _is_undecodable(value):
        raise WrongCall(f"{variable} is not UTF-8 text")
    return value


def _is_undecodable(value: str) -> bool:
    """Whether Python had to keep bytes of the command line as lone surrogates."""
    return any("\ud800" <= character <= "\udfff" for character in value)


def _folder(value: str) -> Path:
    """A relative path counts from the current folder; `~/` is the person's home, which not every
    shell puts into `CONTENT=~/blog`."""
    path = Path(value)
    return path.expanduser() if value.startswith("~/") else path.absolute()


def _address(value: str) -> str:
    """Without a slash at its end."""
    from plugins.domain.problem import WrongCall

    if value and not value.startswith(("http://", "https://")):
        raise WrongCall(f"SITEURL is “{value}”: it must begin with https://, or http://")
    return value.rstrip("/")


def _number(name: str, value: str, least: int, most: int) -> int:
    from plugins.domain.problem import WrongCall

    if value.isascii() and value.isdigit() and least <= int(value) <= most:
        return int(value)
    raise WrongCall(f"{name.upper()} is “{value}”: it must be a whole number, {least} to {most}")


def _parser() -> ArgumentParser:
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
            metavar, default, meaning = OPTIONS[option]
            shown = (
                f"{meaning} ({os.path.relpath(default)})" if default.startswith("/") else meaning
            )
            command.add_argument(f"--{option}", dest=option, metavar=metavar, help=shown)
    return parser


if __name__ == "__main__":
    sys.exit(main())
