"""The steps of a run that need no Pelican: from the content folder to the plan and its problems."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from msgspec.msgpack import decode, encode

from plugins.checks import check_library, check_plan
from plugins.checks.switches import heard
from plugins.domain.library import Library, site_at
from plugins.domain.outputs import Output
from plugins.domain.problem import Problem
from plugins.domain.processes import meanwhile
from plugins.domain.progress import Progress, silent
from plugins.domain.redirects import Redirection, redirections
from plugins.domain.refusal import WrongCall
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.host.cache import open_cache
from plugins.host.checking.kept_findings import NAME as FINDINGS
from plugins.host.checking.kept_findings import FindingStore
from plugins.host.clock import moment_of_build
from plugins.host.kept_related import put_related
from plugins.host.options import Options
from plugins.host.run import Run
from plugins.host.signals import planning, redirecting
from plugins.publishing import Folder, publish, theme_files
from plugins.publishing.digests import code_digest
from plugins.reading.assembly import assemble
from plugins.reading.content import Content, FileReader, read_content
from plugins.reading.fresh_files import Ways
from plugins.reading.kept_files import KeptFiles
from plugins.reading.kept_posts import NO_POSTS, KeptPosts
from plugins.reading.known_problems import is_known

_WORTH_A_PROCESS = 300
"""Posts; fewer are checked sooner than a second process starts."""


def read(options: Options, progress: Progress = silent) -> Run:
    """A run with the content folder read. Raises `WrongCall` for folders that cannot be used."""
    refuse_folders(options)
    open_cache(options.cache)
    kept: list[KeptFiles] = []

    def reader(settings: Settings) -> FileReader:
        ways = Ways(settings.timezone, frozenset(settings.allow), settings.address)
        kept.append(
            KeptFiles(options.cache, options.content, ways, code_digest(), options.processes)
        )
        return kept[0]

    content = read_content(options.content, reader, options.address, progress)
    moment = moment_of_build(options.as_at, content.zone)
    findings = FindingStore(options.cache / FINDINGS, options.processes)
    return Run(options, moment, content, kept[0], findings, problems=list(content.problems))


def refuse_folders(options: Options) -> None:
    """Raise `WrongCall` for a content folder that is not there or has to do with the output."""
    folder, output = options.content, options.output.resolve()
    if not folder.is_dir():
        raise WrongCall(f"there is no folder {folder} with content")
    if output.is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(output):
        raise WrongCall(f"{output} and {folder} lie one within the other: build elsewhere")


def put_together(run: Run, content: Content) -> None:
    """Put library and Site into the run, and have them checked. `content` is the run's own, or what
    other plugins made of it."""
    is_own = content is run.content
    assembled = assemble(content, run.files.posts if is_own else NO_POSTS, run.options.processes)
    run.library = assembled.library
    run.problems += assembled.problems
    kept = assembled.posts if is_own else None
    run.of_library = _begun(run, partial(_looked_through, run, assembled.library, kept))
    run.site = site_at(run.library, run.moment, preview=run.options.preview)
    put_related(run.site, run.options.cache)


def put_plan(run: Run, theme: Path) -> None:
    """Put the outputs into the run and leave it with all problems that are not known ones."""
    assert run.site is not None
    assert run.library is not None
    run.outputs, run.redirections = planned(run.site, theme)
    places, known = run.content.places, run.content.known
    is_listed = partial(is_known, known=known)
    of_plan = list(
        check_plan(run.library, places, run.site, run.outputs, is_listed, run.redirections)
    )
    run.problems += (*run.of_library(), *of_plan, *_unexplained(run))
    everything = dict.fromkeys(heard(run.problems, run.library.settings, places))
    run.problems = unknown(everything, known)
    run.known = len(everything) - len(run.problems)


def _unexplained(run: Run) -> Iterator[Problem]:
    assert run.library is not None
    if run.library.past.posts:
        from plugins.host.publish.history import check_history  # most runs need none

        yield from check_history(run)


def _looked_through(run: Run, library: Library, posts: KeptPosts | None) -> tuple[Problem, ...]:
    """What the checks of the library say. What was found, and the posts, are kept for the next
    build."""
    if posts:
        run.files.save(posts)
    problems = tuple(check_library(library, run.content.places, run.findings.look_at))
    run.findings.save()
    return problems


def _begun(run: Run, look: Callable[[], tuple[Problem, ...]]) -> Callable[[], tuple[Problem, ...]]:
    """Look in a second process where there may be one, else at once."""
    assert run.library is not None
    if not _is_worth_a_process(run.library, run.options.processes):
        problems = look()
        return lambda: problems
    answer = meanwhile(lambda: encode(look()))

    def outcome() -> tuple[Problem, ...]:
        answered = answer()
        return decode(answered, type=tuple[Problem, ...]) if answered else look()

    return outcome


def _is_worth_a_process(library: Library, processes: int) -> bool:
    if len(library.posts) < _WORTH_A_PROCESS or processes < 2:
        return False
    from plugins.domain.shared_work import is_fork_safe  # most builds need no process

    return is_fork_safe()


def write(run: Run, theme: Path, progress: Progress = silent) -> None:
    """Have what is planned written, and put what was written into the run. Raises `WrongCall`."""
    assert run.site is not None
    options = run.options
    folder = Folder(options.output, options.cache, options.maker)
    run.written = publish(run.site, run.outputs, theme, folder, progress, run.options.processes)


def planned(site: Site, theme: Path) -> tuple[list[Output], tuple[Redirection, ...]]:
    """The outputs of all capabilities and the theme's own files, then what answers at old
    addresses, in order of their paths; and where old addresses lead."""
    outputs: list[Output] = [*theme_files(theme, site.settings)]
    outputs += _gathered(planning.send(site))
    found = redirections(site, frozenset(output.path for output in outputs))
    outputs += _gathered(redirecting.send(site, redirections=found, planned=tuple(outputs)))
    return sorted(outputs, key=lambda output: output.path), found


def _gathered(answers: Iterable[tuple[object, Iterable[Output] | None]]) -> Iterator[Output]:
    return chain.from_iterable(result for _, result in answers if result is not None)


def unknown(problems: Iterable[Problem], known: frozenset[str]) -> list[Problem]:
    """The problems that `known-problems.txt` does not list, each once."""
    return [problem for problem in dict.fromkeys(problems) if not is_known(problem, known)]
