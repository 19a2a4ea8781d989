"""Addresses that were published and would vanish."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import timedelta

from plugins.checks.redirects import Nearby
from plugins.domain.ledger import PastPost
from plugins.domain.library import Library
from plugins.domain.moments import day_in_words
from plugins.domain.outputs import path_of
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.published_files import FILE, users_in
from plugins.domain.redirects import (
    folder_of,
    follows_of_itself,
    leads_of,
    path_of_old,
    unanswered,
)
from plugins.domain.settings import SITE_FILE
from plugins.domain.site import Site

CHECK = "gone-address"
_THEME = "/theme/"
_CLOCKS = timedelta(hours=1)
"""By how much two machines may differ that publish one site."""


def check_gone(
    library: Library, places: Places, site: Site, paths: Sequence[str]
) -> Iterator[Problem]:
    """Every address that was published has a page, a redirect, or the page that says that what was
    there was withdrawn.

    Bad: a published post is deleted
    Good: it says `status: withdrawn`, or another post has its address among its `aliases`
    """
    if site.preview or not site.past.addresses:
        return
    near = Nearby(frozenset(paths))
    lost = dict.fromkeys(unanswered(site, near.paths))
    if not lost:
        return
    if _is_before(site):
        yield _of_another_time(site, len(lost))
        return
    posts = {post.id: post for post in library.posts}
    assets = {asset.address: asset.path for asset in reversed(library.assets)}
    leads, today = leads_of(site, lost), site.moment.date().isoformat()
    for address in sorted(lost):
        if path_of_old(address) in leads:
            continue  # settled with what it leads to
        of, name = site.past.addresses[address]
        former = site.past.posts.get(name)
        if of in ("post", "redirect") and former:
            yield _of_post(places, address, former, posts.get(name), today)
        elif of == FILE:
            if not _goes_with_a_post(site, name, lost):
                yield _of_file(assets, address, near)
        elif follows_of_itself(address) not in lost and not address.startswith(_THEME):
            yield _of_page(places, address, of, near)


def _is_before(site: Site) -> bool:
    """Whether the site is built as it was well before something that the ledger knows."""
    soon = site.moment + _CLOCKS
    return any(post.published > soon for post in site.past.posts.values())


def _of_another_time(site: Site, number: int) -> Problem:
    """All that was published later, in one."""
    day = day_in_words(site.moment)
    what = "an address" if number == 1 else f"{number} addresses"
    message = f"the site as it was on {day} lacks {what} published since"
    return _problem("", None, day, message, "leave AS_AT out, or name a later moment")


def _goes_with_a_post(site: Site, name: str, lost: Container[str]) -> bool:
    """Whether a file was used by a post of which it is told already that it would vanish."""
    users = (site.past.posts.get(id_) for id_ in users_in(name))
    return any(post.address in lost for post in users if post)


def _of_post(
    places: Places, address: str, former: PastPost, post: Post | None, today: str
) -> Problem:
    source = post.source if post else former.source
    back = "write into its front matter" if post else f"bring {source} back, with these lines"
    hint = (
        f"{back}:\n"
        "status: withdrawn\n"
        f"modified: {today}\n"
        "withdrawn_because: what readers are to know\n"
        "or, if another post took its place, write into that one:\n"
        f"aliases: [{address}]"
    )
    what = "the file is gone"
    line = None
    if post:
        key = "status" if post.status == "draft" else "embargo"
        what = "it is a draft" if post.status == "draft" else "its moment has not come"
        line = places.of_key(source, key)
    return _problem(source, line, address, f"the post published at {address}: {what}", hint)


def _of_file(assets: Mapping[str, str], address: str, near: Nearby) -> Problem:
    path = assets.get(address, "")
    why = "only posts that are not public use it now" if path else "it is not in the folder"
    hint = f"{'link it on a page' if path else 'put it back'}, or {_lines(address, near)}"
    return _problem(path, None, address, f"the file published at {address}: {why}", hint)


def _of_page(places: Places, address: str, of: str, near: Nearby) -> Problem:
    what = of if of and of != "redirect" else "page"
    line = places.of_key(SITE_FILE, "redirects")
    message = f"the {what} published at {address}: nothing answers there now"
    lines = _lines(address, near, "/feed.xml" if of == "feed" else "")
    return _problem(SITE_FILE, line, address, message, lines)


def _lines(address: str, near: Nearby, usual: str = "") -> str:
    """What to write into `site.yaml`, with the likeliest new address: `usual`, or the list that the
    old one belonged to, where none is alike."""
    folder = folder_of(address)
    around = folder if path_of(folder) in near.paths else "/"
    return (
        f"add this to {SITE_FILE}, with what took its place:\n"
        "redirects:\n"
        f"  - old: {address}\n"
        f"    new: {near.nearest_to(address) or usual or around}"
    )


def _problem(source: str, line: int | None, address: str, message: str, hint: str) -> Problem:
    return Problem(
        source=source,
        line=line,
        check=CHECK,
        message=message,
        hint=hint,
        severity="warning",
        subject=address,
    )


PLAN_CHECKS = (check_gone,)
