"""The steps of a run that need no Pelican: from the content folder to the plan and its problems."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.checks import check_library, check_plan
from plugins.checks.switches import heard
from plugins.domain.library import site_at
from plugins.domain.outputs import Output
from plugins.domain.problem import Problem
from plugins.domain.progress import Progress, silent
from plugins.domain.refusal import WrongCall
from plugins.domain.site import Site
from plugins.host.cache import open_cache
from plugins.host.checking.kept_findings import NAME as FINDINGS
from plugins.host.checking.kept_findings import FindingStore
from plugins.host.clock import moment_of_build
from plugins.host.program import program_digest
from plugins.host.run import Run
from plugins.host.signals import planning
from plugins.publishing import theme_files
from plugins.reading.assembly import assemble
from plugins.reading.body.store import BodyStore, all_cores
from plugins.reading.content import Content, read_content
from plugins.reading.head_store import HeadStore
from plugins.reading.known_problems import is_known

if TYPE_CHECKING:
    from plugins.host.building import Options


def read(options: "Options", progress: Progress = silent) -> Run:
    """A run with the content folder read. Raises `WrongCall` for folders that cannot be used."""
    refuse_folders(options)
    open_cache(options.cache)
    jobs = options.jobs or all_cores()
    store = BodyStore(options.cache / "bodies", jobs)
    heads = HeadStore(options.cache / "heads", program_digest())
    content = read_content(options.content, store.bodies_of, options.address, progress, heads.read)
    heads.save()
    store.save()
    moment = moment_of_build(options.as_at, content.zone)
    findings = FindingStore(options.cache / FINDINGS, jobs, content.settings.checks_on)
    return Run(options.content, moment, content, findings, problems=list(content.problems))


def refuse_folders(options: "Options") -> None:
    """Raise `WrongCall` for a content folder that is not there or has to do with the output."""
    folder, output = options.content, options.output.resolve()
    if not folder.is_dir():
        raise WrongCall(f"there is no folder {folder} with content")
    if output.is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(output):
        raise WrongCall(f"{output} and {folder} lie one within the other: build elsewhere")


def put_together(run: Run, content: Content, *, preview: bool = False) -> None:
    """Put library and Site into the run, and what is wrong with them. `content` is the run's own,
    or what other plugins made of it."""
    run.library, problems = assemble(content)
    run.problems += problems
    run.problems += check_library(run.library, run.content.places, run.findings.look_at)
    run.findings.save()
    run.site = site_at(run.library, run.moment, preview=preview)


def put_plan(run: Run, theme: Path) -> None:
    """Put the outputs into the run and leave it with all problems that are not known ones."""
    assert run.site is not None
    assert run.library is not None
    run.outputs = planned(run.site, theme)
    run.problems += check_plan(run.library, run.content.places, run.site, run.outputs)
    everything = frozenset(heard(run.problems, run.library.settings, run.content.places))
    run.problems = unknown(everything, run.content.known)
    run.known = len(everything) - len(run.problems)


def planned(site: Site, theme: Path) -> list[Output]:
    """The outputs of all capabilities and the theme's own files, in order of their paths."""
    outputs: Iterable[Output] = chain.from_iterable(
        result for _, result in planning.send(site) if result is not None
    )
    own = theme_files(theme, site.settings)
    return sorted((*outputs, *own), key=lambda output: output.path)


def unknown(problems: Iterable[Problem], known: frozenset[str]) -> list[Problem]:
    """The problems that `known-problems.txt` does not list, each once, in order of their places."""
    new = {problem for problem in problems if not is_known(problem, known)}
    return sorted(new, key=lambda p: (p.source, p.line or 0, p.check, p.message))
