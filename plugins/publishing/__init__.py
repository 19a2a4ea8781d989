"""The plan against the last build: what differs is written, what nobody claims is removed.

The only room that writes into the output folder.
"""

from collections.abc import Iterable
from pathlib import Path

from plugins.domain.outputs import Output
from plugins.domain.progress import Progress, silent
from plugins.domain.refusal import WrongCall
from plugins.domain.site import Site
from plugins.publishing.digests import Ingredients
from plugins.publishing.parts import log_of, note_parts
from plugins.publishing.placing import Placing
from plugins.publishing.record import NotOurs
from plugins.publishing.renderer import Renderer
from plugins.publishing.rendering import template_digests
from plugins.publishing.theme import theme_files
from plugins.publishing.turns import turn_in
from plugins.publishing.writing import Folder, Written, write
from plugins.views.frame import present_frame

__all__ = ["Folder", "Written", "place", "publish", "theme_files"]


def place(site: Site, outputs: Iterable[Output], theme: Path, folder: Folder) -> tuple[str, ...]:
    """Put outputs into their places at once, ahead of the build that will plan them; the paths of
    those that were written. The record does not know of them, so that the build finds them
    altered."""
    render = Renderer(theme / "templates", site.settings, folder.cache, present_frame(site, theme))
    with turn_in(folder.path) as turn:
        placing = Placing(str(folder.path), render, turn)
        return tuple(output.path for output in outputs if placing(output).was_written)


def publish(
    site: Site,
    outputs: Iterable[Output],
    theme: Path,
    folder: Folder,
    progress: Progress = silent,
    jobs: int = 1,
) -> Written:
    """Bring the folder to what is planned, in the theme of that folder, by `jobs` processes. Raises
    `WrongCall` if the folder is not ours, or if somebody ends one of the processes."""
    frame = present_frame(site, theme)
    render = Renderer(theme / "templates", site.settings, folder.cache, frame)
    ingredients = Ingredients(frame, site.settings, template_digests(render.templates))
    planned = tuple(outputs)
    try:
        written = write(folder, planned, ingredients.made_from, render, progress, jobs)
    except NotOurs as error:
        raise WrongCall(str(error)) from None
    if written.build and folder.maker == "site":
        anew = (output for output in planned if output.path in written.causes)
        note_parts(log_of(folder.path, folder.cache), written.build, anew)
    return written
