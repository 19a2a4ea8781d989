"""Content as read → the library: every reference resolved or reported, all problems at once."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec.structs import replace

from plugins.domain.addresses import encoded
from plugins.domain.campaigns import Campaign
from plugins.domain.library import Library
from plugins.domain.mentions import mentions_in, named
from plugins.domain.names import misspelt
from plugins.domain.people import Organisation, Person
from plugins.domain.places import Places
from plugins.domain.posts import Page, Post
from plugins.domain.problem import Problem
from plugins.domain.series import Series
from plugins.domain.site import WithBody
from plugins.reading.content import Content
from plugins.reading.directory import Directory, Names, heads_of
from plugins.reading.front_matter.heads import (
    CampaignHead,
    OrganisationHead,
    PageHead,
    PersonHead,
    PostHead,
    SeriesHead,
)
from plugins.reading.links import Missing, Shelf, resolve
from plugins.reading.values import (
    campaign_from,
    organisation_from,
    page_from,
    person_from,
    post_from,
    series_from,
    typeset,
)

Linkable = TypeVar("Linkable", Post, Page, Series, Campaign, Person, Organisation)


def assemble(content: Content) -> tuple[Library, tuple[Problem, ...]]:
    """The library of a content folder, and every reference in it that leads nowhere.

    What a problem concerns is left out of the library, so that the rest can still be checked.
    """
    directory = Directory(content)
    library = _named(content, directory)
    related = _related(content, library, directory)
    shelf = _shelf(library)
    problems = directory.problems

    def linked(values: Iterable[Linkable]) -> tuple[Linkable, ...]:
        return tuple(
            replace(value, targets=tuple(_targets(value, shelf, content.places, problems)))
            if value.source
            else value
            for value in values
        )

    library = replace(
        library,
        posts=linked(_mentioning(content, related, library.campaigns)),
        pages=linked(library.pages),
        series=linked(library.series),
        campaigns=linked(library.campaigns),
        people=linked(library.people),
        organisations=linked(library.organisations),
    )
    return library, tuple(problems)


def _named(content: Content, directory: Directory) -> Library:
    """The library without what leads from one value to another by a body or by `related`."""
    people = {
        person.slug: person
        for person in (person_from(r, h, directory) for r, h in heads_of(content, PersonHead))
    }
    posts = tuple(
        post_from(r, h, directory, people, content.settings) for r, h in heads_of(content, PostHead)
    )
    campaigns = [campaign_from(r, h, directory) for r, h in heads_of(content, CampaignHead)]
    organisations = [
        organisation_from(r, h, directory) for r, h in heads_of(content, OrganisationHead)
    ]
    series = [series_from(r, h, directory) for r, h in heads_of(content, SeriesHead)]
    return Library(
        settings=content.settings,
        posts=posts,
        pages=tuple(page_from(r, h) for r, h in heads_of(content, PageHead)),
        series=_each_once((*series, *_series_without_file(content, posts))),
        campaigns=tuple(campaign for campaign, _ in campaigns),
        people=_each_once((*people.values(), *_guests(posts))),
        organisations=_each_once((*organisations, *(o for _, made in campaigns for o in made))),
        assets=content.assets,
    )


Slugged = TypeVar("Slugged", Series, Person, Organisation)


def _each_once(values: Iterable[Slugged]) -> tuple[Slugged, ...]:
    """The first value of each slug: one with a file stands before those without."""
    by_slug: dict[str, Slugged] = {}
    for value in values:
        by_slug.setdefault(value.slug, value)
    return tuple(by_slug.values())


def _guests(posts: Iterable[Post]) -> Iterator[Person]:
    for post in posts:
        for line in post.bylines:
            yield Person(slug=line.person, name=line.name)


def _series_without_file(content: Content, posts: Iterable[Post]) -> Iterator[Series]:
    heads = (head for _, head in heads_of(content, PostHead))
    for post, head in zip(posts, heads, strict=True):
        if post.series:
            yield Series(slug=post.series, title=typeset(head.series))


def _related(content: Content, library: Library, directory: Directory) -> Iterator[Post]:
    """The posts with the ids of those chosen by hand, which `related` names by slug or title."""
    names = Names("post", "posts", {post.slug: post.title for post in library.posts})
    ids = {post.slug: post.id for post in library.posts}
    for post, (read, head) in zip(library.posts, heads_of(content, PostHead), strict=True):
        slugs = directory.all_known(read, "related", head.related, names)
        yield replace(post, related=tuple(ids[slug] for slug in slugs)) if slugs else post


def _mentioning(
    content: Content, posts: Iterable[Post], campaigns: Iterable[Campaign]
) -> Iterator[Post]:
    """The posts with the campaigns that their texts name, unless they say `mentions: false`."""
    names = named(campaigns)
    for post, (_, head) in zip(posts, heads_of(content, PostHead), strict=True):
        mentions = mentions_in(post, names) if head.mentions else ()
        yield replace(post, mentions=mentions) if mentions else post


def _shelf(library: Library) -> Shelf:
    values: tuple[WithBody, ...] = (
        *library.posts, *library.pages, *library.series, *library.campaigns, *library.people,
        *library.organisations,
    )  # fmt: skip
    return Shelf(
        library.settings,
        {value.source: value.address for value in values if value.source},
        {asset.path: asset.address for asset in library.assets},
    )


def _targets(
    value: WithBody, shelf: Shelf, places: Places, problems: list[Problem]
) -> Iterator[str]:
    for reference in value.body.references:
        target = resolve(reference.address, value.source, value.address, shelf)
        if isinstance(target, Missing):
            problems.append(
                Problem(
                    source=value.source,
                    line=places.of_words(value.source, reference.address),
                    check=reference.kind,
                    message=f"“{reference.address}” leads to a file that is not there",
                    hint=_where_it_may_be(target, shelf),
                    subject=reference.address,
                )
            )
            target = encoded(reference.address)
        yield target


def _where_it_may_be(missing: Missing, shelf: Shelf) -> str:
    name = PurePosixPath(missing.path).name
    paths = sorted((*shelf.sources, *shelf.assets))
    moved = [path for path in paths if PurePosixPath(path).name == name]
    if near := moved or [path for path in [misspelt(missing.path, paths)] if path]:
        return f"did you mean {near[0]}?"
    return f"looked for {missing.path} in the content folder"
