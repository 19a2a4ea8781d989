"""What the ledger will know more after a publication, and what the clock has brought, as readers
will see it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from plugins.domain.campaigns import Action
from plugins.domain.entries import named_entries
from plugins.domain.history import number_of_entries
from plugins.domain.ledger import Fact, Past
from plugins.domain.library import Library, is_public
from plugins.domain.moments import day_in_words
from plugins.domain.outputs import path_of
from plugins.domain.posts import Post
from plugins.domain.published_files import FILE
from plugins.domain.redirects import Redirection
from plugins.domain.site import Site, WithBody
from plugins.publishing.report.report import Address, Closed, Corrected, Redirected, Withdrawal
from plugins.views.days import last_moment_in_words

_UNTOLD = ("redirect", FILE, "robots", "sitemap")


def addresses(
    facts: Sequence[Fact], past: Past, values: Mapping[str, WithBody]
) -> Iterator[Address]:
    """What answers for the first time, posts first; old addresses, and files, are told of by
    themselves, and what is for machines alone by nobody. `values` are what has pages of its own, by
    their addresses."""
    for fact in _posts(facts, "listed", "hidden"):
        if fact.get("id") not in past.posts:
            yield Address(fact.get("at"), "post", title_of(values.get(fact.get("at"))))
    for fact in facts:
        address, kind = fact.get("at"), fact.get("of")
        if fact.verb != "address" or kind in _UNTOLD or address in past.addresses:
            continue
        yield Address(address, kind, title_of(values.get(address)))


def redirects(redirections: Iterable[Redirection], facts: Iterable[Fact]) -> Iterator[Redirected]:
    """Old addresses that the ledger does not know as such yet."""
    by_path = {one.path: one.new for one in redirections}
    for fact in facts:
        if fact.verb == "address" and fact.get("of") == "redirect":
            old = fact.get("at")
            if new := by_path.get(path_of(old)):
                yield Redirected(old, new)


def withdrawn(site: Site, facts: Iterable[Fact], past: Past) -> Iterator[Withdrawal]:
    """Posts that are withdrawn and were not when the site was last published."""
    new = {fact.get("id") for fact in _posts(facts, "withdrawn")}
    new -= {post.id for post in past.posts.values() if post.status == "withdrawn"}
    for post in site.withdrawn:
        if post.id in new:
            yield Withdrawal(post.address, post.because)


def corrected(site: Site, facts: Iterable[Fact], past: Past) -> Iterator[Corrected]:
    """Entries of posts that were out: those that are news by their names in the ledger, and of the
    small changes, which have none, as many as it does not count, the latest ones."""
    for fact in _posts(facts, "listed", "hidden"):
        before, post = past.posts.get(fact.get("id")), site.public.get(fact.get("id"))
        if before and isinstance(post, Post):
            known = past.entries.get(post.id, {})
            news = [entry for name, entry in named_entries(post, known) if name not in known]
            for entry in news:
                kind = "correction" if entry.kind == "Correction" else "major change"
                yield _entry(post, kind, entry.moment, entry.words)
            small = sorted((c for c in post.changes if not c.major), key=lambda c: c.date)
            more = number_of_entries(post) - before.entries - len(news)
            for change in small[-more:] if more > 0 else ():
                yield _entry(post, "change", change.date, change.note)


def closed(site: Site, since: datetime | None) -> Iterator[Closed]:
    """Actions that were open at the last publication; none where there was none."""
    if since is None:
        return
    for post in site.posts:
        yield from _closed_of(post.address, post.title, post.actions, (since, site.moment))
    for campaign in site.campaigns:
        acts = campaign.actions
        yield from _closed_of(campaign.address, campaign.title, acts, (since, site.moment))


def _closed_of(
    address: str, title: str, actions: Iterable[Action], between: tuple[datetime, datetime]
) -> Iterator[Closed]:
    since, now = between
    for action in actions:
        if action.closes and action.is_open(since) and not action.is_open(now):
            yield Closed(address, title, action.label, last_moment_in_words(action.closes))


def edited(facts: Iterable[Fact], past: Past) -> dict[str, bool]:
    """Of posts that were out, by address: whether their text is another than it was."""
    found = {post.address: False for post in past.posts.values()}
    for fact in _posts(facts, "listed", "hidden"):
        before = past.posts.get(fact.get("id"))
        if before:
            found[fact.get("at")] = before.text != fact.get("text")
    return found


def waiting(library: Library, moment: datetime) -> int:
    """How many posts are finished, and wait for their moment."""
    return sum(
        post.status not in ("draft", "withdrawn") and not is_public(post, moment)
        for post in library.posts
    )


def title_of(value: WithBody | None) -> str:
    """The title, or name, of what has a page of its own; empty if it is nothing."""
    return str(getattr(value, "title", "") or getattr(value, "name", ""))


def _posts(facts: Iterable[Fact], *statuses: str) -> Iterator[Fact]:
    return (fact for fact in facts if fact.verb == "post" and fact.get("status") in statuses)


def _entry(post: Post, kind: str, moment: datetime, words: str) -> Corrected:
    return Corrected(post.address, post.title, kind, day_in_words(moment), words)
