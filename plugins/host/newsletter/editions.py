"""Which edition is meant, published or not, and the site that its letter is made from."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from plugins.domain.library import Library, is_public, site_at
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.refusal import Refusal, WrongCall
from plugins.domain.site import Site
from plugins.host.run import Run
from plugins.host.terminal import path_in_words

MOST = 8
"""Editions that are listed."""


def edition_meant(library: Library, number: int) -> Post:
    """The post that is the edition of that number, the newest edition if the number is 0; drafts
    and those to come are editions too.

    Raises `WrongCall`, with those that there are, where there is none, or none that may be sent.
    """
    editions = sorted(
        (post for post in library.posts if post.edition is not None and _may_be_sent(post)),
        key=lambda post: (post.published, post.edition or 0, post.source),
    )
    if not editions:
        raise WrongCall(
            "there is no edition of the newsletter yet: “edition: 1” in its front matter makes a "
            "post one"
        )
    if not number:
        return editions[-1]
    found = [post for post in editions if post.edition == number]
    if len(found) > 1:
        files = ", ".join(post.source for post in found)
        raise WrongCall(
            f"edition {number} is {len(found)} posts ({files}): give one of them another number"
        )
    if not found:
        raise WrongCall(_no_such_edition(number, editions, library))
    return found[0]


def _may_be_sent(post: Post) -> bool:
    return post.status != "withdrawn"


def _no_such_edition(number: int, editions: list[Post], library: Library) -> str:
    if any(post.edition == number for post in library.posts):
        return f"edition {number} was withdrawn: there is nothing to send"
    numbers = sorted({post.edition for post in editions if post.edition is not None})
    known = ", ".join(str(each) for each in numbers[-MOST:])
    before = f"the last {MOST} are" if len(numbers) > MOST else "there are"
    words = f"{before} {known}" if len(numbers) > 1 else f"there is {known}"
    return (
        f"there is no edition {number}: {words}. “edition: {number}” in its front matter makes a "
        "post one"
    )


def edition_in(run: Run, number: int) -> Post:
    """`edition_meant` among all that a run has read. Raises `WrongCall`, and `Refusal` where the
    edition's file cannot be read as it should be."""
    assert run.library is not None
    try:
        post = edition_meant(run.library, number)
    except WrongCall as error:
        unread = {one.source: one for one in reversed([*_unread(run)]) if one.source}
        if not unread:
            raise
        lines = "".join(f"\n    {_in_words(run, one)}" for one in list(unread.values())[-MOST:])
        raise WrongCall(f"{error}. These could not be read as they should be:{lines}") from None
    refuse_unreadable(run, post)
    return post


def _unread(run: Run) -> Iterator[Problem]:
    return (one for one in run.content.problems if one.severity == "error")


def _in_words(run: Run, problem: Problem) -> str:
    place = path_in_words(run.options.content / problem.source)
    return f"{place}{f':{problem.line}' if problem.line else ''}: {problem.message}"


def refuse_unreadable(run: Run, post: Post) -> None:
    """Raise `Refusal` where the file of a post cannot be read as it should be."""
    if any(one.source == post.source for one in _unread(run)):
        raise Refusal(one for one in run.content.problems if one.source == post.source)


def site_of(run: Run, post: Post) -> Site:
    """The site that the letter of an edition is made from: the run's own; where the edition is not
    public yet, that site with this post, and with nothing else that waits."""
    assert run.library is not None
    assert run.site is not None
    if is_public(post, run.moment):
        return run.site
    from plugins.host.one_file.one_page import site_with

    return site_with(run.library, post, run.moment, run.moment)


def public_with(run: Run, post: Post, theme: Path) -> frozenset[str]:
    """The paths of the files that readers can have when the edition arrives: now; of one that is
    not public yet, at its own moment, published as it stands."""
    assert run.library is not None
    if is_public(post, run.moment):
        return frozenset(output.path for output in run.outputs)
    from plugins.host.run_steps import planned

    posts = tuple(_published(one) if one is post else one for one in run.library.posts)
    site = site_at(replace(run.library, posts=posts), max(run.moment, post.published))
    return frozenset(output.path for output in planned(site, theme)[0])


def _published(post: Post) -> Post:
    return replace(post, status="published") if post.status == "draft" else post
