"""How versions are exchanged on the file system of a stage: folders, or a link from the start."""

import os
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from plugins.domain.refusal import WrongCall
from plugins.publishing.exchange import can_exchange, can_link
from plugins.publishing.stage import Stage


def with_a_way(stage: Stage) -> Stage:
    """The stage with the way in which versions are exchanged on its file system. Raises `WrongCall`
    where there is none, `OSError` where nothing can be written beside the published folder."""
    if stage.is_linked:
        return stage
    public = stage.public
    if public.exists() and public.stat().st_dev != stage.beside.stat().st_dev:
        raise WrongCall(
            f"{public} is a file system of its own, which cannot be exchanged as a whole: "
            f"name a folder within it, OUTPUT={public / 'site'}"
        )
    if can_exchange(stage.beside):
        _keep_to_ourselves(stage.beside)
        return stage
    if not can_link(stage.beside):
        raise WrongCall(
            f"the file system of {public} can neither exchange two folders in one step nor hold "
            "symbolic links, so a reader would see half a site: name an OUTPUT elsewhere"
        )
    if os.path.lexists(public):
        raise WrongCall(
            f"the file system of {public} cannot exchange two folders in one step. A link can be "
            f"exchanged: move the folder away once (mv {public} {public}.before), and the next "
            "publication puts a link in its place"
        )
    return replace(stage, is_linked=True)


def _keep_to_ourselves(beside: Path) -> None:
    """Who serves the folder around it serves nothing of it: a server is somebody else."""
    mode = beside.stat().st_mode & 0o7777
    if mode & 0o007:
        with suppress(PermissionError):
            beside.chmod(mode & ~0o007)
