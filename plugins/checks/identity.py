"""Ids and editions: by what feeds, letters and subscribers know a post."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath

from plugins.domain.library import Library
from plugins.domain.places import Places
from plugins.domain.problem import Problem
from plugins.domain.settings import SITE_FILE


def check_ids(library: Library, places: Places) -> Iterator[Problem]:
    """Every post has an id of its own.

    Two posts with one id are one post to every feed reader, which would show only one of them.

    Bad: `posts/2016/update.md` and `posts/2017/update.md`, neither with an `id`
    Good: `id: 2017-update` in the newer one
    """
    counted = Counter(post.id for post in library.posts)
    posts = [post for post in library.posts if counted[post.id] > 1]
    out = library.past.ids
    posts.sort(key=lambda p: (p.id, out.get(p.source) != p.id, p.published, p.source))
    for id_, same in groupby(posts, key=lambda post: post.id):
        first, *others = same
        for number, post in enumerate(others, 2):
            free = f"{PurePosixPath(post.source).stem}-{post.published:%Y-%m-%d}"
            yield Problem(
                source=post.source,
                line=places.of_key(post.source, "id"),
                check="duplicate-id",
                message=f"this post has the id “{id_}”, and so has {first.source}",
                hint=f"add a line to the front matter here: id: {_free_id(library, free, number)}",
                subject=id_,
            )


def check_identity(library: Library, places: Places) -> Iterator[Problem]:
    """`identity` in `site.yaml` is what it was when the posts were published.

    Feed readers know posts by ids that are made with it: with another one, they would show all of
    them again, as new.

    Bad: `identity: the-new-name` for a site that was published with `identity: the-name`
    Good: `identity: the-name`, whatever the site is called now
    """
    past, identity = library.past, library.settings.identity
    if past.posts and past.identity not in (None, identity):
        yield Problem(
            source=SITE_FILE,
            line=places.of_key(SITE_FILE, "identity"),
            check="changed-identity",
            message=f"the site was published with another identity: feed readers would show all "
            f"{len(past.posts):,} published posts again",
            hint=f"put this line back:\nidentity: {past.identity}"
            if past.identity
            else "take the line out: there was none",
            severity="warning",
            subject=identity,
        )


def _free_id(library: Library, wanted: str, number: int) -> str:
    taken = {post.id for post in library.posts}
    return wanted if wanted not in taken else f"{wanted}-{number}"


def check_editions(library: Library, places: Places) -> Iterator[Problem]:
    """No two posts are one edition of the newsletter.

    A subscriber would get one of them, or both under one number.

    Bad: `edition: 7` in two posts
    Good: `edition: 7` and `edition: 8`
    """
    first: dict[int, str] = {}
    posts = [p for p in library.posts if p.edition is not None and p.status != "withdrawn"]
    for post in sorted(posts, key=lambda post: (post.published, post.source)):
        assert post.edition is not None
        other = first.setdefault(post.edition, post.source)
        if other != post.source:
            yield Problem(
                source=post.source,
                line=places.of_key(post.source, "edition"),
                check="duplicate-edition",
                message=f"this is edition {post.edition}, and so is {other}",
                hint="give one of them another number",
                subject=str(post.edition),
            )


CHECKS = (check_ids, check_identity, check_editions)
