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
from plugins.publishing.record import NotOurs
from plugins.publishing.rendering import environment, render, template_digests
from plugins.publishing.theme import theme_files
from plugins.publishing.writing import Folder, Written, write
from plugins.views.frame import present_frame

__all__ = ["Folder", "Written", "publish", "theme_files"]


def publish(
    site: Site,
    outputs: Iterable[Output],
    theme: Path,
    folder: Folder,
    progress: Progress = silent,
) -> Written:
    """Bring the folder to what is planned, in the theme of that folder. Raises `WrongCall` if the
    folder is not ours."""
    env = environment(theme / "templates", site.settings)
    frame = present_frame(site, theme)
    ingredients = Ingredients(frame, site.settings.address, template_digests(env))
    try:
        return write(
            folder,
            outputs,
            ingredients.digest_of,
            lambda output: render(output, env, frame),
            progress,
        )
    except NotOurs as error:
        raise WrongCall(str(error)) from None
