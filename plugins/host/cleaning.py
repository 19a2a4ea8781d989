"""Removing what was generated, and nothing that anybody made by hand."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from plugins.domain.refusal import WrongCall
from plugins.host.cache import TAG, is_cache
from plugins.host.one_file.enclosed import is_ours
from plugins.host.terminal import path_in_words
from plugins.publishing.record import NAME, NotOurs, claim, copy_of_record
from plugins.publishing.writing import Folder, write

KEPT = ("unclaimed", TAG)
"""What stays in a cache: files that somebody else made, and its mark."""

_TOOLS = (".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis")


def clean_output(output: Path, cache: Path) -> Iterator[str]:
    """Remove the files that the record of `output` lists; yields what was done.

    Raises `WrongCall` where the folder is not ours or its record cannot be read.
    """
    if not output.exists():
        return
    try:
        claimed = claim(output, cache, "site")
    except NotOurs as error:
        raise WrongCall(str(error)) from None
    if claimed.is_lost:
        raise WrongCall(f"the record of {output} cannot be read; “make site” makes a new one")
    # What a build of nothing would leave.
    removed = write(Folder(output, cache), (), _never, _never).removed
    for path in (output / NAME, copy_of_record(output, cache)):
        path.unlink(missing_ok=True)
    if removed:
        yield f"{len(removed)} files removed from {path_in_words(output)}"


def clean_cache(cache: Path) -> Iterator[str]:
    """Remove what is in the cache, `unclaimed` apart; yields what was done.

    A folder that is not marked as a cache is left alone.
    """
    if not cache.exists():
        return
    if not is_cache(cache):
        yield f"{path_in_words(cache)} is left alone: it is not marked as a cache ({TAG})"
        return
    removed = [path for path in cache.iterdir() if path.name not in KEPT]
    for path in removed:
        _remove(path)
    if removed:
        yield f"{path_in_words(cache)} emptied"


def clean_previews(folder: Path) -> Iterator[str]:
    """Remove the previews of posts that lie in a folder, and the folder if that leaves it empty;
    yields what was done."""
    ours = [path for path in sorted(folder.glob("*.html")) if is_ours(path)]
    for path in ours:
        path.unlink()
    if ours:
        if not any(folder.iterdir()):
            folder.rmdir()
        yield f"{len(ours)} {'preview' if len(ours) == 1 else 'previews'} removed"


def clean_project(root: Path) -> Iterator[str]:
    """Remove what the tools of development leave in the project; yields what was done."""
    found = [root / name for name in (*_TOOLS, "__pycache__") if (root / name).is_dir()]
    for room in ("plugins", "tests"):
        found += (root / room).rglob("__pycache__")
    for path in found:
        shutil.rmtree(path, ignore_errors=True)
    if found:
        yield "the caches of Python and the tests removed"


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _never(_: object) -> NoReturn:
    raise AssertionError("an empty plan has nothing to render")
