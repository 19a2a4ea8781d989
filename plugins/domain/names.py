"""Names as people write them, slugs as addresses need them, and which known name was meant."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SHORT_NAME = 8
"""Names of fewer letters than this may differ in one letter only to count as misspelt."""


@lru_cache(maxsize=65536)
def slugify(name: str) -> str:
    """The part of an address that stands for `name`: lower-case ASCII letters, digits and hyphens.

    Empty when the name has no letter or digit at all.
    """
    plain = name if name.isascii() else _ascii(name)
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’`]", "", plain.lower())).strip("-")


def _ascii(name: str) -> str:
    from unidecode import unidecode

    return unidecode(unicodedata.normalize("NFKC", name))


def misspelt(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` was probably meant to be, or None.

    Two letters may differ, one in names of under eight letters; a differing digit makes another
    name, so "Part 1" is never taken for "Part 2". Equal names are not misspelt.
    """
    from rapidfuzz.distance import OSA

    letters = name.casefold()
    furthest = 1 if len(letters) < SHORT_NAME else 2
    digits = re.findall(r"\d", letters)
    near = [
        (distance, other)
        for other in known
        if other != name
        and (distance := OSA.distance(letters, other.casefold(), score_cutoff=furthest)) <= furthest
        and re.findall(r"\d", other) == digits
    ]
    return min(near)[1] if near else None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, for a hint; None when nothing is alike."""
    from difflib import get_close_matches

    by_letters = {other.casefold(): other for other in sorted(known, reverse=True)}
    found = get_close_matches(name.casefold(), by_letters, n=1, cutoff=0.6)
    return by_letters[found[0]] if found else None
