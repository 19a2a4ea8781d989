"""The file that tells cron when the site must be built again although nobody edits it.

It has that moment in UTC and in seconds since 1970, a line each, or `never` and a number that no
clock reaches. It bears the name of the output folder, so that a look at another moment, built
elsewhere, does not change what is said of the site that is served.
"""

import time
from pathlib import Path

from plugins.domain.whole_files import put_whole

FOLDER = "next-change"
NEVER = 9_999_999_999
"""Seconds since 1970; the clock of every build is before that."""


def place_of(cache: Path, output: Path) -> Path:
    """The file that says when the folder `output` must be built again."""
    return cache / FOLDER / output.name


def keep_next_moment(cache: Path, output: Path, seconds: float) -> None:
    """The file says so; one that says it already is not touched. Somebody's folder in its place is
    left alone. Raises `OSError` where nothing can be written."""
    never = seconds >= NEVER
    moment = "never" if never else time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
    text = f"{moment}\n{NEVER if never else int(seconds)}\n"
    place = place_of(cache, output)
    if place.is_dir() or _said_by(place) == text:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    put_whole(place, text.encode("ascii"))


def _said_by(place: Path) -> str:
    try:
        return place.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
