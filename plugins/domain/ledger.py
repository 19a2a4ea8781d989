"""What was published and sent: facts, one a line of `ledger.txt`, which no edit takes back.

Two clones that both published are merged line by line: no fact depends on its place in the file,
and one that stands there twice is one fact.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from urllib.parse import quote, unquote

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.sendings import Sending, sendings_of

NAME = "ledger.txt"
TITLE = "# What was published and sent. Written by Greenpaper: keep it in git, change no line."

_PLAIN = "/:.,;@+=~!*'()?&$-_[]|"
"""Characters beside letters and digits that stand in a value as they are."""
_NUMBER = re.compile(r"[0-9]{1,6}")
_SPOILT = "\N{REPLACEMENT CHARACTER}"
"""What stands in a line where a byte was that is not UTF-8; the program writes none."""


class Fact(Struct, frozen=True):
    """A line: what happened at `moment` (whole seconds) and its details, in their order. A verb or
    detail that this version does not know stays as it is."""

    moment: datetime
    verb: str
    details: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        """A detail; empty if it is not there."""
        return dict(self.details).get(name, "")


class PastPost(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What was last published of a post, under the `id` that it always has.

    `address` is where it was, `former` where it or a redirect to it had been before, oldest first.
    `text` is the digest of its source text, `content` that of its file's bytes, `entries` the
    number of its changes and corrections, `published` when it first was on the site. `status` is
    `listed`, `hidden` or `withdrawn`. By `sketch` (`domain.identity`) a text much like it is known
    again. Of a withdrawn post there is neither text nor sketch.
    """

    id: str
    guid: str
    address: str
    source: str
    text: str
    content: str
    entries: int
    status: str
    published: datetime
    former: tuple[str, ...] = ()
    sketch: str = ""


class Past(Struct, frozen=True, dict=True):
    """What the facts add up to: posts by their ids, the one published last at the end; of every
    address that ever answered what it was (`post`, `page`, `topic`, `feed`, `file` …) and, of a
    redirect, whose; the site's `identity` in feeds, None where no fact tells of it.

    By the id of a post: `shown` is when it was last published as one that is not withdrawn, and
    `withdrawn` when it first was, after that, as one that is; `entries` are those of its history
    that were items of the feed of changes, each by its name (`domain.entries`) with the digest of
    its words; `sendings` are the tries to send it as an edition, oldest first."""

    posts: Mapping[str, PastPost] = {}
    addresses: Mapping[str, tuple[str, str]] = {}
    identity: str | None = None
    shown: Mapping[str, datetime] = {}
    withdrawn: Mapping[str, datetime] = {}
    entries: Mapping[str, Mapping[str, str]] = {}
    sendings: Mapping[str, tuple[Sending, ...]] = {}

    @cached_property
    def by_source(self) -> dict[str, PastPost]:
        """The post that a content file last was."""
        return {post.source: post for post in self.posts.values()}

    @cached_property
    def ids(self) -> dict[str, str]:
        """The id of each of these posts."""
        return {source: post.id for source, post in self.by_source.items()}

    @cached_property
    def contents(self) -> dict[str, str]:
        """The digest of the bytes that each of these files then had."""
        return {source: post.content for source, post in self.by_source.items()}


NO_PAST = Past()


def parse_fact(line: str) -> Fact | None:
    """The fact of a line as `written` gives it; None if it is none."""
    moment, _, rest = line.strip().partition(" ")
    verb, *details = rest.split(" ")
    pairs = [detail.partition("=") for detail in details]
    if not verb.isalpha() or not all(name and eq for name, eq, _ in pairs) or _SPOILT in line:
        return None
    try:
        when = datetime.fromisoformat(moment)
        values = tuple((name, _unquoted(value)) for name, _, value in pairs)
        return Fact(when.astimezone(UTC), verb, values) if when.tzinfo else None
    except (ValueError, OverflowError):
        return None


def written(fact: Fact) -> str:
    """The line of a fact, without an end. `parse_fact(written(fact)) == fact`, for a moment in UTC
    and a verb of letters."""
    details = (f"{name}={_plain(value)}" for name, value in fact.details)
    moment = fact.moment.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    return " ".join((f"{moment.isoformat()}Z", fact.verb, *details))


def _plain(value: str) -> str:
    """Letters of all scripts stay; blanks, controls and percent signs do not."""
    if value.isalnum():
        return value
    return "".join(
        one if one.isalnum() or one in _PLAIN else quote(one, safe="", errors="surrogatepass")
        for one in value
    )


def _unquoted(value: str) -> str:
    return unquote(value, errors="surrogatepass") if "%" in value else value


def past_of(facts: Iterable[Fact]) -> Past:
    """What the facts add up to, in whatever order they stand."""
    posts: dict[str, PastPost] = {}
    addresses: dict[str, tuple[str, str]] = {}
    shown: dict[str, datetime] = {}
    withdrawn: dict[str, datetime] = {}
    entries: dict[str, dict[str, str]] = {}
    identity = None
    known = sorted(set(facts), key=_in_order)
    for fact in known:
        details = dict(fact.details)
        if fact.verb == "post" and all(map(details.get, ("id", "at", "file"))):
            one = _after(posts.pop(details["id"], None), fact.moment, details)
            posts[one.id] = one
            addresses[one.address] = ("post", one.id)
            if one.status == "withdrawn":
                withdrawn.setdefault(one.id, fact.moment)
            else:
                shown[one.id] = fact.moment
                withdrawn.pop(one.id, None)
        elif fact.verb == "address" and details.get("at"):
            at, of, name = details["at"], details.get("of", ""), details.get("name", "")
            addresses[at] = (of, name)
            if of == "redirect" and name in posts:
                posts[name] = _with_former(posts[name], at)
        elif fact.verb == "entry" and all(map(details.get, ("of", "is"))):
            entries.setdefault(details["of"], {})[details["is"]] = details.get("text", "")
        elif fact.verb == "identity" and "is" in details:
            identity = details["is"]
    return Past(posts, addresses, identity, shown, withdrawn, entries, sendings_of(known))


def _in_order(fact: Fact) -> tuple[datetime, bool, str, tuple[tuple[str, str], ...]]:
    """By moment; what was said of a post comes before the addresses that lead to it."""
    return fact.moment, fact.verb != "post", fact.verb, fact.details


def post_fact(post: PastPost, moment: datetime) -> Fact:
    """That a post is published as it now is."""
    details = (
        ("id", post.id), ("guid", post.guid), ("at", post.address), ("file", post.source),
        ("text", post.text), ("content", post.content), ("entries", str(post.entries)),
        ("status", post.status), ("sketch", post.sketch),
    )  # fmt: skip
    return Fact(moment.replace(microsecond=0), "post", details)


def address_fact(address: str, of: str, name: str, moment: datetime) -> Fact:
    """That something answers at an address: `of` says what, `name` which. Of a redirect to a post,
    `name` is the post's id."""
    details = (("at", address), ("of", of), ("name", name))
    return Fact(moment.replace(microsecond=0), "address", details)


def identity_fact(identity: str, moment: datetime) -> Fact:
    """That the ids of the site's feeds were made with that `identity` of `site.yaml`."""
    return Fact(moment.replace(microsecond=0), "identity", (("is", identity),))


def entry_fact(post: str, name: str, text: str, moment: datetime) -> Fact:
    """That an entry of the history of the post with that id is an item of the feed of changes."""
    details = (("of", post), ("is", name), ("text", text))
    return Fact(moment.replace(microsecond=0), "entry", details)


def news(
    past: Past,
    posts: Iterable[PastPost],
    addresses: Mapping[str, tuple[str, str]],
    moment: datetime,
    identity: str | None = None,
) -> Iterator[Fact]:
    """What a publication at `moment` adds to the past: posts that are new or not as they were,
    addresses that had not answered before, or as something else, and another identity."""
    if identity is not None and identity != past.identity:
        yield identity_fact(identity, moment)
    for post in posts:
        before = past.posts.get(post.id)
        if before is None or before != replace(
            post,
            former=before.former,
            published=before.published,
        ):
            yield post_fact(post, moment)
    for address, (of, name) in sorted(addresses.items()):
        if of != "post" and past.addresses.get(address) != (of, name):
            yield address_fact(address, of, name, moment)


def _after(before: PastPost | None, moment: datetime, details: Mapping[str, str]) -> PastPost:
    entries = details.get("entries", "")
    now = PastPost(
        id=details["id"],
        guid=details.get("guid", ""),
        address=details["at"],
        source=details["file"],
        text=details.get("text", ""),
        content=details.get("content", ""),
        entries=int(entries) if _NUMBER.fullmatch(entries) else 0,
        status=details.get("status", ""),
        published=moment,
        sketch=details.get("sketch", ""),
    )
    if before is None:
        return now
    kept = replace(
        now,
        published=before.published,
        former=before.former,
    )
    return _with_former(kept, before.address)


def _with_former(post: PastPost, address: str) -> PastPost:
    former = dict.fromkeys((*post.former, address))
    former.pop(post.address, None)
    return replace(post, former=tuple(former))
