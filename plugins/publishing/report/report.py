"""What a publication changes for those who read the site, subscribe to it or link to it."""

from typing import Literal

from msgspec import Struct


class Address(Struct, frozen=True):
    """An address at which something answers for the first time. `kind` is what the ledger calls it
    (`post`, `page`, `topic`, `feed`, `file` …); `title` may be empty."""

    address: str
    kind: str
    title: str = ""


class Entry(Struct, frozen=True):
    """An item of a feed. `address` is the whole one that the feed gives."""

    id: str
    title: str
    address: str


class FeedNews(Struct, frozen=True):
    """What becomes different in a feed. `new` are items that no reader has seen, `again` older ones
    that come back into it, which those who had them do not see twice; `gone` leave it, though no
    newer ones have taken their places."""

    feed: str
    new: tuple[Entry, ...] = ()
    again: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()


class Redirected(Struct, frozen=True):
    """An old address that sends on from now on, and where to."""

    old: str
    new: str


class Withdrawal(Struct, frozen=True):
    """A post that leaves the site; neither its title nor its text."""

    address: str
    because: str


class Corrected(Struct, frozen=True):
    """A new entry in the history of a page: `kind` is `correction`, `change` or `major change`,
    `date` the day."""

    address: str
    title: str
    kind: str
    date: str
    text: str


class Closed(Struct, frozen=True):
    """A call to action that closed since the last publication, and on which page it stands."""

    address: str
    title: str
    label: str
    closed: str


class Changed(Struct, frozen=True):
    """A page that becomes different. Of a post the ledger tells whether its own `text` was edited,
    or only what stands around it is another."""

    address: str
    title: str
    text: Literal["edited", "same", "unknown"] = "unknown"


class Warned(Struct, frozen=True):
    """Something that is worth a second look, as `make check` tells of it."""

    file: str
    line: int | None
    check: str
    message: str


class Report(Struct, frozen=True, kw_only=True):
    """`moment` is that of the publication, `since` that of the version that readers see now, both
    ISO 8601, the latter empty where nothing is known of one: `is_first` says that there never was
    one. `site` is the site's address. Everything else is in the order in which it
    is told; addresses are site paths.

    `lists` is the number of lists and indexes that become different. `files_…` are pictures,
    documents and files of the theme, by their addresses, and `pages_gone` pages whose files are no
    more. `waiting` is the number of posts that wait for their moment, and `unnamed` that of
    warnings about posts that are not public: of those nothing else is here.
    """

    moment: str
    since: str
    site: str
    is_first: bool = False
    new_addresses: tuple[Address, ...] = ()
    feeds: tuple[FeedNews, ...] = ()
    redirects: tuple[Redirected, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    closed: tuple[Closed, ...] = ()
    pages_changed: tuple[Changed, ...] = ()
    lists: int = 0
    pages_gone: tuple[str, ...] = ()
    files_new: tuple[str, ...] = ()
    files_changed: tuple[str, ...] = ()
    files_gone: tuple[str, ...] = ()
    warnings: tuple[Warned, ...] = ()
    unnamed: int = 0
    waiting: int = 0
