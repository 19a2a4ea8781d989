"""The kinds of page that a site has, and where one of each is found.

A kind is told by what the content says (a post's series, a campaign's status), never by what a
template makes of it; so the theme may change as it likes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from plugins.domain.outputs import path_of
from plugins.domain.people import role_on
from plugins.domain.posts import Post
from plugins.domain.redirects import path_of_old
from plugins.domain.series import Series
from plugins.domain.site import Site
from tests.browser.web_server import STAYING

Found = Callable[[Site], Iterable[str]]


def _at(address: str) -> Found:
    return lambda _: [address]


def _posts(belongs: Callable[[Site, Post], object]) -> Found:
    """Of the posts that belong to the kind, the newest."""
    return lambda site: (post.address for post in site.posts if belongs(site, post))


def _bodies(*marks: str) -> Found:
    """Of the posts in whose text all these pieces of HTML stand, the newest."""
    return _posts(lambda _, post: all(mark in post.body.html for mark in marks))


def _in(category: str) -> Found:
    return lambda site: (post.address for post in site.posts_by_category.get(category, ()))


def _is_running(site: Site, series: Series) -> bool:
    return any(not part.post for part in site.parts[series.slug])


def _parts(*, running: bool) -> Found:
    """The last part that is out of a series that is still running, or not; of no series of one."""

    def found(site: Site) -> Iterator[str]:
        for series in site.series:
            out = [part.post for part in site.parts[series.slug] if part.number and part.post]
            if series.plan and len(out) > 1 and _is_running(site, series) is running:
                yield site.post[out[-1]].address

    return found


def _series(*, running: bool) -> Found:
    return lambda site: (
        series.address
        for series in site.series
        if series.plan and _is_running(site, series) is running
    )


def _campaigns(status: str) -> Found:
    return lambda site: (
        campaign.address
        for campaign in sorted(site.campaigns, key=lambda one: not one.partners)
        if campaign.status == status
    )


def _by_a_guest(site: Site, post: Post) -> bool:
    return any(not site.person[line.person].source for line in post.bylines)


def _by_somebody_who_moved_on(site: Site, post: Post) -> bool:
    present = (
        (line, role_on(site.person[line.person].roles, site.moment)) for line in post.bylines
    )
    return any(role.role and line.role != role.role for line, role in present)


def _people(site: Site) -> Iterator[str]:
    """Those with a biography, whoever has written most first."""
    written = {slug: len(posts) for slug, posts in site.posts_by_person.items()}
    known = [person for person in site.people if person.body.words]
    for person in sorted(known, key=lambda one: (-written.get(one.slug, 0), one.slug)):
        yield person.address


def _redirects(site: Site) -> Iterator[str]:
    for post in site.posts:
        for alias in post.aliases:
            yield f"/{path_of_old(alias).removesuffix('index.html')}{STAYING}"


KINDS: Mapping[str, Found] = {
    "front page": _at("/"),
    "further page of posts": _at("/page/2/"),
    "round-up": _in("round-ups"),
    "edition of the newsletter": _posts(lambda _, post: post.edition),
    "part of a running series": _parts(running=True),
    "part of a finished series": _parts(running=False),
    "guest post": _posts(_by_a_guest),
    "post by somebody who has moved on": _posts(_by_somebody_who_moved_on),
    "consultation response": _in("responses"),
    "post with a picture at its head": _posts(lambda _, post: post.image),
    "post with a row of statistics": _bodies('class="figures"'),
    "post with a quotation and its source": _bodies('<figure class="quotation"', "<figcaption"),
    "post with a table": _bodies("<table"),
    "post with footnotes": _bodies('role="doc-endnotes"'),
    "post with a figure, its caption and its credit": _bodies("<img", 'class="credit"'),
    "post with an admonition": _bodies('class="admonition'),
    "post with a video": _bodies('class="video"'),
    "post with downloads": _posts(lambda _, post: post.files),
    "post with an action that is open": _posts(
        lambda site, post: any(action.is_open(site.moment) for action in post.actions)
    ),
    "post with an action that has closed": _posts(
        lambda site, post: any(not action.is_open(site.moment) for action in post.actions)
    ),
    "corrected post": _posts(lambda _, post: post.corrections),
    "post with a history": _posts(lambda _, post: post.changes),
    "hidden post": lambda site: (post.address for post in site.hidden),
    "withdrawn post": lambda site: (post.address for post in site.withdrawn),
    "redirect": _redirects,
    "active campaign": _campaigns("active"),
    "campaign that was won": _campaigns("won"),
    "running series": _series(running=True),
    "finished series": _series(running=False),
    "person": _people,
    "organisation": lambda site: (
        one.address for one in sorted(site.organisations, key=lambda one: not one.body.words)
    ),
    "topic": lambda site: (f"/topics/{slug}/" for slug in site.posts_by_topic),
    "category": lambda site: (f"/categories/{slug}/" for slug in site.posts_by_category),
    "all series": _at("/series/"),
    "all campaigns": _at("/campaigns/"),
    "all people": _at("/people/"),
    "all organisations": _at("/organisations/"),
    "all topics": _at("/topics/"),
    "all categories": _at("/categories/"),
    "archive": _at("/archive/"),
    "newsletter": _at("/newsletter/"),
    "changes": _at("/changes/"),
    "feeds": _at("/feeds/"),
    "standing page": lambda site: (page.address for page in site.pages),
    "page that is not there": _at("/404.html"),
}
"""Kind → the addresses of its pages on a site, the one to look at first."""


def file_of(address: str) -> str:
    """The path in the output folder of what answers at `address`."""
    return path_of(address.removesuffix(STAYING))
