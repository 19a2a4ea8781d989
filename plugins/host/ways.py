"""The two ways from a content folder to its plan: the short one without Pelican, and the long one
through it. They end with the same, as long as no other plugin has a say on posts and pages."""

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.domain.kept import keep_value, kept_value
from plugins.domain.progress import Progress, silent
from plugins.domain.refusal import WrongCall
from plugins.host.cache import open_cache
from plugins.host.capabilities import CAPABILITIES
from plugins.host.options import CONFIG, Options
from plugins.host.run import Run
from plugins.host.run_steps import put_plan, put_together, read, refuse_folders, write
from plugins.publishing.digests import code_digest, digest
from plugins.reading.fresh_files import digest_of
from plugins.views.stylesheet import THEME

if TYPE_CHECKING:
    from plugins.host.pelican import Greenpaper

_AS_IT_CAME = "64ac93862598b2ec24825c24a641ea37"
"""The digest of the settings as they come with the program, which name nobody else's plugin."""
_OURS_ALONE = "ours-alone"
"""File of the cache that names the settings with which no other plugin is there."""


def built_run(options: Options, progress: Progress = silent) -> Run:
    """The run of a build, everything written. Raises `Refusal` and `WrongCall`."""
    refuse_folders(options)
    open_cache(options.cache)
    if not is_ours_alone(options):
        run = through_pelican(options, progress, writes=True)
        run.is_ours_alone = False
        return run
    run = without_pelican(options, progress)
    run.refuse_errors()
    write(run, THEME, progress)
    return run


def planned_run(options: Options, progress: Progress = silent) -> tuple[Run, Path]:
    """The run up to the plan with its problems, and the theme that it is to be written in. Raises
    `WrongCall`."""
    if is_ours_alone(options):
        return without_pelican(options, progress), THEME
    pelican = our_pelican(options)
    pelican.settings |= {"PROGRESS": progress, "CHECK_ONLY": True}
    return pelican.build(), Path(pelican.settings["THEME"])


def checked_run(options: Options, progress: Progress = silent) -> Run:
    """The run up to the plan with its problems; nothing is written. Raises `WrongCall`."""
    return planned_run(options, progress)[0]


def without_pelican(options: Options, progress: Progress = silent) -> Run:
    """The run of the short way, up to the plan."""
    for capability in CAPABILITIES:
        capability.register()
    run = read(options, progress)
    put_together(run, run.content)
    put_plan(run, THEME)
    return run


def through_pelican(options: Options, progress: Progress = silent, *, writes: bool = False) -> Run:
    """The run of the long way, up to the plan, or until everything is written."""
    pelican = our_pelican(options)
    pelican.settings["PROGRESS"] = progress
    pelican.settings["CHECK_ONLY"] = not writes
    return pelican.build()


def is_ours_alone(options: Options) -> bool:
    """Whether the settings name our capabilities, our theme and nothing else. Where they are not as
    they came, Pelican is asked, once, and again when they or the program change. Raises `WrongCall`
    for settings that we do not honour."""
    if digest_of(CONFIG.read_bytes()).hex() == _AS_IT_CAME:
        return True
    stamp = digest(CONFIG.read_bytes(), code_digest().encode())
    kept = options.cache / _OURS_ALONE
    if kept_value(kept, str) == stamp:
        return True
    pelican = our_pelican(options)
    if tuple(pelican.plugins) != CAPABILITIES or pelican.settings["THEME"] != str(THEME):
        return False
    keep_value(kept, stamp)
    return True


def our_pelican(options: Options) -> "Greenpaper":
    """Our Pelican, its plugins loaded, ready to build. Raises `WrongCall`."""
    import logging

    from pelican.log import console
    from pelican.settings import read_settings

    from plugins.host.pelican import Greenpaper

    if not options.content.is_dir():
        raise WrongCall(f"there is no folder {options.content} with content")
    console.quiet = True
    logging.getLogger("pelican").setLevel(logging.ERROR)  # what it warns of, our checks say better
    settings = read_settings(
        str(CONFIG),
        override={
            "PATH": str(options.content),
            "OUTPUT_PATH": str(options.output),
            "CACHE_PATH": str(options.cache),
            "SITEURL": options.address,
            "AS_AT": options.as_at,
            "JOBS": options.jobs,
            "PREVIEW": options.preview,
            "MAKER": options.maker,
        },
    )
    return Greenpaper(settings)
