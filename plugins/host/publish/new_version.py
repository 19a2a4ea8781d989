"""A new version of the site: planned, built beside the published one, verified, put in its
place."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from plugins.domain.check_names import STOP_PUBLICATION
from plugins.domain.ledger import Fact, written
from plugins.domain.problem import Problem, in_order
from plugins.domain.progress import Progress
from plugins.domain.refusal import Refusal
from plugins.host.options import Options
from plugins.host.publish.finishing import Publisher, finish, moment_after
from plugins.host.publish.going_back import in_short
from plugins.host.publish.kept_texts import keep_texts
from plugins.host.publish.present import facts_of_run
from plugins.host.publish.report import keep_report, report_of
from plugins.host.publish.verifying import verify
from plugins.host.run import Run
from plugins.host.run_steps import write
from plugins.host.terminal import path_in_words, progress, say
from plugins.host.ways import planned_run
from plugins.publishing import steps
from plugins.publishing.linked import link_files
from plugins.publishing.publication import drop_former, intent_for, note, put_in_place
from plugins.publishing.report.text import render_text
from plugins.publishing.stage import Stage, begin, tidy
from plugins.publishing.version import (
    Version,
    published,
    put_record,
    put_version,
    take_record,
    version_at,
)

_MANY = 500
"""Files that were written; to look at more takes a while."""
_LOST = "what was known of it could not be read"


class Before(NamedTuple):
    """What is published: what is known of it, None where nothing is; whether there is something of
    which nothing is known any more; and what is known of the version that may be kept as the
    former one."""

    version: Version | None
    is_lost: bool
    former: Version | None


class Made(NamedTuple):
    """The run that made a version, and whether any file of it differs from those before."""

    run: Run
    is_changed: bool


def publish_new(publisher: Publisher, options: Options, now: datetime) -> Made:
    """What the content says is published, deployed and in the ledger. Raises `Refusal`, `WrongCall`
    and `NotDone`."""
    stage = publisher.stage
    before = _before(stage, publisher.cache)
    with progress("Building") as told:
        run, theme = planned_run(options, told)
        _refuse(run.problems)
        fresh = _built(stage, run, theme, before.version, told)
    moment = moment_after(publisher.content, now)
    _look_through(run, fresh)
    facts = tuple(facts_of_run(run, moment))
    is_changed = not before.version or bool(run.written.written or run.written.removed)
    if is_changed:
        _tell(run, facts, (stage.public, before.version) if before.version else None, fresh)
    version = take_record(fresh, moment, _shown(run))
    if is_changed:
        _exchange(publisher, fresh, version, facts, before)
    else:
        _leave(publisher, version, facts, before)
    with suppress(OSError):  # without them a later change is told in fewer words
        keep_texts(run)
    return Made(run, is_changed)


def _before(stage: Stage, cache: Path) -> Before:
    version, is_lost = published(stage, cache)
    return Before(version, is_lost, version or version_at(stage.version_of("former")))


def _refuse(problems: Iterable[Problem]) -> None:
    """Raise `Refusal` with all of them if one is an error, or must be settled before anything is
    published."""
    found = [
        replace(problem, severity="error") if problem.check in STOP_PUBLICATION else problem
        for problem in problems
    ]
    if any(problem.severity == "error" for problem in found):
        raise Refusal(in_order(found))


def _built(stage: Stage, run: Run, theme: Path, version: Version | None, told: Progress) -> Path:
    """The fresh folder, with everything that is planned: what is as it was published is the same
    file."""
    fresh = begin(stage)
    record = version.files if version else None
    if version and record:
        link_files(record.files, stage.public, fresh, told)
        put_record(version, fresh)
    steps.reached("files linked")
    write(run, theme, told)
    return fresh


def _shown(run: Run) -> Iterator[str]:
    """The ids of the posts that can be read."""
    assert run.site is not None
    return (post.id for post in (*run.site.posts, *run.site.hidden))


def _look_through(run: Run, fresh: Path) -> None:
    """What was written is as it should be. Raises `Refusal`."""
    if len(run.written.written) > _MANY:
        say(f"{len(run.outputs):,} files are built; now they are looked at.")
    found = verify(run, fresh)
    _refuse((*found, *run.problems) if found else ())
    run.problems += found
    steps.reached("site verified")


def _tell(
    run: Run, facts: Sequence[Fact], former: tuple[Path, Version] | None, fresh: Path
) -> None:
    """What readers will see, for whoever publishes, and for later."""
    report = report_of(run, run.content.past, facts, former, fresh)
    page = keep_report(report, run.options.cache)
    say(render_text(report))
    say(f"All of it: {path_in_words(page)}\n")


def _exchange(
    publisher: Publisher, fresh: Path, version: Version, facts: Iterable[Fact], before: Before
) -> None:
    stage = publisher.stage
    put_version(stage.coming, version)
    lines = tuple(map(written, facts))
    intent = replace(
        intent_for(stage, "publish", fresh, "next", publisher.content, lines),
        is_lost=before.is_lost,
        no_former=_LOST if before.is_lost else _why_no_former(before.former, version),
    )
    note(stage, intent)
    put_in_place(stage, intent)
    finish(publisher, intent)


def _leave(publisher: Publisher, version: Version, facts: Sequence[Fact], before: Before) -> None:
    """Nothing that readers see has changed; the ledger may lack something, and a server too."""
    stage = publisher.stage
    assert before.version is not None
    same = replace(version, moment=before.version.moment, inode=before.version.inode)
    put_version(stage.version, same)
    former = version_at(stage.version_of("former"))
    if why := _why_no_former(former, version):
        drop_former(stage, why)
    if not facts and not publisher.deploy:
        tidy(stage)
        return
    lines = tuple(map(written, facts))
    intent = intent_for(stage, "publish", stage.public, "next", publisher.content, lines)
    note(stage, intent)
    finish(publisher, intent)


def _why_no_former(former: Version | None, version: Version) -> str:
    """Why the version before must not be kept; empty where it may."""
    gone = sorted(former.shown - version.shown) if former else []
    return f"it shows {in_short(gone)}, which readers are not to see any more" if gone else ""
