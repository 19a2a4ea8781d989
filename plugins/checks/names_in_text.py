"""Names: people and campaigns that a post speaks of are within a reader's reach."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from plugins.domain.library import Library
from plugins.domain.mentions import NamedCampaign, mentions_in, named
from plugins.domain.people import Person
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem

_LONGER_NAME = re.compile(r"[ -][A-Z]\w")
_TAG = re.compile(r"<[^>]*>|^[^<]*>")


def check_people(library: Library, places: Places) -> Iterator[Problem]:
    """A post that names somebody of people/ in full links the person's page once, unless the
    person wrote the post or the names are another's.

    Bad: `As Nerys Calloway wrote last year, …`
    Good: `As [Nerys Calloway](../people/nerys-calloway.md) wrote last year, …`
    """
    people = [person for person in library.people if person.source and " " in person.name.strip()]
    by_name = {person.name.replace("'", "’"): person for person in people}
    for post in library.posts:
        text = post.body.text if post.status != "withdrawn" else ""
        for name, person in by_name.items():
            if name in text and not _is_in_reach(name, person, post) and _stands_alone(name, text):
                yield _unlinked(post, person, places)


def _is_in_reach(name: str, person: Person, post: Post) -> bool:
    """Whether the by-line has the person, or a link leads to their page, or the name is a link."""
    return (
        any(line.person == person.slug for line in post.bylines)
        or any(target.partition("#")[0] == person.address for target in post.targets)
        or any(name in words for words in _links(post))
    )


def _links(post: Post) -> Iterator[str]:
    html = post.body.html
    for reference in post.body.references:
        if reference.close > reference.end:
            yield unescape(_TAG.sub("", html[reference.end : reference.close]))


def _stands_alone(name: str, text: str) -> bool:
    """Whether the name stands somewhere as a name of its own, not in a longer one."""
    for found in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", text):
        if not _LONGER_NAME.match(text, found.end()):
            return True
    return False


def _unlinked(post: Post, person: Person, places: Places) -> Problem:
    up = "../" * post.source.count("/")
    return Problem(
        source=post.source,
        line=places.of_words(post.source, person.name),
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
    for post in library.posts:
        if post.status == "withdrawn":
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
