"""What each command does: calls the room that can do it, and tells the person what came of it."""

import secrets
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.domain.refusal import WrongCall
from plugins.host.call import ROOT, Call
from plugins.host.terminal import (
    path_in_words,
    print_problems,
    progress,
    say,
    summary_in_words,
)

if TYPE_CHECKING:
    from plugins.host.building import Built, LinkedByMention, Options


def site(call: Call) -> int:
    """Build the public site."""
    from plugins.host.building import build

    started = time.perf_counter()
    with progress("Building") as told:
        built = build(options_of(call), told)
    print_built(built, call, time.perf_counter() - started)
    return 0


def serve(call: Call) -> int:
    """Show a preview until Ctrl-C."""
    from plugins.host.serving import serve as show

    show(call)
    return 0


def check(call: Call) -> int:
    """Print what the checks say, then what is linked by mention. 1 if there is an error."""
    from plugins.host.building import check as checked_by

    checked = checked_by(options_of(call))
    print_problems(checked.problems, call.content, sys.stdout)
    if not checked.problems:
        say(f"No problems in {path_in_words(call.content)}.")
    print_known(checked.known, call.content)
    print_mentions(checked.mentions, call.content)
    return int(any(problem.severity == "error" for problem in checked.problems))


def new(call: Call) -> int:
    """Write a new file and print its path."""
    from plugins.host.building import library_of
    from plugins.host.clock import moment_of_build
    from plugins.host.new import Wish, new_file, write_new
    from plugins.reading.content import read_site

    _, zone, _ = read_site(call.content)
    today = moment_of_build(call.as_at, zone)
    wish = Wish(call.kind, call.title, call.series)
    library = library_of(call.content) if call.kind == "part" else None
    file = new_file(wish, today, fresh_id(today), library)
    say(path_in_words(write_new(call.content, file)))
    return 0


def bring_in(call: Call) -> int:
    """Import a folder of posts; what it leaves unresolved goes into `known-problems.txt`.

    What cannot stand there, because no site can be built with it, is printed.
    """
    from plugins.host.building import check as checked_by
    from plugins.importing.report import render_report
    from plugins.importing.writing import import_folder, write_known_problems
    from plugins.reading.content import read_site
    from plugins.reading.known_problems import may_be_known

    if call.source is None:
        raise WrongCall("say which folder to import: make import FROM=folder")
    _, zone, _ = read_site(call.content)
    with progress("Reading") as told:
        report = import_folder(call.source, call.content, told, zone)
    say(render_report(report))
    targets = {post.target for post in report.imported}
    found = checked_by(options_of(call)).problems
    unresolved = [problem for problem in found if problem.source in targets]
    known = [problem for problem in unresolved if may_be_known(problem)]
    if known:
        path = write_known_problems(call.content, known)
        say(f"What it leaves unresolved is listed in {path_in_words(path)}: {len(known)} problems.")
    print_problems((problem for problem in unresolved if problem not in known), call.content)
    return 0


def clean(call: Call) -> int:
    """Remove what was generated: our files in the output folder, the cache, the tools' caches."""
    from plugins.host.cleaning import clean_cache, clean_output, clean_project

    for line in (
        *clean_output(call.output, call.cache),
        *clean_cache(call.cache),
        *clean_project(ROOT),
    ):
        say(line)
    return 0


RUN: dict[str, Callable[[Call], int]] = {
    "site": site,
    "serve": serve,
    "check": check,
    "new": new,
    "import": bring_in,
    "clean": clean,
}


def options_of(call: Call) -> "Options":
    """What a build of the public site is asked for."""
    from plugins.host.building import Options

    return Options(
        content=call.content,
        output=call.output,
        cache=call.cache,
        address=call.siteurl,
        as_at=call.as_at,
        jobs=call.jobs,
    )


def fresh_id(today: datetime) -> str:
    """An identity that no other post has: the day, and forty bits of chance."""
    return f"{today:%Y%m%d}-{secrets.token_hex(5)}"


def print_built(built: "Built", call: Call, seconds: float) -> None:
    """The warnings that remain, then what the build did."""
    print_problems(built.warnings, call.content)
    if built.unclaimed:
        place = path_in_words(call.cache / "unclaimed")
        say(f"Nobody claims these any more, so they were moved to {place}:")
        say("\n".join(f"    {path}" for path in built.unclaimed))
    print_known(built.known, call.content)
    say(summary_in_words(built.written, built.removed, built.total, seconds))


def print_known(known: int, content: Path) -> None:
    """How many problems are there that are known, if any."""
    from plugins.reading.known_problems import NAME

    if known:
        problems = "problem" if known == 1 else "problems"
        say(f"{known} known {problems}, listed in {path_in_words(content / NAME)}")


def print_mentions(mentions: "Iterable[LinkedByMention]", content: Path) -> None:
    """What is linked by mention, by campaign, in the order given."""
    found = tuple(mentions)
    if found:
        say("\nLinked by mention, newest campaign first:")
    for campaign, posts in groupby(found, key=lambda mention: mention.campaign):
        say(f"\n  {campaign}")
        for mention in posts:
            say(f"    {path_in_words(content / mention.source)}: {mention.post}")
