"""Old addresses and where they lead now: every address that was published answers for ever.

An old address is an alias of a post; one that `site.yaml` redirects; one at which the ledger knows
a post that is elsewhere now, or a file or list that went with a post that was withdrawn; or a
further page of a list, or a feed, that became too short for it or moved with its list.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from urllib.parse import unquote

from msgspec import Struct

from plugins.domain.outputs import path_of
from plugins.domain.posts import Post, Withdrawn
from plugins.domain.published_files import FILE, users_in
from plugins.domain.settings import is_site_path
from plugins.domain.site import Site

Paths = Set[str]
"""The files of the site, redirects apart."""

_PAGES = frozenset(
    ("asp", "aspx", "cfm", "cgi", "htm", "html", "jsp", "php", "php3", "php5", "pl", "shtml",
     "xhtml")
)  # fmt: skip
"""Endings under which hosts give a page as a page. A folder answers for all others: a page in a
file `x.jpg` would be sent as a picture."""
_FEEDS = (".xml", ".atom", ".json")
_AS_FEEDS = (*_FEEDS, ".rss", ".rdf", "index.html")
"""Endings of files as which a feed can be sent."""
_ELSEWHERE = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_FURTHER_PAGE = re.compile(r"(/(?:.+/)?)page/\d+/")
_ARCHIVE = re.compile(r"/feed/\d+\.xml")
_FEED = re.compile(r"(/.+/)feed\.xml")


class Redirection(Struct, frozen=True):
    """An old address, as it was written, and the file that answers there; the site path, or the
    address elsewhere, that answers now, never another old one; and, if that is a post, its id.
    Where `is_feed`, feed readers ask at both, and are given the feed itself."""

    old: str
    path: str
    new: str
    post: str = ""
    is_feed: bool = False


class _Lead(Struct, frozen=True):
    """Where an old address leads at first, and the id of the post that is there."""

    old: str
    new: str
    post: str = ""


def redirections(site: Site, paths: Paths) -> tuple[Redirection, ...]:
    """All that lead somewhere on a site whose other files are `paths`. What an editor wrote comes
    before what the ledger knows.

    A page is never in the way of an old address: where the site has a file, nothing redirects.
    Aliases alone are there all the same, also those of two posts, so that the checks tell of them.
    """
    aliases = tuple(_aliases(site))
    lost = unanswered(site, paths)
    others = list(_beside_aliases(site, lost))
    leads = _by_path((*aliases, *others))
    others += (_Lead(old, new) for old in lost if (new := _moved(old, leads, paths)))
    of_posts = {
        (one.path, one.post): one for lead in aliases if (one := _settled(lead, leads, paths))
    }
    taken = {path for path, _ in of_posts}
    settled: dict[str, Redirection] = {}
    for lead in others:
        one = _settled(lead, leads, paths)
        if one and one.path not in paths and one.path not in taken:
            settled.setdefault(one.path, one)
    return (*of_posts.values(), *settled.values())


def leads_of(site: Site, lost: Collection[str]) -> dict[str, str]:
    """The file that answers for an old address → what that leads to at first, by what editors wrote
    and by the ledger; `lost` are the addresses of the past that are `unanswered`."""
    return _by_path((*_aliases(site), *_beside_aliases(site, lost)))


def end_of(new: str, leads: Mapping[str, str], paths: Paths) -> str:
    """Where one who is sent to `new` arrives after all redirects, on this site or, by http, on
    another; empty if that is nowhere or, in a loop, never."""
    seen = set()
    while new not in seen:
        seen.add(new)
        if not is_site_path(new):
            return new if _ELSEWHERE.match(new) else ""
        if path_of(plain(new)) in paths:
            return new
        new = leads.get(path_of_old(plain(new)), new)
    return ""


def unanswered(site: Site, paths: Paths) -> tuple[str, ...]:
    """The addresses of the past at which no file answers."""
    return tuple(
        address
        for address in site.past.addresses
        if f"{address[1:]}index.html" not in paths
        and address[1:] not in paths
        and not paths & {path_of(unquote(address)), path_of_old(address), path_of_feed(address)}
    )


def path_of_old(address: str) -> str:
    """The file that answers at an old address, a site path: `/x.html` is a file of that name, `/x`
    and `/x/` are folders. What is percent-encoded in the address is not so in the file's name."""
    address = unquote(address)
    _, dot, ending = address.rpartition("/")[2].rpartition(".")
    is_file = address.endswith("/") or (dot and ending.lower() in _PAGES)
    return path_of(address if is_file else f"{address}/")


def path_of_feed(address: str) -> str:
    """The file that answers at the old address of a feed on any static host."""
    plain_path = unquote(address).strip("/")
    is_file = "." in plain_path.rpartition("/")[2] and not address.endswith("/")
    return plain_path if is_file else f"{plain_path}/index.html"


def can_be_a_file(old: str) -> bool:
    """Whether an old address is one at which a file of a site can answer: a site path, neither the
    front page nor one that goes on behind `#` or `?`."""
    return is_site_path(old) and bool(old.strip("/")) and not {"?", "#"} & {*old}


def folder_of(address: str) -> str:
    """The address of the folder that an address is in: `/topics/x/` → `/topics/`."""
    return f"{address.rstrip('/').rpartition('/')[0]}/"


def plain(address: str) -> str:
    """The path of an address, without what stands behind `#` or `?`, percent-encoding resolved."""
    return unquote(address.partition("#")[0].partition("?")[0])


def _by_path(leads: Iterable[_Lead]) -> dict[str, str]:
    found: dict[str, str] = {}
    for lead in leads:
        found.setdefault(path_of_old(lead.old), lead.new)
    return found


def _settled(lead: _Lead, leads: Mapping[str, str], paths: Paths) -> Redirection | None:
    new = end_of(lead.new, leads, paths)
    if not new:
        return None
    is_feed = _is_feed(new) and path_of_feed(lead.old).endswith(_AS_FEEDS)
    path = path_of_feed(lead.old) if is_feed else path_of_old(lead.old)
    return Redirection(lead.old, path, new, lead.post, is_feed)


def _is_feed(address: str) -> bool:
    return (
        is_site_path(address)
        and plain(address).endswith(_FEEDS)
        and not address.startswith(("/files/", "/images/"))
    )


def _aliases(site: Site) -> Iterator[_Lead]:
    posts: tuple[Post | Withdrawn, ...] = (*site.posts, *site.hidden, *site.withdrawn)
    for post in posts:
        if post.aliases:
            here = path_of(post.address)
            for alias in post.aliases:
                if path_of_old(alias) != here:
                    yield _Lead(alias, post.address, post.id)


def _beside_aliases(site: Site, lost: Collection[str]) -> Iterator[_Lead]:
    """Where all old addresses but aliases lead at first; of two leads from one address the earlier
    counts: an editor's comes before the ledger's."""
    yield from (_Lead(one.old, one.new) for one in site.settings.redirects)
    yield from _known_by_the_ledger(site, lost)
    yield from _emptied(site, lost)


def _known_by_the_ledger(site: Site, lost: Iterable[str]) -> Iterator[_Lead]:
    """The addresses at which a post was that is elsewhere now, a file of one that was withdrawn, or
    a redirect."""
    for old in lost:
        of, name = site.past.addresses[old]
        if of == FILE:
            users = (site.public.get(id_) for id_ in users_in(name))
            gone = next((post for post in users if isinstance(post, Withdrawn)), None)
            if gone:
                yield _Lead(old, gone.address, gone.id)
        elif of in ("post", "redirect"):
            post = site.public.get(name)
            if post:
                yield _Lead(old, post.address, post.id)
            elif of == "redirect" and "/" in name and name not in site.past.posts:
                yield _Lead(old, name)


def _emptied(site: Site, lost: Iterable[str]) -> Iterator[_Lead]:
    """The lists that went with posts that were withdrawn, the index of such lists with its last;
    who subscribed to one is told in the feed of changes."""
    by_list = {address: post for post in site.withdrawn for address in post.lists}
    folders = {folder_of(address): post for address, post in by_list.items()}
    for old in lost:
        if post := by_list.get(old):
            yield _Lead(old, folder_of(old), post.id)
        elif post := folders.get(old):
            yield _Lead(old, "/", post.id)
        elif (feed := _FEED.fullmatch(old)) and (post := by_list.get(feed[1])):
            yield _Lead(old, "/changes/feed.xml", post.id)


def follows_of_itself(address: str) -> str:
    """The page of the list that an address is a further page of, or of which it is the feed; empty
    for anything else. Where that leads elsewhere, so do they."""
    if further := _FURTHER_PAGE.fullmatch(address):
        return further[1]
    feed = _FEED.fullmatch(address)
    return feed[1] if feed else ""


def _moved(old: str, leads: Mapping[str, str], paths: Paths) -> str:
    """Where a further page of a list, or a feed, is to be found now; empty for anything else."""
    if _ARCHIVE.fullmatch(old):
        return "/feed.xml"
    page = follows_of_itself(old)
    if not old.endswith("/feed.xml"):
        return page
    folder = end_of(leads.get(path_of_old(page), ""), leads, paths)
    moved = f"{folder.rstrip('/')}/feed.xml"
    return moved if folder and path_of(plain(moved)) in paths else ""
