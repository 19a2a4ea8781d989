"""What a person asks of the program: the variables, and the call that they make.

Options are the variables of `make` in lower case. What is not given comes from the environment
(`GREENPAPER_CONTENT`, which is how `make` hands it over), then from the defaults.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from plugins.domain.refusal import WrongCall

ROOT = Path(__file__).resolve().parents[2]
"""The project's own folder, in which the default folders lie."""

Format = Literal["text", "github", "gitlab", "json"]
FORMATS: tuple[Format, ...] = ("text", "github", "gitlab", "json")
"""How the problems of a check can be printed."""

Outcome = Literal["arrived", "lost"]
"""What a person has found out of an edition of which the program does not know whether it was
sent."""

_HIGHEST_EDITION = 999_999
_HIGHEST_PORT = 65535
_FEWEST_POSTS, _MOST_POSTS = 20, 500_000


class Option(NamedTuple):
    """A variable: what it is called in a message, its default, and a line of help."""

    metavar: str
    default: str
    help: str


OPTIONS = {
    "content": Option("FOLDER", str(ROOT / "content"), "the content folder"),
    "output": Option("FOLDER", str(ROOT / "output"), "where the site is built"),
    "outbox": Option("FOLDER", str(ROOT / "outbox"), "where the mail of an edition is written"),
    "cache": Option("FOLDER", str(ROOT / ".cache"), "what makes the next build faster"),
    "siteurl": Option("ADDRESS", "", "the site's address; default: that of site.yaml"),
    "as-at": Option("MOMENT", "", "build the site as it will be then, such as 2026-11-30T09:00"),
    "jobs": Option("NUMBER", "0", "processes; default: all cores"),
    "port": Option("NUMBER", "8000", "where the preview answers"),
    "kind": Option("KIND", "", "post, roundup, part, campaign, series, person or organisation"),
    "title": Option("TEXT", "", "the title, or the name of a person or organisation"),
    "series": Option("SERIES", "", "slug or title of the series that a part belongs to"),
    "month": Option("MONTH", "", "the month of a round-up, such as 2026-11; default: this one"),
    "format": Option("FORMAT", "text", "how problems are printed: text, github, gitlab, json"),
    "links": Option("1", "", "check external links too: asks other hosts, keeps answers for a day"),
    "from": Option("FOLDER", "", "the folder to import"),
    "feed": Option("FILE", "", "a copy of the old site's feed, whose ids its posts keep"),
    "permalink": Option("PATTERN", "", "the old addresses, such as /:year/:month/:title/"),
    "page": Option("PAGE", "", "an address, a post's slug, or a file of the content or the output"),
    "edition": Option("NUMBER", "0", "the number of the edition"),
    "mail-url": Option(
        "ADDRESS", "", "the mail server: smtp://, smtps://, smtp+starttls:// or listmonk+https://"
    ),
    "mail-to": Option("LIST", "", "the address of the list, or a list of listmonk's"),
    "to": Option("ADDRESS", "", "send a proof there, and to nobody else"),
    "yes": Option("1", "", "do not ask before an edition is sent"),
    "outcome": Option("arrived|lost", "", "what became of an edition that nobody knows of"),
    "back": Option("1", "", "return to the version that was published before"),
    "posts": Option("NUMBERS", "500 5000", "how many posts the archives have that are measured"),
    "turns": Option("NUMBER", "0", "how often each step is measured; default: by the archive"),
    "bench-peers": Option("1", "", "measure Hugo and Pelican too; fetches them the first time"),
}

OUTPUTS = {"preview": str(ROOT / "previews"), "publish": str(ROOT / "public")}
"""Where the files of a command go that does not build `output/`."""


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
    format: Format = "text"
    links: bool = False
    feed: Path | None = None
    permalink: str = ""
    page: str = ""
    outbox: Path = ROOT / "outbox"
    month: str = ""
    edition: int = 0
    mail_url: str = ""
    mail_to: str = ""
    to: str = ""
    yes: bool = False
    outcome: Outcome | None = None
    back: bool = False
    posts: tuple[int, ...] = ()
    turns: int = 0
    bench_peers: bool = False


def call_from(command: str, given: Mapping[str, str | None], environ: Mapping[str, str]) -> Call:
    """The call that options and environment make. Raises `WrongCall` for a value that is none."""
    values = {name: _value(name, given, environ) or default_of(command, name) for name in OPTIONS}
    return Call(
        command=command,
        content=_folder("content", values),
        output=_folder("output", values),
        cache=_folder("cache", values),
        source=_path(values["from"]) if values["from"] else None,
        siteurl=_address(values["siteurl"]),
        as_at=values["as-at"],
        jobs=_number("jobs", values["jobs"], 0, 4096),
        port=_number("port", values["port"], 0, _HIGHEST_PORT),
        kind=values["kind"],
        title=values["title"],
        series=values["series"],
        format=_format(values["format"]),
        links=_switch("links", values["links"]),
        feed=_path(values["feed"]) if values["feed"] else None,
        permalink=values["permalink"],
        page=values["page"],
        outbox=_folder("outbox", values),
        month=values["month"],
        edition=_number("edition", values["edition"], 0, _HIGHEST_EDITION),
        mail_url=values["mail-url"],
        mail_to=values["mail-to"],
        to=values["to"],
        yes=_switch("yes", values["yes"]),
        outcome=_outcome(values["outcome"]),
        back=_switch("back", values["back"]),
        posts=_sizes(values["posts"]),
        turns=_number("turns", values["turns"], 0, 99),
        bench_peers=_switch("bench-peers", values["bench-peers"]),
    )


def default_of(command: str, option: str) -> str:
    """What stands for an option of a command that nobody gives."""
    default = OPTIONS[option].default
    return OUTPUTS.get(command, default) if option == "output" else default


def _value(name: str, given: Mapping[str, str | None], environ: Mapping[str, str]) -> str:
    variable = name.upper().replace("-", "_")
    value = given.get(name) or environ.get(f"GREENPAPER_{variable}") or ""
    if not value.isprintable() and _is_undecodable(value):
        raise WrongCall(f"{variable} is not UTF-8 text")
    return value


def _is_undecodable(value: str) -> bool:
    """Whether Python had to keep bytes of the command line as lone surrogates."""
    return any("\ud800" <= character <= "\udfff" for character in value)


def _format(value: str) -> Format:
    for known in FORMATS:
        if value == known:
            return known
    raise WrongCall(f"FORMAT is “{value}”: it must be one of {', '.join(FORMATS)}")


def _outcome(value: str) -> Outcome | None:
    if value in ("arrived", "lost"):
        return "arrived" if value == "arrived" else "lost"
    if value:
        raise WrongCall(f"OUTCOME is “{value}”: it must be arrived or lost")
    return None


def _switch(name: str, value: str) -> bool:
    if value in ("", "0", "1"):
        return value == "1"
    variable = name.upper().replace("-", "_")
    raise WrongCall(f"{variable} is “{value}”: it must be 1, or not be there")


def _sizes(value: str) -> tuple[int, ...]:
    """Numbers with blanks or commas between them, smallest first, each once."""
    words = value.replace(",", " ").split() or [""]
    return tuple(sorted({_number("posts", word, _FEWEST_POSTS, _MOST_POSTS) for word in words}))


def _folder(name: str, values: Mapping[str, str]) -> Path:
    """A path at which there is a folder, or may be one."""
    path = _path(values[name])
    for place in (path, *path.parents):
        if place.is_file():
            raise WrongCall(f"{name.upper()} is “{values[name]}”: {place} is a file, not a folder")
    return path


def _path(value: str) -> Path:
    """A relative path counts from the current folder; `~/` is the person's home, which not every
    shell puts into `CONTENT=~/blog`."""
    path = Path(value)
    return path.expanduser() if value.startswith("~/") else path.absolute()


def _address(value: str) -> str:
    """Without a slash at its end."""
    if value and not value.startswith(("http://", "https://")):
        raise WrongCall(f"SITEURL is “{value}”: it must begin with https://, or http://")
    return value.rstrip("/")


def _number(name: str, value: str, least: int, most: int) -> int:
    if value.isascii() and value.isdigit() and least <= int(value) <= most:
        return int(value)
    raise WrongCall(f"{name.upper()} is “{value}”: it must be a whole number, {least} to {most}")
