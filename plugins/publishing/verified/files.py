"""Files of the output of every kind, and what each says."""

import os
import re
from collections.abc import Iterator

from lxml import etree

from plugins.domain.outputs import address_of
from plugins.domain.stamps import RACE
from plugins.publishing.placing import Stamp
from plugins.publishing.record import NAME
from plugins.publishing.verified.feeds import is_feed, look_at_feed
from plugins.publishing.verified.looks import Fault, Look
from plugins.publishing.verified.pages import look_at_page
from plugins.publishing.verified.references import Own, each_once

_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]+))\s*\)""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LOCATION = re.compile(r"^sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def found_below(folder: str, inside: str = "") -> Iterator[tuple[str, Stamp | None]]:
    """Every file of a site by its path, with its stamp; None for what is neither file nor folder. A
    record of ours, and what belongs to git, are no files of the site."""
    with os.scandir(f"{folder}/{inside}") as entries:
        for entry in entries:
            if not inside and entry.name.startswith((NAME, ".git")):
                continue
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from found_below(folder, f"{path}/")
            elif entry.is_file(follow_symlinks=False):
                status = entry.stat(follow_symlinks=False)
                yield path, (status.st_size, status.st_mtime_ns, status.st_ino)
            else:
                yield path, None


def is_settled(stamp: Stamp, looked: int) -> bool:
    """Whether a file has the bytes that it had when somebody looked, in nanoseconds, if it has the
    stamp that it had then."""
    return stamp[1] < looked - RACE


def kind_of(path: str) -> str:
    """As what a file is looked at: two of one kind with the same bytes say the same."""
    if path in ("robots.txt", "_redirects"):
        return path
    ending = path.rpartition(".")[2]
    return "html" if ending == "htm" else ending if ending in ("html", "xml", "css") else ""


def look_at(path: str, content: bytes, own: Own) -> Look:
    """What a file says, whichever kind it is."""
    kind = kind_of(path)
    if is_feed(path, content):
        return look_at_feed(content, own)
    if kind == "html":
        return look_at_page(content, address_of(path), own)
    if kind == "xml":
        return _sitemap(content, own)
    if kind == "css":
        return Look(links=each_once(_of_stylesheet(content, address_of(path), own)))
    if kind:
        return Look(links=each_once(_of_text(path, content, own)))
    return Look()


def _sitemap(content: bytes, own: Own) -> Look:
    """sitemaps.org, protocol 0.9."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as error:
        return Look(faults=(Fault("not-as-written", f"is not well-formed XML: {error.msg}"),))
    named = [(one.text or "").strip() for one in root.iter(f"{_SITEMAPS}loc")]
    strange = [address for address in named if not own.is_own(address)]
    return Look(
        links=each_once(own.place(address, "/") for address in named),
        faults=tuple(
            Fault("own-address", f"names {address}, which is on another site")
            for address in strange[:3]
        ),
    )


def _of_stylesheet(content: bytes, here: str, own: Own) -> Iterator[str]:
    text = _COMMENT.sub("", content.decode("utf-8", "replace"))
    for found in _URL.findall(text):
        address = "".join(found)
        if not address.startswith("#"):
            yield own.place(address, here)


def _of_text(path: str, content: bytes, own: Own) -> Iterator[str]:
    text = content.decode("utf-8", "replace")
    if path == "robots.txt":
        yield from (own.place(address, "/") for address in _LOCATION.findall(text))
        return
    for line in text.splitlines():
        _, *rest = [*line.partition("#")[0].split(), ""]
        if rest[0]:
            yield own.place(rest[0], "/")
