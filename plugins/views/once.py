"""What many pages of a site show is made once for all of them.

It is kept with the `Site`, which is frozen, and goes when the site goes.
"""

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from plugins.domain.site import Site

Given = ParamSpec("Given")
Made = TypeVar("Made")


def once(
    make: Callable[Concatenate[Site, Given], Made],
) -> Callable[Concatenate[Site, Given], Made]:
    """`make`, asked once for each site and whatever else it is given, all of it hashable."""
    name = f"{make.__module__}.{make.__qualname__}"

    def made(site: Site, /, *given: Given.args, **named: Given.kwargs) -> Made:
        try:
            return site.__dict__[name][given]  # type: ignore[no-any-return]
        except KeyError:
            kept: dict[Hashable, Made] = site.__dict__.setdefault(name, {})
            kept[given] = made_now = make(site, *given, **named)
            return made_now

    return update_wrapper(made, make)
