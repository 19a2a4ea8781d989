"""Content as read → the library: every reference resolved or reported, all problems at once."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.addresses import encoded
from plugins.domain.campaigns import Campaign
from plugins.domain.check_names import ERRORS
from plugins.domain.identity import Settled
from plugins.domain.library import Library
from plugins.domain.mentions import mentions_in, named
from plugins.domain.names import misspelt
from plugins.domain.people import Organisation, Person
from plugins.domain.places import Places
from plugins.domain.posts import Page, Post
from plugins.domain.problem import Problem
from plugins.domain.processes import on_all_cores
from plugins.domain.series import Series
from plugins.domain.site import WithBody
from plugins.reading.content import Content, ReadFile
from plugins.reading.directory import Directory, Names, heads_of
from plugins.reading.front_matter.heads import (
    CampaignHead,
    OrganisationHead,
    PageHead,
    PersonHead,
    PostHead,
    SeriesHead,
)
from plugins.reading.kept_posts import (
    NO_POSTS,
    Basis,
    KeptPosts,
    basis_of,
    digest_of_places,
    encoded_posts,
    still_true,
)
from plugins.reading.links import Missing, Shelf, resolve
from plugins.reading.settled_ids import asked, settled_ids
from plugins.reading.values import (
    campaign_from,
    organisation_from,
    page_from,
    person_from,
    post_from,
    series_from,
)

Linkable = TypeVar("Linkable", Post, Page, Series, Campaign, Person, Organisation)


Fresh = Mapping[str, tuple[ReadFile, PostHead]]
"""The files of posts that must be assembled anew, by their paths."""

MOST = 2_000
"""Files in one text of which it is told that they are missing."""
MOST_LOOKED_FOR = 100
"""Those of them that are looked for elsewhere, which takes a while."""
_WORTH_A_PROCESS = 200
"""Posts; in fewer, campaigns are found sooner than a second process starts."""


class Assembled(Struct, frozen=True, kw_only=True):
    """The library of a content folder, and every reference in it that leads nowhere. `posts` are
    those that the next build may take as they are."""

    library: Library
    problems: tuple[Problem, ...]
    posts: KeptPosts


def assemble(content: Content, before: KeptPosts = NO_POSTS, jobs: int = 1) -> Assembled:
    """The library of a content folder.

    What a problem concerns is left out of the library, so that the rest can still be checked.
    Posts are taken from those assembled `before` where nothing they are made from has changed; in
    the others, `jobs` processes look for campaigns.
    """
    directory = Directory(content)
    settled = settled_ids(content)
    library, basis, known = _named(content, directory, settled, before)
    fresh = _fresh(content, known)
    library = replace(library, posts=tuple(_related(library, fresh, directory)))
    library = replace(library, posts=tuple(_mentioning(library, fresh, jobs)))
    shelf = _shelf(library)
    basis = replace(basis, places=digest_of_places(shelf))
    linked_before = known if basis == before.basis else {}
    problems = directory.problems
    problems += asked(settled, content.places)

    def linked(values: Iterable[Linkable]) -> tuple[Linkable, ...]:
        return tuple(
            replace(value, targets=tuple(_targets(value, library, shelf, content.places, problems)))
            if value.source and value.source not in linked_before and value.body.references
            else value
            for value in values
        )

    library = replace(
        library,
        posts=linked(library.posts),
        pages=linked(library.pages),
        series=linked(library.series),
        campaigns=linked(library.campaigns),
        people=linked(library.people),
        organisations=linked(library.organisations),
    )
    encoded = encoded_posts(library.posts, before, known, problems)
    return Assembled(
        library=library, problems=tuple(problems), posts=KeptPosts(basis, encoded, before.fetch)
    )


def post_alone(read: ReadFile, content: Content, library: Library) -> Post | None:
    """The post of a file as it is now, among a `library` that was assembled of `content` before the
    file was saved; None if something is wrong with it. Nobody is looked up in `related`."""
    head = read.source.head
    wrong = any(remark.check in ERRORS for remark in read.body.remarks)
    if not isinstance(head, PostHead) or read.source.problems or wrong:
        return None
    directory = Directory(content)
    people = {person.slug: person for person in library.people if person.source}
    source = read.source.source
    same = Settled({post.source: post.id for post in library.posts if post.source == source})
    post = post_from(read, head, directory, people, library.settings, same)
    mentions = mentions_in(post, named(library.campaigns)) if head.mentions else ()
    problems = directory.problems
    targets = tuple(_targets(post, library, _shelf(library), content.places, problems))
    return None if problems else replace(post, mentions=mentions, targets=targets)


def _named(
    content: Content, directory: Directory, settled: Settled, before: KeptPosts
) -> tuple[Library, Basis, dict[str, Post]]:
    """The library without what leads from one value to another by a body or by `related`; what
    posts are made from; those of the posts assembled `before` that still hold, by their paths."""
    people = {
        person.slug: person
        for person in (person_from(r, h, directory) for r, h in heads_of(content, PersonHead))
    }
    campaigns = [campaign_from(r, h, directory) for r, h in heads_of(content, CampaignHead)]
    organisations = [
        organisation_from(r, h, directory) for r, h in heads_of(content, OrganisationHead)
    ]
    series = [series_from(r, h, directory) for r, h in heads_of(content, SeriesHead)]
    settings = content.settings
    basis = basis_of(
        settings,
        directory.names,
        people.values(),
        (campaign for campaign, _ in campaigns),
        content.assets,
        has_past=bool(content.past.posts),
    )
    known = still_true(before, basis, content.zone, settled)
    fresh = _fresh(content, known)
    posts = tuple(
        known.get(path) or post_from(*fresh[path], directory, people, settings, settled)
        for path in (read.source.source for read in content.files)
        if path in known or path in fresh
    )
    library = Library(
        settings=settings,
        posts=posts,
        pages=tuple(page_from(r, h) for r, h in heads_of(content, PageHead)),
        series=_each_once((*series, *_series_without_file(posts))),
        campaigns=tuple(campaign for campaign, _ in campaigns),
        people=_each_once((*people.values(), *_guests(posts))),
        organisations=_each_once((*organisations, *(o for _, made in campaigns for o in made))),
        assets=content.assets,
        past=content.past,
    )
    return library, basis, known


def _fresh(content: Content, known: Mapping[str, Post]) -> Fresh:
    return {
        read.source.source: (read, head) for read, head in heads_of(content, PostHead, but=known)
    }


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


def _series_without_file(posts: Iterable[Post]) -> Iterator[Series]:
    for post in posts:
        if post.series:
            yield Series(slug=post.series, title=post.series_title)


def _related(library: Library, fresh: Fresh, directory: Directory) -> Iterator[Post]:
    """The posts with the ids of those chosen by hand, which `related` names by slug or title."""
    if not any(head.related for _, head in fresh.values()):
        yield from library.posts
        return
    names = Names("post", "posts", {post.slug: post.title for post in library.posts})
    ids = {post.slug: post.id for post in library.posts}
    for post in library.posts:
        written = fresh.get(post.source)
        if written and written[1].related:
            slugs = directory.all_known(written[0], "related", written[1].related, names)
            yield replace(post, related=tuple(ids[slug] for slug in slugs))
        else:
            yield post


def _mentioning(library: Library, fresh: Fresh, jobs: int) -> Iterator[Post]:
    """The posts with the campaigns that their texts name, unless they say `mentions: false`."""
    posts = [
        post for post in library.posts if post.source in fresh and fresh[post.source][1].mentions
    ]
    look = partial(mentions_in, campaigns=named(library.campaigns))
    found = on_all_cores(look, posts, jobs, _WORTH_A_PROCESS)
    by_source = {post.source: mentions for post, mentions in zip(posts, found, strict=True)}
    for post in library.posts:
        mentions = by_source.get(post.source)
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
    value: WithBody, library: Library, shelf: Shelf, places: Places, problems: list[Problem]
) -> Iterator[str]:
    told = set[tuple[str, str]]()
    for reference in value.body.references:
        target = resolve(reference.address, value.source, value.address, shelf)
        if isinstance(target, Missing):
            if (reference.kind, reference.address) not in told and len(told) < MOST:
                told.add((reference.kind, reference.address))
                problems.append(
                    Problem(
                        source=value.source,
                        line=places.of_words(value.source, reference.address),
                        check=reference.kind,
                        message=f"“{reference.address}” leads to a file that is not there",
                        hint=_where_it_may_be(target, library, shelf)
                        if len(told) <= MOST_LOOKED_FOR
                        else f"looked for {target.path} in the content folder",
                        subject=reference.address,
                    )
                )
            target = encoded(reference.address)
        yield target


def _where_it_may_be(missing: Missing, library: Library, shelf: Shelf) -> str:
    was = library.past.ids.get(missing.path)
    renamed = [post.source for post in library.posts if post.id == was]
    name = PurePosixPath(missing.path).name
    paths = sorted((*shelf.sources, *shelf.assets))
    moved = [path for path in paths if PurePosixPath(path).name == name]
    if near := renamed or moved or [path for path in [misspelt(missing.path, paths)] if path]:
        return f"did you mean {near[0]}?"
    return f"looked for {missing.path} in the content folder"
