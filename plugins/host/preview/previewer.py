"""What builds a preview, and what one step of that did."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from plugins.domain.campaigns import Campaign
from plugins.domain.outputs import path_of
from plugins.domain.people import Organisation, Person
from plugins.domain.posts import Page, Post
from plugins.domain.problem import Problem
from plugins.domain.series import Series
from plugins.domain.site import Site


class Rebuilt(Struct, frozen=True, kw_only=True):
    """What became of the preview's files since the step before. They are in place.

    `address` is the preview's, without a slash at its end. `written` and `removed` are paths within
    its folder. A step that is not `whole` is a first answer, such as the page of the post that was
    saved, and more follows; a whole one also has the number of all files, the warnings that remain,
    and `sources`: the path of a page → the file of the content folder that it shows.
    """

    address: str
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    whole: bool = True
    total: int = 0
    warnings: tuple[Problem, ...] = ()
    sources: Mapping[str, str] = {}


class Previewer(Protocol):
    """Keeps a preview's folder as its content says."""

    def rebuild(self, changed: frozenset[Path]) -> Iterator[Rebuilt]:
        """Bring the folder up to date, the first time or after `changed` (whole paths) changed.

        The last step is whole. Raises `Refusal` and `WrongCall`, and then knows by itself, the next
        time, what is still to be done; files that were not yet rewritten are as they were.
        """
        ...


def sources_of(site: Site) -> dict[str, str]:
    """The path of a page → the file of the content folder that it shows."""
    shown: chain[Post | Page | Series | Campaign | Person | Organisation] = chain(
        site.posts,
        site.hidden,
        site.pages,
        site.series,
        site.campaigns,
        site.people,
        site.organisations,
    )
    return {path_of(one.address): one.source for one in shown if one.source}
