"""The command that brings in the posts of another generator, and what it tells the person."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.domain.problem import in_order
from plugins.domain.refusal import WrongCall
from plugins.host.cache import open_cache
from plugins.host.call import Call
from plugins.host.commands import options_of, print_known
from plugins.host.terminal import path_in_words, print_problems, progress, say

if TYPE_CHECKING:
    from plugins.domain.problem import Problem
    from plugins.importing.report import Report
    from plugins.importing.writing import Wish

CLASHES = frozenset(("address-clash", "alias", "duplicate-id"))
"""The errors by which an import and what stood there already stop each other, in either's file."""
IMPORT_REPORT = "import-report.html"
"""The page of an import's report, in the cache."""


def bring_in(call: Call) -> int:
    """Import a folder of posts; what it leaves unresolved goes into `known-problems.txt`.

    What cannot stand there, because no site can be built with it, is printed, and the command
    ends with 1. The whole report is a page in the cache.
    """
    from plugins.importing.report import render_report
    from plugins.importing.writing import import_folder

    if call.source is None:
        raise WrongCall("say which folder to import: make import FROM=folder")
    with progress("Reading") as told:
        report = import_folder(call.source, call.content, told, wish_of(call))
    say(render_report(report))
    call.content.mkdir(parents=True, exist_ok=True)
    stopping = list_unresolved(report, call)
    print_problems(stopping, call.content)
    page = write_import_report(report, stopping, call)
    say(f"The whole report, every file in it: {path_in_words(page)}")
    return int(bool(stopping))


def list_unresolved(report: "Report", call: Call) -> "list[Problem]":
    """Put the problems of what was imported into `known-problems.txt`; those that cannot stand
    there are the result, with the errors of `site.yaml` and all clashes, whosever file they name.
    """
    from plugins.host.building import check as checked_by
    from plugins.importing.writing import write_known_problems
    from plugins.reading.known_problems import may_be_known

    targets = {file.target for file in report.all if file.state != "kept"}
    with progress("Checking") as told:
        checked = checked_by(options_of(call), told)
    found = in_order(problem for problem in checked.problems if problem.source in targets)
    known = [problem for problem in found if may_be_known(problem)]
    if known:
        path = write_known_problems(call.content, known)
        count = f"{len(known)} problem{'' if len(known) == 1 else 's'}"
        say(f"What it leaves unresolved is listed in {path_in_words(path)}: {count}.")
    print_known(checked.known, call.content)
    errors = in_order(problem for problem in checked.problems if problem.severity == "error")
    theirs = [p for p in errors if p.source in targets and not may_be_known(p)]
    clashes = [p for p in errors if p.check in CLASHES and p.source not in targets]
    site = [p for p in errors if p.source == "site.yaml" and p.check not in CLASHES]
    return [*theirs, *clashes, *site]


def write_import_report(report: "Report", stopping: "Iterable[Problem]", call: Call) -> Path:
    """The page of an import's report; it is there after the call."""
    from plugins.importing.report_page import report_page
    from plugins.reading.known_problems import known_problems

    open_cache(call.cache)
    page = call.cache / IMPORT_REPORT
    listed = known_problems(call.content)
    page.write_text(report_page(report, stopping, listed), encoding="utf-8")
    return page


def wish_of(call: Call) -> "Wish":
    """What is asked of an import beside the folder."""
    from plugins.host.clock import moment_of_build
    from plugins.importing.writing import Wish
    from plugins.reading.content import read_site

    _, zone, _ = read_site(call.content)
    today = moment_of_build(call.as_at, zone)
    return Wish(call.feed, call.permalink, f"{today:%Y-%m-%d}")
