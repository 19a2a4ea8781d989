"""Names: people and campaigns that a post speaks of are within a reader's reach."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from html import unescape

from msgspec import Struct

from plugins.checks.looks import Look, Texts
from plugins.checks.passages import Passage
from plugins.domain.body import AnyBody
from plugins.domain.library import Library
from plugins.domain.mentions import NamedCampaign, mentions_in, named
from plugins.domain.people import Person
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem

_LONGER_NAME = re.compile(r"[ -][A-Z]\w")
_TAG = re.compile(r"<[^>]*>|^[^<]*>")


class Named(Struct, frozen=True, array_like=True):
    """A name that a text has, on its own and outside of the words of links, and its line."""

    name: str
    line: int


def check_people(library: Library, places: Places, texts: Texts) -> Iterator[Problem]:
    """A post that names somebody of people/ in full links the person's page once, unless the
    person wrote the post or the names are another's.

    Bad: `As Nerys Calloway wrote last year, …`
    Good: `As [Nerys Calloway](../people/nerys-calloway.md) wrote last year, …`
    """
    people = [person for person in library.people if person.source and " " in person.name.strip()]
    by_name = {_as_shown(person.name): person for person in people}
    names = tuple(person.name for person in by_name.values())
    look = Look("\n".join(("names", *names)), partial(names_in, names=names), tuple[Named, ...])
    found = texts.found(look, (post.source for post in library.posts))
    for post in library.posts:
        for named_there in found.get(post.source, ()):
            person = by_name[_as_shown(named_there.name)]
            if not _is_in_reach(person, post):
                yield _unlinked(post, person, named_there.line)


def names_in(passage: Passage, names: Sequence[str]) -> tuple[Named, ...]:
    """Those of the names that stand somewhere as names of their own, and nowhere as a link."""
    text = passage.body.text
    return tuple(
        Named(name, passage.line_of(name))
        for name in names
        if (shown := _as_shown(name)) in text
        and not any(shown in words for words in _links(passage.body))
        and _stands_alone(shown, text)
    )


def _as_shown(name: str) -> str:
    return name.replace("'", "’")


def _is_in_reach(person: Person, post: Post) -> bool:
    """Whether the by-line has the person, or a link leads to their page."""
    return any(line.person == person.slug for line in post.bylines) or any(
        target.partition("#")[0] == person.address for target in post.targets
    )


def _links(body: AnyBody) -> Iterator[str]:
    html = body.html
    for reference in body.references:
        if reference.close > reference.end:
            yield unescape(_TAG.sub("", html[reference.end : reference.close]))


def _stands_alone(name: str, text: str) -> bool:
    """Whether the name stands somewhere as a name of its own, not in a longer one."""
    for found in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", text):
        if not _LONGER_NAME.match(text, found.end()):
            return True
    return False


def _unlinked(post: Post, person: Person, line: int) -> Problem:
    up = "../" * post.source.count("/")
    return Problem(
        source=post.source,
        line=line,
        check="person-without-link",
        message=f"{person.name} has a page, and the text names them without a link to it",
        hint=f"link the first naming: [{person.name}]({up}{person.source})",
        severity="warning",
        subject=person.name,
    )


def check_campaigns(library: Library, places: Places) -> Iterator[Problem]:
    """A post whose title or standfirst names a campaign is among that campaign's posts.

    A campaign that the text names is linked there by itself; titles and standfirsts have no links.

    Bad: `title: What Keep the Keys has won`, and no `campaigns`
    Good: the same with `campaigns: [keep-the-keys]`
    """
    campaigns = named(library.campaigns)
    firsts = sorted({first for entry in campaigns for first in entry.firsts})
    may_name = re.compile("|".join(map(re.escape, firsts)))
    for post in library.posts if campaigns else ():
        if post.status == "withdrawn" or not may_name.search(f"{post.title}\n{post.standfirst}"):
            continue
        reached = {*post.campaigns, *(mention.campaign for mention in post.mentions)}
        for entry in campaigns:
            key = _key_that_names(entry, post)
            if key and entry.campaign.slug not in reached and not _is_unwanted(entry, post):
                yield Problem(
                    source=post.source,
                    line=places.of_key(post.source, key),
                    check="campaign-without-tag",
                    message=f"the {key} names the campaign “{entry.campaign.title}”, "
                    "among whose posts this is not",
                    hint=f"add a line to the front matter: campaigns: [{entry.campaign.slug}]",
                    severity="warning",
                    subject=entry.campaign.slug,
                )


def _key_that_names(entry: NamedCampaign, post: Post) -> str:
    fields = (("title", post.title), ("standfirst", post.standfirst))
    return next((key for key, text in fields if entry.pattern.search(text)), "")


def _is_unwanted(entry: NamedCampaign, post: Post) -> bool:
    """Whether the post is older than the campaign, or says `mentions: false`."""
    started = entry.campaign.started
    if started and post.published < started:
        return True
    entries: Sequence[NamedCampaign] = (entry,)
    return bool(mentions_in(post, entries))


CHECKS = (check_campaigns,)
OPTIONAL_CHECKS = (("person-without-link", check_people),)
