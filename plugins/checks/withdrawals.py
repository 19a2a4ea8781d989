"""Withdrawn posts: what their addresses tell, and where else their titles may stand."""

from collections.abc import Iterator, Sequence

from plugins.domain.history import withdrawn_on
from plugins.domain.library import Library, is_public
from plugins.domain.names import slugify
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.site import Site

CHECK = "withdrawal"
_REASON = "withdrawn_because: It named somebody who had asked not to be named."


def check_withdrawals(
    library: Library, places: Places, site: Site, _: Sequence[str]
) -> Iterator[Problem]:
    """A withdrawn post says why it was withdrawn, and when; and no plan announces it.

    Bad: `status: withdrawn` alone
    Good: `withdrawn_because: The figures turned out to be wrong.` and `modified: 2017-02-01`
    """
    for post in library.posts:
        if post.status == "withdrawn" and is_public(post, site.moment):
            if not post.withdrawn_because:
                message = "this post is withdrawn and does not say why"
                yield _problem(post, places, message, _to_add(_REASON))
            if withdrawn_on(post, library.past, site.moment) is None:
                message = "this post is withdrawn and does not say since when"
                hint = _to_add(f"modified: {site.moment:%Y-%m-%d}")
                yield _problem(post, places, message, hint)
            yield from _announced(library, places, post)


def _announced(library: Library, places: Places, post: Post) -> Iterator[Problem]:
    """The title in a plan stays on the site, as that of a part to come."""
    titles = f"-{slugify(post.title)}-{slugify(post.part_title)}-"
    for series in library.series:
        for number, part in enumerate(series.plan if series.slug == post.series else ()):
            if f"-{slugify(part.title)}-" in titles:
                yield Problem(
                    source=series.source,
                    line=places.of_key(series.source, f"parts.{number}"),
                    check=CHECK,
                    message=f"“{part.title}” stands here as a part to come, and is withdrawn",
                    hint=f"take it out of the plan, or write another title: {post.source} was it",
                    severity="warning",
                    subject=part.title,
                )


def _to_add(line: str) -> str:
    return f"add a line to the front matter: {line}"


def _problem(post: Post, places: Places, message: str, hint: str) -> Problem:
    return Problem(
        source=post.source,
        line=places.of_key(post.source, "status"),
        check=CHECK,
        message=message,
        hint=hint,
        severity="warning",
        subject=post.slug,
    )


PLAN_CHECKS = (check_withdrawals,)
