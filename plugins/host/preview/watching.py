"""Which files were saved."""

from collections.abc import Iterator
from pathlib import Path

_QUIET = 20
"""Milliseconds without a change after which what was saved is taken as one set: editors save by
several steps, and a switch of branches writes hundreds of files."""

_MOST = 1_600
"""Milliseconds after which a set is handed on even if files go on changing."""

_TICK = 100
"""Milliseconds after which nothing is a set as well."""


def watched(places: tuple[Path, ...], but: tuple[Path, ...]) -> Iterator[frozenset[Path]]:
    """Sets of changed paths below `places`, leaving out what lies below `but`, hidden files and
    editors' copies.

    The first set is empty and says that watching has begun. Further empty ones say that time has
    passed. Ends with `KeyboardInterrupt` at Ctrl-C.
    """
    from watchfiles import Change, DefaultFilter, watch

    usual = DefaultFilter()
    roots, apart = ([place.resolve() for place in group] for group in (places, but))

    def matters(change: Change, name: str) -> bool:
        path = Path(name)
        is_apart = any(path.is_relative_to(place) for place in apart)
        return usual(change, name) and not is_apart and not is_copy(path, roots)

    found = watch(
        *roots,
        watch_filter=matters,
        debounce=_MOST,
        step=_QUIET,
        rust_timeout=_TICK,
        yield_on_timeout=True,
    )
    for changes in found:
        yield frozenset(Path(path) for _, path in changes)


def is_copy(path: Path, roots: list[Path]) -> bool:
    """Whether a path below one of the roots is hidden, or a copy that an editor keeps."""
    inside = next((path.relative_to(root) for root in roots if path.is_relative_to(root)), path)
    return path.name.endswith("~") or any(part.startswith(".") for part in inside.parts)
