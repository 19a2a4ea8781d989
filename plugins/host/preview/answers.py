"""What the preview answers to a request: the files of one folder, to this machine only."""

from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

HERE = "127.0.0.1"
_NAMES = ("localhost", HERE, "[::1]")
_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_FEED_TYPES = {".xml": "application/rss+xml; charset=utf-8", ".json": "application/feed+json"}
_NOTHING_YET = b"""<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No preview yet</title>
<main>
<h1>There is no preview yet</h1>
<p>What keeps it from being built stands in the terminal, and here. This page follows by itself as
soon as that is mended.</p>
</main>
</html>
"""


class Answer(NamedTuple):
    """What the server says to a request."""

    status: HTTPStatus
    kind: str = "text/html; charset=utf-8"
    body: bytes = b""
    location: str = ""


def answer(folder: Path, prefix: str, target: str) -> Answer:
    """The answer to a request for `target` (`/blog/feed.xml?x`) from the site in `folder`.

    `prefix` is the path of the site's address, without a slash at its end (`/blog`, or empty). A
    folder answers with its `index.html` and is never listed; files whose name begins with a dot are
    not there, those of `.well-known/` excepted (RFC 8615). What is not there is the site's
    `404.html` with status 404; where there is no site at all, a page that says so with status 503.
    """
    path = unquote(target.partition("?")[0])
    if prefix and path in ("/", prefix):
        return Answer(HTTPStatus.FOUND, location=f"{prefix}/")
    parts = _parts_within(prefix, path)
    if not path.startswith(f"{prefix}/") or any(_is_hidden(part) for part in parts):
        return _not_found(folder)
    file = folder.joinpath(*parts)
    try:
        if path.endswith("/"):
            file /= "index.html"
        elif file.is_dir():
            place = "/".join(quote(part) for part in parts)
            return Answer(HTTPStatus.FOUND, location=f"{prefix}/{place}/")
        return Answer(HTTPStatus.OK, kind_of(file), file.read_bytes())
    except OSError:
        return _not_found(folder)


def path_within(prefix: str, target: str) -> str:
    """The path of the file that shows what `target` asks for: `/blog/2017/` → `2017/index.html`."""
    path = unquote(target.partition("?")[0])
    name = "index.html" if path.endswith("/") else ""
    return "/".join((*_parts_within(prefix, path), *filter(None, [name])))


def kind_of(file: Path) -> str:
    """The media type of a file of the site; feeds have those that readers look for."""
    is_feed = file.stem == "feed" or file.parent.name == "feed"
    kinds = {**_TYPES, **_FEED_TYPES} if is_feed else _TYPES
    return kinds.get(file.suffix.lower(), "application/octet-stream")


def is_this_machine(host: str) -> bool:
    """Whether a request's `Host` names this machine.

    Another name means that some page in the editor's browser had its own name point here, to read
    what is under embargo.
    """
    return host.rpartition(":")[0] in _NAMES or host in _NAMES


def _parts_within(prefix: str, path: str) -> list[str]:
    return [part for part in path.removeprefix(prefix).split("/") if part]


def _is_hidden(part: str) -> bool:
    return (part.startswith(".") and part != ".well-known") or "\0" in part


def _not_found(folder: Path) -> Answer:
    try:
        return Answer(HTTPStatus.NOT_FOUND, body=(folder / "404.html").read_bytes())
    except OSError:
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, body=_NOTHING_YET)
