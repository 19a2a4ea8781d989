"""Checking a content folder: what is kept, else the short way, else the long way through Pelican.

The short way reads, assembles and plans without Pelican. It says the same as the long one as long
as no other plugin has a say on posts and pages.
"""

from pathlib import Path

from msgspec.structs import replace

from plugins.checks.switches import is_on
from plugins.domain.progress import Progress, silent
from plugins.host.building import CONFIG, Checked, Options, linked_by_mention, our_pelican
from plugins.host.cache import open_cache
from plugins.host.capabilities import CAPABILITIES
from plugins.host.checking.kept_check import answer, keep, question_of
from plugins.host.program import program_digest
from plugins.host.run import Run
from plugins.host.run_steps import put_plan, put_together, read, refuse_folders
from plugins.publishing.digests import digest
from plugins.reading.kept import keep_value, kept_value
from plugins.views.stylesheet import THEME

SPELLING = "spelling"
_OURS_ALONE = "ours-alone"
"""File of the cache that names the settings with which no other plugin is there."""


def check_folder(options: Options, progress: Progress = silent) -> Checked:
    """Everything the checks have to say; `progress` is told how many bodies of how many have been
    converted. Raises `WrongCall`."""
    refuse_folders(options)
    open_cache(options.cache)
    if not is_ours_alone(options):
        run = through_pelican(options)
        return with_spelling(checked_of(run), run, options.cache, progress)
    question = question_of(options)
    if kept := answer(question, options):
        return kept
    run = without_pelican(options, progress)
    checked = with_spelling(checked_of(run), run, options.cache, progress)
    if all(
        problem.check != SPELLING or problem.source != "site.yaml" for problem in checked.problems
    ):
        keep(question, options, run, checked)  # else Harper is not there, and may be tomorrow
    return checked


def without_pelican(options: Options, progress: Progress = silent) -> Run:
    """The run of the short way, up to the plan."""
    for capability in CAPABILITIES:
        capability.register()
    run = read(options, progress)
    put_together(run, run.content)
    put_plan(run, THEME)
    return run


def through_pelican(options: Options) -> Run:
    """The run of the long way, up to the plan."""
    pelican = our_pelican(options)
    pelican.settings["CHECK_ONLY"] = True
    return pelican.build()


def checked_of(run: Run) -> Checked:
    """What the checks said in a run."""
    assert run.site is not None
    return Checked(
        problems=tuple(run.problems),
        known=run.known,
        mentions=tuple(linked_by_mention(run.site)),
    )


def with_spelling(checked: Checked, run: Run, cache: Path, progress: Progress) -> Checked:
    """What the checks said and, where the site wants it, of its spelling."""
    if not is_on(SPELLING, run.content.settings):
        return checked
    from plugins.host.checking.spelling import check_spelling

    found = check_spelling(run, cache, progress)
    return replace(checked, problems=(*checked.problems, *found))


def is_ours_alone(options: Options) -> bool:
    """Whether the settings name our capabilities, our theme and nothing else. Asks Pelican once,
    and again when the settings or the program change. Raises `WrongCall` for settings that we do
    not honour."""
    stamp = digest(CONFIG.read_bytes(), program_digest().encode())
    kept = options.cache / _OURS_ALONE
    if kept_value(kept, str) == stamp:
        return True
    pelican = our_pelican(options)
    if tuple(pelican.plugins) != CAPABILITIES or pelican.settings["THEME"] != str(THEME):
        return False
    keep_value(kept, stamp)
    return True
