"""What lies beside a published site, in `.public.greenpaper` beside `public`:

- `lock`: who publishes;
- `intent`: what is about to be exchanged, and what is to be noted when that is done;
- `version`: what is known of the site in `public`;
- `next` and `next.version`: the version that is being made, and what is known of it;
- `former` and `former.version`: the version before, kept for the way back;
- `no-former`: why there is none.

Where the file system cannot exchange folders, `public` is a link to one of `a`, `b` and `c` in
there, and so are `next` and `former`.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Literal

from msgspec import Struct

from plugins.domain.refusal import WrongCall
from plugins.publishing.exchange import put_link
from plugins.publishing.record import name_beside

Role = Literal["next", "former"]

_PLACES = ("a", "b", "c")
_MOST_LINKS = 40


class Stage(Struct, frozen=True):
    """A published folder, and what is beside it. `is_linked` says that `public` is, or will be, a
    link to a folder in there."""

    public: Path
    beside: Path
    is_linked: bool

    @property
    def lock(self) -> Path:
        return self.beside / "lock"

    @property
    def version(self) -> Path:
        return self.beside / "version"

    @property
    def coming(self) -> Path:
        """What is known of the version that is about to be exchanged, whichever it is."""
        return self.beside / "coming.version"

    def folder(self, role: Role) -> Path:
        """The site in that role."""
        return self.beside / role / "site"

    def version_of(self, role: Role) -> Path:
        return self.beside / f"{role}.version"


def stage_of(output: Path) -> Stage:
    """The stage of an output folder, which may be a link to one elsewhere. Nothing is changed.
    Raises `WrongCall` for links that lead in a circle."""
    public = output
    for _ in range(_MOST_LINKS):
        beside = public.with_name(name_beside(public))
        if not public.is_symlink():
            return Stage(public, beside, is_linked=False)
        target = Path(os.path.normpath(public.parent / public.readlink()))
        if target.parent.parent == beside:
            return Stage(public, beside, is_linked=True)
        public = target
    raise WrongCall(f"{output} is a link that leads in a circle: name a folder")


def tidy(stage: Stage) -> None:
    """Nothing is left of a version that was never published. Raises `OSError`."""
    remove(stage, "next")
    stage.coming.unlink(missing_ok=True)
    used = {place_at(path) for path in (stage.public, stage.beside / "former")}
    for name in _PLACES:
        if name not in used:
            _clear(stage.beside / name)


def begin(stage: Stage) -> Path:
    """A fresh folder for the next version, empty; the stage is tidy. Raises `OSError`."""
    place = stage.beside / "next"
    if stage.is_linked:
        name = next(name for name in _PLACES if not (stage.beside / name).exists())
        (stage.beside / name).mkdir()
        put_link(place, name)
    else:
        place.mkdir()
    fresh = stage.folder("next")
    fresh.mkdir()
    if stage.public.is_dir():
        fresh.chmod(stage.public.stat().st_mode & 0o7777)
    return fresh


def remove(stage: Stage, role: Role) -> None:
    """The version in that role is gone, in one step for whoever looks. Raises `OSError`."""
    stage.version_of(role).unlink(missing_ok=True)
    gone = stage.beside / "gone"
    _clear(gone)
    with suppress(FileNotFoundError):
        (stage.beside / role).rename(gone)
    _clear(gone)


def place_at(link: Path) -> str:
    """The name of the folder beside `public` that a link of the stage leads to: `a` for one to `a`
    or to `.public.greenpaper/a/site`; empty where there is no link."""
    if not link.is_symlink():
        return ""
    target = link.readlink()
    return target.parent.name if target.name == "site" else target.name


def _clear(gone: Path) -> None:
    """Nothing is left of a folder, nor, of a link to one, of what it leads to."""
    if gone.is_symlink():
        _clear(gone.parent / gone.readlink())
        gone.unlink()
    elif gone.exists():
        shutil.rmtree(gone)
