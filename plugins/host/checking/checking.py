"""Checking a content folder: what is kept, else the checks of a run."""

from pathlib import Path

from msgspec.structs import replace

from plugins.checks.switches import is_on
from plugins.domain.problem import in_order
from plugins.domain.progress import Progress, silent
from plugins.host.building import Checked, linked_by_mention
from plugins.host.cache import open_cache
from plugins.host.checking.kept_check import answer, keep, question_of
from plugins.host.options import Options
from plugins.host.run import Run
from plugins.host.run_steps import refuse_folders
from plugins.host.ways import checked_run, is_ours_alone

SPELLING = "spelling"


def check_folder(options: Options, progress: Progress = silent) -> Checked:
    """Everything the checks have to say; `progress` is told how many bodies of how many have been
    converted. Raises `WrongCall`."""
    refuse_folders(options)
    open_cache(options.cache)
    if not is_ours_alone(options):
        run = checked_run(options, progress)
        return with_spelling(checked_of(run), run, options.cache, progress)
    question = question_of(options)
    if kept := answer(question, options):
        return kept
    run = checked_run(options, progress)
    checked = with_spelling(checked_of(run), run, options.cache, progress)
    if all(
        problem.check != SPELLING or problem.source != "site.yaml" for problem in checked.problems
    ):
        keep(question, options, run, checked)  # else Harper is not there, and may be tomorrow
    return checked


def checked_of(run: Run) -> Checked:
    """What the checks said in a run."""
    assert run.site is not None
    return Checked(
        problems=in_order(run.problems),
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
