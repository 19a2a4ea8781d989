"""Pictures and documents of the old site that its posts show or link to, and where they go here."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from urllib.parse import quote, unquote

from msgspec import Struct

PICTURES = ("png", "jpg", "jpeg", "gif", "svg", "webp", "avif")
DOCUMENTS = (
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "zip",
    "epub", "mp3", "ogg", "mp4", "webm",
)  # fmt: skip
ENDINGS = frozenset((*PICTURES, *DOCUMENTS))

_ENDING = "|".join((*PICTURES, *DOCUMENTS))
_CODE = (
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*$.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*\r?$|\Z)|`[^`\n]+`"
)
_ADDRESS = re.compile(
    rf"(?P<code>{_CODE})"
    r"|(?P<to>\b(?:src|href|poster)\s*=\s*(?P<mark>[\"'])|\]\(\s*(?P<angle><)"
    r"|\]\(\s*|^[ ]{0,3}\[[^\]\n]+\]:\s*<?)"
    r"(?P<address>(?:[{|](?:static|attach|filename)[}|])?"
    r"(?(mark)[^\"'<>?#:\n]+|(?(angle)[^<>?#:\n]+|(?:[^\s()\"'<>?#:]|\([^\s()\"'<>?#:]*\))+))"
    rf"\.(?:{_ENDING}))"
    r"(?=[\s)\"'>?#]|\Z)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_PELICAN = re.compile(r"[{|](?:static|attach|filename)[}|]")
_ROOTS = ("", "static/", "content/", "public/")
_LEADING = re.compile(r"^(?:static|content|public|_posts|assets/static)/")


class OldFiles(Struct, frozen=True):
    """The files of an old site, by path from its root. `below` is where the folder lies that is
    imported. `places` are those of the files that have one; others go where `place_here` says."""

    paths: frozenset[str] = frozenset()
    below: str = ""
    places: Mapping[str, str] = {}

    def path_of(self, address: str, source: str) -> str | None:
        """The file that `address` means, written in the post `source`; None for none that is there,
        and for an address elsewhere."""
        named = unquote(_PELICAN.sub("", address))
        if named.startswith("//") or re.match(r"[A-Za-z][\w+.-]*:", named):
            return None
        beside = posixpath.join(posixpath.dirname(f"{self.below}{source}"), named)
        below_roots = [f"{root}{named.lstrip('/')}" for root in _ROOTS]
        candidates = below_roots if named.startswith("/") else [beside, *below_roots]
        return next((p for c in candidates if (p := posixpath.normpath(c)) in self.paths), None)

    def place_of(self, path: str) -> str:
        """Where the old file at `path` goes."""
        return self.places.get(path) or place_here(path)


class Carried(Struct, frozen=True):
    """A text whose addresses lead to where the files are now, and these files: old → new."""

    text: str
    files: Mapping[str, str] = {}


def place_here(path: str) -> str:
    """Where the old file at `path` goes: `static/img/a.png` to `images/img/a.png`."""
    own = _LEADING.sub("", path)
    folder = "images" if own.rpartition(".")[2].lower() in PICTURES else "files"
    return own if own.startswith(f"{folder}/") else f"{folder}/{own}"


def places_for(path: str) -> Iterator[str]:
    """Where the old file at `path` may go, the best first: where `place_here` says, then with the
    folder before it that is left out there (`images/static/img/a.png`), then with a number."""
    first = place_here(path)
    yield first
    if _LEADING.match(path):
        yield f"{first.partition('/')[0]}/{path}"
    stem, ending = posixpath.splitext(first)
    yield from (f"{stem}-{number}{ending}" for number in count(2))


def carried(text: str, source: str, files: OldFiles) -> Carried:
    """The `text` of the old post `source` with the new addresses of the files that are there. What
    stands in code stays."""
    found: dict[str, str] = {}

    def renamed(match: re.Match[str]) -> str:
        path = None if match["code"] else files.path_of(match["address"], source)
        if path is None:
            return match[0]
        found[path] = files.place_of(path)
        return f"{match['to']}/{quote(found[path])}"

    return Carried(_ADDRESS.sub(renamed, text) if files.paths else text, found)


def of_posts(paths: Iterable[str]) -> frozenset[str]:
    """Those among `paths` that a post may show or link to."""
    return frozenset(path for path in paths if posixpath.splitext(path)[1][1:].lower() in ENDINGS)
