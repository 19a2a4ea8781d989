"""Why a file was made anew, or was not."""

from typing import Literal

from msgspec import Struct

from plugins.publishing.digests import Made

Cause = Literal[
    "first", "unfinished", "shows", "kind", "templates", "frame", "code", "missing", "altered"
]
"""`first`: no build before had the file. `unfinished`: a build was stopped before it was done with
it. `shows`: what is shown has changed; `kind`: what makes it is of another name; `templates`: a
template that it uses; `frame`: the frame of all pages, or the site's settings; `code`: our code, or
a library. `missing` and `altered`: the file was not as we left it."""

Standing = Literal["as left", "missing", "altered"]
"""How a file stands in the output folder."""


class Reason(Struct, frozen=True):
    """Why a file was made by the build numbered `build`, and whether its bytes then differed from
    what stood there. `is_latest` if that was the last build that had anything to do; else the file
    has been as it should be ever since."""

    build: int
    causes: tuple[Cause, ...]
    was_written: bool
    is_latest: bool


def why_rebuilt(
    before: Made | None, after: Made, standing: Standing = "as left", *, was_listed: bool = True
) -> tuple[Cause, ...]:
    """Everything for which a file must be made anew; nothing where it may stay as it is.

    `before` is what the file was made from when it was last made, None if that is not known;
    `was_listed` says whether a build was at least about to make it.
    """
    if before is None:
        return ("unfinished",) if was_listed else ("first",)
    causes: list[Cause] = []
    if before.shows != after.shows:
        causes.append("shows")
    if before.around != after.around:
        one, other = before.around, after.around
        parts: tuple[Cause, ...] = ("kind", "templates", "frame", "code")
        causes += [name for name in parts if getattr(one, name) != getattr(other, name)]
    if standing != "as left":
        causes.append(standing)
    return tuple(causes)
