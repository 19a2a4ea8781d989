"""What each command does: calls the room that can do it, and tells the person what came of it."""

import gc
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.domain.problem import in_order
from plugins.domain.refusal import WrongCall
from plugins.host.call import OPTIONS, OUTPUTS, ROOT, Call
from plugins.host.next_moment import NEVER, keep_next_moment
from plugins.host.terminal import (
    next_change_in_words,
    path_in_words,
    print_problems,
    print_where_help_is,
    progress,
    say,
    summary_in_words,
)
from plugins.host.unchanged import Look, Stand, look, remember

if TYPE_CHECKING:
    from plugins.domain.problem import Problem
    from plugins.host.building import Built, Checked, LinkedByMention
    from plugins.host.options import Options

SHOWN = 20
"""Warnings that a build prints; who wants all of them asks for the checks."""


def site(call: Call, seen: Look | None = None) -> int:
    """Build the public site. `seen` is what the stamps said before, where somebody looked."""
    from plugins.host.building import build

    gc.disable()  # a build ends before what it lets go of would matter
    started = time.perf_counter()
    seen = seen or look(call)
    with progress("Building") as told:
        built = build(options_of(call), told)
    print_built(built, call, time.perf_counter() - started)
    tell_next_change(built.next_change, call.cache, call.output)
    if built.is_ours_alone:  # what others read is not among the stamps
        remember(call, seen, stand_after(built))
    return 0


def serve(call: Call) -> int:
    """Show a preview until Ctrl-C."""
    from plugins.host.preview.serving import serve as show

    show(call)
    return 0


def check(call: Call) -> int:
    """Print what the checks say, then what is linked by mention; in the formats for programs the
    problems alone. 1 if there is an error."""
    from plugins.host.building import check as checked_by

    checked = checked_by(options_of(call))
    if call.links:
        checked = with_external_links(checked, call)
    if call.format == "text":
        print_checked(checked, call.content)
    else:
        print_for_programs(checked.problems, call)
    return int(any(problem.severity == "error" for problem in checked.problems))


def with_external_links(checked: "Checked", call: Call) -> "Checked":
    """What the checks said, with what other hosts answer."""
    from msgspec.structs import replace

    from plugins.host.checking.external_links import check_external

    with progress("Asking") as told:
        found = check_external(options_of(call), told)
    return replace(checked, problems=(*checked.problems, *found))


def new(call: Call) -> int:
    """Write a new file and print its path."""
    from plugins.host.building import library_of
    from plugins.host.clock import moment_of_build
    from plugins.host.new import Wish, new_file, write_new
    from plugins.host.whole_library import whole_library_of
    from plugins.reading.content import read_site

    if not call.content.is_dir():
        raise WrongCall(f"there is no folder {call.content} with content")
    _, zone, _ = read_site(call.content)
    today = moment_of_build(call.as_at, zone)
    wish = Wish(call.kind, call.title, call.series, call.month)
    if call.kind == "roundup":
        with progress("Reading") as told:
            library = whole_library_of(options_of(call), told)
    else:
        library = library_of(call.content)
    file = new_file(wish, today, fresh_id(today), library)
    say(path_in_words(write_new(call.content, file)))
    if file.new_series:
        say(f"“{file.new_series}” is a new series: this is its first part.", sys.stderr)
    if file.note:
        say(file.note, sys.stderr)
    return 0


def bring_in(call: Call) -> int:
    """Import a folder of posts."""
    from plugins.host.importing_command import bring_in as import_posts

    return import_posts(call)


def preview(call: Call) -> int:
    """Write one HTML file that shows a post, and print its path."""
    from plugins.host.one_file.preview_file import preview as show_in_one_file

    show_in_one_file(call)
    return 0


def publish(call: Call) -> int:
    """Publish the site, or return to the version before. 1 if something failed after that."""
    from plugins.host.publish.publish import publish as publish_site

    return publish_site(call)


def newsletter(call: Call) -> int:
    """Write the mail of an edition. 1 if something must be mended before it is sent."""
    from plugins.host.newsletter.newsletter import newsletter as write_mail

    return write_mail(call)


def send(call: Call) -> int:
    """Hand an edition to the mail service. 1 if it is not known to have taken it."""
    from plugins.host.send.send import send as send_edition

    return send_edition(call)


def why(call: Call) -> int:
    """Say why a page was, or was not, rebuilt by the last build."""
    from plugins.host.why.why import why as say_why

    say_why(call)
    return 0


def bench(call: Call) -> int:
    """Measure the program, and show the figures in the documentation."""
    from plugins.host.bench_command import bench as measure

    measure(call)
    return 0


def clean(call: Call) -> int:
    """Remove what was generated: our files in the output folder, the cache, the tools' caches."""
    from plugins.host.cleaning import clean_cache, clean_output, clean_previews, clean_project
    from plugins.host.newsletter.outbox import clean_outbox

    for line in (
        *clean_output(call.output, call.cache),
        *clean_outbox(Path(OPTIONS["outbox"].default), call.cache),
        *clean_cache(call.cache),
        *clean_previews(Path(OUTPUTS["preview"])),
        *clean_project(ROOT),
    ):
        say(line)
    return 0


RUN: dict[str, Callable[..., int]] = {
    "site": site,
    "serve": serve,
    "check": check,
    "new": new,
    "import": bring_in,
    "preview": preview,
    "publish": publish,
    "newsletter": newsletter,
    "send": send,
    "why": why,
    "bench": bench,
    "clean": clean,
}


def options_of(call: Call) -> "Options":
    """What a build of the public site is asked for."""
    from plugins.host.options import Options

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
    import secrets

    return f"{today:%Y%m%d}-{secrets.token_hex(5)}"


def stand_after(built: "Built") -> Stand:
    """How things stand after a build; the digests are not known yet. On the next day the checks may
    say something else, whether or not the site changes."""
    now, change = built.site.moment, built.next_change
    tomorrow = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    seconds = change.timestamp() if change else NEVER
    return Stand(
        inputs="",
        outputs="",
        since=now.timestamp(),
        until=min(seconds, tomorrow.timestamp()),
        change=seconds,
        then=next_change_in_words(change),
        paths=list(built.paths),
        warnings=len(built.warnings),
        known=built.known,
    )


def print_built(built: "Built", call: Call, seconds: float) -> None:
    """The warnings that remain, then what the build did."""
    print_problems(built.warnings, call.content, most=SHOWN)
    if built.unclaimed:
        place = path_in_words(call.cache / "unclaimed")
        say(f"Nobody claims these any more, so they were moved to {place}:")
        say("\n".join(f"    {path}" for path in built.unclaimed))
    print_known(built.known, call.content)
    say(summary_in_words(built.written, built.removed, built.total, seconds))


def tell_next_change(change: datetime | None, cache: Path, output: Path) -> None:
    """Say when the site changes by itself, where it does, and keep it for cron."""
    if change:
        say(next_change_in_words(change))
    keep_next_moment(cache, output, change.timestamp() if change else NEVER)


def print_checked(checked: "Checked", content: Path) -> None:
    """What a check found, for a person."""
    print_problems(checked.problems, content, sys.stdout)
    print_where_help_is(checked.problems)
    if not checked.problems:
        say(f"No problems in {path_in_words(content)}.")
    print_known(checked.known, content)
    print_mentions(checked.mentions, content)


def print_for_programs(problems: "Iterable[Problem]", call: Call) -> None:
    """The problems in the format that was asked for, errors first, since a pull request shows ten
    notes of a kind at most."""
    found = sorted(in_order(problems), key=lambda problem: problem.severity != "error")
    from plugins.host.checking.problem_formats import render_github, render_gitlab, render_json

    render = {"github": render_github, "gitlab": render_gitlab}.get(call.format, render_json)
    if written := render(found, call.content):
        say(written)


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
