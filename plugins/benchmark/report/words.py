"""How figures and steps are said."""

import math

from plugins.benchmark.figures import Circumstances, Step

STEP_WORDS: dict[Step, str] = {
    "cold": "everything, from nothing",
    "unchanged": "nothing has changed",
    "edit": "one more paragraph in an old post",
    "title": "a new title for an old post",
    "new": "one new post",
    "live": "from saving to the preview",
}
UNKNOWN = "–"


def count_in_words(number: int) -> str:
    """`5,000`."""
    return f"{number:,}"


def seconds_in_words(seconds: float | None) -> str:
    """`0.031 s`, `2.31 s`, `19.4 s`: to about a hundredth of itself, or a millisecond."""
    if seconds is None:
        return UNKNOWN
    places = 3 if seconds < 0.1 else 2 if seconds < 10 else 1
    return f"{seconds:.{places}f} s"


def size_in_words(mebibytes: float | None) -> str:
    """`85 MiB`."""
    return UNKNOWN if mebibytes is None else f"{mebibytes:,.0f} MiB"


def ratio_in_words(part: float | None, whole: float | None) -> str:
    """`0.71`, `0.0041`, `12`: two digits that say something."""
    if part is None or not whole:
        return UNKNOWN
    ratio = part / whole
    if ratio <= 0:
        return "0"
    places = max(0, 1 - math.floor(math.log10(ratio)))
    return f"{ratio:,.{places}f}"


def circumstances_in_words(found: Circumstances) -> str:
    """Where, when and with what it was measured, as sentences."""
    cores = "1 core" if found.cores == 1 else f"{found.cores} cores"
    versions = ", ".join(f"{name} {version}" for name, version in found.versions.items())
    turns = " and ".join(
        f"{count} {'turn' if count == 1 else 'turns'} at {count_in_words(posts)} posts"
        for posts, count in sorted(found.turns.items())
    )
    return (
        f"Measured on {found.day} on {cores} ({found.processor}; {found.system}) with {versions}. "
        f"Medians of {turns}. Machines are noisy and differ: the ratios say more than the seconds."
    )
