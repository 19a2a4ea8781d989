"""Series: numbers and names of their parts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plugins.domain.library import Library
from plugins.domain.names import misspelt
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.series import Series, numbers_of


def check_numbers(library: Library, places: Places) -> Iterator[Problem]:
    """In a series no two posts have one number, and none goes beyond the plan.

    Bad: two posts with `series: shared-society` and `part: 2`
    Good: `part: 2` and `part: 3`
    """
    for series, posts in _series_with_posts(library):
        owner: dict[int, Post] = {}
        for post, number in _numbered(series, posts):
            first = owner.setdefault(number, post)
            if first is not post:
                yield _part_problem(
                    post,
                    places,
                    f"this is part {number} of “{series.title}”, and so is {first.source}",
                    "give one of them another part number",
                )
            if series.plan and number > len(series.plan):
                yield _part_problem(
                    post,
                    places,
                    f"part {number} is beyond the plan of “{series.title}”, "
                    f"which has {len(series.plan)} parts",
                    f"correct the number, or add the part to {series.source}",
                )


def _part_problem(post: Post, places: Places, message: str, hint: str) -> Problem:
    return Problem(
        source=post.source,
        line=places.of_key(post.source, "part"),
        check="part-number",
        message=message,
        hint=hint,
        subject=str(post.part or post.slug),
    )


def check_gaps(library: Library, places: Places) -> Iterator[Problem]:
    """The numbers of a series without a plan have no gap.

    Bad: parts 1 and 3, and nothing that is part 2
    Good: parts 1 and 2; or a plan of parts, which shows what is to come
    """
    for series, posts in _series_with_posts(library):
        numbered = {number: post for post, number in _numbered(series, posts)}
        for before, number in pairwise((0, *sorted(numbered))):
            if number > before + 1 and not series.plan:
                post = numbered[number]
                yield Problem(
                    source=post.source,
                    line=places.of_key(post.source, "part"),
                    check="part-gap",
                    message=f"“{series.title}” has a part {number}, but no part {number - 1}",
                    hint="correct the number, or give the series a plan of parts in series/",
                    severity="warning",
                    subject=str(number),
                )


def check_series_names(library: Library, places: Places) -> Iterator[Problem]:
    """A series without a file is not almost another series.

    Bad: `series: Shared Society` in one post, `series: Shared Sociaty` in the next
    Good: the same name in both
    """
    filed = {series.title for series in library.series if series.source}
    unfiled = sorted(series.title for series in library.series if not series.source)
    for number, title in enumerate(unfiled):
        meant = misspelt(title, unfiled[:number]) if title not in filed else None
        if meant:
            post = next(post for post in library.posts if _title(library, post) == title)
            yield Problem(
                source=post.source,
                line=places.of_key(post.source, "series"),
                check="misspelt-name",
                message=f"the series “{title}” is almost the series “{meant}”",
                hint=f"write “{meant}”, or give each a file in series/",
                subject=title,
            )


def _title(library: Library, post: Post) -> str:
    return next((s.title for s in library.series if s.slug == post.series), "")


def _numbered(series: Series, posts: Sequence[Post]) -> list[tuple[Post, int]]:
    """Posts with their numbers, the earlier published of two first."""
    numbers = numbers_of(series, posts)
    ordered = sorted(posts, key=lambda post: (post.published, post.source))
    return [(post, numbers[post.id]) for post in ordered if post.id in numbers]


def _series_with_posts(library: Library) -> Iterator[tuple[Series, list[Post]]]:
    by_series: dict[str, list[Post]] = {}
    for post in library.posts:
        if post.series and post.status != "withdrawn":
            by_series.setdefault(post.series, []).append(post)
    for series in library.series:
        if series.slug in by_series:
            yield series, by_series[series.slug]


CHECKS = (check_numbers, check_gaps, check_series_names)
