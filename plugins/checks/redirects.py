"""Redirects that `site.yaml` names."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from plugins.checks.links import when_public
from plugins.domain.library import Library
from plugins.domain.names import nearest
from plugins.domain.outputs import is_usable
from plugins.domain.places import Places
from plugins.domain.problem import Problem
from plugins.domain.redirects import (
    Paths,
    can_be_a_file,
    end_of,
    leads_of,
    path_of_old,
    plain,
    unanswered,
)
from plugins.domain.settings import SITE_FILE, Redirect
from plugins.domain.site import Site

_MOST = 500
"""Names that are compared: a folder may have thousands."""


class Nearby(Struct, frozen=True, dict=True):
    """The files of a site, among which the one is looked for that an address was meant to be. They
    are sorted into their folders when that is first asked for, once for all addresses."""

    paths: Paths

    def nearest_to(self, address: str) -> str:
        """The address of a page in the same folder whose last part is most like that of `address`;
        empty if none is alike."""
        folder, name = _parted(address)
        near = nearest(name, self._names.get(folder, ())[:_MOST])
        return f"{folder}/{near}{'' if '.' in near else '/'}" if near else ""

    @cached_property
    def _names(self) -> Mapping[str, Sequence[str]]:
        """Folder → the last parts of the addresses in it."""
        found: dict[str, set[str]] = {}
        for path in self.paths:
            folder, name = _parted(f"/{path.removesuffix('index.html')}")
            if name:
                found.setdefault(folder, set()).add(name)
        return {folder: sorted(names) for folder, names in found.items()}


def check_redirects(library: Library, places: Places, site: Site, own: Paths) -> Iterator[Problem]:
    """A redirect leads from an address that nothing else answers to one that answers. `own` are the
    files of the site, those of redirects apart. Of one that leads to what was published and would
    vanish, the check of gone addresses tells.

    Bad: `redirects: [{old: /about/, new: /abuot-us/}]`
    Good: `redirects: [{old: /who-we-are/, new: /about/}]`
    """
    redirects, near = site.settings.redirects, Nearby(own)
    lost = dict.fromkeys(unanswered(site, own))
    leads = leads_of(site, lost)
    secret = {post.address: post for post in library.posts if post.id not in site.public}
    taken = {path_of_old(alias): post.source for post in library.posts for alias in post.aliases}
    for number, one in enumerate(redirects):
        path = path_of_old(one.old)
        if message := _wrong_old(one.old, path, own, taken):
            hint = "“old” is an address that nothing else answers; take this redirect out"
            yield _problem(places, number, "old", one.old, message, hint)
        taken.setdefault(path, f"another redirect of {SITE_FILE}")
        post = secret.get(plain(one.new))
        if post:
            message = f"“{one.new}” is the address of a post that is not public"
            yield _problem(places, number, "new", one.new, message, when_public(post))
        elif not end_of(one.new, leads, own) and plain(_last(one.new, leads)) not in lost:
            yield from _nowhere(places, number, redirects, leads, near)


def _wrong_old(old: str, path: str, own: Paths, taken: Mapping[str, str]) -> str:
    """What is wrong with an old address; empty if nothing is."""
    if not can_be_a_file(old) or not is_usable(path):
        return f"no file of this site can answer at “{old}”"
    if path in own:
        return f"“{old}” is the address of a page"
    return f"“{old}” is an old address of {taken[path]} too" if path in taken else ""


def _nowhere(
    places: Places,
    number: int,
    redirects: tuple[Redirect, ...],
    leads: Mapping[str, str],
    near: Nearby,
) -> Iterator[Problem]:
    one = redirects[number]
    circle = _circle(one, leads)
    if circle:
        lines = [
            str(line)
            for place, other in enumerate(redirects)
            if path_of_old(other.old) in map(path_of_old, circle)
            and (line := places.of_key(SITE_FILE, f"redirects.{place}.old"))
        ]
        message = f"“{one.old}” leads round in a circle: {' → '.join((*circle, circle[0]))}"
        hint = "let one of them lead to a page" + (f": lines {', '.join(lines)}" if lines else "")
        yield _problem(places, number, "old", one.old, message, hint)
        return
    message = f"“{one.new}” is not on the site"
    meant = near.nearest_to(one.new)
    hint = f"did you mean {meant}?" if meant else "name a page of the site, or https://…"
    yield _problem(places, number, "new", one.new, message, hint)


def _last(new: str, leads: Mapping[str, str]) -> str:
    """The address at which redirects end, or begin to go round."""
    seen = set()
    while new not in seen and path_of_old(plain(new)) in leads:
        seen.add(new)
        new = leads[path_of_old(plain(new))]
    return new


def _circle(start: Redirect, leads: Mapping[str, str]) -> list[str]:
    """The addresses that lead round and back to `start`; none if it only comes upon a circle."""
    way = [start.old]
    new = start.new
    while path_of_old(new) != path_of_old(start.old):
        following = leads.get(path_of_old(plain(new)))
        if following is None or new in way:
            return []
        way.append(new)
        new = following
    return way


def _parted(address: str) -> tuple[str, str]:
    """The folder of an address and its last part."""
    folder, _, name = plain(address).rstrip("/").rpartition("/")
    return folder, name


def _problem(
    places: Places, number: int, key: str, subject: str, message: str, hint: str
) -> Problem:
    return Problem(
        source=SITE_FILE,
        line=places.of_key(SITE_FILE, f"redirects.{number}.{key}"),
        check="redirect",
        message=message,
        hint=hint,
        subject=subject,
    )
